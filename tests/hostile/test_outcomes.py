"""Hostile files through the command line: a named outcome each, and nothing is fetched."""

import io
import shutil
import struct
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import openpyxl
import pytest

from extractors.kind import kind_of_bytes
from extractors.ole import SIGNATURE
from tests.hostile.test_hostile import LAUGHS, changed, png, word
from tests.pipeline.test_run import PLAN_TEXT, ketnghia, rows

pytestmark = pytest.mark.slow
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def locked_zip() -> bytes:
    """An archive whose members say that they need a password (bit 0 of their flags)."""
    data = bytearray(zipped(a__txt=PLAN_TEXT.encode()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def locked_word() -> bytes:
    """The container in which Office puts what it encrypts ([MS-OFFCRYPTO] 2.3), without content."""
    header = bytearray(512)
    header[:8] = SIGNATURE
    struct.pack_into("<H", header, 30, 9)  # sectors of 512 bytes
    struct.pack_into("<I", header, 48, 0)  # the directory's first
    struct.pack_into("<I", header, 76, 1)  # the allocation table's
    struct.pack_into("<108I", header, 80, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, child=1) + _entry("EncryptedPackage", 2)
    table = struct.pack("<128I", 0xFFFFFFFE, 0xFFFFFFFD, *[0xFFFFFFFF] * 126)
    return bytes(header) + directory.ljust(512, b"\0") + table


def _entry(name: str, kind: int, child: int = 0xFFFFFFFF) -> bytes:
    entry = bytearray(128)
    written = name.encode("utf-16-le")
    entry[: len(written)] = written
    struct.pack_into("<HB", entry, 64, len(written) + 2, kind)
    struct.pack_into("<III", entry, 68, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return bytes(entry)


def long_table(count: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(count):
        sheet.append([number, "Mầm non Hoa Ban", "Mầm non Cỏ May", "Giao lưu"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def laughing() -> bytes:
    data = changed(
        word("KẾ HOẠCH &amp;"), "word/document.xml", b"<w:document", LAUGHS + b"<w:document"
    )
    return changed(data, "word/document.xml", b"&amp;amp;", b"&x11;")


# file name: its bytes and the outcomes, as status and code, of which one must be its own
CASES: dict[str, tuple[bytes, set[tuple[str, str]]]] = {
    "khoa.zip": (locked_zip(), {("failed", "file-encrypted")}),
    "khoa.docx": (locked_word(), {("failed", "file-encrypted")}),
    "bom.png": (png(60_000, 60_000), {("failed", "file-limit")}),
    "bom.docx": (laughing(), {("ok", ""), ("failed", "file-unreadable")}),
    "dai.txt": (b"ke hoach ket nghia " * 2_500_000, {("failed", "file-limit")}),
    "ra-ngoai.zip": (zipped(**{"../../ra.txt": PLAN_TEXT.encode()}), {("ok", "")}),
    "20000.xlsx": (long_table(20_000), {("ok", ""), ("failed", "file-limit")}),
}


def test_each_has_a_named_outcome(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (data, _) in CASES.items():
        (folder / name).write_bytes(data)
    assert kind_of_bytes(locked_word()) == "encrypted"
    limits = ("--workers", "1", "--timeout", "15", "--no-cache", "--no-learning")
    done = ketnghia("run", folder, "-o", tmp_path / "out", *limits)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    found = {row["path"]: row for row in rows(tmp_path / "out", "files")}
    assert {name.split("/")[0] for name in found} == set(CASES)
    for name, row in found.items():
        expected = CASES[name.split("/")[0]][1]
        assert (row["status"], row["code"]) in expected, row
        assert row["code"] == "" or row["reason"]
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out", "out.log.jsonl"}


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of this machine, and what it was asked for."""
    paths: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", paths
    server.shutdown()
    server.server_close()


def page(url: str) -> bytes:
    return (
        f"<html><head><meta charset='utf-8'><link rel='stylesheet' href='{url}/a.css'></head>"
        f"<body><script src='{url}/a.js'></script><iframe src='{url}/a.html'></iframe>"
        f"<img src='{url}/a.png'><p>KẾ HOẠCH kết nghĩa</p></body></html>"
    ).encode()


def open_document(url: str) -> bytes:
    """A text with a picture and a section that lie elsewhere."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    kind = "application/vnd.oasis.opendocument.text"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{MANIFEST}">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>"
            "<text:p>KẾ HOẠCH kết nghĩa<draw:frame>"
            f'<draw:image xlink:href="{url}/b.png" xlink:type="simple" xlink:actuate="onLoad"/>'
            "</draw:frame></text:p><text:section text:name='s'>"
            f'<text:section-source xlink:href="{url}/b.odt"/><text:p>x</text:p></text:section>'
            "</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def rich(url: str) -> bytes:
    field = r"{\field{\*\fldinst INCLUDEPICTURE \"" + url + r"/c.png\" \\d}{\fldrslt }}"
    return (r"{\rtf1\ansi {\*\template " + url + "/c.dot}" + field + "Ke hoach ket nghia}").encode()


def linked_word(url: str) -> bytes:
    """A DOCX with a template and a picture that lie elsewhere."""
    link = (
        '<Relationship Id="rId99" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/image" Target="{url}/d.png"/></Relationships>'
    )
    data = word("KẾ HOẠCH kết nghĩa")
    return changed(data, "word/_rels/document.xml.rels", b"</Relationships>", link.encode())


@needs_office
def test_nothing_that_a_document_refers_to_is_fetched(
    tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    url, paths = asked
    folder = tmp_path / "in"
    folder.mkdir()
    made = {"a.html": page, "b.odt": open_document, "c.rtf": rich, "d.docx": linked_word}
    for name, make in made.items():
        (folder / name).write_bytes(make(url))
    done = ketnghia("run", folder, "-o", tmp_path / "out", "--workers", "1", "--no-cache")
    assert done.returncode == 0, done.stderr
    assert [row["status"] for row in rows(tmp_path / "out", "files")] == ["ok"] * len(made)
    assert paths == []
