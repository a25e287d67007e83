"""A plan made ready for the outputs, once: its rows, its part of the report, what others ask of it.

The tables and the report of a batch are these parts one after the other, so that a document that
did not change costs a look-up and no understanding. Parts of neighbours are joined and kept as one.
"""

from __future__ import annotations

import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.cards import Card, card_from_json, card_of, card_to_json
from pipeline.csv_tables import CsvRows, is_formula
from pipeline.learning import Lent, lent_of
from pipeline.output_folder import digest_of
from pipeline.report import Shown, shown_of
from pipeline.rows import rows_of
from pipeline.schools import Told, told_of
from pipeline.schools import joined as told_together
from schemas.findings import FINDING_CODES
from schemas.plan import Plan
from schemas.tables import TABLES, FindingRow, Row

Json = dict[str, Any]
PLAN_TABLES = tuple(name for name in TABLES if name not in {"schools", "files", "findings"})
SEVERITIES = ("error", "doubt", "note")


@dataclass(frozen=True, slots=True)
class Brief:
    """What the steps over the whole batch ask of a plan; small, for there are many.

    `digest` is the hash of the plan's JSON.
    """

    digest: str
    card: Card
    lent: Lent


@dataclass(frozen=True, slots=True)
class Parts:
    """What one plan, or several neighbours, are in the tables. `tables` has CSV rows by table as
    UTF-8, those of findings by severity (`findings error`); `schools` what they say of schools;
    `counts` the numbers of the summary."""

    tables: dict[str, bytes]
    schools: list[Told]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Finished:
    """A plan's brief, its parts of the tables, and its parts of the report if one is wanted."""

    brief: Brief
    parts: Parts
    shown: Shown | None


def finish(plan: Plan, text: str, report: bool = True) -> Finished:
    """The parts of a plan whose JSON is `text`."""
    brief = Brief(digest_of(text), card_of(plan), lent_of(plan))
    return Finished(brief, _parts(plan), shown_of(plan) if report else None)


def _parts(plan: Plan) -> Parts:
    tables: dict[str, bytes] = {}
    findings: list[FindingRow] = []
    for table in PLAN_TABLES:
        rows = list(rows_of(plan, table))
        for row in rows:
            findings += _formula_findings(table, row)
        _add(tables, table, rows)
    findings += [row for row in rows_of(plan, "findings") if isinstance(row, FindingRow)]
    for severity in SEVERITIES:
        _add(tables, f"findings {severity}", [row for row in findings if row.severity == severity])
    counts = {
        "plans": 1,
        "pairings": len(plan.pairings),
        "findings": len(findings),
        "pairings to review": sum(pairing.needs_review for pairing in plan.pairings),
    }
    return Parts(tables, told_of(plan), counts)


def _add(tables: dict[str, bytes], name: str, rows: list[Row] | list[FindingRow]) -> None:
    if rows:
        stream = io.StringIO()
        writer = CsvRows(stream)
        for row in rows:
            writer.write(row)
        tables[name] = stream.getvalue().encode()


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


def joined(parts: Iterable[Parts]) -> Parts:
    """The parts of neighbours as one."""
    tables: dict[str, list[bytes]] = defaultdict(list)
    counts: Counter[str] = Counter()
    told: list[Told] = []
    for one in parts:
        for name, rows in one.tables.items():
            tables[name].append(rows)
        counts.update(one.counts)
        told += one.schools
    whole = {name: b"".join(rows) for name, rows in tables.items()}
    return Parts(whole, told_together(told), dict(counts))


# --- to bytes and back -------------------------------------------------------------------------


def brief_to_json(brief: Brief) -> list[Any]:
    return [brief.digest, card_to_json(brief.card), brief.lent]


def brief_from_json(kept: list[Any]) -> Brief:
    digest, card, (plan_id, names, *more) = kept
    lent = Lent(plan_id, [((*name,), told) for name, told in names], *more)
    return Brief(digest, card_from_json(card), lent)


def parts_to_bytes(parts: Parts) -> bytes:
    """A line of JSON with the length of each table's rows, and behind it the rows as they are."""
    lengths = {name: len(rows) for name, rows in parts.tables.items()}
    kept = [lengths, parts.schools, parts.counts]
    head = json.dumps(kept, ensure_ascii=False).encode()
    return b"".join((head, b"\n", *parts.tables.values()))


def parts_from_bytes(data: bytes) -> Parts:
    at = data.index(b"\n")
    lengths, schools, counts = json.loads(data[:at])
    tables: dict[str, bytes] = {}
    start = at + 1
    for name, length in lengths.items():
        tables[name] = data[start : start + length]
        start += length
    return Parts(tables, [Told(*one) for one in schools], counts)
