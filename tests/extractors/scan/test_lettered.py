"""Numbers with a letter behind them, and the full stop behind an item's."""

from __future__ import annotations

import numpy as np

from extractors.scan.cells import is_dirt
from extractors.scan.cutting import Crop
from extractors.scan.lettered import lettered_numbers, with_slashes, with_stops
from extractors.scan.ocr import Token
from extractors.scan.spans import Place

CROP = Crop(np.full((9, 9), 255, np.uint8), 0, 0, 255)


def _column(*texts: str) -> dict[Place, list[Token]]:
    return {(row, 0): [Token(text, (0, 0, 9, 9), 0.6, 0)] for row, text in enumerate(texts)}


def _told(*texts: str) -> list[str]:
    read = _column(*texts)
    return [token.text for token in lettered_numbers(read, dict.fromkeys(read, CROP)).values()]


def test_a_letter_before_a_letter_is_a_one() -> None:
    assert _told("la", "Ib", "2", "4a", "4b") == ["1a", "1b"]


def test_syllables_stay_where_no_number_has_a_letter() -> None:
    assert _told("la", "2", "3", "4") == []
    assert _told("la", "lá", "và", "4a") == []


def test_the_number_keeps_what_was_read() -> None:
    read = _column("la", "1b", "2")
    told = lettered_numbers(read, dict.fromkeys(read, CROP))
    assert told[0, 0].alternatives[0][0] == "la"


def test_a_comma_is_a_full_stop_only_where_the_engine_thought_of_one() -> None:
    word = Token("Tháng", (20, 0, 60, 9), 0.9, 0)
    doubted = Token("5,", (0, 0, 9, 9), 0.6, 0, (("5.", 0.4),))
    sure = Token("5,", (0, 0, 9, 9), 0.98, 0)
    assert with_stops([doubted, word])[0].text == "5."
    assert with_stops([word, doubted])[1].text == "5."  # whatever their order
    assert with_stops([sure, word])[0] == sure
    assert with_stops([doubted]) == [doubted]


def test_a_plus_between_names_is_no_dirt() -> None:
    assert not is_dirt(Token("+", (0, 0, 9, 9), 0.55, 0))
    assert is_dirt(Token("+", (0, 0, 9, 9), 0.2, 0))
    assert is_dirt(Token("~", (0, 0, 9, 9), 0.55, 0))


def test_the_slash_before_a_symbol_is_read_where_the_engine_thought_of_it() -> None:
    number = Token("76", (0, 0, 9, 9), 0.9, 0)
    others = (("“KH-PGDĐT", 0.24), ("/KH-PGDĐT", 0.23))
    symbol = Token("KH-PGDĐT", (12, 0, 60, 9), 0.5, 0, others)
    assert [token.text for token in with_slashes([number, symbol])] == ["76", "/KH-PGDĐT"]
    assert with_slashes([symbol]) == [symbol]
    sure = Token("KH-PGDĐT", (12, 0, 60, 9), 0.9, 0)
    assert with_slashes([number, sure])[1] == sure
