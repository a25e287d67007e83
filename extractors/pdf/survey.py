"""A quick first look at a PDF with PDFium: what each page has before it is read in detail."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.options import ReadOptions
from schemas.errors import EncryptedFile, LimitExceeded, UnreadableFile


@dataclass(frozen=True, slots=True)
class PageSurvey:
    """What a page has: its size in points as seen upright, its characters and its pictures.

    `picture_share` is the share of the page that pictures cover, 0 to 1: scans cut into
    strips count together. `bare` says that nothing at all stands on the page.
    """

    number: int
    width: float
    height: float
    characters: int
    picture_share: float
    has_rules: bool
    bare: bool


def open_sound(data: bytes, options: ReadOptions) -> tuple[pdfium.PdfDocument, bytes, bool]:
    """The opened PDF, the bytes that it was read from, and whether they had to be repaired.

    An owner's password is no hindrance; a user's raises `EncryptedFile`. What PDFium cannot
    open is rebuilt by qpdf; `UnreadableFile` when that fails too or no page is left.
    """
    repaired = False
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        data = _repaired(data, error)
        repaired = True
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as again:
            raise UnreadableFile(f"The PDF is damaged beyond repair ({again}).") from again
    if not len(document):
        raise UnreadableFile("The PDF has no pages; it may have been cut short.")
    if len(document) > options.max_pages:
        raise LimitExceeded(f"{len(document):,} pages, more than {options.max_pages:,}.")
    return document, data, repaired


def survey(document: pdfium.PdfDocument, index: int) -> PageSurvey:
    """The survey of the page at `index` (from 0)."""
    page = document[index]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        characters = text.count_chars()
        text.close()
        covered, rules = _objects(page, width * height)
        bare = not raw.FPDFPage_CountObjects(page) and not raw.FPDFPage_GetAnnotCount(page)
        return PageSurvey(index + 1, width, height, characters, covered, rules, bare)
    finally:
        page.close()


def _objects(page: pdfium.PdfPage, area: float) -> tuple[float, bool]:
    """The share of the page that pictures cover, and whether anything is drawn on it."""
    covered, drawn = 0.0, False
    for thing in page.get_objects(max_depth=4):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            drawn = True
    return min(1.0, covered / area) if area else 0.0, drawn


def _repaired(data: bytes, error: pdfium.PdfiumError) -> bytes:
    if "password" in str(error).lower():
        raise EncryptedFile("The PDF needs a password.", "Save it without one.") from error
    import pikepdf  # few files need it

    try:
        with pikepdf.open(io.BytesIO(data)) as broken:
            sound = io.BytesIO()
            broken.save(sound)
            return sound.getvalue()
    except pikepdf.PasswordError as wrong:
        raise EncryptedFile("The PDF needs a password.", "Save it without one.") from wrong
    except (pikepdf.PdfError, RuntimeError, ValueError) as broken_error:
        # qpdf's message names the stream by its address, which differs from run to run
        cause = str(broken_error).rpartition(": ")[2]
        raise UnreadableFile(
            f"The PDF is damaged ({cause}).", "It may have been cut short; ask for it again."
        ) from broken_error
