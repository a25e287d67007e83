"""The batch at a glance: one HTML file that opens offline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, select_autoescape

from pipeline.atomic import atomic_text
from schemas.plan import Finding, Judged, Pairing, Plan
from schemas.tables import FileRow

_UNREAD = {"failed", "partial", "skipped"}


def write_report(path: Path, plans: Iterable[Plan], files: Sequence[FileRow]) -> None:
    """Write the report over all plans and files, what needs a look first."""
    template = Environment(
        loader=PackageLoader("pipeline"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("report.html")
    shown = list(plans)
    with atomic_text(path) as stream:
        for part in template.generate(
            plans=shown,
            files=files,
            total=_totals(shown, files),
            doubts=_doubts(shown),
            fields=_fields(shown),
            findings=_findings(shown),
            unread=[file for file in files if file.status in _UNREAD],
        ):
            stream.write(part)


def _totals(plans: Sequence[Plan], files: Sequence[FileRow]) -> dict[str, int]:
    return {
        "pairings": sum(len(plan.pairings) for plan in plans),
        "review": sum(pairing.needs_review for plan in plans for pairing in plan.pairings),
        "objectives": sum(len(plan.objectives) for plan in plans),
        "events": sum(len(plan.timeline) for plan in plans),
        "unread": sum(file.status in _UNREAD for file in files),
    }


def _doubts(plans: Sequence[Plan]) -> list[tuple[Plan, Pairing]]:
    """The pairings to review, the least sure first."""
    doubts = [(plan, p) for plan in plans for p in plan.pairings if p.needs_review]
    return sorted(doubts, key=lambda doubt: doubt[1].confidence)


def _fields(plans: Sequence[Plan]) -> list[tuple[Plan, str, str | None, Judged]]:
    """The doubtful values of the documents' heads, the least sure first."""
    doubts = [
        (plan, name, _shown(plan, name), field)
        for plan in plans
        for name, field in plan.fields.items()
        if field.needs_review
    ]
    return sorted(doubts, key=lambda doubt: doubt[3].confidence)


def _shown(plan: Plan, name: str) -> str | None:
    if name == "stage":
        return f"{plan.stage.start_year}–{plan.stage.end_year}" if plan.stage else None
    value: str | None = getattr(plan, name, None)
    return value


def _findings(plans: Sequence[Plan]) -> list[tuple[Plan, Finding]]:
    """Errors, then doubts; notes stand in findings.csv only."""
    found = [(plan, f) for plan in plans for f in plan.findings if f.severity != "note"]
    return sorted(found, key=lambda item: item[1].severity != "error")
