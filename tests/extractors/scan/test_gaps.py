"""Words run together are parted where the picture has a gap, and nowhere else."""

from __future__ import annotations

import numpy as np

from extractors.scan.gaps import parted
from extractors.scan.ocr import Token
from extractors.scan.picture import Grey


def word(gap: int) -> Grey:
    page = np.full((40, 200), 255, np.uint8)
    page[10:30, 20:60] = page[10:30, 60 + gap : 100 + gap] = 0
    return page


def read(text: str, gap: int) -> list[str]:
    return [t.text for t in parted([Token(text, (20, 10, 100 + gap, 30), 0.8, 1)], word(gap))]


def test_a_word_with_a_gap_is_two() -> None:
    assert read("BátC", 12) == ["Bát", "C"]
    assert read("AI", 12) == ["A", "I"]


def test_a_word_without_a_gap_is_one() -> None:
    assert read("BátC", 2) == ["BátC"]
    assert read("THCS", 12) == ["THCS"]
    assert read("GDĐT", 12) == ["GDĐT"]


def test_the_parts_lie_beside_each_other() -> None:
    first, second = parted([Token("AI", (20, 10, 112, 30), 0.8, 1)], word(12))
    assert (first.box, second.box) == ((20, 10, 60, 30), (72, 10, 112, 30))


def test_the_stems_of_a_roman_number_are_not_parted() -> None:
    page = np.full((40, 200), 255, np.uint8)
    for x in (20, 34):
        page[10:30, x : x + 4] = 0
    (token,) = parted([Token("HI", (20, 10, 38, 30), 0.6, 1)], page)
    assert token.text == "HI"
