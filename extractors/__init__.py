"""From a file to a `Document`: one module a kind of source, chosen by content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractors.heif import enable_heif
from extractors.kind import ARCHIVE_KINDS, extension_agrees, is_heif, kind_of_bytes
from extractors.options import ReadOptions
from schemas.document import Document, Note, Page
from schemas.errors import (
    EmptyFile,
    EncryptedFile,
    LimitExceeded,
    UnreadableFile,
    UnsupportedKind,
)

__all__ = ["ReadOptions", "read"]

_OFFICE_KINDS = frozenset({"doc", "odt", "rtf", "html", "wordml", "ods", "ppt", "pptx", "odp"})


def read(path: Path, name: str, options: ReadOptions = ReadOptions()) -> Document:  # noqa: B008
    """Read a file of any known kind as it is; nothing is repaired or joined over pages.

    `name` is the path relative to the input folder and becomes `Document.path`. Pages of a
    PDF come from its text layer only: a page without one has no blocks, and the caller may
    read it through `extractors.scan`. Archives are for `extractors.archive`.
    Raises a subclass of `KetnghiaError`.
    """
    try:
        size = path.stat().st_size
        if size > options.max_bytes:
            raise LimitExceeded(f"The file has {size:,} bytes, more than {options.max_bytes:,}.")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"The file cannot be opened ({error.strerror}).") from error
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyFile("The file is empty." if not data else "The file holds only blanks.")
    kind = kind_of_bytes(data)
    document = Document(path=name, kind=kind, sha256=hashlib.sha256(data).hexdigest())
    document.pages = _pages(data, path, document, options)
    if len(document.pages) > options.max_pages:
        raise LimitExceeded(f"More than {options.max_pages:,} pages.")
    if not extension_agrees(name, kind):
        document.notes.append(Note("wrong-extension", f"by its content this is {kind}"))
    return document


def _pages(data: bytes, path: Path, document: Document, options: ReadOptions) -> list[Page]:
    """The pages by the kind's reader; each is imported when it is first needed."""
    kind = document.kind
    if kind == "pdf":
        from extractors.pdf import read_pdf

        pages, notes = read_pdf(data, options)
        document.notes += notes
        return pages
    if kind == "image":
        if is_heif(data):
            enable_heif()
        from extractors.scan import read_image

        return read_image(path, options)
    if kind == "docx":
        from extractors.docx import read_docx

        return read_docx(data, options)
    if kind in ("xlsx", "xls", "ods"):
        from extractors.spreadsheet import read_spreadsheet

        return read_spreadsheet(data, options)
    if kind in _OFFICE_KINDS:
        from extractors.office import read_office

        return read_office(data, kind, options)
    if kind == "text":
        from extractors.plain_text import decode, read_text

        return read_text(decode(data)[0], options)
    raise _refusal(kind)


def _refusal(kind: str) -> Exception:
    if kind == "encrypted":
        return EncryptedFile("The file needs a password.", "Save it without one.")
    if kind in ARCHIVE_KINDS:
        return UnsupportedKind(f"A {kind} archive is unpacked first, not read.")
    return UnsupportedKind("No reader for this kind of file.", "Save it as PDF or DOCX.")
