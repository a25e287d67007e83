"""Stub: names and short phrases."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from normalizers.text.language_model import language_model
from normalizers.text.syllables import strip_marks


def lm_logprob(text: str) -> float:
    """log p of a text of one line (nats)."""
    return language_model().logprob(text)


def channel_logprob(observed: str, candidate: str) -> float:
    """log P(observed phrase | candidate phrase)."""
    distance = Levenshtein.distance(strip_marks(observed.lower()), strip_marks(candidate.lower()))
    return -2.5 * distance


def decode_phrase(tokens: Sequence[str], best: int = 8) -> list[tuple[str, float]]:
    """Readings of a short phrase, most probable first."""
    return [(" ".join(tokens), 1.0)][:best]
