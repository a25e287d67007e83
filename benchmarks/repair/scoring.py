"""Syllable accuracy and calibration of repaired text against its truth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from normalizers.text.syllables import canonical

_PARTS = re.compile(r"[/\-–.,\s|{}()\[\]]+")
_EDGE = "“”\"‘’'!?:;—…«»*_~"


class Accuracy(NamedTuple):
    """Matched and true syllables, and edits; case and tone style count as equal."""

    matched: int
    true: int
    edits: int

    @property
    def share(self) -> float:
        return self.matched / max(self.true, 1)

    def __add__(self, other: Accuracy) -> Accuracy:  # type: ignore[override]
        return Accuracy(*(a + b for a, b in zip(self, other, strict=True)))


def syllables(text: str) -> list[str]:
    """The words of a text that have letters, canonical.

    >>> syllables("Số: 12/KH-PGDĐT, Hoà.")
    ['số', 'kh', 'pgdđt', 'hòa']
    """
    words = (part.strip(_EDGE) for part in _PARTS.split(text))
    return [canonical(word) for word in words if any(c.isalpha() for c in word)]


def accuracy(true: str, got: str) -> Accuracy:
    """Line by line where the lines correspond, else as a whole."""
    true_lines = [words for line in true.splitlines() if (words := syllables(line))]
    got_lines = [words for line in got.splitlines() if (words := syllables(line))]
    if len(true_lines) != len(got_lines):
        true_lines = [[word for line in true_lines for word in line]]
        got_lines = [[word for line in got_lines for word in line]]
    total = Accuracy(0, 0, 0)
    for a, b in zip(true_lines, got_lines, strict=True):
        edits = Levenshtein.editops(a, b)
        wrong = sum(edit.tag != "insert" for edit in edits)
        total = total + Accuracy(len(a) - wrong, len(a), len(edits))
    return total


def judged(true: Sequence[str], got: Sequence[tuple[str, float]]) -> list[tuple[float, bool]]:
    """The confidence of each word of a sequence and whether it is right."""
    words = [word for word, _ in got]
    right = [False] * len(words)
    for block in Levenshtein.editops(true, words).as_matching_blocks():
        for i in range(block.b, block.b + block.size):
            right[i] = True
    return [(confidence, ok) for (_, confidence), ok in zip(got, right, strict=True)]


def reliability(
    pairs: Iterable[tuple[float, bool]], bins: int = 10
) -> list[tuple[int, float, float]]:
    """Number, mean confidence and share right in equal bins of confidence; empty ones left out."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, ok in pairs:
        rows[min(int(confidence * bins), bins - 1)].append((confidence, ok))
    return [
        (len(row), sum(c for c, _ in row) / len(row), sum(ok for _, ok in row) / len(row))
        for row in rows
        if row
    ]
