"""The tables of the contract, streamed: the rows of each plan were made once, with the plan."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import TextIOWrapper
from typing import BinaryIO

from pipeline.bundles import Bundle
from pipeline.csv_tables import CsvRows, CsvTable
from pipeline.finished import PLAN_TABLES, SEVERITIES, Parts
from pipeline.output_folder import OutputFolder
from pipeline.schools import SchoolIndex
from schemas.findings import FINDING_CODES
from schemas.tables import TABLES, FileRow, FindingRow

_COUNTS = ("plans", "pairings", "findings", "pairings to review")
Line = FileRow | Bundle  # of files.csv: a row, or those of neighbours that are as they were
_PIECE = 1 << 20  # bytes that are copied at a time


def table_file(name: str) -> str:
    return f"{name}.csv"


def write_tables(
    folder: OutputFolder,
    plans: Iterable[Parts],
    files: Sequence[Line],
    between: Sequence[FindingRow] = (),
) -> dict[str, int]:
    """Write every table: rows in document order, findings last and worst first.

    `files` are in the order of their names, `between` are the findings between documents. Gives the
    counts for the summary.
    """
    counts, schools = dict.fromkeys(_COUNTS, 0), SchoolIndex()
    with ExitStack() as stack:
        streams = {name: _table(stack, folder, name) for name in TABLES}
        findings = {severity: stack.enter_context(_spool()) for severity in SEVERITIES}
        counts["findings"] += _findings(between, findings)
        for parts in plans:
            for name, count in parts.counts.items():
                counts[name] += count
            schools.add(parts.schools)
            for name in PLAN_TABLES:
                streams[name].buffer.write(parts.tables.get(name, b""))
            for severity, stream in findings.items():
                stream.buffer.write(parts.tables.get(f"findings {severity}", b""))
        counts["findings"] += _findings(_file_findings(files), findings)
        _write_files(streams["files"], files)
        table = CsvRows(streams["schools"])
        for row in schools.rows():
            table.write(row)
        for stream in findings.values():
            stream.seek(0)
            while piece := stream.buffer.read(_PIECE):
                streams["findings"].buffer.write(bytes(piece))
    return counts


def _table(stack: ExitStack, folder: OutputFolder, name: str) -> TextIOWrapper:
    """A stream to a table with its header; it takes the table's place when the stack is left."""
    path = stack.enter_context(folder.replacing(table_file(name)))
    stream = stack.enter_context(_text(path.open("wb"), folder.encoding))
    CsvTable(stream, TABLES[name])
    return stream


def _spool() -> TextIOWrapper:
    return _text(tempfile.TemporaryFile(), "utf-8")


def _text(stream: BinaryIO, encoding: str) -> TextIOWrapper:
    """A text stream that keeps nothing back, so that bytes may be written below it too."""
    return TextIOWrapper(stream, encoding, newline="", write_through=True)


def _findings(rows: Iterable[FindingRow], streams: Mapping[str, TextIOWrapper]) -> int:
    """Write findings by their severity; gives how many."""
    tables = {severity: CsvRows(stream) for severity, stream in streams.items()}
    count = 0
    for row in rows:
        tables[row.severity].write(row)
        count += 1
    return count


def _write_files(stream: TextIOWrapper, files: Iterable[Line]) -> None:
    table = CsvRows(stream)
    for line in files:
        if isinstance(line, Bundle):
            stream.buffer.write(line.csv)
        else:
            table.write(line)


def _file_findings(files: Iterable[Line]) -> Iterator[FindingRow]:
    """A finding for each file that did not come out whole."""
    for file in files:
        if isinstance(file, Bundle) or file.code is None or file.plan_id is not None:
            continue
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
