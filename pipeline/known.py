"""What earlier runs worked out of a document: from the ledger, else from the cache."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.corrections import Correction, correct
from pipeline.discovery import InputDocument
from pipeline.finished import (
    Brief,
    Parts,
    brief_from_json,
    brief_to_json,
    finish,
    parts_from_bytes,
    parts_to_bytes,
)
from pipeline.joining import joined_hash
from pipeline.learning import Lesson
from pipeline.ledger import Ledger, key_of
from pipeline.outcome import Outcome
from pipeline.work import done_before, process_again, process_document, source_key
from schemas.plan import Plan, canonical_json
from schemas.tables import FileRow


@dataclass(slots=True)
class Known:
    """Outcomes by document: what is in them depends on options, lists and corrections too."""

    ledger: Ledger
    cache: Cache
    options: ReadOptions
    lies_there: Callable[[Brief], bool]  # whether the output holds the plan
    corrections: Sequence[Correction] = ()
    _by_hash: dict[str, list[Correction]] = field(default_factory=lambda: defaultdict(list))
    _said: str = ""

    def __post_init__(self) -> None:
        self._said = f"{self.options!r} {self.cache.knowledge}"
        for one in self.corrections:
            self._by_hash[one.sha256].append(one)

    def outcome(self, source: InputDocument, lesson: Lesson | None = None) -> Outcome | None:
        """What became of a document in an earlier run; None where it must be worked on.

        One from the ledger comes without its plans' JSON, see `texts`; it counts only where the
        output has the plans or the cache can give them.
        """
        data = self.ledger.get(self._key(source, lesson))
        outcome = _from_ledger(data) if data is not None else None
        if outcome is not None and all(map(self.lies_there, outcome.briefs)):
            return outcome
        found = done_before(source, self.options, self.cache, lesson)
        if found is None:
            return None
        return outcome or self.keep(source, found, lesson)

    def keep(
        self, source: InputDocument, outcome: Outcome, lesson: Lesson | None = None
    ) -> Outcome:
        """Keep an outcome for the next run; gives it corrected, with what the outputs need."""
        plans = self._finished(source, outcome)
        for brief, parts in plans:
            self.ledger.put(_parts_key(brief.digest), parts_to_bytes(parts))
        outcome.briefs = [brief for brief, _ in plans]
        outcome.finished = []
        kept = {
            "rows": [row.model_dump() for row in outcome.rows],
            "restored": outcome.restored,
            "wording": outcome.wording,
            "briefs": [brief_to_json(brief) for brief in outcome.briefs],
        }
        if outcome.lasts:
            self.ledger.put(self._key(source, lesson), json.dumps(kept).encode())
        return outcome

    def texts(
        self, source: InputDocument, lesson: Lesson | None = None, sparing: bool = False
    ) -> list[str]:
        """The corrected plans of a document as JSON; worked out again where they are lost."""
        options = replace(self.options, sparing=sparing)
        found = done_before(source, options, self.cache, lesson)
        if found is None and lesson is not None:
            found = process_again((source, lesson), options, self.cache)
        elif found is None:
            found = process_document(source, options, self.cache)
        return [self._corrected(source, text) for text in found.plans]

    def parts(self, digest: str) -> Parts | None:
        """The parts of the plan with that digest; None where they are lost."""
        data = self.ledger.get(_parts_key(digest))
        return None if data is None else parts_from_bytes(data)

    def keep_parts(self, digest: str, parts: Parts) -> None:
        self.ledger.put(_parts_key(digest), parts_to_bytes(parts))

    def _finished(self, source: InputDocument, outcome: Outcome) -> list[tuple[Brief, Parts]]:
        """The plans of an outcome made ready, as the process that understood them did it."""
        own = self._own(source)
        if outcome.finished and not own:
            return [(one.brief, one.parts) for one in outcome.finished]
        outcome.plans = [self._corrected(source, text) for text in outcome.plans]
        made = [finish(Plan.model_validate_json(text), text) for text in outcome.plans]
        return [(one.brief, one.parts) for one in made]

    def _corrected(self, source: InputDocument, text: str) -> str:
        own = self._own(source)
        if not own:
            return text
        plan = Plan.model_validate_json(text)
        return canonical_json(plan) if correct(plan, own) else text

    def _own(self, source: InputDocument) -> list[Correction]:
        if not self._by_hash:
            return []
        return self._by_hash.get(joined_hash([file.sha256 for file in source.files]), [])

    def _key(self, source: InputDocument, lesson: Lesson | None) -> bytes:
        own = "\n".join(map(repr, self._own(source)))
        corrections = hashlib.sha256(own.encode()).hexdigest() if own else ""
        return key_of("document", self._said, source_key(source, lesson), corrections)


def _parts_key(digest: str) -> bytes:
    return key_of("parts", digest)


def _from_ledger(data: bytes) -> Outcome:
    kept = json.loads(data)
    outcome = Outcome(
        [FileRow.model_construct(**row) for row in kept["rows"]],
        restored=kept["restored"],
        wording=kept["wording"],
        briefs=[brief_from_json(brief) for brief in kept["briefs"]],
    )
    outcome.measures.cached = True
    return outcome
