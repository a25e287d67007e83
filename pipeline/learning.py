"""A folder teaches itself: what clean documents lend to those that were hard to read.

Lent are the wording and the names of schools that one document told which no OCR read, or two
others. What is lent decides between readings; it never makes a value sure. The result depends on
the set of documents, not on their order.
"""

from __future__ import annotations

import hashlib
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from normalizers.units import match_key
from pipeline.cache import Cache
from pipeline.discovery import InputDocument
from pipeline.lending import Lender, Named, borrowed, pools_of
from schemas.plan import Evidence, Pairing, Party, Plan

if TYPE_CHECKING:
    from normalizers.schools import BatchName

Ask = Callable[[Sequence[InputDocument]], None]

_DIGITAL = ("document", "text-layer", "plain-text")
_LENDERS = 3  # documents that are remembered for a name, the first by their ids


class Lent(NamedTuple):
    """What a plan may lend and need: the names that were read surely, each with whether a page
    that no OCR read or a person told it; the provinces of all; whether a name is in doubt."""

    plan_id: str
    names: Sequence[tuple[Named, bool]]
    provinces: Sequence[str | None]
    doubtful: bool


def lent_of(plan: Plan) -> Lent:
    """What a plan may lend and need."""
    digital = {
        page.page: page.method in _DIGITAL and not page.repaired for page in plan.source.reading
    }
    parties = [
        party
        for pairing in plan.pairings
        for party in pairing.schools
        if party.kind == "school" and party.name
    ]
    names: dict[Named, bool] = {}
    for party in parties:
        if not party.needs_review:
            name = (party.name, party.level, party.district, party.province)
            page = party.evidence.page if party.evidence else 1
            told = digital.get(page, False) or party.confidence == 1.0
            names[name] = names.get(name, False) or told
    provinces = dict.fromkeys(party.province for party in parties)
    return Lent(
        plan.plan_id, [*names.items()], [*provinces], any(party.needs_review for party in parties)
    )


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one document is understood with in its second reading.

    `lexicon` is a file with the lent wording, None where the document needs none; `names` are
    the lent names, each with the id of a plan that has it; `key` is the hash of both.
    """

    key: str
    lexicon: Path | None
    names: Mapping[BatchName, str]


@dataclass(frozen=True, slots=True)
class _Borrower:
    """A document to understand again: its plans, their provinces, whether words were restored."""

    source: InputDocument
    plans: frozenset[str]
    provinces: frozenset[str | None]
    restored: bool


@dataclass(slots=True)
class Batch:
    """What the documents of a batch lend and need, told one after the other."""

    _wordings: dict[str, InputDocument] = field(default_factory=dict)  # by their cache's keys
    _names: dict[Named, list[Lender]] = field(default_factory=dict)
    _borrowers: list[_Borrower] = field(default_factory=list)

    def add(
        self, source: InputDocument, plans: Sequence[Lent], wording: str | None, restored: bool
    ) -> None:
        """Take a document in: what its plans lend, the cache's key of its wording if it lends."""
        if wording is not None:
            self._wordings[wording] = source
        for plan in plans:
            for name, told in plan.names:
                if told or not restored:  # of a restored document what a person told
                    self._take(name, (not told, plan.plan_id))
        if restored or any(plan.doubtful for plan in plans):
            provinces = frozenset(province for plan in plans for province in plan.provinces)
            ids = frozenset(plan.plan_id for plan in plans)
            self._borrowers.append(_Borrower(source, ids, provinces, restored))

    def _take(self, name: Named, lender: Lender) -> None:
        lenders = self._names.setdefault(name, [])
        if len(lenders) < _LENDERS or lender < lenders[-1]:
            insort(lenders, lender)
            del lenders[_LENDERS:]

    @property
    def borrows(self) -> bool:
        """Whether any document may need what others lend."""
        return bool(self._borrowers)

    def lessons(
        self, cache: Cache, folder: Path, ask: Ask = lambda documents: None
    ) -> Iterator[tuple[InputDocument, Lesson]]:
        """The documents to understand again, each with what others lend to it.

        The lent wording is written to a file in `folder`. Documents that nobody lends anything
        are left out. `ask` has documents tell their wording, which the cache has not.
        """
        if not self._borrowers:
            return
        lexicon, digest = self._lexicon(cache, folder, ask)
        pools = pools_of(self._names)
        for borrower in self._borrowers:
            near = [pools[key] for key in _provinces(borrower, pools) if key in pools]
            names, said = borrowed(near, self._names, borrower.plans)
            wording = lexicon if borrower.restored else None
            if wording or names:
                text = f"{digest if wording else ''}\n{said}"
                key = hashlib.sha256(text.encode()).hexdigest()
                yield borrower.source, Lesson(key, wording, names)

    def _lexicon(self, cache: Cache, folder: Path, ask: Ask) -> tuple[Path | None, str]:
        """The lent wording as a file with its hash; none where no document needs it."""
        if not any(borrower.restored for borrower in self._borrowers):
            return None, ""
        from normalizers.text.lexicon import Tally  # the language model: only when it is needed

        tally = Tally()
        ask([source for key, source in self._wordings.items() if cache.wording(key) is None])
        for key in sorted(self._wordings):
            wording = cache.wording(key)
            if wording is not None:
                tally.add(wording)
        lexicon = tally.lexicon()
        if not lexicon.size:
            return None, ""
        lexicon.save(folder / "lexicon.npz")
        return folder / "lexicon.npz", lexicon.digest


