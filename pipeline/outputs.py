"""Write what the contract lists: tables, descriptor, workbook, report; plans see `pipeline.plans`.

Each is made only where something that it is made of changed, and replaced only where its bytes
did. The report and the workbook, which cost most, come last, and can be left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from typing import Protocol

from pipeline.bundles import Bundle
from pipeline.datapackage import descriptor
from pipeline.finished import Parts
from pipeline.options import ALL, Extras
from pipeline.output_folder import OutputFolder, digest_of
from pipeline.report import Top, write_report
from pipeline.tables import Line, table_file, write_tables
from schemas.tables import TABLES, FileRow, FindingRow

WORKBOOK, REPORT = "ketnghia.xlsx", "report.html"

Stage = Callable[[str], AbstractContextManager[None]]  # what times a stage


class Plans(Protocol):
    """All plans in their order, made ready; each piece is one plan or several neighbours."""

    def parts(self) -> Iterable[Parts]: ...

    def tops(self) -> Iterable[Top]: ...

    def bodies(self) -> Iterable[str]: ...


def write_outputs(
    folder: OutputFolder,
    plans: Plans,
    files: Sequence[Line],
    between: Sequence[FindingRow] = (),
    extras: Extras = ALL,
    stage: Stage = lambda name: nullcontext(),
) -> dict[str, int]:
    """Write all but the plans themselves. Gives the counts for the summary.

    `files` are the rows of files in the order of their names, `between` are the findings between
    documents. A report or workbook that is not asked for is
    deleted where an earlier run left one: it would tell of other tables.
    """
    with stage("write tables"):
        counts = write_tables(folder, plans.parts(), files, between)
        folder.write("datapackage.json", descriptor())
    with stage("write report"):
        if extras.report:
            with folder.replacing(REPORT) as path:
                rows = [*rows_of_lines(files)]
                write_report(path, plans.tops(), plans.bodies(), rows)
        else:
            folder.remove(REPORT)
    with stage("write workbook"):
        if extras.workbook:
            _write_workbook(folder)
        else:
            folder.remove(WORKBOOK)
    return counts


def _write_workbook(folder: OutputFolder) -> None:
    from pipeline.workbook import write_workbook  # a run may need none

    made_of = digest_of("\n".join(folder.digest(table_file(name)) for name in TABLES))
    if not folder.has(WORKBOOK, made_of):
        write_workbook(folder.path / WORKBOOK, folder.path, folder.encoding)
        folder.took(WORKBOOK, made_of)


def batch_digest(
    tags: Iterable[str],
    files: Sequence[Line],
    between: Sequence[FindingRow],
    encoding: str,
    extras: Extras,
) -> str:
    """What the outputs are made of, in short: `tags` are those of the plans in their order."""
    rows = [_in_short(line) for line in (*files, *between)]
    return digest_of(json.dumps([list(tags), rows, encoding, asdict(extras)]))


def _in_short(line: Line | FindingRow) -> object:
    return line.csv.decode() if isinstance(line, Bundle) else [*vars(line).values()]


def rows_of_lines(files: Iterable[Line]) -> Iterator[FileRow]:
    """The rows of all files."""
    for line in files:
        yield from line.rows() if isinstance(line, Bundle) else (line,)


def remove_stale_plans(folder: OutputFolder, wanted: set[str]) -> None:
    """Delete plans of files that are gone; files that are not ours stay."""
    kept = {f"plans/{plan_id}.json" for plan_id in wanted}
    for name in folder.plan_files():
        if name not in kept:
            folder.remove(name)
