"""Numbers of documents whose letters an OCR doubts."""

from __future__ import annotations

import pytest

from normalizers.text.symbols import settled
from schemas.document import Word


def _read(text: str, confidence: float, *others: tuple[str, float]) -> Word:
    return Word(text, confidence=confidence, alternatives=others)


@pytest.mark.parametrize(
    ("read", "other", "told"),
    [
        ("1402/SGD&ĐT-GDTTH", "1402/SGD&ĐT-GDTrH", "1402/SGD&ĐT-GDTrH"),
        ("1719/QĐ-TTg", "1719/QĐ-TTE", "1719/QĐ-TTg"),
        ("35/HD-SGDĐT,", "35/HĐ-SGDĐT,", "35/HD-SGDĐT,"),
    ],
)
def test_known_letters_win(read: str, other: str, told: str) -> None:
    result = settled(_read(read, 0.6, (other, 0.4)))
    assert result is not None
    assert result.text == told


def test_doubt_of_digits_stays() -> None:
    result = settled(_read("76/KH-PGDĐT", 0.6, ("16/KH-PGDĐT", 0.4)))
    assert result is not None
    assert result.confidence == pytest.approx(0.6)


def test_doubt_that_no_reading_explains_stays() -> None:
    result = settled(_read("76/KH-PGDĐT", 0.6))
    assert result is not None
    assert result.confidence == pytest.approx(0.6)


@pytest.mark.parametrize("text", ["1250/SGDĐT-CTTTT", "III/2024", "nghĩa", "20/11/2023", "KH-"])
def test_other_words_are_not_asked(text: str) -> None:
    assert settled(_read(text, 0.6, ("x", 0.3))) is None


def test_print_stays() -> None:
    assert settled(_read("76/KH-PGDĐT", 1.0)) is None
