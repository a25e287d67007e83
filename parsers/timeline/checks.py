"""What is doubtful about the dates of a timeline, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.context import PlanContext
from parsers.new_finding import finding
from parsers.timeline.acts import Dated
from schemas.findings import FINDING_CODES
from schemas.plan import Finding


def check(dated: list[Dated], context: PlanContext) -> list[Finding]:
    """One finding per impossible, reversed, unresolved or outlying date, in document order."""
    return [
        finding for index, one in enumerate(dated) for finding in _of_event(index, one, context)
    ]


def _of_event(index: int, one: Dated, context: PlanContext) -> Iterator[Finding]:
    event = one.event
    if "impossible" in one.problems:
        yield _finding("date-impossible", index, one, event.when_text)
    elif event.when is None and event.recurrence is None:
        yield _finding("date-unresolved", index, one, event.when_text)
    if "order" in one.problems:
        yield _finding("date-order", index, one, event.when)
    if _outside(one, context):
        yield _finding("date-outside-period", index, one, event.when)


def _outside(one: Dated, context: PlanContext) -> bool:
    """Whether an event lies wholly outside the calendar years of the plan's period."""
    first, last = _period(context)
    if first is None or last is None:
        return False
    start, end = one.event.start, one.event.end
    early = end is not None and int(end[:4]) < first
    late = start is not None and int(start[:4]) > last
    return early or late


def _period(context: PlanContext) -> tuple[int | None, int | None]:
    if context.stage is not None:
        return context.stage.start_year, context.stage.end_year
    if context.school_year is not None:
        return context.school_year, context.school_year + 1
    return None, None


def _finding(code: str, index: int, one: Dated, value: str | None) -> Finding:
    return finding(
        code,
        f"{FINDING_CODES[code].meaning} {one.event.when_text}".strip(),
        field=f"timeline[{index}].when",
        value=value,
        evidence=[one.event.evidence],
    )
