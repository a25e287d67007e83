"""A name of a page as it was printed, read and decoded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """One name: as printed, as read, as decoded, with the probability given to it."""

    name: str
    read: str
    decoded: str
    probability: float
    flagged: bool
    right: bool
