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
from pipeline.report import Top, report_of
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
    """What one plan, or several neighbours, are in the outputs. `tables` has CSV rows by table,
    those of findings by severity (`findings error`); `schools` what they say of schools; `counts`
    the numbers of the summary; `top` what they are in the upper part of the report."""

    tables: dict[str, str]
    schools: list[Told]
    counts: dict[str, int]
    top: Top


@dataclass(frozen=True, slots=True)
class Finished:
    """A plan's brief, its parts, and the plan whole as the report shows it (HTML)."""

    brief: Brief
    parts: Parts
    body: str


def finish(plan: Plan, text: str) -> Finished:
    """The parts of a plan whose JSON is `text`."""
    brief = Brief(digest_of(text), card_of(plan), lent_of(plan))
    top, body = report_of(plan)
    return Finished(brief, _parts(plan, top), body)


def _parts(plan: Plan, top: Top) -> Parts:
    tables: dict[str, str] = {}
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
    return Parts(tables, told_of(plan), counts, top)


def _add(tables: dict[str, str], name: str, rows: list[Row] | list[FindingRow]) -> None:
    if rows:
        stream = io.StringIO()
        writer = CsvRows(stream)
        for row in rows:
            writer.write(row)
        tables[name] = stream.getvalue()


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
    tables: dict[str, list[str]] = defaultdict(list)
    counts: Counter[str] = Counter()
    told: list[Told] = []
    top = Top()
    for one in parts:
        for name, text in one.tables.items():
            tables[name].append(text)
        counts.update(one.counts)
        told += one.schools
        top.add(one.top)
    whole = {name: "".join(texts) for name, texts in tables.items()}
    return Parts(whole, told_together(told), dict(counts), top)


# --- to bytes and back -------------------------------------------------------------------------


def brief_to_json(brief: Brief) -> list[Any]:
    return [brief.digest, card_to_json(brief.card), brief.lent]


def brief_from_json(kept: list[Any]) -> Brief:
    digest, card, (plan_id, names, *more) = kept
    lent = Lent(plan_id, [((*name,), told) for name, told in names], *more)
    return Brief(digest, card_from_json(card), lent)


def parts_to_bytes(parts: Parts) -> bytes:
    kept = [parts.tables, parts.schools, parts.counts, parts.top.to_json()]
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", "strict")


def parts_from_bytes(data: bytes) -> Parts:
    tables, schools, counts, top = json.loads(data)
    return Parts(tables, [Told(*one) for one in schools], counts, Top(**top))
