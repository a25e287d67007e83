"""Words into the cells of a ruled table, from several readings that must agree to be trusted.

The whole page is read once; then each cell that was not read surely is cut out, freed of specks
and read as a block, and one that is read otherwise and doubtful a third time at another size. Lone
numbers, which neither reads well, are read as a strip. Where readings differ, the surer one is
taken and the others are kept as alternatives, and the confidence falls.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extractors.scan.agreement import agreed, in_order, told_again
from extractors.scan.assured import is_assured
from extractors.scan.broken_words import mended
from extractors.scan.commas import with_real_commas
from extractors.scan.cutting import Crop, tight_crop
from extractors.scan.gaps import parted
from extractors.scan.grid import Grid
from extractors.scan.layout import Scale, lines_of, points
from extractors.scan.leftover import with_leftover
from extractors.scan.lettered import lettered_numbers
from extractors.scan.marks import with_dashes, without_slivers
from extractors.scan.numbered_rows import with_numbered_rows
from extractors.scan.numbers import COUNTED, is_number, narrow_cells, number_is_sure, numbers_of
from extractors.scan.ocr import BLOCK, Engine, Token, read_zoomed
from extractors.scan.picture import Grey, Mask, PixelBox, as_pixels, inches
from extractors.scan.quotes import with_quotes
from extractors.scan.roman_columns import counted_romans
from extractors.scan.spans import GridCell, Place
from extractors.scan.stamp_words import without_stamped_cells
from extractors.scan.stems import with_counted_stems
from schemas.document import Cell, Line, Table

MARGIN = 0.04  # inches of white around a cut-out cell
SPECKLE = 0.6  # a word without letter or digit that is less sure is dirt
SIGNS, SIGN = frozenset("+&"), 0.4  # that dirt hardly looks like, and how sure they must be
RIM_MARKS = "'‘`´·¡"
RIM_LETTERS = 'JIl1ÌÍìí[]{}()!“”"'  # a piece of a rule, read as a letter before a capital
ON_THE_RIM = 0.03  # inches from a cell's edge
NOISE = 0.25  # confidence
DEBRIS, SHORTEST_NAME = 0.05, 3  # confidence; letters of one word of a cell that holds a name
DOUBTFUL = 0.65  # confidence below which a cell is read a third time
OTHER_DPI, ZOOMED = 215.0, 1.3  # of the third reading


def table_of(
    grid: Grid,
    grey: Grey,
    dpi: float,
    tokens: list[Token],
    engine: Engine,
    page: int,
    stamped: Mask | None = None,
) -> Table:
    """The table with the words that the readings agree on; boxes in points.

    `stamped` is 255 where stamps as black as the words lie.
    """
    scale = 72 / dpi
    crops = inked_cells(grid, grey, dpi) if engine.reads_crops else {}
    numbers = numbers_of(grid, crops, dpi, engine)
    read: dict[Place, list[Token]] = {}
    bare = without_slivers(parted(map(_without_rule, tokens), grey))
    words = [token for token in with_dashes(bare) if not is_dirt(token)]
    for place, seen in zip(grid.cells, _by_cell(words, grid.cells), strict=True):
        seen = [_off_the_rim(t, place.box[0] + inches(ON_THE_RIM, dpi)) for t in seen]
        number = numbers.get((place.row, place.column))
        counted = number is not None and number.confidence == COUNTED
        if number is not None and not (counted and (_is_word(seen) or _reads_alike(seen, number))):
            doubted = is_number(seen) and not number_is_sure(number)
            seen = agreed([seen, [number]]) if doubted else [number]
        elif engine.reads_crops:
            seen = _read_again(crops.get((place.row, place.column)), dpi, seen, engine)
        read[place.row, place.column] = with_counted_stems(seen, grey)
    for column in range(grid.columns):
        narrow = narrow_cells(grid, column, crops, dpi)
        told = counted_romans(read, narrow) | lettered_numbers(read, narrow)
        read |= {place: [number] for place, number in told.items()}
    read = without_stamped_cells(read, stamped)
    cells = [
        _cell(place, lines_of(read[place.row, place.column], page, scale), scale)
        for place in grid.cells
    ]
    table = Table(grid.rows, grid.columns, cells, page=page, box=points(grid.box, scale))
    return with_numbered_rows(table)


def _by_cell(words: list[Token], cells: list[GridCell]) -> list[list[Token]]:
    """The words whose middles lie in each cell."""
    x0, top, x1, bottom = np.array([token.box for token in words]).reshape(-1, 4).T
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    found = []
    for left, upper, right, lower in (cell.box for cell in cells):
        inside = (left <= x) & (x < right) & (upper <= y) & (y < lower)
        found.append([words[i] for i in np.flatnonzero(inside)])
    return found


def _is_word(tokens: list[Token]) -> bool:
    """True for a repeated header or a level surely read in a column of numbers."""
    letters = sum(char.isalpha() for token in tokens for char in token.text)
    return letters > 1 and all(token.confidence > DOUBTFUL for token in tokens)


def _reads_alike(seen: list[Token], counted: Token) -> bool:
    """Whether the page pass and the strip read one number where the rows count another."""
    return is_number(seen) and (seen[0].text in (text for text, _ in counted.alternatives))


def _cell(place: GridCell, lines: list[Line], scale: Scale) -> Cell:
    return Cell(
        place.row, place.column, lines, place.row_span, place.column_span, points(place.box, scale)
    )


def inked_cells(grid: Grid, grey: Grey, dpi: float) -> dict[Place, Crop]:
    """The cells that hold ink, cut out, by place."""
    crops = {(c.row, c.column): tight_crop(grey, c.box, dpi) for c in grid.cells}
    return {place: crop for place, crop in crops.items() if crop is not None}


def _read_again(crop: Crop | None, dpi: float, seen: list[Token], engine: Engine) -> list[Token]:
    """What page pass and cell pass agree on; a third reading where they differ and leave a doubt.

    Where the page pass is sure enough, the cell pass is taken to say the same. A third reading of
    what two read alike changed 4 of 160 cells.
    """
    if crop is None:
        return [token for token in seen if token.confidence >= DOUBTFUL]
    height, width = crop.pixels.shape
    ink = (crop.x, crop.y, crop.x + width, crop.y + height)
    seen = [token for token in seen if centre_in(token, ink)]  # the rest are pieces of rules
    if is_assured(seen, crop, dpi):
        return told_again(seen)
    cut = read_crop(crop, dpi, engine)
    once = [*seen, *cut]
    if cut and any(token.confidence < NOISE for token in seen):
        seen = []  # the page pass has mixed two lines or a piece of the grid into this cell
    tokens = agreed([seen, cut])
    if _texts(seen) != _texts(cut) and any(token.confidence < DOUBTFUL for token in tokens):
        tokens = agreed([seen, cut, read_crop(crop, dpi, engine, other_zoom(dpi))])
    return [] if is_debris(tokens) else with_leftover(tokens, crop, dpi, engine, once)


def is_debris(tokens: list[Token]) -> bool:
    """True for what is left of a stamp in an empty cell: scraps, none of them read for sure.

    >>> scraps = [Token(text, (0, 0, 9, 9), 0.01, 0) for text in ("v", "cý", "Ẳ")]
    >>> is_debris(scraps), is_debris([*scraps, Token("Cát", (0, 0, 9, 9), 0.01, 0)])
    (True, False)
    """
    return all(t.confidence < DEBRIS and len(t.text) < SHORTEST_NAME for t in tokens)


def _texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in in_order(tokens)]


def other_zoom(dpi: float) -> float:
    """A size at which the engine sees the letters otherwise than before."""
    zoom = OTHER_DPI / dpi
    return zoom if zoom < 0.85 or zoom > 1.15 else ZOOMED


def centre_in(token: Token, box: PixelBox) -> bool:
    x, y = (token.box[0] + token.box[2]) / 2, (token.box[1] + token.box[3]) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _without_rule(token: Token) -> Token:
    """The token without a piece of the grid that was read as a bar or a mark before a letter."""
    text = token.text.strip("|¦")
    bare = text.lstrip(RIM_MARKS)
    return replace(token, text=bare if bare and bare[0].isalnum() else text)


def _off_the_rim(token: Token, rim: int) -> Token:
    """The token without a piece of the rule at whose right it stands.

    >>> on_the_rim = [Token(text, (3, 0, 90, 20), 0.6, 0) for text in ("JTrường", "Ia", "III")]
    >>> [_off_the_rim(token, 9).text for token in on_the_rim]
    ['Trường', 'Ia', 'III']
    """
    text = token.text
    is_piece = text[0] in RIM_LETTERS and text[1:2].isupper() and text[2:3].islower()
    if token.box[0] >= rim or not is_piece:
        return token
    return replace(token, text=text[1:], confidence=max(token.confidence, DOUBTFUL))


def is_dirt(token: Token) -> bool:
    """True for nothing, and for a doubtful mark without letter or digit.

    >>> is_dirt(Token("|", (0, 0, 1, 1), 0.3, 0)), is_dirt(Token("-", (0, 0, 1, 1), 0.9, 0))
    (True, False)
    """
    if any(char.isalnum() for char in token.text):
        return False
    return not token.text or token.confidence < (SIGN if token.text in SIGNS else SPECKLE)


def cut_out(
    grey: Grey, box: PixelBox, dpi: float, engine: Engine, zoom: float = 1.0
) -> list[Token]:
    """The words of one cell, read by itself, `zoom` times as large."""
    crop = tight_crop(grey, box, dpi)
    return read_crop(crop, dpi, engine, zoom) if crop else []


def read_crop(crop: Crop, dpi: float, engine: Engine, zoom: float = 1.0) -> list[Token]:
    """The words of a piece of the page, read `zoom` times as large."""
    margin = inches(MARGIN, dpi, 6)
    padded = cv2.copyMakeBorder(
        crop.pixels, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=crop.paper
    )
    padded = as_pixels(padded)
    read = as_printed(read_zoomed(engine, padded, dpi, BLOCK, zoom), padded)
    dx, dy = crop.x - margin, crop.y - margin
    bare = without_slivers([_without_rule(_placed(token, dx, dy)) for token in read])
    found = with_dashes(bare)
    return [token for token in found if not is_dirt(token)]


def as_printed(tokens: list[Token], grey: Grey) -> list[Token]:
    """The engine's words, parted, joined, their marks put right as the picture shows them."""
    return parted(with_real_commas(with_quotes(mended(tokens)), grey), grey)


def _placed(token: Token, dx: int, dy: int) -> Token:
    """The token where it stands on the page."""
    x0, top, x1, bottom = token.box
    return replace(token, box=(x0 + dx, top + dy, x1 + dx, bottom + dy))
