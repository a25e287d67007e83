"""Words under a stamp that is as black as they are, or under a pen's strokes: never read surely.

On a page of one bit the letters of a stamp stand among those that it lies on, and its ring leaves
gaps in them when it is taken out. Blue ink is faded only, for a pen writes numbers and dates: a
stroke over a cell is read as a letter, or takes the words behind it away.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from extractors.scan.along import Flags
from extractors.scan.picture import Grey, Mask
from schemas.document import Table, Word
from schemas.geometry import Box

AT_MOST = 0.5  # confidence of a word under a stamp
COVERED = 0.1  # share of the word's box
CROSSED_OUT = 0.3  # confidence of words in a cell that a pen crosses
FADED = 60  # grey levels by which blue ink is darker where it is not faded
CROSSED = 0.004  # share of a cell's box: a stroke half an inch long
DARK, OF_PEN = 128, 0.6  # grey level; share of a word's ink that is a pen's
MOST = 0.5  # share of a table's cells; where more hold blue ink, it is printed in blue


def doubt_stamped(words: Iterable[Word], stamped: Mask, dpi: float) -> None:
    """Lower the confidence of the words that a stamp covers; `stamped` is where it lies (255)."""
    for word in words:
        if word.box is not None and word.confidence > AT_MOST:
            under = stamped[_window(word.box, dpi)]
            if under.size and (under > 0).mean() >= COVERED:
                word.confidence = AT_MOST


def doubt_crossed(table: Table, grey: Grey, pen: Grey, dpi: float) -> None:
    """Lower the confidence of the words in cells that blue ink crosses, leave out what it wrote.

    Where a pen wrote all that a cell holds, that stays.
    `grey` is the page as it was read, `pen` the same with its blue ink as dark as print.
    """
    inked = [cell for cell in table.cells if cell.box is not None and cell.lines]
    faded = pen.astype(np.int16) + FADED < grey
    crossed = [cell for cell in inked if _share(faded, cell.box, dpi) >= CROSSED]
    if len(crossed) > MOST * len(inked):
        return
    for cell in crossed:
        words = [word for line in cell.lines for word in line.words]
        by_pen = {id(word) for word in words if _is_of_pen(word, faded, pen, dpi)}
        for word in words:
            word.confidence = min(word.confidence, CROSSED_OUT)
        if len(by_pen) < len(words):
            for line in cell.lines:
                line.words = [word for word in line.words if id(word) not in by_pen]
            cell.lines = [line for line in cell.lines if line.words]


def _is_of_pen(word: Word, faded: Flags, pen: Grey, dpi: float) -> bool:
    """Whether what was read is mostly blue ink."""
    if word.box is None:
        return False
    dark = pen[_window(word.box, dpi)] < DARK
    return bool(dark.any()) and float(faded[_window(word.box, dpi)][dark].mean()) >= OF_PEN


def _share(flags: Flags, box: Box | None, dpi: float) -> float:
    part = flags[_window(box, dpi)] if box else flags[:0]
    return float(part.mean()) if part.size else 0.0


def _window(box: Box, dpi: float) -> tuple[slice, slice]:
    x0, top, x1, bottom = (max(0, round(value * dpi / 72)) for value in box)
    return slice(top, bottom), slice(x0, x1)
