"""What the place of a name in a plan says to the reader of names."""

from __future__ import annotations

from normalizers.schools import CellReading, NameContext, parse_cell
from parsers.context import PlanContext
from schemas.plan import Level

_DISTRICTS_END = "2025-07"  # Luật 72/2025/QH15: no districts from 1 July 2025


def since_2025(context: PlanContext) -> bool:
    """Whether the plan is of a time without districts.

    >>> since_2025(PlanContext(issued_on="2026-04-09")), since_2025(PlanContext())
    (True, False)
    """
    return context.issued_on is not None and context.issued_on[:7] >= _DISTRICTS_END


def name_context(
    context: PlanContext, level: Level | None = None, expected: int | None = None
) -> NameContext:
    return NameContext(
        level=level,
        district=context.district,
        province=context.province,
        since_2025=since_2025(context),
        expected=expected,
        batch=context.batch,
    )


def read_cell(text: str, names: NameContext) -> CellReading:
    """The likeliest way to read a cell or phrase."""
    return parse_cell(text, names)[0]
