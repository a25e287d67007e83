"""The plans of a batch in their order: where each came from, and its JSON when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.discovery import InputDocument
from pipeline.finished import Brief, Parts, finish
from pipeline.known import Known
from pipeline.learning import Lesson
from pipeline.linking import Linking
from pipeline.links import Card, Links, links_of
from pipeline.outcome import Outcome
from pipeline.output_folder import OutputFolder, digest_of
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

    def parts(self, plan_id: str) -> Parts:
        """A plan's parts of the tables and the report."""
        tag = self.tag(plan_id)
        own = self._digest(plan_id)
        key = own if tag == own else digest_of(tag)
        parts = self.known.parts(key)
        if parts is None:
            text = self._text(plan_id)
            parts = finish(Plan.model_validate_json(text), text).parts
            self.known.keep_parts(key, parts)
        return parts

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
