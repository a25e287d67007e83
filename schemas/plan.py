"""A document as understood: the output contract (see docs/output.md).

Pydantic, because other tools rely on it: JSON Schema, CSV headers and the Data Package
descriptor are generated from these models. Add fields; never rename or reuse one.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.document import Method
from schemas.findings import Severity

SCHEMA_VERSION = "1.0"

Level = Literal["MN", "TH", "THCS", "THPT", "PTCS", "TH&THCS", "THCS&THPT", "GDTX", "LC"]
LevelSource = Literal["printed", "section", "partner", "gazetteer"]
MatchMethod = Literal["gazetteer", "batch", "language-model", "as-read"]
Relation = Literal["mentor", "cluster", "twin"]
PartyKind = Literal["school", "commune", "office"]
ObjectiveKind = Literal["purpose", "requirement", "goal", "focus"]
Precision = Literal["time", "day", "month", "quarter", "semester", "school_year", "year"]
Bound = Literal["before", "after"]
ContactKind = Literal["email", "phone", "website", "address"]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", validate_assignment=True, defer_build=True)


class Evidence(Model):
    """Where a value stands: page (from 1), box in points or null, the text before any repair."""

    page: int = 1
    box: tuple[float, float, float, float] | None = None
    text: str = ""


class Judged(Model):
    """A value with the probability that it is right, and why it should be reviewed."""

    confidence: float = Field(default=1.0, ge=0, le=1)
    needs_review: bool = False
    reasons: list[str] = Field(default_factory=list)
    evidence: Evidence | None = None

    def doubt(self, reason: str, at_most: float = 0.5) -> None:
        """Flag for review: note the reason once and cap the confidence."""
        if reason not in self.reasons:
            self.reasons.append(reason)
        self.confidence = min(self.confidence, at_most)
        self.needs_review = True


class PageReading(Model):
    page: int
    method: Method
    reason: str = ""
    confidence: float = 1.0
    repaired: int = 0


class Source(Model):
    path: str
    parts: list[str] = Field(default_factory=list)
    sha256: str = ""
    kind: str = ""
    pages: int = 0
    reading: list[PageReading] = Field(default_factory=list)


class Stage(Model):
    """The plan's own period (giai đoạn) in calendar years."""

    start_year: int
    end_year: int


class CitedDocument(Judged):
    basis_id: str = ""
    kind: str = "other"
    number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    text: str = ""
    raw: str = ""
    document_key: str | None = None
    in_body: bool = False


class Match(Model):
    method: MatchMethod = "as-read"
    score: float = Field(default=0.0, ge=0, le=1)


class Party(Judged):
    """One party of a pairing, usually a school."""

    name: str
    level: Level | None = None
    level_source: LevelSource | None = None
    full_name: str = ""
    kind: PartyKind = "school"
    side: str = "a"
    lead: bool = False
    district: str | None = None
    commune: str | None = None
    province: str | None = None
    school_id: str = ""
    match: Match = Field(default_factory=Match)
    raw: str = ""


class Pairing(Judged):
    pairing_id: str = ""
    section: str | None = None
    row: str | None = None
    relation: Relation = "twin"
    level: Level | None = None
    schools: list[Party] = Field(default_factory=list)
    focus: list[str] = Field(default_factory=list)
    note: str | None = None
    also_in: list[Evidence] = Field(default_factory=list)


class Objective(Judged):
    objective_id: str = ""
    pairing_id: str | None = None
    kind: ObjectiveKind
    number: str | None = None
    text: str


class Event(Judged):
    event_id: str = ""
    pairing_id: str | None = None
    when: str | None = None
    start: str | None = None
    end: str | None = None
    precision: Precision | None = None
    bound: Bound | None = None
    approximate: bool = False
    recurrence: str | None = None
    when_text: str = ""
    activity: str = ""
    location: str | None = None
    responsible: str | None = None


class Task(Judged):
    task_id: str = ""
    pairing_id: str | None = None
    section: str | None = None
    number: str | None = None
    text: str
    responsible: str | None = None
    quantity: str | None = None


class Signer(Model):
    name: str
    title: str | None = None
    capacity: str | None = None
    organisation: str | None = None


class Contact(Model):
    kind: ContactKind
    value: str
    of: str | None = None


class Finding(Model):
    """Something a person should look at; `field` is a path into the plan's JSON."""

    finding_id: str = ""
    severity: Severity = "doubt"
    code: str
    message: str = ""
    field: str | None = None
    value: str | None = None
    suggestion: str | None = None
    evidence: list[Evidence] = Field(default_factory=list)


class Plan(Model):
    schema_version: str = SCHEMA_VERSION
    plan_id: str = ""
    source: Source
    same_as: str | None = None
    parent_plan_id: str | None = None
    doc_type: str | None = None
    number: str | None = None
    number_symbol: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    issuer_name: str | None = None
    issuer_source: Literal["letterhead", "signature", "annex", "body"] | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    stage: Stage | None = None
    legal_basis: list[CitedDocument] = Field(default_factory=list)
    pairings: list[Pairing] = Field(default_factory=list)
    objectives: list[Objective] = Field(default_factory=list)
    timeline: list[Event] = Field(default_factory=list)
    tasks: list[Task] = Field(default_factory=list)
    signers: list[Signer] = Field(default_factory=list)
    recipients: list[str] = Field(default_factory=list)
    contacts: list[Contact] = Field(default_factory=list)
    fields: dict[str, Judged] = Field(default_factory=dict)
    confidence: float = Field(default=1.0, ge=0, le=1)
    needs_review: bool = False
    findings: list[Finding] = Field(default_factory=list)


FIELD_NAMES = ("number", "doc_type", "issuer", "place", "issued_on", "title", "stage")


def canonical_json(plan: Plan) -> str:
    """The plan as it is written: fields in the order above, two spaces, a line feed at the end."""
    return plan.model_dump_json(indent=2) + "\n"
