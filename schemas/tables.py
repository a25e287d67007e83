"""The rows of the CSV tables, columns in the order of the contract."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """A table row; the order of the fields is the order of the columns."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    @classmethod
    def header(cls) -> list[str]:
        return list(cls.model_fields)


class PlanRow(Row):
    plan_id: str
    source: str
    doc_type: str | None
    number: str | None
    number_symbol: str | None
    issuer: str | None
    parent_issuer: str | None
    place: str | None
    issued_on: str | None
    title: str | None
    stage_start: int | None
    stage_end: int | None
    pairings: int
    objectives: int
    events: int
    findings: int
    confidence: float
    needs_review: bool
    issuer_name: str | None


class PairingRow(Row):
    pairing_id: str
    plan_id: str
    source: str
    page: int | None
    section: str | None
    row: str | None
    relation: str
    level: str | None
    schools: str
    school_count: int
    school_a: str | None
    school_b: str | None
    school_c: str | None
    school_d: str | None
    district: str | None
    province: str | None
    focus: str | None
    note: str | None
    issuer: str | None
    number: str | None
    issued_on: str | None
    stage_start: int | None
    stage_end: int | None
    confidence: float
    needs_review: bool
    reasons: str | None


class PartyRow(Row):
    pairing_id: str
    position: int
    side: str
    lead: bool
    kind: str
    school_id: str
    name: str
    level: str | None
    level_source: str | None
    full_name: str
    district: str | None
    commune: str | None
    province: str | None
    match_method: str
    match_score: float
    confidence: float
    needs_review: bool
    raw: str


class SchoolRow(Row):
    school_id: str
    full_name: str
    name: str
    level: str | None
    district: str | None
    commune: str | None
    province: str | None
    new_commune: str | None
    new_province: str | None
    variants: str | None
    plans: int
    pairings: int
    evidence: str | None
    new_commune_note: str | None


class ObjectiveRow(Row):
    objective_id: str
    plan_id: str
    pairing_id: str | None
    source: str
    page: int | None
    kind: str
    number: str | None
    text: str
    confidence: float
    needs_review: bool


class EventRow(Row):
    event_id: str
    plan_id: str
    pairing_id: str | None
    source: str
    page: int | None
    when: str | None
    start: str | None
    end: str | None
    precision: str | None
    bound: str | None
    approximate: bool
    recurrence: str | None
    when_text: str
    activity: str
    location: str | None
    responsible: str | None
    confidence: float
    needs_review: bool


class TaskRow(Row):
    task_id: str
    plan_id: str
    pairing_id: str | None
    source: str
    page: int | None
    section: str | None
    number: str | None
    text: str
    responsible: str | None
    quantity: str | None
    confidence: float
    needs_review: bool


class BasisRow(Row):
    basis_id: str
    plan_id: str
    source: str
    page: int | None
    document_key: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    kind: str
    text: str
    raw: str
    confidence: float
    needs_review: bool


class FindingRow(Row):
    finding_id: str
    plan_id: str | None
    source: str | None
    page: int | None
    severity: str
    code: str
    field: str | None
    value: str | None
    suggestion: str | None
    message: str


class FileRow(Row):
    path: str
    kind: str | None
    pages: int | None
    sha256: str | None
    status: str
    code: str | None
    reason: str | None
    plan_id: str | None


class CorrectionRow(Row):
    """A value to look at, and what a person says of it: `value`, `who` and `note` are theirs."""

    source: str
    sha256: str
    page: int
    box: str | None
    raw: str
    field: str
    read: str
    value: str | None
    who: str | None
    note: str | None
    reasons: str | None
    suggestions: str | None


TABLES: dict[str, type[Row]] = {
    "plans": PlanRow,
    "pairings": PairingRow,
    "pairing_schools": PartyRow,
    "schools": SchoolRow,
    "objectives": ObjectiveRow,
    "timelines": EventRow,
    "tasks": TaskRow,
    "legal_basis": BasisRow,
    "findings": FindingRow,
    "files": FileRow,
}
