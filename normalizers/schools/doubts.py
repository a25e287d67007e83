"""When a decoded name must be reviewed, and in which words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from normalizers.schools.stems import one_spelling

# Calibrated probability under which a decoded name is reviewed: of the names above it 992 of 1000
# are right on pages worse than offices send that an OCR of another language read
# (`benchmarks/names`), of scans at 200 dpi 998.
REVIEW_BELOW = 0.95
OTHER_SPELLING = 0.2  # probability of the other spelling of a name from which it is told
NEAR = 0.04  # probability from which another name is told, and the likeliest reviewed
CONSONANTS = re.compile("[bcdđghklmnpqrstvx]{1,3}")  # the rest of a syllable broken in two
_TONES = "\u0301\u0300\u0309\u0303\u0323"  # a syllable has one at most


def doubt_of(readings: Sequence[tuple[str, float]], below: float = REVIEW_BELOW) -> str | None:
    """The reason to review a decoded name; None when the best reading is sure enough.

    >>> doubt_of([("Văn Khê", 0.55), ("Vạn Khê", 0.41), ("Vân Khê", 0.02)])
    'two readings: Văn Khê 0.55, Vạn Khê 0.41'
    >>> doubt_of([("Văn Khê", 0.97)]) is None, doubt_of([("Mỗ Lao", 0.9), ("Mộ Lao", 0.1)]) is None
    (True, True)
    >>> doubt_of([("Hương Thủỷ", 0.99)])
    'no syllable: Thủỷ'
    >>> doubt_of([("Búp Mã ng", 0.99)])
    'no syllable: ng'
    """
    if not readings:
        return "no reading"
    words = re.split(r"[\s–-]+", readings[0][0])
    broken = [word for word in words if _tones(word) > 1 or CONSONANTS.fullmatch(word)]
    if broken:
        return f"no syllable: {broken[0]}"
    rival = any(p >= NEAR and not _is_spelling(name, readings[0][0]) for name, p in readings[1:])
    if sureness(readings) >= below and not rival:
        return _two_spellings(readings)
    near = [f"{name} {p:.2f}" for name, p in readings[:3] if p >= NEAR]
    if len(near) < 2:
        return f"uncertain reading: {readings[0][0]} {readings[0][1]:.2f}"
    return f"{'two' if len(near) == 2 else 'three'} readings: " + ", ".join(near)


def _tones(word: str) -> int:
    return sum(mark in _TONES for mark in unicodedata.normalize("NFD", word))


def _two_spellings(readings: Sequence[tuple[str, float]]) -> str | None:
    """The reason to review a sure name whose letters leave open which spelling was printed.

    >>> _two_spellings([("Mộ Lao", 0.52), ("Mỗ Lao", 0.47)])
    'two spellings: Mộ Lao 0.52, Mỗ Lao 0.47'
    """
    (name, p), *others = readings
    for other, q in others:
        if q >= OTHER_SPELLING and _is_spelling(other, name):
            return f"two spellings: {name} {p:.2f}, {other} {q:.2f}"
    return None


def _is_spelling(other: str, name: str) -> bool:
    return one_spelling(other) == one_spelling(name)


def sureness(readings: Sequence[tuple[str, float]]) -> float:
    """The probability of the likeliest name, in all its spellings; 0 without a reading.

    >>> sureness([("Mỗ Lao", 0.75), ("Mộ Lao", 0.25), ("Mễ Lao", 0.0)])
    1.0
    """
    best = one_spelling(readings[0][0]) if readings else ""
    return min(sum(p for name, p in readings if one_spelling(name) == best), 1.0)
