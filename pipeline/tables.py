"""The tables of the contract, streamed: the rows of each plan were made once, with the plan."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TextIO

from pipeline.csv_tables import CsvRows, CsvTable
from pipeline.finished import PLAN_TABLES, SEVERITIES, Parts
from pipeline.output_folder import OutputFolder
from pipeline.report import Summary
from pipeline.schools import SchoolIndex
from schemas.findings import FINDING_CODES
from schemas.tables import TABLES, FileRow, FindingRow

_PIECE = 1 << 20  # characters that are copied at a time


@dataclass(slots=True)
class Written:
    """What is known of a batch when its tables are written: the numbers and the report's top."""

    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("plans", "pairings", "findings", "pairings to review"), 0
        )
    )
    summary: Summary = field(default_factory=Summary)

    def add(self, parts: Parts) -> None:
        for name, count in parts.counts.items():
            self.counts[name] += count
        self.summary.add(parts.top)


def table_file(name: str) -> str:
    return f"{name}.csv"


def write_tables(
    folder: OutputFolder,
    plans: Iterable[Parts],
    files: Sequence[FileRow],
    between: Sequence[FindingRow] = (),
) -> Written:
    """Write every table: rows in document order, findings last and worst first.

    `between` are the findings between documents.
    """
    written, schools = Written(), SchoolIndex()
    with ExitStack() as stack:
        streams = {name: _table(stack, folder, name) for name in TABLES}
        findings = {severity: stack.enter_context(_spool()) for severity in SEVERITIES}
        _findings(between, findings, written)
        for parts in plans:
            written.add(parts)
            schools.add(parts.schools)
            for name in PLAN_TABLES:
                streams[name].write(parts.tables.get(name, ""))
            for severity, stream in findings.items():
                stream.write(parts.tables.get(f"findings {severity}", ""))
        _findings((one for file in files for one in _file_findings(file)), findings, written)
        for name, rows in (("schools", schools.rows()), ("files", iter(files))):
            table = CsvRows(streams[name])
            for row in rows:
                table.write(row)
        for stream in findings.values():
            stream.seek(0)
            while piece := stream.read(_PIECE):
                streams["findings"].write(piece)
    return written


def _table(stack: ExitStack, folder: OutputFolder, name: str) -> TextIO:
    """A stream to a table with its header; it takes the table's place when the stack is left."""
    path = stack.enter_context(folder.replacing(table_file(name)))
    stream = stack.enter_context(path.open("w", encoding=folder.encoding, newline=""))
    CsvTable(stream, TABLES[name])
    return stream


def _spool() -> TextIO:
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="")


def _findings(rows: Iterable[FindingRow], streams: dict[str, TextIO], written: Written) -> None:
    tables = {severity: CsvRows(stream) for severity, stream in streams.items()}
    for row in rows:
        tables[row.severity].write(row)
        written.counts["findings"] += 1


def _file_findings(file: FileRow) -> Iterator[FindingRow]:
    """A finding for a file that did not come out whole."""
    if file.status == "ok" or file.code is None or file.plan_id is not None:
        return
    yield FindingRow(
        finding_id=f"{path_id(file.path)}-f001",
        plan_id=None,
        source=file.path,
        page=None,
        severity=FINDING_CODES[file.code].severity,
        code=file.code,
        field=None,
        value=None,
        suggestion=None,
        message=file.reason or FINDING_CODES[file.code].meaning,
    )


def path_id(path: str) -> str:
    """The id of a finding's file where there is no plan: 12 hex digits of its path's hash."""
    return hashlib.sha256(path.encode()).hexdigest()[:12]
