"""Documents that belong together: two forms of one plan, an annex sent alone, a basis told twice.

Plans are compared by their cards, so that a batch is linked without its plans in memory. The
result depends on the set of plans, not on their order.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz import fuzz

from parsers.continuation import same_number
from parsers.wording import fold
from pipeline.agreeing import alike, common, dates_agree, serial_of
from pipeline.annexes import annexes_of
from pipeline.cards import Card
from schemas.findings import FINDING_CODES
from schemas.tables import FindingRow

_SAME_TITLE = 88  # likeness of two titles, 0 to 100, so that an OCR may slip
_SAME_ROWS = 0.8  # share of rows that two forms of a plan without numbers have in common
_SOME_ROWS = 0.2  # under this, one number stands over two different lists
_FEW_ROWS = 3  # that say nothing by themselves: the same neighbours are twinned every year
_BLOCKS = 4  # rows by which two plans find each other, the least by their hashes
_WHOLE_DATE = len("2023-03-01")


@dataclass(slots=True)
class Links:
    """The plan that each repeats, the plan that each annex belongs to, and what to tell of it."""

    same_as: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    findings: list[FindingRow] = field(default_factory=list)


def links_of(cards: Iterable[Card]) -> Links:
    """The links between all plans of a batch."""
    listed = list(cards)
    links = Links()
    forms = _with_others([card for card in listed if not card.annex])
    _link_forms(sorted(forms, key=_rank), links)
    if any(card.annex for card in listed):
        for annex, plan in annexes_of(sorted(listed, key=_rank), links.same_as):
            _attach(annex, plan, links)
    links.findings += _two_numbers(listed)
    return links


def _with_others(cards: list[Card]) -> list[Card]:
    """The cards that another may be the same as: where all have numbers, two have one serial."""
    if not all(card.number for card in cards):
        return cards
    serials = [serial_of(card.number or "") for card in cards]
    times = Counter(serials)
    return [card for card, serial in zip(cards, serials, strict=True) if times[serial] > 1]


def _rank(card: Card) -> tuple[bool, bool, str, str]:
    """The form that speaks for a plan comes first: with pairings, digital, by its path."""
    return not card.rows, not card.digital, card.path, card.plan_id


# --- two forms of one plan -------------------------------------------------------------------


def _link_forms(ordered: Iterable[Card], links: Links) -> None:
    """Each plan that repeats an earlier one is the same as the first of its kind."""
    blocks: dict[tuple[object, ...], list[Card]] = defaultdict(list)
    cards = list(ordered)
    numbered = all(card.number for card in cards)
    for card in cards:
        asked, stands = _block_keys(card, numbered)
        others = {other.plan_id: other for key in asked for other in blocks.get(key, ())}
        reasons = ((other, _same(other, card)) for other in sorted(others.values(), key=_rank))
        first = next(((other, reason) for other, reason in reasons if reason), None)
        if first is None:
            for key in stands:
                blocks[key].append(card)
            continue
        links.same_as[card.plan_id] = first[0].plan_id
        links.findings.append(_told(card, "same-document", first[0].path, first[1]))


def _block_keys(
    card: Card, all_numbered: bool
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What two forms of one plan have in common, each so particular that few plans share it.

    First the keys under which a card looks for others, then those under which it is found. Two
    numbers are compared by `_same_by_number`, anything else by content: a plan with a number asks
    the plans without one for their content, a plan without asks all. Where all have one, numbers
    are enough.
    """
    if all_numbered:
        numbers = list(_number_keys(card))
        return numbers, numbers
    contents = list(_content_keys(card))
    bare = [(True, *key) for key in contents]
    numbered = [(False, *key) for key in contents]
    if not card.number:
        return bare + numbered, bare
    numbers = list(_number_keys(card))
    return numbers + bare, numbers + numbered


def _number_keys(card: Card) -> Iterator[tuple[object, ...]]:
    serial = serial_of(card.number or "")
    yield "date", serial, card.issued_on
    yield "issuer", serial, card.issuer
    if card.title:
        yield "title", serial, card.title
    for row in sorted(card.rows)[:_BLOCKS]:
        yield "row", serial, row


