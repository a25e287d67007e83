"""What kind of file some bytes are, by content and never by name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path, PurePosixPath

from extractors import ole
from extractors.damage import ZIP_DAMAGE
from extractors.plain_text import looks_like_text

# kind: the name endings that are honest for it
EXTENSIONS: dict[str, tuple[str, ...]] = {
    "pdf": ("pdf",),
    "image": (
        "png", "jpg", "jpeg", "jpe", "jfif", "tif", "tiff", "bmp", "webp", "gif",
        "heic", "heif", "avif",
    ),
    "docx": ("docx", "docm", "dotx", "dotm"),
    "doc": ("doc", "dot", "wps"),
    "odt": ("odt", "ott"),
    "rtf": ("rtf", "doc"),  # Word itself saves RTF under .doc
    "html": ("html", "htm", "mht", "mhtml", "xhtml"),
    "wordml": ("xml",),
    "xlsx": ("xlsx", "xlsm", "xltx", "xlsb"),
    "xls": ("xls", "xlt", "et"),
    "ods": ("ods", "ots"),
    "pptx": ("pptx", "pptm", "ppsx", "potx"),
    "ppt": ("ppt", "pps", "pot"),
    "odp": ("odp", "otp"),
    "text": ("txt", "text", "md", "markdown", "csv", "tsv", "log", ""),
    "zip": ("zip",),
    "rar": ("rar",),
    "7z": ("7z",),
}  # fmt: skip
ARCHIVE_KINDS = frozenset({"zip", "rar", "7z"})

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"II+\x00", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"{\\rtf", "rtf"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEAD = 1 << 20  # bytes that tell the kind of what is no container
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1",
                          b"avif", b"avis"})  # fmt: skip
_OPC_MAIN = (
    ("wordprocessingml", "docx"),
    ("ms-word", "docx"),
    ("spreadsheetml", "xlsx"),
    ("ms-excel", "xlsx"),
    ("presentationml", "pptx"),
    ("ms-powerpoint", "pptx"),
)
_OPC_MAIN_TYPE = re.compile(rb'ContentType="([^"]+\.main\+xml|[^"]+sheet\.binary[^"]*main)"')
_OPEN_DOCUMENT = (
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.presentation", "odp"),
)
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)


def kind_of(path: Path) -> str:
    """The kind of a file, see `kind_of_bytes`; only containers are read whole."""
    with path.open("rb") as stream:
        data = stream.read(_HEAD)
        if data.startswith((ole.SIGNATURE, *_ZIP)):
            data += stream.read()
    return kind_of_bytes(data)


def kind_of_bytes(data: bytes) -> str:
    """The kind of a whole file: a key of `EXTENSIONS`, `encrypted`, or `""` when unknown.

    `encrypted` is an office file (OOXML) wrapped in a password container. The signature of a
    PDF may stand anywhere in the first kilobyte (ISO 32000, implementation note 13).

    >>> kind_of_bytes(b"%PDF-1.7 ..."), kind_of_bytes(b"Nghi thuc"), kind_of_bytes(b"\\0\\1\\2")
    ('pdf', 'text', '')
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "image"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in _HEIF_BRANDS else ""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ole.SIGNATURE):
        streams = ole.root_streams(data)
        return next((kind for name, kind in _OLE_STREAMS if name in streams), "")
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    return _kind_of_text(data)


def is_heif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS


def extension_agrees(name: str, kind: str) -> bool:
    """Whether a file's name ending is an honest one for its kind.

    >>> extension_agrees("a/Ke hoach.PDF", "pdf"), extension_agrees("quet.pdf", "image")
    (True, False)
    """
    extension = PurePosixPath(name).suffix.lower().removeprefix(".")
    known = any(extension in endings for endings in EXTENSIONS.values())
    return not known or not extension or extension in EXTENSIONS.get(kind, ())


def _kind_of_zip(data: bytes) -> str:
    """Office files are ZIP archives whose contents list says what they hold (OPC, ODF)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _kind_of_opc(_head(archive, "[Content_Types].xml"))
            if "mimetype" in names:
                mime = _head(archive, "mimetype")
                return next((kind for word, kind in _OPEN_DOCUMENT if word in mime), "zip")
    except ZIP_DAMAGE:
        return _kind_of_broken_zip(data)
    return "zip"


def _kind_of_broken_zip(data: bytes) -> str:
    """A truncated archive has no contents list; the names of its first members remain."""
    head = data[:4096]
    for folder, kind in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx")):
        if folder in head:
            return kind
    return next((kind for word, kind in _OPEN_DOCUMENT if word in head), "zip")


def _head(archive: zipfile.ZipFile, name: str, limit: int = 1_000_000) -> bytes:
    with archive.open(name) as member:
        return member.read(limit)


def _kind_of_opc(content_types: bytes) -> str:
    for match in _OPC_MAIN_TYPE.finditer(content_types):
        for word, kind in _OPC_MAIN:
            if word in match.group(1).decode("ascii", "replace"):
                return kind
    return "zip"


def _kind_of_text(data: bytes) -> str:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or (
        head.startswith(b"<?xml") and b"<html" in head
    ):
        return "html"
    if head.startswith(b"mime-version:") and b"multipart/related" in head:
        return "html"
    if head.startswith(b"<?xml") and (b"word.document" in head or b"wordml" in head):
        return "wordml"
    return "text" if looks_like_text(data) else ""
