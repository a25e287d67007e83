"""A number that stands by itself in the last line of a cell."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans.font import serif
from extractors.scan.cutting import Crop
from extractors.scan.leftover import unread, with_leftover
from extractors.scan.ocr import Token, engine_named

DPI = 200.0


def _cell(second: str) -> Crop:
    image = Image.new("L", (420, 110), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(serif("Regular"), 34)
    draw.text((10, 8), "THCS Toản", 0, font)
    draw.text((10, 62), second, 0, font)
    return Crop(np.asarray(image, np.uint8), 30, 50, 255)


def _words() -> list[Token]:
    """What was read of the first line, as boxes on the page."""
    return [
        Token("THCS", (38, 55, 150, 100), 0.95, 1),
        Token("Toản", (150, 55, 260, 100), 0.95, 1),
    ]


def test_the_number_below_is_read() -> None:
    tokens = with_leftover(_words(), _cell("2"), DPI, engine_named("auto"))
    assert [token.text for token in tokens] == ["THCS", "Toản", "2"]
    assert tokens[-1].line != tokens[-2].line


def test_ink_that_is_no_number_makes_the_last_word_doubtful() -> None:
    tokens = with_leftover(_words(), _cell("#"), DPI, engine_named("auto"))
    assert [token.text for token in tokens] == ["THCS", "Toản"]
    assert tokens[-1].confidence < 0.7


def test_a_cell_that_is_read_keeps_its_words() -> None:
    crop = _cell("")
    assert unread(_words(), crop, DPI) is None
    assert with_leftover(_words(), crop, DPI, engine_named("auto")) == _words()