def _content_keys(card: Card) -> Iterator[tuple[object, ...]]:
    if not card.title:
        return
    if len(card.rows) >= _FEW_ROWS:
        for row in card.rows:
            yield "row", row
    if card.issued_on and len(card.issued_on) == _WHOLE_DATE:
        yield "title on", card.issued_on, card.title
        for row in sorted(card.rows)[:_BLOCKS]:
            yield "row on", card.issued_on, row


def _same(one: Card, other: Card) -> str | None:
    """Why two cards are of one plan; None where they are not, or where it cannot be told."""
    if one.doc_type != other.doc_type and one.doc_type and other.doc_type:
        return None
    if not (alike(one.issuer, other.issuer) and dates_agree(one.issued_on, other.issued_on)):
        return None
    if one.stage and other.stage and one.stage != other.stage:
        return None
    if one.number and other.number:
        return _same_by_number(one, other)
    return _same_by_content(one, other)


def _same_by_number(one: Card, other: Card) -> str | None:
    if not same_number(one.number or "", other.number or ""):
        return None
    if one.rows and other.rows and common(one, other) < _SOME_ROWS:
        return None
    dated = one.issued_on is not None and other.issued_on is not None
    if dated or _titles_agree(one, other):
        return f"number {one.number}, date and issuer agree"
    return None


def _same_by_content(one: Card, other: Card) -> str | None:
    if not _titles_agree(one, other):
        return None
    if min(len(one.rows), len(other.rows)) >= _FEW_ROWS and common(one, other) >= _SAME_ROWS:
        return f"title and {len(one.rows & other.rows)} pairings agree"
    whole = one.issued_on is not None and len(one.issued_on) == _WHOLE_DATE
    unlike = one.rows and other.rows and common(one, other) < _SOME_ROWS
    if whole and one.issued_on == other.issued_on and one.issuer and not unlike:
        return "title, date and issuer agree"
    return None


def _titles_agree(one: Card, other: Card) -> bool:
    return bool(one.title) and fuzz.ratio(one.title, other.title) >= _SAME_TITLE


# --- what two plans cite differently ---------------------------------------------------------


def _two_numbers(cards: Iterable[Card]) -> Iterator[FindingRow]:
    """Documents of one kind, day and serial number that plans cite with different symbols."""
    told: dict[tuple[str, str, str], dict[str, Card]] = defaultdict(dict)
    citing = [card for card in cards if card.cited]
    for card in sorted(citing, key=lambda card: (card.path, card.plan_id)):
        for cited in card.cited:
            serial = serial_of(cited.number)
            if serial and cited.key:
                numbers = told[cited.kind, cited.issued_on, serial]
                numbers.setdefault(cited.number, card)
    for place in sorted(told):
        for (one, first), (other, second) in combinations(sorted(told[place].items()), 2):
            if first.plan_id != second.plan_id and fuzz.ratio(fold(one), fold(other)) >= 80:
                reason = f"{one} in {first.path}, {other} in {second.path}"
                yield _told(second, "basis-two-numbers", f"{one}; {other}", reason)


def _attach(annex: Card, plan: Card, links: Links) -> None:
    """Note that an annex belongs to a plan; one that lists the plan's pairings is the same."""
    links.parents[annex.plan_id] = plan.plan_id
    cited = f"it cites {plan.number}" if annex.number else "issuer, symbol and date agree"
    links.findings.append(_told(annex, "annex-attached", plan.path, cited))
    if annex.rows and plan.rows and common(annex, plan) >= _SAME_ROWS:
        links.same_as[annex.plan_id] = plan.plan_id


def _told(card: Card, code: str, value: str, reason: str) -> FindingRow:
    """A finding between documents; it stands with the later one."""
    tail = hashlib.sha256(f"{code} {value}".encode()).hexdigest()[:6]
    return FindingRow(
        finding_id=f"{card.plan_id}-x{tail}",
        plan_id=card.plan_id,
        source=card.path,
        page=None,
        severity=FINDING_CODES[code].severity,
        code=code,
        field="legal_basis" if code == "basis-two-numbers" else None,
        value=value,
        suggestion=None,
        message=f"{FINDING_CODES[code].meaning} {reason[:1].upper()}{reason[1:]}.",
    )
