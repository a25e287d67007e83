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
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from parsers.continuation import same_number
from parsers.wording import fold
from pipeline.agreeing import alike, common, dates_agree, serial_of
from pipeline.annexes import annexes_of
from pipeline.cards import Card, Cited
from pipeline.marks import FEW_ROWS, WHOLE_DATE, content_keys, number_keys
from schemas.findings import FINDING_CODES
from schemas.tables import FindingRow

_SAME_TITLE = 88  # likeness of two titles, 0 to 100, so that an OCR may slip
_SAME_ROWS = 0.8  # share of rows that two forms of a plan without numbers have in common
_SOME_ROWS = 0.2  # under this, one number stands over two different lists


@dataclass(slots=True)
class Links:
    """The plan that each repeats, the plan that each annex belongs to, and what to tell of it."""

    same_as: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    findings: list[FindingRow] = field(default_factory=list)


class Citing(NamedTuple):
    """A plan by its path and id, and documents that it rests on."""

    path: str
    plan_id: str
    cited: tuple[Cited, ...]

    @classmethod
    def of(cls, kept: list[Any]) -> Citing:
        """One that was kept as JSON."""
        path, plan_id, cited = kept
        return cls(path, plan_id, tuple(Cited(*one) for one in cited))


def links_of(cards: Iterable[Card], others: Iterable[Citing] = ()) -> Links:
    """The links between all plans of a batch.

    `others` are what further plans cite (see `citings_of`), which share no mark with another.
    """
    listed = list(cards)
    links = Links()
    forms = _with_others([card for card in listed if not card.annex])
    _link_forms(sorted(forms, key=_rank), links)
    if any(card.annex for card in listed):
        for annex, plan in annexes_of(sorted(listed, key=_rank), links.same_as):
            _attach(annex, plan, links)
    links.findings += _two_numbers([*citings_of(listed), *others])
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
        numbers = list(number_keys(card))
        return numbers, numbers
    contents = list(content_keys(card))
    bare = [(True, *key) for key in contents]
    numbered = [(False, *key) for key in contents]
    if not card.number:
        return bare + numbered, bare
    numbers = list(number_keys(card))
    return numbers + bare, numbers + numbered


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
    if min(len(one.rows), len(other.rows)) >= FEW_ROWS and common(one, other) >= _SAME_ROWS:
        return f"title and {len(one.rows & other.rows)} pairings agree"
    whole = one.issued_on is not None and len(one.issued_on) == WHOLE_DATE
    unlike = one.rows and other.rows and common(one, other) < _SOME_ROWS
    if whole and one.issued_on == other.issued_on and one.issuer and not unlike:
        return "title, date and issuer agree"
    return None


def _titles_agree(one: Card, other: Card) -> bool:
    return bool(one.title) and fuzz.ratio(one.title, other.title) >= _SAME_TITLE


# --- what two plans cite differently ---------------------------------------------------------


def citings_of(cards: Iterable[Card]) -> list[Citing]:
    """What plans cite, in the order of their paths: each document by the first that has it so."""
    seen: set[tuple[str, str, str]] = set()
    found = []
    citing = [card for card in cards if card.cited]
    for card in sorted(citing, key=lambda card: (card.path, card.plan_id)):
        new = [
            one
            for one in card.cited
            if one.key and (one.kind, one.issued_on, one.number) not in seen
        ]
        seen |= {(one.kind, one.issued_on, one.number) for one in new}
        if new:
            found.append(Citing(card.path, card.plan_id, tuple(new)))
    return found


def _two_numbers(citings: Iterable[Citing]) -> Iterator[FindingRow]:
    """Documents of one kind, day and serial number that plans cite with different symbols."""
    told: dict[tuple[str, str, str], dict[str, Citing]] = defaultdict(dict)
    for citing in sorted(citings, key=lambda citing: citing[:2]):
        for cited in citing.cited:
            serial = serial_of(cited.number)
            if serial:
                numbers = told[cited.kind, cited.issued_on, serial]
                numbers.setdefault(cited.number, citing)
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


def _told(card: Card | Citing, code: str, value: str, reason: str) -> FindingRow:
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
