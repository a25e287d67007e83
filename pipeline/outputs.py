"""Write what the contract lists: tables, descriptor, workbook, report; plans see `pipeline.plans`.

Each is made only where something that it is made of changed, and replaced only where its bytes
did; the workbook and the report, which cost most, come last.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext

from pipeline.datapackage import descriptor
from pipeline.finished import Parts
from pipeline.output_folder import OutputFolder, digest_of
from pipeline.report import write_report
from pipeline.tables import table_file, write_tables
from pipeline.workbook import write_workbook
from schemas.tables import TABLES, FileRow, FindingRow

WORKBOOK, REPORT = "ketnghia.xlsx", "report.html"

Plans = Callable[[], Iterable[Parts]]  # the parts of all plans in their order, as often as asked
Stage = Callable[[str], AbstractContextManager[None]]  # what times a stage


def write_outputs(
    folder: OutputFolder,
    plans: Plans,
    files: Sequence[FileRow],
    between: Sequence[FindingRow] = (),
    stage: Stage = lambda name: nullcontext(),
) -> dict[str, int]:
    """Write all but the plans themselves. Gives the counts for the summary.

    `between` are the findings between documents.
    """
    with stage("write tables"):
        written = write_tables(folder, plans(), files, between)
        folder.write("datapackage.json", descriptor())
    with stage("write report"), folder.replacing(REPORT) as path:
        write_report(path, written.summary, (parts.report for parts in plans()), files)
    with stage("write workbook"):
        made_of = digest_of("\n".join(folder.digest(table_file(name)) for name in TABLES))
        if not folder.has(WORKBOOK, made_of):
            write_workbook(folder.path / WORKBOOK, folder.path, folder.encoding)
            folder.took(WORKBOOK, made_of)
    return written.counts


def batch_digest(
    tags: Iterable[str], files: Sequence[FileRow], between: Sequence[FindingRow], encoding: str
) -> str:
    """What the outputs are made of, in short: `tags` are those of the plans in their order."""
    rows = [row.model_dump() for row in (*files, *between)]
    return digest_of(json.dumps([list(tags), rows, encoding]))


def remove_stale_plans(folder: OutputFolder, wanted: set[str]) -> None:
    """Delete plans of files that are gone; files that are not ours stay."""
    for name in folder.plan_files():
        if name.removesuffix(".json") not in wanted:
            (folder.path / "plans" / name).unlink()
