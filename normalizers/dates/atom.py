"""One phrase of time that is printed in one piece, as found and before it is completed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "day",
    "month",
    "quarter",
    "semester",
    "school_year",
    "year",
    "week",
    "stage_end",
    "clock",
    "recurring",
    "unresolved",
]


@dataclass(frozen=True, slots=True)
class Atom:
    """One phrase at `[start, end)`; `number` counts quarters and semesters from 1."""

    start: int
    end: int
    unit: Unit
    year: int | None = None
    year2: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    clock: str | None = None  # HH:MM
    rrule: str | None = None
    fixed: bool = False  # a day of the education year, named or well known
