"""The road of one page, from its picture to lines and tables of words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.scan.cells import centre_in, is_dirt, table_of
from extractors.scan.clean import cleaned
from extractors.scan.columns import with_unruled_tables
from extractors.scan.deskew import deskewed
from extractors.scan.grid import Grid, grids_in
from extractors.scan.layout import lines_of
from extractors.scan.marks import with_marks
from extractors.scan.ocr import PAGE, Engine, Token
from extractors.scan.orientation import is_poor, quarter_turns, sureness, turned
from extractors.scan.overlooked import overlooked
from extractors.scan.photo import without_surroundings
from extractors.scan.picture import Grey, Picture
from extractors.scan.resolution import at_readable_size
from extractors.scan.second_look import with_second_look
from extractors.scan.stems import with_counted_stems
from schemas.document import Block, Line, Page, Reading


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made ready to be read: grey, upright, straight; what was done to it."""

    grey: Grey
    dpi: float
    done: tuple[str, ...]


def prepared(picture: Picture, engine: Engine) -> Sheet:
    """The picture freed of what is no page, upright, clean, straight and of a readable size."""
    done = [picture.origin]
    picture, rectified = without_surroundings(picture)
    if rectified:
        done.append("cut out of its surroundings")
    picture, rescaled = at_readable_size(picture)
    if rescaled:
        done.append(f"taken as {round(picture.dpi)} dpi by its letters")
    grey = cleaned(picture)
    turns = quarter_turns(grey, picture.dpi, engine)
    if turns:
        grey = turned(grey, turns)
        done.append(f"turned by {turns * 90} degrees")
    grey, degrees = deskewed(grey)
    if degrees:
        done.append(f"straightened by {degrees:.1f} degrees")
    return Sheet(grey, picture.dpi, tuple(done))


def read_picture(picture: Picture, number: int, engine: Engine) -> Page:
    """The page `number` (from 1) as read from its picture.

    Boxes are in points on the page as it was turned upright and straightened about its centre,
    which for a page that lies straight is the page itself.
    """
    sheet = prepared(picture, engine)
    tokens = engine.read(sheet.grey, sheet.dpi, PAGE)
    if is_poor(tokens):
        sheet, tokens = _maybe_on_its_head(sheet, tokens, engine)
    blocks = blocks_of(sheet, tokens, number, engine)
    height, width = sheet.grey.shape
    scale = 72 / sheet.dpi
    return Page(number, blocks, width * scale, height * scale, _reading(blocks, sheet, engine))


def _maybe_on_its_head(
    sheet: Sheet, tokens: list[Token], engine: Engine
) -> tuple[Sheet, list[Token]]:
    over = replace(sheet, grey=turned(sheet.grey, 2), done=(*sheet.done, "turned by 180 degrees"))
    again = engine.read(over.grey, over.dpi, PAGE)
    return (over, again) if sureness(again) > sureness(tokens) + 0.05 else (sheet, tokens)


def blocks_of(sheet: Sheet, tokens: list[Token], number: int, engine: Engine) -> list[Block]:
    """Tables and the lines around them, from top to bottom."""
    grids = grids_in(sheet.grey, sheet.dpi)
    outside = [token for token in tokens if not _in_a_grid(token, grids)]
    outside += overlooked(sheet.grey, sheet.dpi, outside, [grid.box for grid in grids], engine)
    outside = with_marks(outside)
    outside = [token for token in outside if not is_dirt(token)]
    outside = with_second_look(outside, sheet.grey, sheet.dpi, engine)
    outside = with_counted_stems(outside, sheet.grey)
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
