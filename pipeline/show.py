"""One document in the terminal: how it was read, what was understood, what is doubtful."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractors.options import ReadOptions
from pipeline.discovery import InputDocument, InputFile
from pipeline.work import process_document
from schemas.errors import KetnghiaError
from schemas.plan import Plan


def show_document(path: Path, console: Console) -> None:
    """Read, understand and print one document. Raises `KetnghiaError`."""
    source = InputDocument((InputFile(path, path.name),))
    outcome = process_document(source, ReadOptions())
    row = outcome.rows[0]
    if row.status in {"failed", "skipped"}:
        raise KetnghiaError(row.reason or row.status)
    for plan in map(Plan.model_validate_json, outcome.plans):
        _header(plan, console)
        _pairings(plan, console)
        _list(console, "Objectives", [f"{o.kind}: {o.text}" for o in plan.objectives])
        _list(
            console,
            "Timeline",
            [f"{e.when or '?'}  {e.activity or e.when_text}" for e in plan.timeline],
        )
        _list(
            console,
            "Findings",
            [f"{f.severity} {f.code}: {f.message} {f.value or ''}" for f in plan.findings],
        )


def _header(plan: Plan, console: Console) -> None:
    table = Table(show_header=False, title=plan.source.path, title_justify="left")
    for name in ("doc_type", "number", "issuer_name", "place", "issued_on", "title"):
        value = getattr(plan, name)
        review = plan.fields[name].needs_review if name in plan.fields else False
        table.add_row(name, f"{value or '–'}{'  (check)' if review else ''}")
    for reading in plan.source.reading:
        table.add_row(
            f"page {reading.page}",
            f"{reading.method}, confidence {reading.confidence:.2f}"
            + (f", {reading.repaired} words repaired" if reading.repaired else "")
            + (f" ({reading.reason})" if reading.reason else ""),
        )
    console.print(table)


def _pairings(plan: Plan, console: Console) -> None:
    if not plan.pairings:
        console.print("No pairing.")
        return
    table = Table(title=f"{len(plan.pairings)} pairings", title_justify="left")
    for name in ("row", "section", "schools", "relation", "confidence", "check"):
        table.add_column(name)
    for pairing in plan.pairings:
        table.add_row(
            pairing.row,
            pairing.section,
            "\n".join(party.full_name or party.name for party in pairing.schools),
            pairing.relation,
            f"{pairing.confidence:.2f}",
            "\n".join(pairing.reasons) if pairing.needs_review else "",
        )
    console.print(table)


def _list(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print(f"\n{title}", style="bold")
        for line in lines:
            console.print(f"  {line}", markup=False, highlight=False)
