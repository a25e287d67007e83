"""Names of one document decoded together: each place of it tells something of the others.

A list names a school once, numbers its schools in one style and leaves no number out; a name that
one place tells surely is likely in another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from normalizers.schools.calibration import Readings
from normalizers.schools.confidence import Candidate
from normalizers.schools.numbering import cut_numbering
from normalizers.schools.stems import name_key
from normalizers.units import match_key
from schemas.plan import Level

_NO_MATTER = 0.02  # nats that are not told
_ONCE = 0.9  # how surely a school stands in a list once
_OTHER_STYLE = 0.1  # how much less likely a numbering of the style that the document never uses is
_NUMBER_BEFORE, _NO_NUMBER_BEFORE = 0.3, 0.1  # … and III where the list has II, and has none
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_SURE = 0.8  # probability from which a numbering shows the document's style
# Of the other places of a document one tells the same name, without numbering, so often; what
# clean print says of a name (nats), as much as tells a listed name from all others; and how much
# worse letters may fit without harm. Fitted on strangers' plans, misread.
_SAME_NAME, _IN_PRINT, _ALIKE = 0.2, 10.0, 1.5
_ONE_WAY = 0.9  # how surely a document spells a name in one way
_ROUNDS = 3  # of telling the places what the others were settled to


@dataclass(frozen=True, slots=True)
class PlaceOfName:
    """One place of a document that names a school: its list and level, and its readings.

    `candidates`: what was weighed for a name that was not printed clean.
    """

    source: str
    level: Level | None
    readings: Readings
    candidates: Sequence[Candidate] = ()


def names_elsewhere(places: Sequence[PlaceOfName]) -> list[frozenset[tuple[str, float]]]:
    """For each place the names, without numbering, that the others tell, with their weight (nats).

    By Bayes: with the probability s that another place holds the same name, what was read there
    makes the name 1 - s + s P(read | name) / P(read) times as likely here. So a place whose
    letters fit two names alike says nothing between them, however likely one of them is.

    >>> print_ = PlaceOfName("table", "MN", [("Kim Đồng I", 1.0)])
    >>> first, second = names_elsewhere([print_, PlaceOfName("table", "TH", [])])
    >>> first, [name for name, _ in second]
    (frozenset(), ['Kim Đồng'])
    """
    same = _SAME_NAME / max(len(places) - 1, 1)
    told: dict[str, list[tuple[float, int, str]]] = {}
    for at, place in enumerate(places):
        for name, nats in _told(place):
            told.setdefault(name_key(name), []).append((nats, at, name))
    general: set[tuple[str, float]] = set()  # what is told where none of the best tellers stands
    own: dict[int, list[_Heard]] = {}
    for tellings in told.values():
        best, *others = sorted(tellings, reverse=True)[:2]
        heard = _weighed(best, same)
        general |= heard
        own.setdefault(best[1], []).append(
            _Heard(
                heard, _weighed(others[0], same) if others and others[0][1] != best[1] else set()
            )
        )
    return [_heard_at(frozenset(general), own.get(at, ())) for at in range(len(places))]


class _Heard(NamedTuple):
    """A name with its weight as the place says it that tells it best, and as the next one does;
    empty where that hardly matters."""

    best: set[tuple[str, float]]
    next: set[tuple[str, float]]


def _heard_at(
    general: frozenset[tuple[str, float]], own: Sequence[_Heard]
) -> frozenset[tuple[str, float]]:
    """What one place hears: of names that it tells best itself, what the next one says."""
    told_here = set().union(*(heard.best for heard in own))
    return (general - told_here).union(*(heard.next for heard in own))


def _weighed(telling: tuple[float, int, str], same: float) -> set[tuple[str, float]]:
    """A name that some place tells with its weight, if that matters."""
    nats, _, name = telling
    weight = math.log1p(same * math.expm1(nats))
    return {(name, round(weight, 4))} if weight >= _NO_MATTER else set()


def _told(place: PlaceOfName) -> Iterator[tuple[str, float]]:
    """What one place says of names elsewhere, log P(read | name) / P(read).

    Names that its letters fit badly are hardly told: an unlisted one is likelier than it seems.
    """
    best = max((one.letters for one in place.candidates), default=0.0)
    for one in place.candidates:
        yield one.name, min(one.evidence + min(one.letters - best + _ALIKE, 0.0), _IN_PRINT)
    if not place.candidates and place.readings and place.readings[0][1] == 1.0:
        yield cut_numbering(place.readings[0][0]).stem, _IN_PRINT


def settle_numberings(places: Sequence[PlaceOfName]) -> list[Readings]:
    """The readings of each place with what the others say about its numbering.

    Each round weighs what was read of a place by what the others are likely to be so far: the
    mean-field estimate of all numberings of the document together.

    >>> table = [("Phú Lương I", 0.84), ("Phú Lương II", 0.08), ("Phú Lương 1", 0.06)]
    >>> other = [("Phú Lương II", 0.88), ("Phú Lương III", 0.1)]
    >>> both = settle_numberings([PlaceOfName("t", "MN", r) for r in (table, other)])
    >>> [(readings[0][0], round(readings[0][1], 1)) for readings in both]
    [('Phú Lương I', 1.0), ('Phú Lương II', 1.0)]
    """
    arabic = _arabic_share(places)
    settled = list(places)
    for _ in range(_ROUNDS):
        readings = [
            _settled(place.readings, _beside(settled, at), arabic)
            if _is_numbered(place.readings)
            else place.readings
            for at, place in enumerate(places)
        ]
        settled = [replace(p, readings=r) for p, r in zip(places, readings, strict=True)]
    return [place.readings for place in settled]


def _beside(places: Sequence[PlaceOfName], at: int) -> list[PlaceOfName]:
    """The other places of the list that one place stands in."""
    key = (places[at].source, places[at].level)
    return [
        other
        for number, other in enumerate(places)
        if number != at and (other.source, other.level) == key
    ]


def _arabic_share(places: Sequence[PlaceOfName]) -> float | None:
    """The share of surely read numberings that are digits; None where none is sure."""
    sure = [
        numbering
        for place in places
        for name, p in place.readings[:1]
        if p >= _SURE and (numbering := cut_numbering(name).numberings[0][0])
    ]
    styled = [n for n in sure if n in _ROMAN[1:] or (n.isdigit() and n != "1")]
    if not styled:
        return None
    return sum(n.isdigit() for n in styled) / len(styled)


def _is_numbered(readings: Readings) -> bool:
    """Whether there are other readings, and any is numbered."""
    return len(readings) > 1 and any(cut_numbering(name).numberings[0][0] for name, _ in readings)


def _settled(readings: Readings, beside: Sequence[PlaceOfName], arabic: float | None) -> Readings:
    weighed = []
    for name, p in readings:
        one = cut_numbering(name)
        numbering = one.numberings[0][0]
        weight = _of_style(numbering, arabic)
        if numbering:
            weight *= _free(name, beside) * _in_order(one.stem, numbering, beside)
        weighed.append((name, p * weight))
    before, after = sum(p for _, p in readings), sum(p for _, p in weighed)
    if not after:
        return readings
    scaled = [(name, round(p * before / after, 4)) for name, p in weighed]
    return sorted(scaled, key=lambda entry: -entry[1])


def _of_style(numbering: str, arabic: float | None) -> float:
    """How well a numbering fits the document's style; 1 where the document shows none."""
    if arabic is None or not (numbering.isdigit() or numbering in _ROMAN):
        return 1.0
    return max(arabic if numbering.isdigit() else 1 - arabic, _OTHER_STYLE)


