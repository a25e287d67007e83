"""The seven header fields with their confidence: from letterhead, title, annex, body."""

from __future__ import annotations

import re

from parsers.annex_caption import AnnexCaption
from parsers.doc_type import type_of_phrase, type_of_symbol
from parsers.front import LIST_TITLE, Front, type_of_line
from parsers.header_number import (
    FROM_ANNEX,
    SURE,
    UNNUMBERED,
    evidence_of,
    fill_number_and_date,
)
from parsers.issuer import full_name, issuers_in_body, party_rows
from parsers.letterhead import Letterhead
from parsers.openings import FORM
from parsers.outline import Item
from parsers.period import stage_of
from parsers.unit_check import check_units
from parsers.wording import clean, fold, is_capitals
from schemas.document import Line
from schemas.plan import FIELD_NAMES, Judged, Plan

_KIND_OF_AGREEMENT = re.compile(  # GIAO ƯỚC THI ĐUA, KẾT NGHĨA: what kind of pledge, no title
    r"(?:(?:THI DUA|KET NGHIA|HOP TAC|PHOI HOP|LIEN KET|GIAO LUU|VA)(?: |$))+"
)
_PERIOD_ALONE = re.compile(r"(?:GIAI DOAN|NAM HOC|NAM|CAC NAM HOC)\b")
_FROM_BODY = 0.7  # confidence of a field that the letterhead does not give


def fill_header(
    plan: Plan, head: Letterhead, front: Front, captions: list[AnnexCaption], outline: Item
) -> None:
    """Set the header fields of `plan`, their `fields` entries and their findings."""
    body = [item for item in outline.walk() if item.text]
    plan.fields = {name: Judged() for name in FIELD_NAMES}
    plan.doc_type = front.doc_type
    _title(plan, head, front)
    fill_number_and_date(plan, head, plan.title or "", captions, body)
    _doc_type(plan, head, front, captions, body)
    _issuer(plan, head, captions, outline)
    plan.place = head.place
    opening = next((item.text for item in body if item.kind == "paragraph"), "")
    plan.stage = stage_of(plan.title or "", _plan_sentence(body) or opening)
    _judge_lines(plan, head, front)
    _doubt_gaps(plan, front)


def _plan_sentence(body: list[Item]) -> str:
    """The paragraph that says that the plan is drawn up, where the body has one."""
    return next((item.text for item in body[:12] if "nhu sau" in item.text), "") or next(
        (item.text for item in body[:12] if "như sau" in item.text), ""
    )


def _doc_type(
    plan: Plan, head: Letterhead, front: Front, captions: list[AnnexCaption], body: list[Item]
) -> None:
    """The type line, else the subject of a dispatch, the number's symbol, the annex, the body."""
    judged = plan.fields["doc_type"]
    if front.doc_type:
        plan.doc_type = front.doc_type
        return
    addressed = any(item.text.startswith("Kính gửi") for item in body[:3]) and not _is_form(front)
    if head.subject or addressed:
        plan.doc_type = "CÔNG VĂN"
        if not head.subject and not head.number_printed:
            judged.doubt("addressed, but without number and subject", _FROM_BODY)
        if head.symbol and type_of_symbol(head.symbol) not in (None, "CÔNG VĂN"):
            plan.doc_type = type_of_symbol(head.symbol)
            judged.doubt("from the number's symbol", _FROM_BODY)
        return
    plan.doc_type = type_of_symbol(plan.number_symbol)
    if LIST_TITLE.match(plan.title or "") and plan.doc_type in (None, "CÔNG VĂN"):
        plan.doc_type = None  # a list is none of the decree's types, and no dispatch
        judged.doubt("a list or table without a type of the decree", _FROM_BODY)
        return
    if plan.doc_type:
        judged.doubt("no type line; from the number's symbol", FROM_ANNEX)
        return
    plan.doc_type = next((c.doc_type for c in captions if c.doc_type), None) or _type_in_body(body)
    judged.doubt("no type line; from the body's wording" if plan.doc_type else "no type found")


def _is_form(front: Front) -> bool:
    """Whether the front is an application's or form's: ĐƠN ĐĂNG KÝ …, PHIẾU …"""
    return any(FORM.match(fold(line.text)) and is_capitals(line.text) for line in front.letterhead)


