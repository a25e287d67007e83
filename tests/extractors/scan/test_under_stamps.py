"""Words under a stamp that is as black as they are stay doubtful."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.rings import soft_rings, where_rings_lie
from extractors.scan.under_stamps import AT_MOST, doubt_crossed, doubt_stamped
from schemas.document import Cell, Line, Table, Word
from schemas.geometry import Box

DPI = 200


def test_words_under_a_stamp_are_doubted() -> None:
    page = np.full((800, 800), 255, np.uint8)
    for radius, thick in ((140, 8), (100, 4)):
        cv2.circle(page, (400, 400), radius, 0, thick)
    discs = where_rings_lie(soft_rings(page, DPI), page, DPI)
    assert discs is not None
    under, beside = (Word("Mai", 0.98, Box(x, 140, x + 20, 150)) for x in (140, 240))
    doubt_stamped([under, beside], discs, DPI)
    assert (under.confidence, beside.confidence) == (AT_MOST, 0.98)


def test_a_page_without_stamp_hides_nothing() -> None:
    page = np.full((800, 800), 255, np.uint8)
    assert where_rings_lie(soft_rings(page, DPI), page, DPI) is None


def _crossed(words: list[str]) -> Table:
    """Three cells with a word each, and the last one with a pen's stroke read as another word."""
    grey, pen = (np.full((300, 600), 255, np.uint8) for _ in range(2))
    cells = []
    for row, text in enumerate(words):
        top = 100 * row
        for page in (grey, pen):
            page[top + 40 : top + 60 : 3, 20:80] = 0
        boxes = [
            Box(*(72 / DPI * side for side in (x, top + 30, x + 70, top + 70))) for x in (15, 215)
        ]
        read = [Word(text, 0.9, boxes[0])] + ([Word("C", 0.9, boxes[1])] if row == 2 else [])
        area = Box(*(72 / DPI * side for side in (0, top, 600, top + 100)))
        cells.append(Cell(row, 0, [Line(read)], box=area))
    cv2.line(grey, (220, 240), (280, 260), 160, 4)
    cv2.line(pen, (220, 240), (280, 260), 0, 4)
    table = Table(3, 1, cells)
    doubt_crossed(table, grey, pen, DPI)
    return table


def test_what_a_pen_wrote_into_a_cell_is_left_out_and_the_rest_is_doubted() -> None:
    first, _, last = _crossed(["Hoa", "Mai", "Lan"]).cells
    assert (first.text, last.text) == ("Hoa", "Lan")
    assert first.lines[0].words[0].confidence == 0.9
    assert last.lines[0].words[0].confidence < AT_MOST