def _free(name: str, beside: Sequence[PlaceOfName]) -> float:
    """The probability that no other place of the list holds the name."""
    free = 1.0
    for place in beside:
        free *= 1 - _ONCE * _probability(place, name)
    return free


def _in_order(stem: str, numbering: str, beside: Sequence[PlaceOfName]) -> float:
    """How likely a third or later number is beside a first or second: few communes have so many.

    >>> _in_order("Phú Lương", "III", []), _in_order("Phú Lương", "II", [])
    (0.1, 1.0)
    """
    if numbering not in _ROMAN[2:]:
        return 1.0
    before = f"{stem} {_ROMAN[_ROMAN.index(numbering) - 1]}"
    there = max((_probability(place, before) for place in beside), default=0.0)
    return max(_NUMBER_BEFORE * there, _NO_NUMBER_BEFORE)


def _probability(place: PlaceOfName, name: str) -> float:
    key = match_key(name)
    return sum(p for other, p in place.readings if match_key(other) == key)


def settle_spellings(told: Sequence[Readings]) -> list[Readings]:
    """The readings of a document's names, each spelt as its other places spell it.

    >>> mostly, hardly = [("Mỗ Lao", 0.9), ("Mộ Lao", 0.1)], [("Mộ Lao", 0.6), ("Mỗ Lao", 0.4)]
    >>> [readings[0][0] for readings in settle_spellings([mostly, hardly, [("Hoa Sen", 1.0)]])]
    ['Mỗ Lao', 'Mỗ Lao', 'Hoa Sen']
    """
    spelt = [_spellings(readings) for readings in told]
    undecided = {key for key, shares in spelt if len(shares) > 1}
    return [
        _in_one_way(readings, key, [other for at, other in enumerate(spelt) if at != place])
        if key in undecided
        else readings
        for place, (readings, (key, _)) in enumerate(zip(told, spelt, strict=True))
    ]


def _spellings(readings: Readings) -> tuple[str, dict[str, float]]:
    """The key of the likeliest name without numbering, and the share of each of its spellings."""
    stems = [(cut_numbering(name).stem, p) for name, p in readings]
    key = name_key(stems[0][0]) if stems else ""
    shares: dict[str, float] = {}
    for stem, p in stems:
        if name_key(stem) == key:
            shares[stem] = shares.get(stem, 0.0) + p
    total = sum(shares.values())
    return key, {stem: share / total for stem, share in shares.items()} if total else {}


def _in_one_way(
    readings: Readings, key: str, others: Sequence[tuple[str, dict[str, float]]]
) -> Readings:
    """Readings of one place, weighed by how the others spell its name."""
    stems = [cut_numbering(name).stem for name, _ in readings]
    own = [name_key(stem) == key for stem in stems]
    alike = [shares for other, shares in others if other == key]
    weighed = [
        p * math.prod(_ONE_WAY * shares.get(stem, 0.0) + (1 - _ONE_WAY) / 2 for shares in alike)
        if mine
        else p
        for (_, p), stem, mine in zip(readings, stems, own, strict=True)
    ]
    before = sum(p for (_, p), mine in zip(readings, own, strict=True) if mine)
    after = sum(p for p, mine in zip(weighed, own, strict=True) if mine)
    scale = before / after if after else 1.0
    settled = [
        (name, round(p * scale, 4) if mine else p)
        for (name, _), p, mine in zip(readings, weighed, own, strict=True)
    ]
    return sorted(settled, key=lambda entry: -entry[1])
