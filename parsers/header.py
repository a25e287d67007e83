"""The seven header fields with their confidence: from letterhead, title, annex, body."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from parsers.annex_caption import AnnexCaption
from parsers.by_hand import Doubt, settle
from parsers.doc_type import DOC_TYPES, type_of_phrase, type_of_symbol
from parsers.front import Front, type_of_line
from parsers.issuer import full_name, issuers_in_body
from parsers.letterhead import Letterhead
from parsers.new_finding import finding
from parsers.numbers import own_number
from parsers.openings import FORM
from parsers.outline import Item
from parsers.period import stage_of
from parsers.unit_check import check_units
from parsers.wording import clean, fold, is_capitals
from schemas.document import Line, box_of
from schemas.plan import FIELD_NAMES, Evidence, Finding, Judged, Plan

# Types that two parties sign, which bear no number unless one is printed.
_UNNUMBERED = ("BIÊN BẢN GHI NHỚ", "BẢN GHI NHỚ", "BIÊN BẢN", "THỎA THUẬN", "BẢN THỎA THUẬN")
_KIND_OF_AGREEMENT = re.compile(  # GIAO ƯỚC THI ĐUA, KẾT NGHĨA: what kind of pledge, no title
    r"(?:(?:THI DUA|KET NGHIA|HOP TAC|PHOI HOP|LIEN KET|GIAO LUU|VA)(?: |$))+"
)
_PERIOD_ALONE = re.compile(r"(?:GIAI DOAN|NAM HOC|NAM|CAC NAM HOC)\b")
_SURE = 0.9  # a reader's confidence below which a field is reviewed
_SAME_SYMBOL = 80  # likeness in percent
_FROM_ANNEX, _FROM_BODY = 0.85, 0.7  # confidence of a field that the letterhead does not give


def fill_header(
    plan: Plan, head: Letterhead, front: Front, captions: list[AnnexCaption], body: list[Item]
) -> None:
    """Set the header fields of `plan`, their `fields` entries and their findings."""
    plan.fields = {name: Judged() for name in FIELD_NAMES}
    plan.doc_type = front.doc_type
    _title(plan, head, front)
    _number_and_date(plan, head, plan.title or "", captions)
    _doc_type(plan, head, front, captions, body)
    _issuer(plan, head, captions, body)
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


def _number_and_date(
    plan: Plan, head: Letterhead, title: str, captions: list[AnnexCaption]
) -> None:
    doubts = settle(head, captions, plan.source.path)
    plan.number, plan.number_symbol, plan.issued_on = head.number, head.symbol, head.issued_on
    _doubt_hand(plan, head, doubts)
    own = own_number(title) if not head.number_printed and not head.date_printed else None
    if own is not None:
        plan.number, plan.number_symbol, plan.issued_on = own
    _mend_symbol(plan, head)
    for caption in _distinct(captions, plan):
        _compare_with_annex(plan, caption)
    if plan.number is None and head.number_unread:
        plan.findings.append(_by_hand("number", head.symbol))
        plan.fields["number"].doubt("the number was written by hand or cannot be read")
    elif plan.number is None and (
        head.number_printed or (head.issuers and plan.doc_type not in _UNNUMBERED)
    ):
        plan.findings.append(
            finding("number-blank", "The document number was left blank.", field="number")
        )
    if head.day_unread and plan.issued_on == head.issued_on:
        plan.findings.append(_by_hand("issued_on", plan.issued_on))
        plan.fields["issued_on"].doubt("the day was written by hand or cannot be read")
    elif (plan.issued_on is None or len(plan.issued_on) < 10) and (
        head.date_printed or head.number_printed or head.issuers
    ):
        plan.findings.append(
            finding(
                "date-blank",
                "The issue date is incomplete or missing.",
                field="issued_on",
                value=plan.issued_on,
            )
        )


def _doubt_hand(plan: Plan, head: Letterhead, doubts: list[Doubt]) -> None:
    """Flag what a pen wrote; a value that was dropped gets its finding where it is missed."""
    for doubt in doubts:
        plan.fields[doubt.field].doubt(doubt.reason, doubt.at_most)
    given = {"number": head.number, "issued_on": None if head.day_unread else head.issued_on}
    for field in dict.fromkeys(doubt.field for doubt in doubts):
        if given[field]:
            message = "A handwritten value may be misread."
            plan.findings.append(finding("handwritten", message, field=field, value=given[field]))


def _mend_symbol(plan: Plan, head: Letterhead) -> None:
    """A doubtful symbol one letter off the type line's abbreviation: CI-UBND of a CHỈ THỊ."""
    kind, dash, unit = (plan.number_symbol or "").partition("-")
    usual = DOC_TYPES.get(plan.doc_type or "", "")
    words = [w for line in head.lines.get("number", []) for w in line.words if kind in w.text]
    doubtful = any(word.confidence < _SURE for word in words)
    off = sum(a != b for a, b in zip(kind, usual, strict=False))
    if (
        dash
        and doubtful
        and len(kind) == len(usual)
        and off == 1
        and type_of_symbol(kind) == "CÔNG VĂN"
    ):
        symbol = f"{usual}-{unit}"
        if plan.number and plan.number_symbol:
            plan.number = plan.number.replace(plan.number_symbol, symbol)
        plan.number_symbol = symbol
        plan.fields["number"].doubt("the symbol was put right by the type")


