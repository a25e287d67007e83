"""Legacy and foreign office files, through LibreOffice: texts to DOCX, slides to PDF."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from extractors import ole
from extractors.docx import read_docx
from extractors.options import ReadOptions
from schemas.document import Page
from schemas.errors import EncryptedFile, LimitExceeded, MissingTool, UnreadableFile

_INSTALL = (
    "Install it with: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui "
    "libreoffice-impress-nogui"
)
_SLIDES = frozenset({"ppt", "pptx", "odp"})
_SUFFIX = {"html": ".html", "wordml": ".xml"}
# A web page is opened in Writer's editor of web pages, which writes no DOCX, unless told otherwise.
_AS_TEXT = {"html": ("--infilter=HTML (StarWriter)",)}
HOMES = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
_SETUP = ("Warning: failed to launch javaldx", "Warning: failed to read path from javaldx")
# What its profile says: nothing that a document refers to is fetched, no macro runs; and what
# asks for an address all the same is sent to a proxy where nobody answers.
_SECURITY = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetNoProxy": "",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
    },
}
_ENCRYPTED_FLAG = 0x01  # in the second byte of the FIB's flags, [MS-DOC] 2.5.2 fEncrypted


def read_office(data: bytes, kind: str, options: ReadOptions) -> list[Page]:
    """The pages of a DOC, ODT, RTF, HTML, Word XML, PPT, PPTX or ODP file.

    Texts become DOCX, so that paragraphs, list numbers and merged cells stay; slides become
    PDF, a page each. Raises `MissingTool`, `EncryptedFile`, `LimitExceeded` (too slow),
    `UnreadableFile`.
    """
    if kind == "doc" and _is_encrypted_doc(data):
        raise EncryptedFile("The document needs a password.", "Save it without one.")
    if kind in _SLIDES:
        from extractors.pdf import read_pdf

        return read_pdf(convert(data, kind, "pdf", options), options)[0]
    return read_docx(convert(data, kind, "docx", options), options)


def soffice() -> str | None:
    """The path of the LibreOffice program, None when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(data: bytes, kind: str, target: str, options: ReadOptions) -> bytes:
    """The file as LibreOffice writes it in another form (`docx`, `pdf`).

    It runs with a profile of its own, so that several can run at once and the user's own
    LibreOffice is not disturbed; past the time limit its whole process group is killed.
    """
    program = soffice()
    if program is None:
        raise MissingTool("LibreOffice is not installed.", _INSTALL)
    with tempfile.TemporaryDirectory(prefix="ketnghia-office-") as name:
        folder = Path(name)
        source = folder / f"source{_SUFFIX.get(kind, '.' + kind)}"
        source.write_bytes(data)
        _secure(folder / "profile")
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            *_AS_TEXT.get(kind, ()),
            "--convert-to",
            target,
            "--outdir",
            str(folder / "out"),
            str(source),
        ]
        said = _run(command, folder, options.office_timeout_s)
        result = folder / "out" / f"source.{target}"
        if not result.is_file():
            raise UnreadableFile(f"LibreOffice could not read the file ({said or 'no reason'}).")
        return result.read_bytes()


def _secure(profile: Path) -> None:
    """Write the profile's settings, in the form in which LibreOffice keeps what a user changed."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, settings in _SECURITY.items()
        for name, value in settings.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        "utf-8",
    )


def _run(command: list[str], home: Path, timeout_s: float) -> str:
    """Run a program in a process group of its own, its home in a folder of ours; its complaint."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **dict.fromkeys(HOMES, str(home))},
    )
    try:
        _, said = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired as error:
        raise LimitExceeded(f"LibreOffice took longer than {timeout_s:g} seconds.") from error
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return _complaint(said.decode("utf-8", "replace"))


def _complaint(said: str) -> str:
    """What the program said of the file; what it always says of its own setup is left out.

    >>> _complaint("Warning: failed to launch javaldx - java may not function correctly\\n")
    ''
    >>> _complaint("Warning: failed to launch javaldx\\nError: source file could not be loaded\\n")
    'Error: source file could not be loaded'
    """
    lines = (line.strip() for line in said.splitlines())
    return " ".join(line for line in lines if line and not line.startswith(_SETUP))[:200]


def _is_encrypted_doc(data: bytes) -> bool:
    start = ole.root_streams(data).get("WordDocument")
    return start is not None and len(data) > start + 11 and bool(data[start + 11] & _ENCRYPTED_FLAG)
