"""Words into the cells of a ruled table, from two readings that must agree to be trusted.

The whole page is read once; then each cell that holds ink is cut out, freed of specks and read as
a block. Cut-out cells are read better where a cell has several lines, the page pass reads
lone numbers better. Where the two differ, the surer one is taken and the other kept as an
alternative, and the confidence falls.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extractors.scan.clean import despeckled
from extractors.scan.grid import Grid, GridCell
from extractors.scan.layout import Scale, lines_of, points, visual_rows
from extractors.scan.ocr import BLOCK, Engine, Token
from extractors.scan.orientation import sureness
from extractors.scan.picture import Grey, PixelBox, as_pixels, inches
from schemas.document import Cell, Table

INSIDE = 0.014  # inches between the middle of a rule and the cell's inside
MARGIN = 0.04  # inches of white around a cut-out cell
SPECKLE = 0.6  # a word without letter or digit that is less sure is dirt
SHORT_NUMBER = 3  # characters
DIFFERING = 0.6  # confidence of a word that the two readings do not agree on, at most
NOISE = 0.25  # a word of the page pass that is less sure is a piece of grid or of two lines
MUCH_SURER = 0.15
TOLD_TWICE = 0.5  # share of the doubt that is left when both readings agree


def table_of(
    grid: Grid, grey: Grey, dpi: float, tokens: list[Token], engine: Engine, page: int
) -> Table:
    """The table with the words of both readings; boxes in points."""
    scale = 72 / dpi
    cells = [
        _cell(place, grey, dpi, [t for t in tokens if centre_in(t, place.box)], engine, page)
        for place in grid.cells
    ]
    return Table(grid.rows, grid.columns, cells, page=page, box=points(grid.box, scale))


def _cell(
    place: GridCell, grey: Grey, dpi: float, seen: list[Token], engine: Engine, page: int
) -> Cell:
    scale: Scale = 72 / dpi
    seen = [token for token in map(_without_rule, seen) if not is_dirt(token)]
    tokens = seen
    if engine.reads_crops:
        tokens = chosen(seen, cut_out(grey, place.box, dpi, engine))
    return Cell(
        place.row,
        place.column,
        lines_of(tokens, page, scale),
        place.row_span,
        place.column_span,
        points(place.box, scale),
    )


def centre_in(token: Token, box: PixelBox) -> bool:
    x, y = (token.box[0] + token.box[2]) / 2, (token.box[1] + token.box[3]) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _without_rule(token: Token) -> Token:
    """The token without a rule of the grid that was read as a bar."""
    return replace(token, text=token.text.strip("|¦"))


def is_dirt(token: Token) -> bool:
    """True for nothing, and for a doubtful mark without letter or digit.

    >>> is_dirt(Token("|", (0, 0, 1, 1), 0.3, 0)), is_dirt(Token("-", (0, 0, 1, 1), 0.9, 0))
    (True, False)
    """
    if any(char.isalnum() for char in token.text):
        return False
    return not token.text or token.confidence < SPECKLE


def cut_out(grey: Grey, box: PixelBox, dpi: float, engine: Engine) -> list[Token]:
    """The words of one cell, read by itself."""
    inset, margin = inches(INSIDE, dpi, 2), inches(MARGIN, dpi, 6)
    x0, top, x1, bottom = box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset
    crop = grey[max(0, top) : bottom, max(0, x0) : x1]
    if min(crop.shape) < inches(0.06, dpi):
        return []
    crop = despeckled(crop, dpi)
    ink = ink_box(crop, dpi)
    if ink is None:
        return []
    left, above, right, below = ink
    paper = int(np.percentile(crop, 85))
    tight = as_pixels(
        cv2.copyMakeBorder(
            crop[above:below, left:right], margin, margin, margin, margin,
            cv2.BORDER_CONSTANT, value=paper,
        )
    )  # fmt: skip
    dx, dy = max(0, x0) + left - margin, max(0, top) + above - margin
    found = [_without_rule(_moved(t, dx, dy)) for t in engine.read(tight, dpi, BLOCK)]
    return [token for token in found if not is_dirt(token)]


def ink_box(crop: Grey, dpi: float) -> PixelBox | None:
    """Where the ink of a cell lies, remains of rules at its rim left out; None when empty."""
    soft = cv2.GaussianBlur(crop, (0, 0), 1.0)
    ink = (soft < np.percentile(soft, 75) - 45).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = crop.shape
    keep = []
    for x, y, w, h, area in stats[1:count]:
        thin = min(w, h) <= inches(0.02, dpi, 2)
        at_rim = x <= 1 or y <= 1 or x + w >= width - 1 or y + h >= height - 1
        if area >= 4 and not (at_rim and thin):
            keep.append((int(x), int(y), int(x + w), int(y + h)))
    if not keep:
        return None
    x0, y0 = min(b[0] for b in keep), min(b[1] for b in keep)
    x1, y1 = max(b[2] for b in keep), max(b[3] for b in keep)
    if y1 - y0 < 0.045 * dpi:
        return None
    pad = inches(0.02, dpi, 3)
    return max(0, x0 - pad), max(0, y0 - pad), min(width, x1 + pad), min(height, y1 + pad)


def _moved(token: Token, dx: int, dy: int) -> Token:
    x0, top, x1, bottom = token.box
    box = (x0 + dx, top + dy, x1 + dx, bottom + dy)
    return replace(token, box=box)


def chosen(seen: list[Token], cut: list[Token]) -> list[Token]:
    """The better of two readings of one cell, word by word where they have as many words."""
    if cut:
        seen = [token for token in seen if token.confidence > NOISE]
    if not seen or not cut:
        return [_doubted(token, ()) for token in cut or seen]
    seen, cut = _in_order(seen), _in_order(cut)
    if len(seen) == len(cut):
        return [_surer(a, b) for a, b in zip(seen, cut, strict=True)]
    take_seen = _is_short_number(seen) or sureness(seen) > sureness(cut) + MUCH_SURER
    return [_doubted(token, ()) for token in (seen if take_seen else cut)]


def _in_order(tokens: list[Token]) -> list[Token]:
    return [token for row in visual_rows(tokens) for token in row]


def _surer(seen: Token, cut: Token) -> Token:
    if seen.text == cut.text:
        doubt = (1 - max(seen.confidence, cut.confidence)) * TOLD_TWICE
        return _with(cut, 1 - doubt, _merged(cut, seen))
    take_seen = _is_short_number([seen]) or seen.confidence > cut.confidence
    best, other = (seen, cut) if take_seen else (cut, seen)
    return _doubted(replace(best, line=cut.line), _merged(best, other))


def _is_short_number(tokens: list[Token]) -> bool:
    text = "".join(token.text for token in tokens).rstrip(".")
    return text.isdigit() and len(text) <= SHORT_NUMBER


def _doubted(token: Token, others: tuple[tuple[str, float], ...]) -> Token:
    return _with(token, min(token.confidence, DIFFERING), others or token.alternatives)


def _with(token: Token, confidence: float, others: tuple[tuple[str, float], ...]) -> Token:
    return replace(token, confidence=confidence, alternatives=others)


def _merged(best: Token, other: Token) -> tuple[tuple[str, float], ...]:
    """Alternatives of both readings, the likeliest first."""
    share: dict[str, float] = dict(best.alternatives)
    for text, p in ((other.text, other.confidence / 2), *other.alternatives):
        share[text] = max(p, share.get(text, 0.0))
    share.pop(best.text, None)
    return tuple(sorted(share.items(), key=lambda pair: (-pair[1], pair[0]))[:6])
