"""What earlier runs worked out of a document: from the ledger, else from the cache."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.discovery import InputDocument
from pipeline.finished import (
    Brief,
    Finished,
    brief_from_json,
    brief_to_json,
    finish,
    parts_to_bytes,
)
from pipeline.joining import joined_hash
from pipeline.learning import Lesson
from pipeline.ledger import Ledger, key_of
from pipeline.measures import Measures
from pipeline.outcome import Outcome
from pipeline.sheaves import sheaves
from pipeline.work import done_before, process_again, process_document, source_key
from schemas.errors import KetnghiaError, WrongUsage
from schemas.plan import Plan, canonical_json
from schemas.tables import FileRow

if TYPE_CHECKING:
    from pipeline.corrections import Correction

Json = dict[str, Any]
_KEPT = Measures(cached=True)


@dataclass(slots=True)
class Known:
    """Outcomes by document: what is in them depends on options, lists and corrections too."""

    ledger: Ledger
    cache: Cache
    options: ReadOptions
    lies_there: Callable[[Brief], bool]  # whether the output holds the plan
    corrections: Sequence[Correction] = ()
    report: bool = True  # whether one is wanted
    bring: Callable[[Any], Any] = field(default=lambda job: job)  # files that are not here
    _by_hash: dict[str, list[Correction]] = field(default_factory=lambda: defaultdict(list))
    _said: str = ""
    _loose: list[list[bytes]] = field(default_factory=list)  # neighbours not yet kept together

    def __post_init__(self) -> None:
        self._said = f"{self.options!r} {self.cache.knowledge}"
        for one in self.corrections:
            self._by_hash[one.sha256].append(one)

    def outcomes(
        self, sources: Iterable[InputDocument]
    ) -> Iterator[tuple[InputDocument, Outcome | None]]:
        """Each document with what became of it in an earlier run; see `outcome`."""
        for sheaf in sheaves(sources, attrgetter("name")):
            keys = [self._key(source) for source in sheaf]
            for source, kept in zip(sheaf, self._together(keys), strict=True):
                yield source, self._usable(source, kept)

    def outcome(self, source: InputDocument, lesson: Lesson | None = None) -> Outcome | None:
        """What became of a document in an earlier run; None where it must be worked on.

        One from the ledger comes without its plans' JSON, see `texts`; it counts only where the
        output has the plans or the cache can give them.
        """
        data = self.ledger.get(self._key(source, lesson))
        return self._usable(source, None if data is None else json.loads(data), lesson)

    def certain(self, sources: Iterable[InputDocument]) -> Iterator[tuple[InputDocument, Outcome]]:
        """The same of documents that were worked on before; those that are lost are worked on."""
        for source, outcome in self.outcomes(sources):
            yield source, outcome or self.keep(source, self._anew(source, None, self.options))

    def tie(self) -> None:
        """Keep together what is known of neighbours by now, for the next run."""
        loose, self._loose = self._loose, []
        for keys in loose:
            self._together(keys)

    def _together(self, keys: list[bytes]) -> list[Json | None]:
        """What is kept under the keys of neighbours, by one look-up where nothing changed."""
        whole = key_of("sheaf", *map(bytes.hex, keys))
        data = self.ledger.get(whole)
        if data is not None:
            return list(json.loads(data))
        each = [self.ledger.get(key) for key in keys]
        there = [one for one in each if one is not None]
        if len(there) == len(each):
            self.ledger.put(whole, b"[%s]" % b",".join(there))
        else:
            self._loose.append(keys)
        return [None if one is None else json.loads(one) for one in each]

    def _usable(
        self, source: InputDocument, kept: Json | None, lesson: Lesson | None = None
    ) -> Outcome | None:
        outcome = None if kept is None else _from_ledger(kept)
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
        for one in plans:
            self.keep_parts(one.brief.digest, one)
        outcome.briefs = [one.brief for one in plans]
        outcome.finished = []
        kept = {
            "rows": [row.model_dump() for row in outcome.rows],
            "restored": outcome.restored,
            "wording": outcome.wording,
            "briefs": [brief_to_json(brief) for brief in outcome.briefs],
        }
        if outcome.lasts:
            data = json.dumps(kept, ensure_ascii=False).encode()
            self.ledger.put(self._key(source, lesson), data)
        return outcome

    def texts(
        self, source: InputDocument, lesson: Lesson | None = None, sparing: bool = False
    ) -> list[str]:
        """The corrected plans of a document as JSON; worked out again where they are lost."""
        options = replace(self.options, sparing=sparing)
        found = done_before(source, options, self.cache, lesson)
        if found is None:
            found = self._anew(source, lesson, options)
        return [self._corrected(source, text) for text in found.plans]

    def _anew(self, source: InputDocument, lesson: Lesson | None, options: ReadOptions) -> Outcome:
        """What becomes of a document whose outcome is lost."""
        here = self.bring(source)
        if isinstance(here, KetnghiaError):
            raise WrongUsage(f"{source.name} cannot be read again ({here}).")
        if lesson is not None:
            return process_again((here, lesson), options, self.cache)
        return process_document(here, options, self.cache)

    def keep_parts(self, digest: str, made: Finished) -> None:
        """Keep a plan's parts of the outputs under the digest of what it was made of."""
        self.ledger.put(key_of("parts", digest), parts_to_bytes(made.parts))
        if made.shown is not None:
            self.ledger.put(key_of("top", digest), made.shown.top.to_bytes())
            self.ledger.put(key_of("body", digest), made.shown.body.encode())

    def _finished(self, source: InputDocument, outcome: Outcome) -> list[Finished]:
        """The plans of an outcome made ready, as the process that understood them did it."""
        if outcome.finished and not self._own(source):
            return outcome.finished
        outcome.plans = [self._corrected(source, text) for text in outcome.plans]
        return [finish(Plan.model_validate_json(text), text, self.report) for text in outcome.plans]

    def _corrected(self, source: InputDocument, text: str) -> str:
        own = self._own(source)
        if not own:
            return text
        from pipeline.corrections import correct  # all parsers: only when there are any

        plan = Plan.model_validate_json(text)
        return canonical_json(plan) if correct(plan, own) else text

    def _own(self, source: InputDocument) -> list[Correction]:
        if not self._by_hash:
            return []
        return self._by_hash.get(joined_hash([file.sha256 for file in source.files]), [])

    def _key(self, source: InputDocument, lesson: Lesson | None = None) -> bytes:
        own = "\n".join(map(repr, self._own(source)))
        corrections = hashlib.sha256(own.encode()).hexdigest() if own else ""
        return key_of("document", self._said, source_key(source, lesson), corrections)


def _from_ledger(kept: Json) -> Outcome:
    return Outcome(
        [FileRow.model_validate(row) for row in kept["rows"]],
        restored=kept["restored"],
        wording=kept["wording"],
        briefs=[brief_from_json(brief) for brief in kept["briefs"]],
        measures=_KEPT,
    )
