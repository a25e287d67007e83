"""What a person corrected, applied wherever the same thing is read again.

A correction is a row of a CSV file: `sha256` of the document, `page`, `box` and `raw` (the text
as read there), `field`, `read` (the value as understood), `value` (the right one), `who`,
`note`. It is addressed by where the value stands, not by its place in a list. A row without a
value is not yet decided; a value equal to what was read confirms it. `ketnghia review` writes
such a file of what needs a look.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parsers.plan_builder import judge
from pipeline.correctable import FIELDS, Value, clear_of, values_of
from schemas.errors import WrongUsage
from schemas.findings import FINDING_CODES
from schemas.plan import Evidence, Finding, Plan

NEEDED = ("sha256", "page", "field", "read", "value")


@dataclass(frozen=True, slots=True)
class Correction:
    """One decided row, and where in the file it stands (from 1, the header being row 1)."""

    row: int
    sha256: str
    page: int
    box: tuple[float, ...]
    raw: str
    field: str
    read: str
    value: str
    who: str = ""
    note: str = ""


def read_corrections(path: Path) -> list[Correction]:
    """The decided rows of a file of corrections.

    Raises `WrongUsage` where the file cannot be read, a column is missing, or a row has no
    page or asks for a field that cannot be corrected.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise WrongUsage(f"{path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{path} is not in UTF-8. Save it as CSV UTF-8.") from error
    lines = text.splitlines(keepends=True)
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    rows = csv.DictReader(lines, delimiter=delimiter)
    missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        raise WrongUsage(f"{path} has no column {', '.join(missing)}.")
    decided = []
    for number, row in enumerate(rows, 2):
        if (row["value"] or "").strip():
            try:
                decided.append(_correction(number, row))
            except ValueError as error:
                raise WrongUsage(f"{path} row {number}: {error}.") from error
    return decided


def corrections_of(paths: Iterable[Path]) -> Iterator[Correction]:
    """All corrections of several files, in order."""
    for path in paths:
        yield from read_corrections(path)


def _correction(number: int, row: dict[str, str]) -> Correction:
    if not row["page"].strip().isdigit():
        raise ValueError(f"“{row['page']}” is no page")
    if row["field"] not in FIELDS:
        raise ValueError(f"“{row['field']}” cannot be corrected")
    return Correction(
        row=number,
        sha256=row["sha256"].strip(),
        page=int(row["page"]),
        box=tuple(float(edge) for edge in (row.get("box") or "").split()),
        raw=_cell(row.get("raw")),
        field=row["field"],
        read=_cell(row["read"]),
        value=_cell(row["value"]),
        who=_cell(row.get("who")),
        note=_cell(row.get("note")),
    )


def _cell(text: str | None) -> str:
    return " ".join((text or "").removeprefix("'").split())


def correct(plan: Plan, corrections: Iterable[Correction]) -> bool:
    """Apply the corrections of this document to its plan; whether there was any.

    One whose ground has changed (the text at its place, or the value read there, is not what
    the person saw) is not applied but told as a finding.
    """
    own = [one for one in corrections if one.sha256 == plan.source.sha256]
    for one in own:
        value = _place(one, list(values_of(plan)))
        if value is None:
            _tell(plan, one, "nothing there reads so any more")
            continue
        try:
            _apply(plan, one, value)
        except ValueError as error:
            _tell(plan, one, str(error))
    if own:
        judge(plan)
        for number, finding in enumerate(plan.findings, 1):
            finding.finding_id = f"{plan.plan_id}-f{number:03}"
    return bool(own)


def _place(one: Correction, values: Sequence[Value]) -> Value | None:
    """The value that a correction speaks of; among several alike the one nearest to its box.

    The same text in the very same box is the same ground, whatever was understood of it: the
    batch lends other names in another run.
    """
    there = [
        (value, value.judged.evidence.box)
        for value in values
        if value.field == one.field
        and value.judged.evidence is not None
        and value.judged.evidence.page == one.page
        and (not one.raw or _cell(value.raw) == one.raw)
    ]
    fitting = [value for value, _ in there if _cell(value.text) in (one.read, one.value)]
    if not fitting and one.raw and one.box:
        fitting = [value for value, box in there if box == one.box]
    return min(fitting, key=lambda value: _distance(value, one.box), default=None)


def _distance(value: Value, box: Sequence[float]) -> float:
    """How far (points) the value's upper left corner lies from that of a box; 0 if unknown."""
    evidence = value.judged.evidence
    if evidence is None or evidence.box is None or len(box) != len(evidence.box):
        return 0.0
    return abs(evidence.box[0] - box[0]) + abs(evidence.box[1] - box[1])


def _apply(plan: Plan, one: Correction, value: Value) -> None:
    if _cell(value.text) != one.value:
        value.correct(one.value)
    verb = "confirmed" if one.value == one.read else f"corrected from “{one.read}”"
    said = " ".join(filter(None, (verb, f"by {one.who}" if one.who else "", one.note)))
    value.judged.confidence, value.judged.needs_review = 1.0, False
    value.judged.reasons = [said]
    plan.findings = [found for found in plan.findings if found.field != value.path]
    for pairing in plan.pairings:
        if any(party is value.judged for party in pairing.schools):
            clear_of(pairing, one.read)
            for objective in plan.objectives:
                if objective.pairing_id == pairing.pairing_id and objective.kind == "focus":
                    objective.needs_review = pairing.needs_review
                    objective.confidence = pairing.confidence
                    objective.reasons = list(pairing.reasons)


def _tell(plan: Plan, one: Correction, why: str) -> None:
    plan.findings.append(
        Finding(
            code="correction-unused",
            severity=FINDING_CODES["correction-unused"].severity,
            message=f"The correction of row {one.row} was not applied: {why}.",
            value=f"{one.read}; {one.value}",
            evidence=[Evidence(page=one.page, text=one.raw)],
        )
    )
