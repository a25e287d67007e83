"""What a plan is compared with others by: small, so that a batch is compared without its plans."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from parsers.wording import fold
from schemas.plan import Pairing, Plan

_FROM_CAPTION = "from the annex's caption"


class Cited(NamedTuple):
    """A document that a plan rests on."""

    kind: str
    number: str
    issued_on: str
    key: str | None


class Card(NamedTuple):
    """What a plan is compared by. `rows` are its pairings, each a hash of its names and levels."""

    plan_id: str
    path: str
    digital: bool
    annex: bool  # it came without the document that it is annexed to
    doc_type: str | None
    number: str | None
    symbol: str | None
    issued_on: str | None
    issuer: str
    title: str
    stage: tuple[int, int] | None
    rows: frozenset[int]
    cited: tuple[Cited, ...]


def card_to_json(card: Card) -> list[Any]:
    """A card as JSON can hold it, field by field."""
    return list(card._replace(rows=sorted(card.rows)))  # type: ignore[arg-type]


def card_from_json(kept: list[Any]) -> Card:
    """A card from what `card_to_json` gave."""
    *_, stage, rows, cited = kept
    kept[-3:] = (
        (stage[0], stage[1]) if stage else None,
        frozenset(rows),
        tuple(Cited(*one) for one in cited),
    )
    return Card._make(kept)


def card_of(plan: Plan) -> Card:
    """The card of a plan."""
    said = [
        reason
        for name in ("number", "issued_on")
        if name in plan.fields
        for reason in plan.fields[name].reasons
    ]
    return Card(
        plan_id=plan.plan_id,
        path=plan.source.path,
        digital=all(page.method != "ocr" for page in plan.source.reading),
        annex=plan.issuer_source in ("annex", None) and _FROM_CAPTION in said,
        doc_type=plan.doc_type,
        number=plan.number,
        symbol=plan.number_symbol,
        issued_on=plan.issued_on,
        issuer=fold(plan.issuer_name or plan.issuer or ""),
        title=fold(plan.title or ""),
        stage=(plan.stage.start_year, plan.stage.end_year) if plan.stage else None,
        rows=frozenset(_row(pairing) for pairing in plan.pairings),
        cited=tuple(_cited(plan)),
    )


def _row(pairing: Pairing) -> int:
    names = sorted(f"{fold(party.name)} {party.level}" for party in pairing.schools)
    return int.from_bytes(hashlib.blake2b("\n".join(names).encode(), digest_size=8).digest())


def _cited(plan: Plan) -> Iterator[Cited]:
    for basis in plan.legal_basis:
        if basis.number and basis.issued_on and not basis.needs_review:
            yield Cited(basis.kind, basis.number, basis.issued_on, basis.document_key)
