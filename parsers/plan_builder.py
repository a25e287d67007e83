"""A repaired document understood: all parts of the plan, their identifiers and findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalizers.schools import BatchName
from parsers.annex_caption import read_captions
from parsers.contacts import read_contacts, texts_of
from parsers.context import PlanContext
from parsers.findings import (
    dated_before_basis,
    number_variants,
    period_conflicts,
    persons_two_spellings,
    section_numbering,
)
from parsers.front import Front, type_of_line
from parsers.header import fill_header
from parsers.legal_basis import (
    basis_items,
    behind_basis,
    read_basis,
    read_body_citations,
)
from parsers.letterhead import read_letterhead
from parsers.objectives import read_objectives
from parsers.outline import Item
from parsers.outline_builder import outlines_of
from parsers.pairings import parse_pairings
from parsers.pairings.table_header import is_schoolish
from parsers.period import school_year_of
from parsers.plan_units import other_districts, units_of
from parsers.reading_findings import reading_findings
from parsers.regions import split_regions
from parsers.signatures import read_back
from parsers.specks import without_specks
from parsers.splitting import back_of, part_of
from parsers.tasks import parse_tasks
from parsers.text_tables import recover_tables
from parsers.timeline import parse_timeline
from parsers.wording import clean
from schemas.document import Document, Line
from schemas.plan import Evidence, Judged, Objective, Pairing, Plan, Source


def parse(document: Document, ordinal: int = 1, batch: frozenset[BatchName] = frozenset()) -> Plan:
    """The plan that a repaired document holds; any other document gives its header alone.

    `plan_id` is the start of the file's SHA-256, with `-2`, `-3` behind it for the second and
    third document of a file (`ordinal`, see `split_documents`); `batch` holds the names that other
    documents of the folder told cleanly. Never guesses silently: what is
    uncertain has `needs_review` with its reasons, what contradicts itself is a finding.
    """
    document = _with_tables(without_specks(document))
    regions = split_regions(document)
    outline, body = outlines_of(regions)
    plan = Plan(plan_id=plan_id_of(document, ordinal), source=_source(document))
    width = document.pages[0].width if document.pages else 0.0
    plan.recipients, plan.signers = read_back(regions.back, width)
    head = read_letterhead(regions.front.letterhead)
    fill_header(plan, head, regions.front, read_captions(document), outline)
    _fill_prose(plan, outline, body, regions.back)
    context = replace(context_of(plan), batch=batch, title=_subject(plan, regions.front))
    _fill_parts(plan, document, outline, context)
    plan.objectives = _without_pairings(plan.objectives, plan.pairings)
    plan.findings += reading_findings(document)
    _number_parts(plan)
    judge(plan)
    return plan


def _with_tables(document: Document) -> Document:
    """The document with its text tables, none of which goes on into the recipients."""
    back = back_of(document)
    if back is None:
        return recover_tables(document)
    before = recover_tables(part_of(document, (0, 0), back))
    behind = recover_tables(part_of(document, back, (len(document.pages), 0)))
    pages = {page.number: page for page in before.pages}
    for page in behind.pages:
        first = pages.get(page.number)
        blocks = [*first.blocks, *page.blocks] if first else page.blocks
        pages[page.number] = replace(page, blocks=blocks)
    return replace(document, pages=[pages[number] for number in sorted(pages)])


def plan_id_of(document: Document, ordinal: int) -> str:
    """
    >>> plan_id_of(Document("a.pdf", "pdf", "0123456789abcdef"), 2)
    '0123456789ab-2'
    """
    return document.sha256[:12] + (f"-{ordinal}" if ordinal > 1 else "")


def _source(document: Document) -> Source:
    return Source(
        path=document.path,
        parts=document.parts,
        sha256=document.sha256,
        kind=document.kind,
        pages=len(document.pages),
    )


def _subject(plan: Plan, front: Front) -> str:
    """The title with what its type line adds: GIAO ƯỚC KẾT NGHĨA / Giữa hai trường."""
    added = type_of_line(clean(front.type_line.text))[1] if front.type_line is not None else ""
    title = plan.title or ""
    return title if title.startswith(added) else f"{added} {title}"


def context_of(plan: Plan) -> PlanContext:
    """What the other parts are read by: the plan's unit, district, province and time."""
    district, province = units_of(plan)
    return PlanContext(
        doc_type=plan.doc_type,
        title=plan.title or "",
        issuer_name=plan.issuer_name,
        district=district,
        province=province,
        other_districts=other_districts(plan.title or "", district, plan.issued_on),
        issued_on=plan.issued_on,
        stage=plan.stage,
        school_year=school_year_of(plan.title or "", plan.stage),
    )


