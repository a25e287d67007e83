"""Row numbers of a list without rules that the page pass left out."""

from __future__ import annotations

import numpy as np

from extractors.scan.number_columns import with_row_numbers
from extractors.scan.ocr import Token
from extractors.scan.overlooked import unread_in
from extractors.scan.picture import Grey

DPI = 100
ROWS = (100, 140, 180, 220)


class Reader:
    """An engine that reads the marks of a strip, from left to right, as the given words."""

    name, reads_crops = "made", True

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, strip: Grey, dpi: float, mode: int) -> list[Token]:
        dark = np.flatnonzero((strip < 128).any(axis=0))
        starts = dark[np.diff(dark, prepend=-9) > 1]
        return [
            Token(word, (int(x), 5, int(x) + 6, 19), 0.9, 0)
            for word, x in zip(self.words, starts, strict=True)
        ]


def page() -> Grey:
    """A white page with a mark before each row, and a word in each."""
    grey = np.full((300, 400), 255, np.uint8)
    for row in ROWS:
        grey[row : row + 14, 40:46] = grey[row : row + 14, 80:160] = 0
    return grey


def names(start: int = 80) -> list[Token]:
    return [Token("MN", (start, row, 160, row + 14), 0.9, i) for i, row in enumerate(ROWS)]


def numbers(words: tuple[str, ...], seen: list[Token]) -> list[str]:
    unread = unread_in(page(), DPI, seen, []).short
    found = with_row_numbers(page(), DPI, seen, unread, Reader(*words))
    return [token.text for token in found if token.box[0] < 50]


def test_numbers_before_rows_are_read() -> None:
    assert numbers(("1", "2", "3", "4"), names()) == ["1", "2", "3", "4"]


def test_one_between_others_is_counted_and_one_at_the_end_is_not() -> None:
    assert numbers(("1", "?", "3", "4"), names()) == ["1", "2", "3", "4"]
    assert numbers(("1", "2", "3", "?"), names()) == ["1", "2", "3"]


def test_marks_that_do_not_count_are_no_row_numbers() -> None:
    assert numbers(("7", "2", "9", "1"), names()) == []


def test_what_was_hardly_read_there_goes() -> None:
    misread = Token("@", (40, 140, 46, 154), 0.1, 9)
    assert numbers(("1", "2", "3", "4"), [*names(), misread]) == ["1", "2", "3", "4"]


def test_labels_close_before_their_words_are_not_looked_at() -> None:
    assert numbers((), names(start=52)) == []