def _by_hand(field: str, rest: str | None) -> Finding:
    """What a pen wrote and nobody can tell; `rest` is what the print beside it says."""
    return finding("handwritten", "A value cannot be read.", field=field, value=rest)


def _compare_with_annex(plan: Plan, caption: AnnexCaption) -> None:
    """Fill what the letterhead lacks from the annex's caption; report what differs."""
    evidence = _evidence(caption.lines)
    own = _is_own(caption, plan)
    if plan.number is None and caption.number and own:
        plan.number, plan.number_symbol = caption.number, caption.symbol
        _from_annex(plan.fields["number"], evidence)
    elif caption.number and plan.number and caption.number != plan.number:
        plan.findings.append(_mismatch("number", plan.number, caption.number, evidence))
        plan.fields["number"].doubt("the annex gives another number")
    known = plan.issued_on or ""
    if len(known) < 10 and caption.issued_on and own and caption.issued_on.startswith(known):
        plan.issued_on = caption.issued_on
        _from_annex(plan.fields["issued_on"], evidence)
    elif caption.issued_on and plan.issued_on and not plan.issued_on.startswith(caption.issued_on):
        plan.findings.append(_mismatch("issued_on", plan.issued_on, caption.issued_on, evidence))
        plan.fields["issued_on"].doubt("the annex gives another date")


def _distinct(captions: list[AnnexCaption], plan: Plan) -> list[AnnexCaption]:
    """The first caption, and those of further annexes that say something new of this document."""
    told: dict[tuple[str | None, str | None], AnnexCaption] = {}
    for caption in captions:
        if not told or (caption.symbol is not None and _is_own(caption, plan)):
            told.setdefault((caption.number, caption.issued_on), caption)
    return list(told.values())


def _is_own(caption: AnnexCaption, plan: Plan) -> bool:
    """Whether the caption names this document: a known symbol must be the caption's too."""
    if plan.number_symbol is None or caption.symbol is None:
        return True
    return fuzz.ratio(fold(plan.number_symbol), fold(caption.symbol)) >= _SAME_SYMBOL


def _from_annex(judged: Judged, evidence: Evidence) -> None:
    judged.doubt("from the annex's caption", _FROM_ANNEX)
    judged.evidence = evidence


def _mismatch(field: str, value: str | None, other: str, evidence: Evidence) -> Finding:
    code = "number-mismatch" if field == "number" else "date-mismatch"
    return finding(
        code,
        f"The letterhead gives {value}, the annex {other}.",
        field=field,
        value=f"{value}; {other}",
        evidence=[evidence],
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
    if plan.doc_type:
        judged.doubt("no type line; from the number's symbol", _FROM_ANNEX)
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


def _issuer(plan: Plan, head: Letterhead, captions: list[AnnexCaption], body: list[Item]) -> None:
    """The letterhead's issuer; else the unit that the body, the signature or an annex names."""
    judged = plan.fields["issuer"]
    if head.issuers:
        plan.issuer = "; ".join(unit for _, unit in head.issuers)
        parents = dict.fromkeys(parent for parent, _ in head.issuers if parent)
        plan.parent_issuer = "; ".join(parents) or None
        plan.issuer_source = "letterhead"
        plan.issuer_name = "; ".join(full_name(unit, parent) for parent, unit in head.issuers)
        return
    units = issuers_in_body([_with_label(item) for item in body])
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


def _with_label(item: Item) -> str:
    return f"{item.label} {item.text}" if item.style == "bullet" else item.text


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
            judged.evidence = _evidence(read)
            confidence = min((_weakest(line) for line in read), default=1.0)
            judged.confidence = round(min(judged.confidence, confidence), 4)
            if confidence < _SURE:
                judged.doubt("read with doubt", confidence)


def _weakest(line: Line) -> float:
    return min((word.confidence for word in line.words), default=1.0)


def _evidence(lines: list[Line]) -> Evidence:
    page = lines[0].page if lines else 1
    box = box_of([line for line in lines if line.page == page])
    return Evidence(
        page=page,
        box=box.rounded() if box else None,
        text=" ".join(line.as_read.strip() for line in lines),
    )


def _doubt_gaps(plan: Plan, front: Front) -> None:
    """In a letterhead read with doubt, a number or day that is missing may be one not read."""
    words = [word for line in front.letterhead for word in line.words]
    if all(word.confidence == 1.0 for word in words):
        return
    check_units(plan)
    if plan.number is None and plan.doc_type not in _UNNUMBERED:
        plan.fields["number"].doubt("no number was read in a doubtful letterhead")
    if plan.issued_on is None or len(plan.issued_on) < 10:
        plan.fields["issued_on"].doubt("no full date was read in a doubtful letterhead")
    if plan.place is None:
        plan.fields["place"].doubt("no place was read in a doubtful letterhead")
