"""Numbers before lines that the page pass took for a picture."""

from __future__ import annotations

import numpy as np

from extractors.scan.lost_labels import with_labels
from extractors.scan.ocr import Token

DPI = 100


class Reader:
    """An engine that reads every cut as a number and a word."""

    name, reads_crops = "made", True

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, image: object, dpi: float, mode: object) -> list[Token]:
        return [Token(self.text, (5, 5, 14, 20), 0.9, 0), Token("MN", (20, 5, 40, 20), 0.9, 0)]


def page() -> np.ndarray:
    """A white page with a figure before a full stop and a word."""
    grey = np.full((200, 400), 255, np.uint8)
    grey[100:114, 50:57] = grey[112:114, 60:62] = grey[100:114, 70:120] = 0
    return grey


SEEN = [Token(".", (60, 112, 62, 114), 0.7, 1), Token("MN", (70, 100, 120, 114), 0.9, 1)]


def texts(number: str, seen: list[Token] = SEEN) -> list[str]:
    read = with_labels(page(), DPI, seen, [], Reader(number))  # type: ignore[arg-type]
    return [token.text for token in sorted(read, key=lambda token: token.box[0])]


def test_the_number_before_a_lone_stop_is_read_again() -> None:
    assert texts("2.") == ["2.", "MN"] and texts("2,") == ["2.", "MN"]


def test_what_is_no_number_changes_nothing() -> None:
    assert texts("bà") == [".", "MN"]


def test_a_page_without_lone_stops_is_not_looked_at() -> None:
    assert texts("2.", SEEN[1:]) == ["MN"]


def test_words_of_a_line_that_runs_downwards_go() -> None:
    downwards = [Token("bà", (48, 20, 58, 60), 0.2, 7), Token("C2", (48, 70, 58, 114), 0.5, 7)]
    assert texts("2.", [*SEEN, *downwards]) == ["2.", "MN"]
