"""Stub: cleaning only."""

from __future__ import annotations

from dataclasses import dataclass, field

from normalizers.text.cleaning import clean_with_trail
from schemas.document import Step


@dataclass(slots=True)
class RepairedText:
    """A repaired text, what it was, and the steps between."""

    text: str
    read: str
    steps: list[Step] = field(default_factory=list)


def repair_text(text: str) -> RepairedText:
    cleaned, steps = clean_with_trail(text)
    return RepairedText(cleaned, text, steps)
