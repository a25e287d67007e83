"""Names of one document decoded together: each place of it tells something of the others.

A list names a school once, numbers its schools in one style and leaves no number out; a name that
one place tells surely is likely in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalizers.schools.calibration import Readings, with_probability
from normalizers.schools.numbering import cut_numbering
from normalizers.schools.stems import same_name
from normalizers.units import match_key
from schemas.plan import Level

_TOLD = 0.5  # probability from which a place tells a name
_ONCE = 0.9  # how surely a school stands in a list once
_OTHER_STYLE = 0.1  # how much less likely a numbering of the style that the document never uses is
_NUMBER_BEFORE, _NO_NUMBER_BEFORE = 0.3, 0.1  # … and III where the list has II, and has none
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_SURE = 0.8  # probability from which a numbering shows the document's style
_REPEATED = 1.3  # times the odds of a name that another place of the document tells too
_MOST = 0.999
_ROUNDS = 3  # of telling the places what the others were settled to


@dataclass(frozen=True, slots=True)
class PlaceOfName:
    """One place of a document that names a school: its list and level, and its readings."""

    source: str
    level: Level | None
    readings: Readings


def names_elsewhere(places: Sequence[PlaceOfName], at: int) -> frozenset[tuple[str, float]]:
    """Names without numbering that the other places of a document tell, with probability.

    Each place tells its likeliest name, where that is likelier than all others together; places
    that tell one name raise it: the probability that at least one is right.

    >>> places = [PlaceOfName("table", "MN", [("Kim Đồng I", 0.9)]), PlaceOfName("table", "TH", [])]
    >>> names_elsewhere(places, 1), names_elsewhere(places, 0)
    (frozenset({('Kim Đồng', 0.9)}), frozenset())
    """
    wrong: dict[str, float] = {}
    for number, place in enumerate(places):
        stems: dict[str, float] = {}
        for name, p in place.readings if number != at else ():
            stem = cut_numbering(name).stem
            stems[stem] = stems.get(stem, 0.0) + p
        stem, p = max(stems.items(), key=lambda entry: entry[1], default=("", 0.0))
        if p > _TOLD:
            wrong[stem] = wrong.get(stem, 1.0) * (1.0 - min(p, 1.0))
    return frozenset((stem, round(1 - share, 4)) for stem, share in wrong.items())


def with_others(alone: Readings, heard: Readings, told: frozenset[tuple[str, float]]) -> Readings:
    """Readings of a place that knows the others, hardly surer than it was alone.

    Names that two pages of strangers' plans told alike were right as often as either was sure:
    the letters and the lists are the same, and err alike. A name that another place tells without
    doubt, as print does, counts in full.

    >>> told = frozenset({("Văn Yên", 0.9)})
    >>> with_others([("Vạn Yên", 0.8)], [("Vạn Yên", 0.99), ("Văn Yên", 0.01)], told)[0]
    ('Vạn Yên', 0.8387)
    """
    (name, sure), *_ = heard
    if (cut_numbering(name).stem, 1.0) in told:
        return heard
    own = min(sum(p for other, p in alone if same_name(other, name)), _MOST)
    odds = _REPEATED * own / (1 - own)
    return with_probability(heard, round(min(sure, odds / (1 + odds)), 4))


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


def _settled(readings: Readings, beside: Sequence[PlaceOfName], arabic: float | None) -> Readings:
    cut = [cut_numbering(name) for name, _ in readings]
    numbered = [one.numberings[0][0] for one in cut]
    if len(readings) < 2 or not any(numbered):
        return readings
    weighed = []
    for (name, p), one, numbering in zip(readings, cut, numbered, strict=True):
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
