"""The batch at a glance: one HTML file that opens offline.

Each plan's parts are made once, with the plan (`shown_of`); the report puts them together, so
that a batch need not be in memory.
"""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Iterable, Sequence, Sized
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from schemas.plan import Plan
from schemas.tables import FileRow

if TYPE_CHECKING:
    from jinja2 import Template

MOST_ROWS = 200_000  # pairings, objectives and so on, above which no document is shown whole
MOST_DOUBTS = 1_000  # rows of each list of what needs a look, the least sure
_SHOWN_OPEN = 3  # plans, above which each is folded
_UNREAD = {"failed", "partial", "skipped"}
_TOTALS = ("plans", "pairings", "review", "objectives", "events", "rows")


Rows = list[tuple[float, str]]  # rows as HTML, each with what it is sorted by, the least first


@dataclass(slots=True)
class Top:
    """What plans are in the upper part of the report: its numbers, their doubtful pairings and
    fields of their heads, each with its confidence, their findings with 0 for an error and 1 for
    a doubt."""

    totals: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_TOTALS, 0))
    doubts: Rows = field(default_factory=list)
    fields: Rows = field(default_factory=list)
    findings: Rows = field(default_factory=list)

    def add(self, other: Top) -> None:
        """Put the next plans behind these."""
        for name, count in other.totals.items():
            self.totals[name] += count
        self.doubts += other.doubts
        self.fields += other.fields
        self.findings += other.findings

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Top:
        return cls(**json.loads(data))


def tops_joined(tops: Iterable[bytes]) -> bytes:
    """The upper parts of neighbours as one."""
    whole = Top()
    for one in tops:
        whole.add(Top.from_bytes(one))
    return whole.to_bytes()


class Shown(NamedTuple):
    """What the report shows of a plan: in its upper part, and the plan whole as HTML."""

    top: Top
    body: str


@dataclass(slots=True)
class Least:
    """The first rows of a long list in the order of their keys; `left` counts the others."""

    shown: list[Markup] = field(default_factory=list)
    left: int = 0


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader, select_autoescape  # a run may need no report

    from pipeline.reasons import in_vietnamese

    environment = Environment(
        loader=PackageLoader("pipeline"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["vi"] = in_vietnamese
    return environment.get_template(name)


def shown_of(plan: Plan) -> Shown:
    """What the report shows of a plan."""
    make = _template("plan.html").module
    doubts = [p for p in plan.pairings if p.needs_review]
    fields = [(name, judged) for name, judged in plan.fields.items() if judged.needs_review]
    top = Top(
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
    )
    return Shown(top, str(make.body(plan)))  # type: ignore[attr-defined]


def _totals(plan: Plan) -> dict[str, int]:
    lists: tuple[Sized, ...] = (
        plan.pairings,
        plan.objectives,
        plan.timeline,
        plan.tasks,
        plan.legal_basis,
    )
    return {
        "plans": 1,
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

    total: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_TOTALS, 0))
    _lists: dict[str, list[tuple[float, int, str]]] = field(default_factory=dict)
    _left: dict[str, int] = field(default_factory=dict)

    def add(self, top: Top) -> None:
        for name, count in top.totals.items():
            self.total[name] += count
        for name in ("doubts", "fields", "findings"):
            self._take(name, getattr(top, name))

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
    path: Path, tops: Iterable[Top], bodies: Iterable[str], files: Sequence[FileRow]
) -> None:
    """Write the report over all plans and files, what needs a look first.

    `tops` and `bodies` are the plans in the upper part and whole, one or several a piece, as
    `shown_of` gives them.
    """
    summary = Summary()
    for top in tops:
        summary.add(top)
    unread = [file for file in files if file.status in _UNREAD]
    totals = summary.total | {"files": len(files), "unread": len(unread)}
    few = totals["plans"] <= _SHOWN_OPEN
    with path.open("w", encoding="utf-8", newline="") as stream:
        for part in _template("report.html").generate(
            # our own template made them, and escaped what documents say
            bodies=(Markup(_opened(body) if few else body) for body in bodies),  # noqa: S704
            files=files,
            total=totals,
            most=MOST_ROWS,
            doubts=summary.least("doubts"),
            fields=summary.least("fields"),
            findings=summary.least("findings"),
            unread=unread,
        ):
            stream.write(part)


def _opened(body: str) -> str:
    """The same with its plans unfolded."""
    return re.sub(r'^(<details id="[0-9a-f-]+")>$', r"\1 open>", body, flags=re.MULTILINE)
