"""What needs a look, as a file of corrections to be filled in (`ketnghia review`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.atomic import atomic_text
from pipeline.correctable import FIELDS, Value, values_of
from pipeline.csv_tables import CsvTable
from schemas.errors import WrongUsage
from schemas.plan import Plan
from schemas.tables import CorrectionRow


def write_review(output: Path, path: Path) -> int:
    """Write the rows of `to_review`, with a byte-order mark for Excel; how many there are."""
    rows = list(to_review(output))
    with atomic_text(path, "utf-8-sig") as stream:
        table = CsvTable(stream, CorrectionRow)
        for row in rows:
            table.write(row)
    return len(rows)


def to_review(output: Path) -> Iterator[CorrectionRow]:
    """One row for each value of an output folder that needs review, by document.

    Raises `WrongUsage` where the folder holds no plans.
    """
    paths = sorted((output / "plans").glob("*.json"))
    if not paths:
        raise WrongUsage(f"There are no plans in {output}; name a folder that a run wrote.")
    for path in paths:
        plan = Plan.model_validate_json(path.read_text("utf-8"))
        for value in values_of(plan):
            if value.judged.needs_review and _is_asked(value):
                yield _row(plan, value)


def _is_asked(value: Value) -> bool:
    """Whether a person is to look at this value: the main one of its item, or a lacking level."""
    if value.field == "school.level":
        return not value.text
    return FIELDS[value.field] and bool(value.text)


def _row(plan: Plan, value: Value) -> CorrectionRow:
    evidence = value.judged.evidence
    box = evidence.box if evidence else None
    suggestions = [found.value for found in plan.findings if found.field == value.path]
    return CorrectionRow(
        source=plan.source.path,
        sha256=plan.source.sha256,
        page=evidence.page if evidence else 1,
        box=" ".join(f"{edge:g}" for edge in box) if box else None,
        raw=value.raw,
        field=value.field,
        read=value.text,
        value=None,
        who=None,
        note=None,
        reasons="; ".join(value.judged.reasons) or None,
        suggestions="; ".join(filter(None, suggestions)) or None,
    )
