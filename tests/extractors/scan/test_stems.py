"""Roman numbers by their stems: headings are put right, names are doubted, digits are left."""

from __future__ import annotations

import numpy as np

from extractors.scan.ocr import Token
from extractors.scan.picture import Grey
from extractors.scan.stems import with_counted_stems


def page_with(stems: int, x: int = 100) -> Grey:
    page = np.full((60, 400), 255, np.uint8)
    for i in range(stems):
        page[15:45, x + 12 * i : x + 12 * i + 4] = 0
    return page


def read(text: str, stems: int, before: str = "") -> Token:
    number = Token(text, (98, 15, 100 + 12 * stems, 45), 0.7, 1)
    first = [Token(before, (10, 15, 90, 45), 0.95, 1)] if before else []
    return with_counted_stems([*first, number], page_with(stems))[-1]


def test_a_heading_is_put_right_by_its_stems() -> None:
    assert (read("II.", 3).text, read("II.", 3).confidence) == ("III.", 0.9)
    assert read("HI.", 3).text == "III."


def test_a_number_in_a_name_is_doubted() -> None:
    assert read("l", 2, "Thành").text == "II"
    assert read("II", 3, "Thành").confidence < 0.9
    assert read("II", 2, "Thành").confidence == 0.99


def with_serif(left: bool, right: bool) -> Grey:
    page = page_with(1)
    page[15:17, 100 - 5 * left : 104 + 5 * right] = 0
    page[43:45, 95:109] = 0
    return page


def test_a_stem_is_told_by_its_serifs() -> None:
    def told(text: str, page: Grey) -> str:
        return with_counted_stems([Token(text, (94, 14, 110, 46), 0.7, 1)], page)[0].text

    both, left, none = with_serif(True, True), with_serif(True, False), with_serif(False, False)
    assert [told(text, both) for text in ("l", "I", "la", "lốp")] == ["I", "I", "Ia", "Iốp"]
    assert [told(text, left) for text in ("l", "I", "la", "I-6")] == ["1", "1", "la", "1-6"]
    assert [told(text, none) for text in ("l", "I", "la", "I-6")] == ["I", "I", "la", "I-6"]


def test_a_lone_la_before_a_capital_is_the_river() -> None:
    words = [Token("la", (94, 14, 110, 46), 0.7, 1), Token("Grai", (200, 14, 240, 46), 0.9, 1)]
    assert with_counted_stems(words, with_serif(False, False))[0].text == "Ia"
    assert with_counted_stems(words, with_serif(True, False))[0].text == "la"


def test_digits_and_words_stay() -> None:
    assert read("11.", 2).text == "11."
    assert read("H", 2).text == "H"
    assert read("Hoa", 3, "Thành").text == "Hoa"
    assert read("TH", 3, "Trường").text == "TH"
