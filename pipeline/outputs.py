"""Write what the contract lists: plans, tables, workbook, descriptor, report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from pipeline.atomic import atomic_path, atomic_text
from pipeline.csv_tables import CsvTable
from pipeline.datapackage import descriptor
from pipeline.links import Links, dispute
from pipeline.report import write_report
from pipeline.tables import all_rows
from pipeline.workbook import Workbook
from schemas.plan import Plan, canonical_json
from schemas.tables import TABLES, FileRow, PairingRow

PLAN_FILE = re.compile(r"[0-9a-f]{12}(-\d+)?\.json")


def write_plan(output: Path, plan_id: str, text: str) -> None:
    """Write one plan's JSON to `plans/<plan_id>.json`."""
    with atomic_text(output / "plans" / f"{plan_id}.json") as stream:
        stream.write(text)


def read_plan(output: Path, plan_id: str) -> Plan:
    return Plan.model_validate_json((output / "plans" / f"{plan_id}.json").read_text("utf-8"))


def write_outputs(
    output: Path,
    plan_ids: Sequence[str],
    files: Sequence[FileRow],
    bom: bool = False,
    links: Links | None = None,
) -> dict[str, int]:
    """Write all tables over the plans already written, in the order of `plan_ids`.

    `links` are those between the plans. Gives the counts for the summary.
    """
    links = links or Links()
    _write_links(output, links)
    counts = dict.fromkeys(("plans", "pairings", "findings", "pairings to review"), 0)
    _remove_stale_plans(output, set(plan_ids))
    with ExitStack() as stack:
        encoding = "utf-8-sig" if bom else "utf-8"
        tables = {
            name: CsvTable(
                stack.enter_context(atomic_text(output / f"{name}.csv", encoding)), row_type
            )
            for name, row_type in TABLES.items()
        }
        workbook = Workbook(stack.enter_context(atomic_path(output / "ketnghia.xlsx")))
        for table, row in all_rows(_plans(output, plan_ids), files, links.findings):
            tables[table].write(row)
            workbook.write(table, row)
            if table in counts:
                counts[table] += 1
            if isinstance(row, PairingRow) and row.needs_review:
                counts["pairings to review"] += 1
        workbook.close()
    with atomic_text(output / "datapackage.json") as stream:
        stream.write(descriptor())
    write_report(output / "report.html", _plans(output, plan_ids), files)
    return counts


def _write_links(output: Path, links: Links) -> None:
    """Write the links into the plans that have them; flag where two forms of one differ."""
    for plan_id in sorted({*links.same_as, *links.parents}):
        plan = read_plan(output, plan_id)
        plan.same_as = links.same_as.get(plan_id)
        plan.parent_plan_id = links.parents.get(plan_id)
        if plan.same_as:
            other = read_plan(output, plan.same_as)
            dispute(plan, other)
            dispute(other, plan)
            write_plan(output, other.plan_id, canonical_json(other))
        write_plan(output, plan_id, canonical_json(plan))


def _plans(output: Path, plan_ids: Sequence[str]) -> Iterator[Plan]:
    for plan_id in plan_ids:
        yield read_plan(output, plan_id)


def _remove_stale_plans(output: Path, wanted: set[str]) -> None:
    """Delete plans of files that are gone; files that are not ours stay."""
    for path in sorted((output / "plans").glob("*.json")):
        if PLAN_FILE.fullmatch(path.name) and path.stem not in wanted:
            path.unlink()
