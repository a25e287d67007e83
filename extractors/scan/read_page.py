"""The road of one page, from its picture to lines and tables of words."""

from __future__ import annotations

from typing import NamedTuple

from extractors.scan.cells import as_printed, centre_in, is_dirt, table_of
from extractors.scan.cut_words import doubt_cut
from extractors.scan.grid import Grid, grids_in
from extractors.scan.handwriting.written import (
    painted_over,
    with_symbols,
    without_written,
    written_in,
)
from extractors.scan.layout import lines_of
from extractors.scan.lettered import with_slashes, with_stops
from extractors.scan.lost_labels import with_labels
from extractors.scan.marks import with_marks
from extractors.scan.number_columns import with_row_numbers
from extractors.scan.ocr import PAGE, Engine, Token
from extractors.scan.orientation import is_poor, sureness
from extractors.scan.overlooked import overlooked, unread_in
from extractors.scan.picture import Picture, PixelBox
from extractors.scan.second_look import with_second_look
from extractors.scan.seen import See, unseen, with_cells, with_words
from extractors.scan.sheet import Sheet, ready, upright_sheet
from extractors.scan.stacking import stacked
from extractors.scan.stamp_words import without_stamp_words
from extractors.scan.stems import with_counted_stems
from extractors.scan.toner import doubt_faint
from extractors.scan.two_up import halves
from extractors.scan.under_stamps import doubt_crossed, doubt_stamped
from extractors.scan.unruled import without_rules
from extractors.scan.way import scaling
from schemas.document import Block, Line, Page, Reading, Table, Word
from schemas.geometry import Placement

SURER = 0.05  # by which a page is read turned over, if it stands on its head


def read_picture(picture: Picture, number: int, engine: Engine, see: See = unseen) -> Page:
    """The page `number` (from 1) as read from its picture; two pages on one, one below the other.

    Boxes are in points on the page as it was turned upright and straightened; its `placements`
    lead from there to points on the page as it lies in the file.
    """
    parts = halves(upright_sheet(picture, engine, see))
    pages = [_read_sheet(ready(part, see), number, engine, see) for part in parts]
    return pages[0] if len(pages) == 1 else stacked(pages)


def _read_sheet(sheet: Sheet, number: int, engine: Engine, see: See) -> Page:
    grids, tokens = _page_pass(sheet, engine)
    if is_poor(tokens):
        over = sheet.turned(2)
        again = _page_pass(over, engine)
        if sureness(again.tokens) > sureness(tokens) + SURER:
            sheet, (grids, tokens) = over, again
    see("cells", lambda: with_cells(sheet.grey, sheet.dpi, grids))
    blocks = blocks_of(sheet, grids, tokens, number, engine)
    if sheet.is_one_bit and sheet.stamped is not None:
        doubt_stamped(_words(blocks), sheet.stamped, sheet.dpi)
    if sheet.pen is not None:
        for table in (block for block in blocks if isinstance(block, Table)):
            doubt_crossed(table, sheet.grey, sheet.pen, sheet.dpi)
    height, width = sheet.grey.shape
    scale = 72 / sheet.dpi
    doubt_cut(_words(blocks), width * scale)
    if sheet.is_faint:
        doubt_faint(_words(blocks))
    page = Page(number, blocks, width * scale, height * scale, _reading(blocks, sheet, engine))
    page.placements = [Placement.of(sheet.home @ scaling(sheet.dpi / 72), page.height)]
    words = [word for line in page.lines for word in line.words]
    see("words", lambda: with_words(sheet.grey, sheet.dpi, words))
    return page


class PagePass(NamedTuple):
    """The ruled tables of a page, and its words as they were read at once."""

    grids: list[Grid]
    tokens: list[Token]


def _page_pass(sheet: Sheet, engine: Engine) -> PagePass:
    grids = grids_in(sheet.grey, sheet.dpi, sheet.pale, sheet.stamped)
    grey = without_rules(sheet.grey, grids, sheet.dpi) if engine.reads_crops else sheet.grey
    return PagePass(grids, as_printed(engine.read(grey, sheet.dpi, PAGE), grey))


def blocks_of(
    sheet: Sheet, grids: list[Grid], tokens: list[Token], number: int, engine: Engine
) -> list[Block]:
    """Tables and the lines around them, from top to bottom."""
    outside = [token for token in tokens if not _in_a_grid(token, grids)]
    if engine.reads_crops:
        outside = _with_unread(sheet, outside, [grid.box for grid in grids], engine)
    outside = with_marks(outside)
    outside = [token for token in outside if not is_dirt(token)]
    stamped = sheet.stamped if sheet.is_one_bit else None
    outside = without_stamp_words(outside, stamped)
    written = written_in(outside, sheet.grey, sheet.pen)
    outside = without_written(outside, written)
    grey = painted_over(sheet.grey, written)
    outside = with_second_look(outside, grey, sheet.dpi, engine)
    outside = with_counted_stems(outside, grey)
    outside = with_slashes(with_stops(with_symbols(outside, written)))
    blocks: list[Block] = [*lines_of(outside, number, 72 / sheet.dpi)]
    blocks += [table_of(g, sheet.grey, sheet.dpi, tokens, engine, number, stamped) for g in grids]
    return sorted(blocks, key=lambda block: block.box.top if block.box else 0.0)


def _with_unread(
    sheet: Sheet, seen: list[Token], grids: list[PixelBox], engine: Engine
) -> list[Token]:
    """The words outside the tables with those that the page pass left out."""
    unread = unread_in(sheet.grey, sheet.dpi, seen, grids)
    found = seen + overlooked(sheet.grey, sheet.dpi, seen, unread, engine)
    found = with_labels(sheet.grey, sheet.dpi, found, grids, engine)
    return with_row_numbers(sheet.grey, sheet.dpi, found, unread.short, engine)


def _in_a_grid(token: Token, grids: list[Grid]) -> bool:
    return any(centre_in(token, grid.box) for grid in grids)


def _reading(blocks: list[Block], sheet: Sheet, engine: Engine) -> Reading:
    words = _words(blocks)
    letters = sum(len(word.text) for word in words)
    if not letters:
        return Reading("ocr", "blank page: " + ", ".join(sheet.done), 1.0)
    confidence = sum(word.confidence * len(word.text) for word in words) / letters
    return Reading("ocr", f"{engine.name}: " + ", ".join(sheet.done), round(confidence, 4))


def _words(blocks: list[Block]) -> list[Word]:
    return [word for block in blocks for line in _lines(block) for word in line.words]


def _lines(block: Block) -> list[Line]:
    return [block] if isinstance(block, Line) else list(block.lines)
