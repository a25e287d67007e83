"""The plans of a batch in their order: where each came from, and its JSON when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from pipeline.bundles import Bundle, in_question
from pipeline.cards import Card
from pipeline.discovery import InputDocument
from pipeline.finished import (
    Brief,
    Finished,
    Parts,
    finish,
    joined,
    parts_from_bytes,
    parts_to_bytes,
)
from pipeline.known import Known
from pipeline.learning import Lesson
from pipeline.ledger import key_of
from pipeline.linking import Linking
from pipeline.links import Links, links_of
from pipeline.outcome import Outcome
from pipeline.output_folder import OutputFolder, digest_of
from pipeline.report import Top, tops_joined
from pipeline.sheaves import sheaves
from schemas.plan import Plan, canonical_json


@dataclass(frozen=True, slots=True)
class _Source:
    """A document's plan: where it came from, what it was read with, which of its plans it is."""

    source: InputDocument
    lesson: Lesson | None
    sparing: bool
    number: int


def plan_file(plan_id: str) -> str:
    """Where a plan lies below the output folder."""
    return f"plans/{plan_id}.json"


@dataclass(slots=True)
class Plans:
    """Gathers what became of the documents; a document's later outcome takes the place.

    Only what plans are compared by is held in memory; `tag` tells what a plan file was made of,
    the digest of the plan alone and what the links made of it.
    """

    known: Known
    folder: OutputFolder
    bundles: Sequence[Bundle] = ()  # plans that are as they were
    links: Links = field(default_factory=Links)
    _cards: dict[str, list[Card]] = field(default_factory=dict)  # by the name of the document
    _sources: dict[str, _Source] = field(default_factory=dict)  # by the plan's id
    _digests: dict[str, str] = field(default_factory=dict)  # by the plan's id
    _linking: Linking | None = None
    _order: list[list[str]] | None = None

    def __post_init__(self) -> None:
        for bundle in self.bundles:
            self._digests.update((plan_id, digest) for plan_id, digest, _, _ in bundle.told.plans)

    def look_ahead(self) -> None:
        """Look up what is written of plans that are as they were, before others are waited for."""
        digests = ([digest for _, digest, *_ in bundle.told.plans] for bundle in self.bundles)
        self.known.ledger.look_ahead(_key_of("parts", tags) for tags in digests)

    def add(self, source: InputDocument, outcome: Outcome, lesson: Lesson | None = None) -> None:
        """Take an outcome in; plans that come with their JSON are written at once."""
        self._cards[source.name] = [brief.card for brief in outcome.briefs]
        for number, brief in enumerate(outcome.briefs):
            plan_id = brief.card.plan_id
            self._sources[plan_id] = _Source(source, lesson, outcome.sparing, number)
            self._digests[plan_id] = brief.digest
            if outcome.plans:
                self._write(plan_id, brief.digest, outcome.plans[number])

    def link(self) -> None:
        """Compare the plans, when all are there."""
        loose = self._loose()
        asked = in_question(self.bundles, loose)
        cards = loose + [card for bundle in asked for card in self._cards_in(bundle)]
        apart = {bundle.name for bundle in asked}
        others = (one for each in self.bundles if each.name not in apart for one in each.citings)
        self.links = links_of(cards, others)
        self._linking = Linking(self.links)

    def with_ocr(self) -> bool:
        """Whether any page was read from its picture."""
        return any(bundle.told.ocr for bundle in self.bundles) or any(
            not card.digital for card in self._loose()
        )

    def in_order(self) -> list[list[str]]:
        """The ids of all plans in the order of the tables, in sheaves of neighbours."""
        if self._order is None:
            pieces: list[tuple[str, str, Bundle | None]] = [
                (card.path, card.plan_id, None) for card in self._loose()
            ]
            pieces += [(bundle.name, "", bundle) for bundle in self.bundles]
            pieces.sort(key=itemgetter(0, 1))
            self._order = [
                [plan_id for _, plan_id, _ in sheaf] if bundle is None else bundle.plan_ids()
                for bundle, run in groupby(pieces, key=itemgetter(2))
                for sheaf in sheaves(run, itemgetter(0))
            ]
        return self._order

    def _loose(self) -> list[Card]:
        return [card for cards in self._cards.values() for card in cards]

    def _cards_in(self, bundle: Bundle) -> Iterator[Card]:
        for _, outcome in self.known.certain(bundle.documents()):
            yield from (brief.card for brief in outcome.briefs)

    def tag(self, plan_id: str) -> str:
        linked = self._linking.tag(plan_id, self._digest) if self._linking else ""
        return f"{self._digest(plan_id)}{linked}"

    def write(self, plan_id: str) -> None:
        """Write a plan's JSON, unless it lies there already."""
        tag = self.tag(plan_id)
        if not self.folder.has(plan_file(plan_id), tag):
            self._write(plan_id, tag, self._text(plan_id))

    def parts(self) -> Iterator[Parts]:
        """The parts of all plans in their order, those of neighbours joined."""
        for sheaf in self.in_order():
            yield parts_from_bytes(self._of("parts", sheaf, _joined))

    def tops(self) -> Iterator[Top]:
        """What the plans are in the upper part of the report, those of neighbours joined."""
        for sheaf in self.in_order():
            yield Top.from_bytes(self._of("top", sheaf, tops_joined))

    def bodies(self) -> Iterator[str]:
        """The plans whole as the report shows them, those of neighbours joined."""
        for sheaf in self.in_order():
            yield self._of("body", sheaf, b"".join).decode()

    def _of(
        self, kind: str, sheaf: Sequence[str], join: Callable[[Iterable[bytes]], bytes]
    ) -> bytes:
        """What neighbours are in the outputs, by one look-up where nothing changed."""
        ledger = self.known.ledger
        key = _key_of(kind, map(self.tag, sheaf))
        data = ledger.get(key)
        if data is None:
            data = join(self._own(kind, plan_id) for plan_id in sheaf)
            ledger.put(key, data)
        return data

    def _own(self, kind: str, plan_id: str) -> bytes:
        """What a plan is in the outputs; made anew where that is lost."""
        tag, own = self.tag(plan_id), self._digest(plan_id)
        digest = own if tag == own else digest_of(tag)
        data = self.known.ledger.get(key_of(kind, digest))
        if data is None:
            text = self._text(plan_id)
            made = finish(Plan.model_validate_json(text), text, report=kind != "parts")
            self.known.keep_parts(digest, made)
            data = _bytes_of(kind, made)
        return data

    def _digest(self, plan_id: str) -> str:
        return self._digests[plan_id]

    def _write(self, plan_id: str, tag: str, text: str) -> None:
        self.folder.write(plan_file(plan_id), text, tag)

    def _text(self, plan_id: str) -> str:
        """A plan's JSON with its links."""
        if self.tag(plan_id) == self._digest(plan_id):
            return self._alone(plan_id)
        plan = self._plan(plan_id)
        if self._linking:
            self._linking.link(plan, self._plan)
        return canonical_json(plan)

    def _alone(self, plan_id: str) -> str:
        made = self._source(plan_id)
        return self.known.texts(made.source, made.lesson, made.sparing)[made.number]

    def _source(self, plan_id: str) -> _Source:
        if plan_id not in self._sources:
            for bundle in self.bundles:
                for own, _, number, part in bundle.told.plans:
                    self._sources[own] = _Source(bundle.document(number), None, False, part)
        return self._sources[plan_id]

    def _plan(self, plan_id: str) -> Plan:
        return Plan.model_validate_json(self._alone(plan_id))


def _key_of(kind: str, tags: Iterable[str]) -> bytes:
    """The key of what neighbours with these tags are in the outputs."""
    return key_of(f"{kind} of neighbours", *tags)


def lies_there(folder: OutputFolder, brief: Brief) -> bool:
    """Whether the output holds a plan as it is, with links or without."""
    return folder.holds(plan_file(brief.card.plan_id), brief.digest)


def _bytes_of(kind: str, made: Finished) -> bytes:
    if made.shown is None:
        return parts_to_bytes(made.parts)
    return made.shown.body.encode() if kind == "body" else made.shown.top.to_bytes()


def _joined(parts: Iterable[bytes]) -> bytes:
    return parts_to_bytes(joined(map(parts_from_bytes, parts)))
