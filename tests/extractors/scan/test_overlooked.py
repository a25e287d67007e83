"""Lines that the engine's page pass leaves out are read from their ink."""

from __future__ import annotations

import numpy as np

from extractors.scan.ocr import Token
from extractors.scan.overlooked import overlooked, unread_in
from extractors.scan.picture import Grey, PixelBox


class Says:
    """An engine that reads one word wherever it is asked to."""

    name, reads_crops = "says", True

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence

    def read(self, grey: Grey, dpi: float, mode: int) -> list[Token]:
        return [Token("chữ", (10, 10, 40, 30), self.confidence, 0)]


def page_with_lines() -> Grey:
    grey = np.full((400, 900), 255, np.uint8)
    for y in (100, 200):
        for x in range(100, 500, 30):
            grey[y : y + 20, x : x + 14] = 0
    return grey


UPPER = Token("dòng", (98, 98, 510, 122), 0.9, 4)


def found_by(engine: Says, *grids: PixelBox) -> list[Token]:
    page = page_with_lines()
    return overlooked(page, 200, [UPPER], unread_in(page, 200, [UPPER], list(grids)), engine)


def test_only_the_line_without_words_is_read() -> None:
    (found,) = found_by(Says(0.9))
    assert found.text == "chữ" and found.box[1] > 180 and found.line > UPPER.line


def test_ink_in_a_grid_and_doubtful_readings_are_left() -> None:
    assert found_by(Says(0.9), (90, 190, 600, 230)) == []
    assert found_by(Says(0.3)) == []
