"""The road of one page, from its picture to lines and tables of words."""

from __future__ import annotations

from extractors.scan.cells import centre_in, is_dirt, table_of
from extractors.scan.columns import with_unruled_tables
from extractors.scan.gaps import parted
from extractors.scan.grid import Grid, grids_in
from extractors.scan.handwriting.written import (
    painted_over,
    with_symbols,
    without_written,
    written_in,
)
from extractors.scan.layout import lines_of
from extractors.scan.marks import with_marks
from extractors.scan.ocr import PAGE, Engine, Token
from extractors.scan.orientation import is_poor, sureness
from extractors.scan.overlooked import overlooked
from extractors.scan.picture import Picture
from extractors.scan.second_look import with_second_look
from extractors.scan.seen import See, unseen, with_cells, with_words
from extractors.scan.sheet import Sheet, ready, upright_sheet
from extractors.scan.stacking import stacked
from extractors.scan.stems import with_counted_stems
from extractors.scan.two_up import halves
from extractors.scan.way import scaling
from schemas.document import Block, Line, Page, Reading
from schemas.geometry import Placement


def read_picture(picture: Picture, number: int, engine: Engine, see: See = unseen) -> Page:
    """The page `number` (from 1) as read from its picture; two pages on one, one below the other.

    Boxes are in points on the page as it was turned upright and straightened; its `placements`
    lead from there to points on the page as it lies in the file.
    """
    parts = halves(upright_sheet(picture, engine, see))
    pages = [_read_sheet(ready(part, see), number, engine, see) for part in parts]
    return pages[0] if len(pages) == 1 else stacked(pages)


def _read_sheet(sheet: Sheet, number: int, engine: Engine, see: See) -> Page:
    tokens = parted(engine.read(sheet.grey, sheet.dpi, PAGE), sheet.grey)
    if is_poor(tokens):
        sheet, tokens = _maybe_on_its_head(sheet, tokens, engine)
    blocks = blocks_of(sheet, tokens, number, engine, see)
    height, width = sheet.grey.shape
    scale = 72 / sheet.dpi
    page = Page(number, blocks, width * scale, height * scale, _reading(blocks, sheet, engine))
    page.placements = [Placement.of(sheet.home @ scaling(sheet.dpi / 72), page.height)]
    words = [word for line in page.lines for word in line.words]
    see("words", lambda: with_words(sheet.grey, sheet.dpi, words))
    return page


def _maybe_on_its_head(
    sheet: Sheet, tokens: list[Token], engine: Engine
) -> tuple[Sheet, list[Token]]:
    over = sheet.turned(2)
    again = engine.read(over.grey, over.dpi, PAGE)
    return (over, again) if sureness(again) > sureness(tokens) + 0.05 else (sheet, tokens)


def blocks_of(
    sheet: Sheet, tokens: list[Token], number: int, engine: Engine, see: See = unseen
) -> list[Block]:
    """Tables and the lines around them, from top to bottom."""
    grids = grids_in(sheet.grey, sheet.dpi, sheet.pale, sheet.stamped)
    see("cells", lambda: with_cells(sheet.grey, sheet.dpi, grids))
    outside = [token for token in tokens if not _in_a_grid(token, grids)]
    outside += overlooked(sheet.grey, sheet.dpi, outside, [grid.box for grid in grids], engine)
    outside = with_marks(outside)
    outside = [token for token in outside if not is_dirt(token)]
    written = written_in(outside, sheet.grey, sheet.pen)
    outside = without_written(outside, written)
    grey = painted_over(sheet.grey, written)
    outside = with_second_look(outside, grey, sheet.dpi, engine)
    outside = with_counted_stems(outside, grey)
    outside = with_symbols(outside, written)
    blocks = with_unruled_tables(lines_of(outside, number, 72 / sheet.dpi))
    blocks += [table_of(g, sheet.grey, sheet.dpi, tokens, engine, number) for g in grids]
    return sorted(blocks, key=lambda block: block.box.top if block.box else 0.0)


def _in_a_grid(token: Token, grids: list[Grid]) -> bool:
    return any(centre_in(token, grid.box) for grid in grids)


def _reading(blocks: list[Block], sheet: Sheet, engine: Engine) -> Reading:
    words = [word for block in blocks for line in _lines(block) for word in line.words]
    letters = sum(len(word.text) for word in words)
    if not letters:
        return Reading("ocr", "blank page: " + ", ".join(sheet.done), 1.0)
    confidence = sum(word.confidence * len(word.text) for word in words) / letters
    return Reading("ocr", f"{engine.name}: " + ", ".join(sheet.done), round(confidence, 4))


def _lines(block: Block) -> list[Line]:
    return [block] if isinstance(block, Line) else list(block.lines)
