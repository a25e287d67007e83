"""Two pages of one picture as one page: the second below the first, a table going on joined."""

from __future__ import annotations

import numpy as np

from extractors.scan.way import shift
from extractors.tables import join_across_pages
from schemas.document import Document, Line, Page, Reading, Table
from schemas.geometry import Box, Placement


def stacked(pages: list[Page]) -> Page:
    """One page with the blocks of all, left margins in line; `placements` has one for each.

    Pages without words, such as the back of the last sheet, only make it higher.
    """
    number, edge = pages[0].number, _left_edge(pages[0])
    whole = Page(number, width=max(page.width for page in pages), reading=_reading(pages))
    for i, page in enumerate(pages):
        dx = edge - _left_edge(page)
        _move(page, dx, whole.height, number + i)
        bottom = whole.height + page.height
        whole.placements += [_moved(p, dx, whole.height, bottom) for p in page.placements]
        whole.height, page.width = bottom, whole.width
    join_across_pages(Document("", "image", "", pages))
    for page in pages:
        _move(page, 0, 0, number)
        whole.blocks += page.blocks
    return whole


def _left_edge(page: Page) -> float:
    return min((block.box.x0 for block in page.blocks if block.box is not None), default=0.0)


def _move(page: Page, dx: float, dy: float, number: int) -> None:
    """Move all boxes right and down by points, and give the lines another page number."""

    def moved(box: Box | None) -> Box | None:
        return box and Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)

    page.number = number
    for block in page.blocks:
        if isinstance(block, Table):
            block.page, block.box, block.continued_on = number, moved(block.box), []
            for cell in block.cells:
                cell.box = moved(cell.box)
        for line in [block] if isinstance(block, Line) else block.lines:
            line.page, line.box = number, moved(line.box)
            for word in line.words:
                word.box = moved(word.box)


def _moved(placement: Placement, dx: float, dy: float, bottom: float) -> Placement:
    return Placement.of(np.reshape(placement.way, (3, 3)) @ shift(-dx, -dy), bottom)


def _reading(pages: list[Page]) -> Reading:
    """The readings as one: the confidence by letter, all that was done."""
    letters = [sum(len(line.text) for line in page.lines) for page in pages]
    weighed = sum(p.reading.confidence * n for p, n in zip(pages, letters, strict=True))
    reason = " / ".join(page.reading.reason for page in pages)
    return Reading("ocr", reason, round(weighed / sum(letters), 4) if any(letters) else 1.0)