def restrain(plan: Plan, first: Plan, lesson: Lesson) -> None:
    """Keep what was lent from making anything sure: `first` is the plan of the first reading.

    A name that was doubtful stays so, one that has changed becomes so, and each that another
    plan has says which.
    """
    from parsers.plan_builder import judge  # all parsers, which the run itself does not need

    before = _by_place(first)
    lenders = {match_key(name.name): lender for name, lender in lesson.names.items()}
    for pairing in plan.pairings:
        for party in pairing.schools:
            was = _take(before.get(_place(party), []), party.name)
            if was is not None:
                _hold(pairing, party, was, lenders.get(match_key(party.name)))
    for pairing in plan.pairings:
        for objective in plan.objectives:
            if objective.pairing_id == pairing.pairing_id and objective.kind == "focus":
                objective.needs_review |= pairing.needs_review
    judge(plan)


def _by_place(plan: Plan) -> dict[tuple[object, ...], list[Party]]:
    """The parties of a plan by where they stand; several where one text stands there twice."""
    places: dict[tuple[object, ...], list[Party]] = defaultdict(list)
    for pairing in plan.pairings:
        for party in pairing.schools:
            places[_place(party)].append(party)
    return places


def _place(party: Party) -> tuple[object, ...]:
    """Where a party stands: the same in any reading of the document, before any repair."""
    place = party.evidence or Evidence()
    return place.page, place.box, place.text


def _take(there: list[Party], name: str) -> Party | None:
    """The party of the first reading that a name belongs to: the one called so, else the first."""
    if not there:
        return None
    at = next((at for at, party in enumerate(there) if party.name == name), 0)
    return there.pop(at)


def _hold(pairing: Pairing, party: Party, was: Party, lender: str | None) -> None:
    """Doubt a party that the batch has changed or made sure; `was` is it without the batch."""
    told = f"{party.name} stands in plan {lender} too" if lender else "others lend no name"
    if was.name != party.name:
        reason = f"read as {was.name} without the batch; {told}"
        _doubt(pairing, party, reason, was.confidence)
    elif was.needs_review and not party.needs_review:
        _doubt(pairing, party, f"{'; '.join(was.reasons)}; {told}", party.confidence)
    elif party.needs_review and lender:
        party.reasons.append(told)


def _doubt(pairing: Pairing, party: Party, reason: str, at_most: float) -> None:
    party.doubt(reason, at_most)
    pairing.doubt(f"{party.name}: {reason}", party.confidence)


def _provinces(borrower: _Borrower, known: Mapping[str, object]) -> list[str]:
    """The keys of the provinces whose names a document may borrow.

    One that does not tell its province borrows where the whole batch is of one province.
    """
    own = {match_key(province) for province in borrower.provinces if province}
    others = {province for province in known if province}
    if not own and len(others) == 1:
        own = others
    return sorted({*own, ""})
