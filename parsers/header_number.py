"""Number and day of a document: from the letterhead, what a pen wrote, and annex captions."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from parsers.annex_caption import AnnexCaption
from parsers.by_hand import Doubt, settle
from parsers.dating import find_date
from parsers.doc_type import DOC_TYPES, type_of_symbol
from parsers.letterhead import Letterhead
from parsers.new_finding import finding
from parsers.numbers import own_number
from parsers.outline import Item
from parsers.wording import fold
from schemas.document import Line, box_of
from schemas.plan import Evidence, Finding, Judged, Plan

# Types that two parties sign, which bear no number unless one is printed.
UNNUMBERED = ("BIÊN BẢN GHI NHỚ", "BẢN GHI NHỚ", "BIÊN BẢN", "THỎA THUẬN", "BẢN THỎA THUẬN")
# Types whose body may tell the day on which they were signed or taken down.
_SIGNED = (*UNNUMBERED, "BIÊN BẢN THỎA THUẬN", "CAM KẾT", "BẢN CAM KẾT", "GIAO ƯỚC",
           "GIAO ƯỚC THI ĐUA", "BẢN GIAO ƯỚC", "HỢP ĐỒNG")  # fmt: skip
_TODAY = re.compile(r"\W*(?:hôm\s+nay|vào\s+hồi|vào\s+lúc)\W.{0,60}?(?=\bngày\b)", re.IGNORECASE)
_FROM_BODY = 0.7  # confidence of a day that only the body tells
SURE = 0.9  # a reader's confidence below which a field is reviewed
FROM_ANNEX = 0.85  # confidence of a field that only the annex's caption gives
_SAME_SYMBOL = 80  # likeness in percent


def fill_number_and_date(
    plan: Plan, head: Letterhead, title: str, captions: list[AnnexCaption], body: list[Item]
) -> None:
    """Set number, symbol and day of `plan`, with their doubts and findings.

    `plan` has its type, `body` the items of the outline.
    """
    doubts = settle(head, captions, plan.source.path)
    plan.number, plan.number_symbol, plan.issued_on = head.number, head.symbol, head.issued_on
    _doubt_hand(plan, head, doubts)
    own = own_number(title) if not head.number_printed and not head.date_printed else None
    if own is not None:
        plan.number, plan.number_symbol, plan.issued_on = own
    _mend_symbol(plan, head)
    for caption in _distinct(captions, plan):
        _compare_with_annex(plan, caption, head)
    if plan.issued_on is None and plan.doc_type in _SIGNED:
        _take_signing_day(plan, body)
    if plan.number is None and head.number_unread:
        plan.findings.append(_by_hand("number", head.symbol))
        plan.fields["number"].doubt("the number was written by hand or cannot be read")
    elif plan.number is None and (
        head.number_printed or (head.issuers and plan.doc_type not in UNNUMBERED)
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


def _take_signing_day(plan: Plan, body: list[Item]) -> None:
    """The day that the body of an agreement opens with: `Hôm nay, ngày 5 tháng 3 năm 2024, …`."""
    opening = next((item for item in body if _TODAY.match(item.text)), None)
    found = find_date(opening.text) if opening is not None else None
    if opening is None or found is None:
        return
    plan.issued_on = found.edtf
    plan.fields["issued_on"].doubt("no date line; the day that the body opens with", _FROM_BODY)
    plan.fields["issued_on"].evidence = evidence_of(opening.lines)


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
    doubtful = any(word.confidence < SURE for word in words)
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


def _compare_with_annex(plan: Plan, caption: AnnexCaption, head: Letterhead) -> None:
    """Fill what the letterhead lacks from the annex's caption; report what differs."""
    evidence = evidence_of(caption.lines)
    own = _is_own(caption, plan)
    if plan.number is None and caption.number and own:
        plan.number, plan.number_symbol = caption.number, caption.symbol
        _from_annex(plan.fields["number"], evidence)
    elif caption.number and plan.number and caption.number != plan.number:
        places = [*_places(head, "number"), evidence]
        plan.findings.append(_mismatch("number", plan.number, caption.number, places))
        plan.fields["number"].doubt("the annex gives another number")
    if plan.number_symbol is None and caption.symbol:  # both numbers were left blank
        plan.number_symbol = caption.symbol
    known = plan.issued_on or ""
    if len(known) < 10 and caption.issued_on and own and caption.issued_on.startswith(known):
        plan.issued_on = caption.issued_on
        _from_annex(plan.fields["issued_on"], evidence)
    elif caption.issued_on and plan.issued_on and not plan.issued_on.startswith(caption.issued_on):
        places = [*_places(head, "issued_on"), evidence]
        plan.findings.append(_mismatch("issued_on", plan.issued_on, caption.issued_on, places))
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
    judged.doubt("from the annex's caption", FROM_ANNEX)
    judged.evidence = evidence


def _places(head: Letterhead, field: str) -> list[Evidence]:
    lines = head.lines.get(field, [])
    return [evidence_of(lines)] if lines else []


def _mismatch(field: str, value: str | None, other: str, places: list[Evidence]) -> Finding:
    code = "number-mismatch" if field == "number" else "date-mismatch"
    return finding(
        code,
        f"The letterhead gives {value}, the annex {other}.",
        field=field,
        value=f"{value}; {other}",
        evidence=places,
    )


def evidence_of(lines: list[Line]) -> Evidence:
    """Where lines stand: the first one's page, the box there, the text before any repair."""
    page = lines[0].page if lines else 1
    box = box_of([line for line in lines if line.page == page])
    return Evidence(
        page=page,
        box=box.rounded() if box else None,
        text=" ".join(line.as_read.strip() for line in lines),
    )
