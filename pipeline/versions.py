"""versions.json: the versions that the outputs depend on, so that two runs can be compared."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
from importlib.metadata import version

from extractors.tesseract_data import LANGUAGE, data_folder

# Kinds that LibreOffice converts before they are read.
OFFICE_KINDS = frozenset({"doc", "odt", "rtf", "html", "wordml", "ppt", "pptx", "odp"})


def versions(ocr: bool, office: bool) -> str:
    """The program's version and, where they were used, those of OCR and LibreOffice, as JSON."""
    found: dict[str, str | None] = {"ketnghia": version("ketnghia")}
    if ocr:
        found |= {"tesseract": tesseract_version(), "vie.traineddata": vietnamese_data()}
    if office:
        found["libreoffice"] = libreoffice_version()
    return json.dumps(found, indent=2) + "\n"


def tesseract_version() -> str:
    """The version of the OCR engine, e.g. `5.3.0`."""
    try:
        import tesserocr
    except ImportError:
        return _first_line(["tesseract", "--version"]).removeprefix("tesseract ")
    text: str = tesserocr.tesseract_version()
    return text.split("\n")[0].removeprefix("tesseract ")


def vietnamese_data() -> str:
    """The SHA-256 of Tesseract's Vietnamese data, in hex."""
    data = (data_folder() / f"{LANGUAGE}.traineddata").read_bytes()
    return hashlib.sha256(data).hexdigest()


def libreoffice_version() -> str | None:
    """The version of LibreOffice, None where it is not installed."""
    from extractors.office import soffice  # with the reader of what it makes

    program = soffice()
    return _first_line([program, "--version"]).removeprefix("LibreOffice ") if program else None


def _first_line(command: list[str]) -> str:
    from extractors.office import HOMES

    with tempfile.TemporaryDirectory(prefix="ketnghia-", ignore_cleanup_errors=True) as home:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            env={**os.environ, **dict.fromkeys(HOMES, home)},
        )
    return done.stdout.split("\n")[0].strip()
