"""When what two documents say of themselves may be the same: numbers, names, days, pairings."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipeline.cards import Card

_SERIAL = re.compile(r"0*(\d*)")


def serial_of(number: str) -> str:
    """The serial number in a document's number.

    >>> serial_of("043/KH-PGDĐT"), serial_of("KH-PGDĐT")
    ('43', '')
    """
    found = _SERIAL.match(number)
    return found[1] if found else ""


def common(one: Card, other: Card) -> float:
    """The share of the shorter list that stands in the other."""
    return len(one.rows & other.rows) / min(len(one.rows), len(other.rows))


def alike(one: str, other: str) -> bool:
    """Whether two folded names may be one, word by word, so that an OCR may slip in each.

    >>> alike("PHONG GIAO DUC QUAN HAI AN", "PHONG GIAO DUC QUAN HAI CHAU")
    False
    >>> alike("PHONG GIAO DUC QUAN HAI AN", "PHONG GIA0 DUC QUAN HAI AN"), alike("", "SO Y TE")
    (True, True)
    """
    if not one or not other:
        return True
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    return all(fuzz.ratio(a, b) >= 60 for a, b in zip(words, others, strict=True))


def dates_agree(one: str | None, other: str | None) -> bool:
    """Whether two dates may be one, where a day or month may be left blank.

    >>> dates_agree("2023-03", "2023-03-11"), dates_agree("2023-03-10", "2023-03-11")
    (True, False)
    """
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)
