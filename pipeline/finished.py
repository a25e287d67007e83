"""A plan made ready for the outputs, once: its rows, its part of the report, what others ask of it.

The tables and the report of a batch are these parts one after the other, so that a document that
did not change costs a look-up and no understanding.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.csv_tables import CsvRows, is_formula
from pipeline.links import Card, Cited, card_of
from pipeline.output_folder import digest_of
from pipeline.report import PlanReport, report_of
from pipeline.rows import rows_of
from schemas.findings import FINDING_CODES
from schemas.plan import Match, Pairing, Party, Plan, Source
from schemas.tables import TABLES, FindingRow, Row

Json = dict[str, Any]
PLAN_TABLES = tuple(name for name in TABLES if name not in {"schools", "files", "findings"})
SEVERITIES = ("error", "doubt", "note")
_NAMED = ("kind", "name", "level", "level_source", "full_name", "district", "commune", "province",
          "school_id", "needs_review", "confidence")  # fmt: skip

# copying is twenty times as fast as making
_PLAN, _PAIRING, _PARTY, _MATCH = Plan(source=Source(path="")), Pairing(), Party(name=""), Match()


@dataclass(frozen=True, slots=True)
class Brief:
    """What the steps over the whole batch ask of a plan; small, for there are many.

    `digest` is the hash of the plan's JSON; `lent` the plan's names and how its pages were read,
    in the shape of the plan's JSON.
    """

    digest: str
    card: Card
    lent: Json


@dataclass(frozen=True, slots=True)
class Parts:
    """A plan's parts of the outputs. `tables` has CSV rows by table, those of findings by
    severity (`findings error`); `schools` what the list of schools is made of; `counts` the
    numbers of the summary."""

    tables: dict[str, str]
    schools: Json
    counts: dict[str, int]
    report: PlanReport


@dataclass(frozen=True, slots=True)
class Finished:
    brief: Brief
    parts: Parts


def finish(plan: Plan, text: str) -> Finished:
    """The parts of a plan whose JSON is `text`."""
    return Finished(Brief(digest_of(text), card_of(plan), _lent(plan)), parts_of(plan))


def parts_of(plan: Plan) -> Parts:
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
        "pairings": len(plan.pairings),
        "findings": len(findings),
        "pairings to review": sum(pairing.needs_review for pairing in plan.pairings),
    }
    return Parts(tables, _schools(plan), counts, report_of(plan))


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


def _lent(plan: Plan) -> Json:
    """What `learning.Batch` asks of a plan, in the shape of its JSON."""
    return {
        "plan_id": plan.plan_id,
        "source": {
            "reading": [
                {"page": page.page, "method": page.method, "repaired": page.repaired}
                for page in plan.source.reading
            ]
        },
        "pairings": [
            {
                "schools": [
                    {name: getattr(party, name) for name in _NAMED}
                    | {"evidence": {"page": party.evidence.page} if party.evidence else None}
                    for party in pairing.schools
                    if party.kind == "school"
                ]
            }
            for pairing in plan.pairings
        ],
    }


def _schools(plan: Plan) -> Json:
    """What `schools.SchoolIndex` asks of a plan; a plan that repeats another has none."""
    pairings = [] if plan.same_as else plan.pairings
    return {
        "plan_id": plan.plan_id,
        "pairings": [
            [
                pairing.pairing_id,
                [
                    [getattr(party, name) for name in _NAMED] + [party.match.method]
                    for party in pairing.schools
                    if party.kind == "school" and party.school_id
                ],
            ]
            for pairing in pairings
        ],
    }


def schools_plan(kept: Json) -> Plan:
    """A plan that has its schools only, from what `Parts.schools` keeps of it."""
    pairings = [
        _PAIRING.model_copy(update={"pairing_id": pairing_id, "schools": [*map(_party, schools)]})
        for pairing_id, schools in kept["pairings"]
    ]
    return _PLAN.model_copy(update={"plan_id": kept["plan_id"], "pairings": pairings})


def _party(told: list[Any]) -> Party:
    match = _MATCH.model_copy(update={"method": told[-1]})
    return _PARTY.model_copy(update=dict(zip(_NAMED, told, strict=False)) | {"match": match})


# --- to bytes and back -------------------------------------------------------------------------


def brief_to_json(brief: Brief) -> Json:
    card = asdict(brief.card) | {"rows": sorted(brief.card.rows)}
    return {"digest": brief.digest, "card": card, "lent": brief.lent}


def brief_from_json(kept: Json) -> Brief:
    card = dict(kept["card"])
    card["rows"] = frozenset(card["rows"])
    card["stage"] = tuple(card["stage"]) if card["stage"] else None
    card["cited"] = tuple(Cited(**one) for one in card["cited"])
    return Brief(kept["digest"], Card(**card), kept["lent"])


def parts_to_bytes(parts: Parts) -> bytes:
    return json.dumps(asdict(parts), ensure_ascii=False).encode("utf-8", "strict")


def parts_from_bytes(data: bytes) -> Parts:
    kept = json.loads(data)
    return Parts(kept["tables"], kept["schools"], kept["counts"], PlanReport(**kept["report"]))