def _fill_prose(plan: Plan, outline: Item, body: Item, back: Sequence[Line]) -> None:
    plan.legal_basis = read_basis(outline.children)
    known = {cited.document_key or "" for cited in plan.legal_basis}
    plan.legal_basis += read_body_citations(outline, known, plan.number)
    plan.objectives = read_objectives(outline)
    texts = [*texts_of(outline.walk()), *plan.recipients]
    plan.contacts = read_contacts(texts, plan.issuer_name)
    items = [item for item in outline.walk() if item.text]
    basis = {id(item) for item in basis_items(outline.children)}
    rest = [item for item in items if id(item) not in basis]
    rest += [behind for item in items if id(item) in basis for behind in behind_basis(item)]
    plan.findings += number_variants(plan.legal_basis)
    plan.findings += section_numbering(body)
    titled = plan.fields["title"].evidence
    plan.findings += period_conflicts(plan.title or "", plan.stage, rest, titled)
    plan.findings += persons_two_spellings(items, plan.signers, back)


def _fill_parts(plan: Plan, document: Document, outline: Item, context: PlanContext) -> None:
    plan.timeline, found = parse_timeline(outline, context)
    plan.findings += found
    dated = plan.fields["issued_on"].evidence
    plan.findings += dated_before_basis(plan.issued_on, plan.legal_basis, plan.timeline, dated)
    plan.tasks = parse_tasks(outline, context)
    plan.pairings, found = parse_pairings(document, outline, context)
    plan.findings += found


def _without_pairings(objectives: list[Objective], pairings: list[Pairing]) -> list[Objective]:
    """A line that begins with a school and tells a pairing is no objective, under any heading."""
    told = [_plain(place) for one in pairings for place in (one.evidence, *one.also_in)]
    return [
        one
        for one in objectives
        if not is_schoolish(one.text) or not any(_plain(one.evidence) in text for text in told)
    ]


def _plain(evidence: Evidence | None) -> str:
    return " ".join(evidence.text.split()) if evidence else ""


def _number_parts(plan: Plan) -> None:
    """Identifiers in document order; each pairing's focus becomes an objective of its own."""
    for number, pairing in enumerate(plan.pairings, 1):
        pairing.pairing_id = f"{plan.plan_id}-p{number:03}"
        plan.objectives += [
            Objective(
                pairing_id=pairing.pairing_id,
                kind="focus",
                text=text,
                confidence=pairing.confidence,
                needs_review=pairing.needs_review,
                reasons=list(pairing.reasons),
                evidence=pairing.evidence,
            )
            for text in pairing.focus
        ]
    for number, objective in enumerate(plan.objectives, 1):
        objective.objective_id = f"{plan.plan_id}-o{number:03}"
    for number, event in enumerate(plan.timeline, 1):
        event.event_id = f"{plan.plan_id}-e{number:03}"
    for number, task in enumerate(plan.tasks, 1):
        task.task_id = f"{plan.plan_id}-t{number:03}"
    for number, cited in enumerate(plan.legal_basis, 1):
        cited.basis_id = f"{plan.plan_id}-b{number:03}"
    number_findings(plan)


def number_findings(plan: Plan) -> None:
    """Identifiers of the findings in their order."""
    for number, finding in enumerate(plan.findings, 1):
        finding.finding_id = f"{plan.plan_id}-f{number:03}"


def judge(plan: Plan) -> None:
    """The share of values that are not flagged, and whether any is."""
    values: list[Judged] = [
        *plan.fields.values(),
        *plan.legal_basis,
        *plan.pairings,
        *(school for pairing in plan.pairings for school in pairing.schools),
        *plan.objectives,
        *plan.timeline,
        *plan.tasks,
    ]
    flagged = sum(value.needs_review for value in values)
    lost = any(found.code in ("pairing-missing", "row-unread") for found in plan.findings)
    plan.needs_review = flagged > 0 or lost
    plan.confidence = round(1 - flagged / len(values), 4) if values else 1.0
