"""The batch at a glance: one HTML file that opens offline.

Each plan's parts are made once, with the plan (`report_of`); the report puts them together, so
that a batch need not be in memory.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, Template, select_autoescape
from markupsafe import Markup

from schemas.plan import Plan
from schemas.tables import FileRow

MOST_ROWS = 200_000  # pairings, objectives and so on, above which no document is shown whole
MOST_DOUBTS = 1_000  # rows of each list of what needs a look, the least sure
_UNREAD = {"failed", "partial", "skipped"}
_TOTALS = ("pairings", "review", "objectives", "events", "rows")


@dataclass(frozen=True, slots=True)
class PlanReport:
    """A plan's parts as HTML: its doubtful pairings and fields of its head, each with its
    confidence, its findings with 0 for an error and 1 for a doubt, and the plan whole."""

    plan_id: str
    totals: dict[str, int]
    doubts: list[tuple[float, str]]
    fields: list[tuple[float, str]]
    findings: list[tuple[float, str]]
    body: str


@dataclass(slots=True)
class Least:
    """The first rows of a long list in the order of their keys; `left` counts the others."""

    shown: list[Markup] = field(default_factory=list)
    left: int = 0


@cache
def _template(name: str) -> Template:
    return Environment(
        loader=PackageLoader("pipeline"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template(name)


def report_of(plan: Plan) -> PlanReport:
    """The parts of the report that a plan makes."""
    make = _template("plan.html").module
    doubts = [p for p in plan.pairings if p.needs_review]
    fields = [(name, judged) for name, judged in plan.fields.items() if judged.needs_review]
    return PlanReport(
        plan_id=plan.plan_id,
        totals=_totals(plan),
        doubts=[(p.confidence, str(make.doubt(plan, p))) for p in doubts],  # type: ignore[attr-defined]
        fields=[
            (judged.confidence, str(make.field(plan, name, _shown(plan, name), judged)))  # type: ignore[attr-defined]
            for name, judged in fields
        ],
        findings=[
            (float(found.severity != "error"), str(make.finding(plan, found)))  # type: ignore[attr-defined]
            for found in plan.findings
            if found.severity != "note"  # these stand in findings.csv only
        ],
        body=str(make.body(plan)),  # type: ignore[attr-defined]
    )


def _totals(plan: Plan) -> dict[str, int]:
    lists: tuple[Sized, ...] = (
        plan.pairings,
        plan.objectives,
        plan.timeline,
        plan.tasks,
        plan.legal_basis,
    )
    return {
        "pairings": len(plan.pairings),
        "review": sum(pairing.needs_review for pairing in plan.pairings),
        "objectives": len(plan.objectives),
        "events": len(plan.timeline),
        "rows": 1 + sum(len(each) for each in lists),
    }


def _shown(plan: Plan, name: str) -> str | None:
    if name == "stage":
        return f"{plan.stage.start_year}–{plan.stage.end_year}" if plan.stage else None
    value: str | None = getattr(plan, name, None)
    return value


@dataclass(slots=True)
class Summary:
    """What the top of the report tells, gathered plan by plan."""

    total: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_TOTALS, 0) | {"plans": 0})
    _lists: dict[str, list[tuple[float, int, str]]] = field(default_factory=dict)
    _left: dict[str, int] = field(default_factory=dict)

    def add(self, plan: PlanReport) -> None:
        self.total["plans"] += 1
        for name, count in plan.totals.items():
            self.total[name] += count
        for name in ("doubts", "fields", "findings"):
            self._take(name, getattr(plan, name))

    def _take(self, name: str, rows: Sequence[tuple[float, str]]) -> None:
        """Keep the rows with the least keys, earlier ones first; the heap has the last on top."""
        heap = self._lists.setdefault(name, [])
        for key, html in rows:
            number = len(heap) + self._left.get(name, 0)
            entry = (-key, -number, html)
            if len(heap) < MOST_DOUBTS:
                heapq.heappush(heap, entry)
            else:
                heapq.heappushpop(heap, entry)
                self._left[name] = self._left.get(name, 0) + 1

    def least(self, name: str) -> Least:
        rows = sorted(self._lists.get(name, ()), reverse=True)
        # our own templates made it, and escaped what documents say
        html = [Markup(made) for _, _, made in rows]  # noqa: S704
        return Least(html, self._left.get(name, 0))


def write_report(
    path: Path, summary: Summary, plans: Iterable[PlanReport], files: Sequence[FileRow]
) -> None:
    """Write the report over all plans and files, what needs a look first."""
    unread = [file for file in files if file.status in _UNREAD]
    totals = summary.total | {"files": len(files), "unread": len(unread)}
    with path.open("w", encoding="utf-8", newline="") as stream:
        for part in _template("report.html").generate(
            documents=_documents(plans),
            files=files,
            total=totals,
            most=MOST_ROWS,
            doubts=summary.least("doubts"),
            fields=summary.least("fields"),
            findings=summary.least("findings"),
            unread=unread,
        ):
            stream.write(part)


def _documents(plans: Iterable[PlanReport]) -> Iterator[tuple[str, Markup]]:
    for plan in plans:
        yield plan.plan_id, Markup(plan.body)  # noqa: S704  made by our own template