def _type_in_body(body: list[Item]) -> str | None:
    """What the closing sentence calls the document: `Trên đây là Kế hoạch …`."""
    for item in body:
        if item.text.startswith("Trên đây là"):
            rest = item.text[len("Trên đây là") :].strip()
            return type_of_phrase(rest) or type_of_phrase(rest.removeprefix("nội dung").strip())
    return None


def _title(plan: Plan, head: Letterhead, front: Front) -> None:
    lines = [clean(line.text) for line in front.title]
    if front.type_line is not None:
        rest = type_of_line(clean(front.type_line.text))[1]
        if not (_KIND_OF_AGREEMENT.fullmatch(fold(rest)) and _says_more(lines)):
            lines.insert(0, rest)
        lines = [line for line in lines if line]
    if not lines and head.subject:
        lines = [head.subject]
    plan.title = " ".join(lines).strip() or None
    if plan.title is None:
        plan.fields["title"].doubt("no title found")


def _says_more(lines: list[str]) -> bool:
    """Whether title lines name more than a period."""
    return any(line and not _PERIOD_ALONE.match(fold(line)) for line in lines)


def _issuer(plan: Plan, head: Letterhead, captions: list[AnnexCaption], outline: Item) -> None:
    """The letterhead's issuer; else the unit that the body, the signature or an annex names."""
    judged = plan.fields["issuer"]
    if head.issuers:
        plan.issuer = "; ".join(unit for _, unit in head.issuers)
        parents = dict.fromkeys(parent for parent, _ in head.issuers if parent)
        plan.parent_issuer = "; ".join(parents) or None
        plan.issuer_source = "letterhead"
        plan.issuer_name = "; ".join(full_name(unit, parent) for parent, unit in head.issuers)
        return
    units = issuers_in_body([text for item in outline.walk() for text in _texts(item)])
    if units:
        plan.issuer_source = "body"
    else:
        named = [signer.organisation for signer in plan.signers if signer.organisation]
        units = [name for name in named if not name.upper().startswith("BÊN ")]
        plan.issuer_source = "signature" if units else None
    if not units:
        units = [caption.issuer for caption in captions if caption.issuer][:1]
        plan.issuer_source = "annex" if units else None
    if units:
        plan.issuer = "; ".join(units)
        plan.issuer_name = "; ".join(full_name(unit) for unit in units)
        judged.confidence = _FROM_BODY
    judged.doubt(f"no letterhead; from the {plan.issuer_source or 'file: nothing'}", _FROM_BODY)


def _texts(item: Item) -> list[str]:
    """What an item says of who issues: its own text, or the rows of its table that name parties."""
    if item.table is not None:
        return party_rows(item.table)
    text = f"{item.label} {item.text}" if item.style == "bullet" else item.text
    return [text] if item.text else []


def _judge_lines(plan: Plan, head: Letterhead, front: Front) -> None:
    """Evidence and confidence of each field from the lines that it was read on."""
    lines = dict(head.lines)
    lines["title"] = front.title or head.lines.get("subject", [])
    lines["stage"] = front.title
    if front.type_line is not None:
        lines["doc_type"] = [front.type_line]
    for name, judged in plan.fields.items():
        read = lines.get(name, [])
        if read and judged.evidence is None:
            judged.evidence = evidence_of(read)
            confidence = min((_weakest(line) for line in read), default=1.0)
            judged.confidence = round(min(judged.confidence, confidence), 4)
            if confidence < SURE:
                judged.doubt("read with doubt", confidence)


def _weakest(line: Line) -> float:
    return min((word.confidence for word in line.words), default=1.0)


def _doubt_gaps(plan: Plan, front: Front) -> None:
    """In a letterhead read with doubt, a number or day that is missing may be one not read."""
    words = [word for line in front.letterhead for word in line.words]
    if all(word.confidence == 1.0 for word in words):
        return
    check_units(plan)
    if plan.number is None and plan.doc_type not in UNNUMBERED:
        plan.fields["number"].doubt("no number was read in a doubtful letterhead")
    if plan.issued_on is None or len(plan.issued_on) < 10:
        plan.fields["issued_on"].doubt("no full date was read in a doubtful letterhead")
    if plan.place is None:
        plan.fields["place"].doubt("no place was read in a doubtful letterhead")
