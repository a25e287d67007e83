"""The plans of a batch in their order: where each came from, and its JSON when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

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
    digest: str


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
    links: Links = field(default_factory=Links)
    _cards: dict[str, list[Card]] = field(default_factory=dict)  # by the name of the document
    _sources: dict[str, _Source] = field(default_factory=dict)  # by the plan's id
    _linking: Linking | None = None

    def add(self, source: InputDocument, outcome: Outcome, lesson: Lesson | None = None) -> None:
        """Take an outcome in; plans that come with their JSON are written at once."""
        self._cards[source.name] = [brief.card for brief in outcome.briefs]
        for number, brief in enumerate(outcome.briefs):
            plan_id = brief.card.plan_id
            self._sources[plan_id] = _Source(source, lesson, outcome.sparing, number, brief.digest)
            if outcome.plans:
                self._write(plan_id, brief.digest, outcome.plans[number])

    def link(self) -> None:
        """Compare the plans, when all are there."""
        self.links = links_of(card for cards in self._cards.values() for card in cards)
        self._linking = Linking(self.links)

    def with_ocr(self) -> bool:
        """Whether any page was read from its picture."""
        return any(not card.digital for cards in self._cards.values() for card in cards)

    def in_order(self) -> list[Card]:
        found = [card for cards in self._cards.values() for card in cards]
        return sorted(found, key=lambda card: (card.path, card.plan_id))

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
        for sheaf in self._sheaves():
            yield parts_from_bytes(self._of("parts", sheaf, _joined))

    def tops(self) -> Iterator[Top]:
        """What the plans are in the upper part of the report, those of neighbours joined."""
        for sheaf in self._sheaves():
            yield Top.from_bytes(self._of("top", sheaf, tops_joined))

    def bodies(self) -> Iterator[str]:
        """The plans whole as the report shows them, those of neighbours joined."""
        for sheaf in self._sheaves():
            yield self._of("body", sheaf, b"".join).decode()

    def _sheaves(self) -> Iterator[list[Card]]:
        return sheaves(self.in_order(), attrgetter("path"))

    def _of(
        self, kind: str, sheaf: Sequence[Card], join: Callable[[Iterable[bytes]], bytes]
    ) -> bytes:
        """What neighbours are in the outputs, by one look-up where nothing changed."""
        ledger = self.known.ledger
        key = key_of(f"{kind} of neighbours", *(self.tag(card.plan_id) for card in sheaf))
        data = ledger.get(key)
        if data is None:
            data = join(self._own(kind, card.plan_id) for card in sheaf)
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
        return self._sources[plan_id].digest

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
        made = self._sources[plan_id]
        return self.known.texts(made.source, made.lesson, made.sparing)[made.number]

    def _plan(self, plan_id: str) -> Plan:
        return Plan.model_validate_json(self._alone(plan_id))


def lies_there(folder: OutputFolder, brief: Brief) -> bool:
    """Whether the output holds a plan as it is, with links or without."""
    return folder.holds(plan_file(brief.card.plan_id), brief.digest)


def _bytes_of(kind: str, made: Finished) -> bytes:
    if made.shown is None:
        return parts_to_bytes(made.parts)
    return made.shown.body.encode() if kind == "body" else made.shown.top.to_bytes()


def _joined(parts: Iterable[bytes]) -> bytes:
    return parts_to_bytes(joined(map(parts_from_bytes, parts)))
