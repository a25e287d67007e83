"""Annexes sent alone, and the plans of the batch that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from parsers.continuation import same_number
from parsers.wording import fold
from pipeline.agreeing import alike, dates_agree, serial_of
from pipeline.cards import Card

_MONTH = len("2023-03")


def annexes_of(cards: Iterable[Card], same_as: Mapping[str, str]) -> Iterator[tuple[Card, Card]]:
    """Each annex with the only plan that it can belong to; `same_as` holds what repeats another.

    An annex belongs to the plan that its caption cites. A draft leaves its number blank, and so
    does its annex, or a pen fills in one of them: then issuer, symbol and date must agree.
    """
    ordered = list(cards)
    plans: dict[str, list[Card]] = defaultdict(list)
    for card in ordered:
        if not card.annex and card.plan_id not in same_as:
            plans[serial_of(card.number or "")].append(card)
    for annex in ordered:
        if annex.annex:
            found = [plan for plan in _candidates(annex, plans) if _belongs(annex, plan)]
            if len(found) == 1:
                yield annex, found[0]


def _candidates(annex: Card, plans: Mapping[str, list[Card]]) -> list[Card]:
    """The plans of the annex's number; else those of which one number is blank."""
    if annex.number:
        cited = [p for p in plans[serial_of(annex.number)] if p.number]
        return cited if any(_cites(annex, plan) for plan in cited) else plans[""]
    return [plan for those in plans.values() for plan in those]


def _belongs(annex: Card, plan: Card) -> bool:
    if not (dates_agree(annex.issued_on, plan.issued_on) and alike(annex.issuer, plan.issuer)):
        return False
    if annex.number and plan.number:
        return _cites(annex, plan) and (annex.issued_on is not None or bool(annex.issuer))
    symbols = annex.symbol is not None and fold(annex.symbol) == fold(plan.symbol or "")
    dated = min(len(annex.issued_on or ""), len(plan.issued_on or "")) >= _MONTH
    return symbols and dated and bool(annex.issuer) and bool(plan.issuer)


def _cites(annex: Card, plan: Card) -> bool:
    return same_number(annex.number or "", plan.number or "")
