"""Every row of every table, in one pass over the plans."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pipeline.csv_tables import is_formula
from pipeline.rows import rows_of
from pipeline.schools import SchoolIndex
from schemas.findings import FINDING_CODES
from schemas.plan import Plan
from schemas.tables import TABLES, FileRow, FindingRow, Row

PLAN_TABLES = tuple(name for name in TABLES if name not in {"schools", "files", "findings"})
_SEVERITIES = ("error", "doubt", "note")


def all_rows(
    plans: Iterable[Plan], files: Iterable[FileRow], between: Iterable[FindingRow] = ()
) -> Iterator[tuple[str, Row]]:
    """Every row with its table's name, in document order; `findings` last, worst first.

    `between` are the findings between documents.
    """
    schools = SchoolIndex()
    findings: list[FindingRow] = list(between)
    for plan in plans:
        schools.add(plan)
        for table in PLAN_TABLES:
            for row in rows_of(plan, table):
                findings.extend(_formula_findings(table, row))
                yield table, row
        findings.extend(row for row in rows_of(plan, "findings") if isinstance(row, FindingRow))
    for school in schools.rows():
        yield "schools", school
    for file in files:
        yield "files", file
        findings.extend(_file_findings(file))
    findings.sort(key=lambda row: _SEVERITIES.index(row.severity))
    for finding in findings:
        yield "findings", finding


def _formula_findings(table: str, row: Row) -> Iterator[FindingRow]:
    """A finding for each cell that its CSV neutralises."""
    key = row.header()[0]
    for name, value in row:
        if isinstance(value, str) and is_formula(value):
            yield FindingRow(
                finding_id=f"{getattr(row, key)}-{name}-formula",
                plan_id=getattr(row, "plan_id", None),
                source=getattr(row, "source", None),
                page=getattr(row, "page", None),
                severity=FINDING_CODES["formula-cell"].severity,
                code="formula-cell",
                field=f"{table}.{name}",
                value=value,
                suggestion=None,
                message="The CSV has an apostrophe before this cell, so that no program runs it.",
            )


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
