"""The text layer of a PDF: lines and ruled tables."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from extractors.damage import PDF_DAMAGE, cause
from extractors.options import ReadOptions
from extractors.pdf.characters import Character, characters_of
from extractors.pdf.glyphs import UNKNOWN, Glyph, glyphs_of
from extractors.pdf.ruled import grids_of, holds, table_of
from extractors.pdf.survey import PageSurvey, open_sound, survey
from extractors.pdf.words import lines_of
from schemas.document import Block, Note, Page, Reading
from schemas.errors import UnreadableFile

__all__ = ["read_pdf"]

_DAMAGE: tuple[type[Exception], ...] = (
    PdfminerException,
    PDFException,
    PSException,
    *PDF_DAMAGE,
)
_MOSTLY_TURNED = 0.5  # share of characters that do not stand upright


def read_pdf(data: bytes, options: ReadOptions) -> tuple[list[Page], list[Note]]:
    """The pages of a PDF by their text layer, and notes on what was wrong with the file.

    A page without a text layer has no blocks and `reading.confidence` 0, or 1 where nothing at
    all stands on it. `picture_share` tells a page that is one picture. Raises `EncryptedFile`,
    `UnreadableFile`, `LimitExceeded`.
    """
    document, data, repaired = open_sound(data, options)
    notes = [Note("file-unreadable", "The PDF was damaged and was repaired.")] if repaired else []
    try:
        seen = [survey(document, index) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"A page of the PDF cannot be opened ({cause(error)}).") from error
    finally:
        document.close()
    if not any(page.characters for page in seen):
        return [_without_text(page) for page in seen], notes
    sources = _sources(data, notes)
    pages = []
    for page in seen:
        source = sources[page.number - 1] if page.number <= len(sources) else None
        pages.append(_page(source, page, notes) if page.characters else _without_text(page))
    return pages, notes


def _sources(data: bytes, notes: list[Note]) -> list[Any]:
    """The pages as pdfplumber opens them; none, and a note, when it cannot."""
    try:
        return list(pdfplumber.open(io.BytesIO(data)).pages)
    except _DAMAGE as error:
        notes.append(Note("page-unreadable", f"The text layer is damaged ({cause(error)})."))
        return []


def _page(source: Any, seen: PageSurvey, notes: list[Note]) -> Page:
    """The page by its text layer; without text, and a note, when the layer is damaged."""
    if source is None:
        return _without_text(seen)
    try:
        characters = characters_of(source)
    except _DAMAGE as error:
        notes.append(
            Note("page-unreadable", f"The text layer is damaged ({cause(error)}).", seen.number)
        )
        return _without_text(seen)
    page = _read_page(source, characters, seen)
    source.close()
    return page


def _without_text(seen: PageSurvey) -> Page:
    return Page(
        seen.number,
        width=seen.width,
        height=seen.height,
        reading=Reading("text-layer", "blank page", 1.0)
        if seen.bare
        else Reading("text-layer", "no text layer", 0.0),
        picture_share=seen.picture_share,
    )


def _read_page(source: Any, characters: list[Character], seen: PageSurvey) -> Page:
    glyphs = glyphs_of(characters)
    grids = grids_of(source) if seen.has_rules else []
    blocks: list[Block] = []
    rest = glyphs
    for grid in grids:
        box = grid.box
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in rest:
            (inside if holds(box, glyph) else outside).append(glyph)
        if any(not glyph.blank for glyph in inside):
            blocks.append(table_of(grid, inside, seen.number))
            rest = outside
    blocks += lines_of(rest, seen.number)
    blocks.sort(key=_top)
    return Page(
        seen.number,
        blocks,
        seen.width,
        seen.height,
        _reading(glyphs, len(characters), seen),
        seen.picture_share,
    )


def _top(block: Block) -> tuple[float, float]:
    return (block.box.top, block.box.x0) if block.box else (0.0, 0.0)


def _reading(glyphs: list[Glyph], characters: int, seen: PageSurvey) -> Reading:
    """How far the layer can be trusted by its form alone, whatever it says."""
    letters = [glyph for glyph in glyphs if not glyph.blank]
    if not letters:
        return Reading("text-layer", "no upright text", 0.0)
    if len(glyphs) < (1 - _MOSTLY_TURNED) * characters:
        return Reading("text-layer", "most of the text is turned", 0.2)
    known = 1 - sum(UNKNOWN in glyph.text for glyph in letters) / len(letters)
    if known < 0.98:
        return Reading("text-layer", "glyphs without a Unicode value", round(known**5, 3))
    if seen.picture_share > 0.5:
        return Reading("text-layer", "text over a picture of the page", 0.6)
    return Reading("text-layer", "text layer", 1.0)
