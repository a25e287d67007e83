"""What schools of a place are called before anything was read: P(name | place, batch).

Half of a district's schools bear the names of its communes, a quarter common stems; a name that
another document of the batch has told is likely again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from normalizers.schools.gazetteer import known_schools, schools_named
from normalizers.schools.near_names import Letters
from normalizers.schools.numbering import cut_numbering
from normalizers.schools.shapes import BatchName, NameContext
from normalizers.schools.stems import other_spellings, stems_by_kind
from normalizers.schools.told import fame, told_beside, told_names, told_weight
from normalizers.units import communes_of, districts_of, loose_key, match_key
from normalizers.units.table import commune_names, communes_within, short_name
from schemas.plan import Level

# Shares of the prior: how often a school of a district plan is named so. Counted roughly in
# lists of public schools: about half carry their ward or commune, a quarter a common stem. "Beside"
# and "told" are names that running text has, in lines with the district and in any: by the
# likeliest mixture of them for the names of strangers' plans and of known schools (0.03 and 0.12
# beside, 0.01 and 0.04 told).
SHARES = {
    "batch": 0.25,
    "commune": 0.30,
    "listed": 0.10,
    "beside": 0.05,
    "stem": 0.15,
    "elsewhere": 0.06,
    "nearby": 0.04,
    "anywhere": 0.06,
    "told": 0.02,
    "open": 0.10,
}
# Share of the stems of each kind among a level's stems: kindergartens bear other ones than schools.
# Counted in strangers' plans (3,350 names) and among known schools below upper secondary (863),
# which agree.
_KINDS_OF_KINDERGARTENS = {
    "flowers": 0.41,
    "birds and children": 0.40,
    "persons": 0.07,
    "virtues": 0.06,
    "dates": 0.06,
}
_KINDS_OF_SCHOOLS = {
    "persons": 0.88,
    "virtues": 0.09,
    "foreign persons": 0.01,
    "flowers": 0.01,
    "birds and children": 0.005,
    "dates": 0.005,
}
# How much a name of the batch weighs by what it shares with the plan.
_SAME_DISTRICT, _SAME_LEVEL = 4.0, 2.0

Weighed = Iterable[tuple[str, float]]


class Names:
    """Names in alphabetical order with their mass, and where to find those like a text.

    Names that are not `sought` have a mass where something else makes one think of them.
    """

    def __init__(self, shares: Weighed, *, sought: bool = True) -> None:
        self.mass: dict[str, float] = {}
        for name, share in shares:
            self.mass[name] = self.mass.get(name, 0.0) + share
        self.total = sum(self.mass.values())
        self._names = sorted(self.mass) if sought else []
        self._letters = Letters([loose_key(name) for name in self._names])

    def alike(self, key: str, most: int, at_least: float) -> list[tuple[float, str]]:
        """Names whose loose keys are most like one, best first, each behind its unlikeness: the
        ratio (0 to 100) times -1."""
        found = self._letters.nearest(key, most, at_least)
        return [(-ratio, self._names[place]) for place, ratio in found]


@dataclass(frozen=True, slots=True, eq=False)
class Prior(Mapping[str, float]):
    """log P(name) of every listed name, in layers: what many places share is weighed once.

    `layers`: names of the place and batch, of the province, of the country; a name may stand in
    several. `total`: the mass of all, and of names that no list has.
    """

    layers: tuple[Names, ...]
    total: float
    _known: dict[str, float] = field(default_factory=dict)  # the same names are near many others

    def __getitem__(self, name: str) -> float:
        if name not in self._known:
            mass = 0.0
            for layer in self.layers:
                mass += layer.mass.get(name, 0.0)
            if not mass:
                raise KeyError(name)
            self._known[name] = math.log(mass / self.total)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return any(name in layer.mass for layer in self.layers)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for layer in self.layers for name in layer.mass))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def alike(self, key: str, most: int, at_least: float) -> list[str]:
        """Names whose loose keys are most like one (rapidfuzz ratio, 0 to 100), best first."""
        near: list[tuple[float, str]] = []
        for layer in self.layers:
            near = sorted({*near, *layer.alike(key, most, at_least)})[:most]
            if len(near) == most:
                at_least = -near[-1][0]  # another layer's names must be as good
        return [name for _, name in near]


@lru_cache(maxsize=256)
def log_prior(context: NameContext, *, anywhere: bool = False) -> Prior:
    """log P(name) of every listed name in this place and batch; stems unnumbered.

    `anywhere`: with the communes of the whole country, old and new; too many where the letters
    tell little.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> log_prior(plan)["Văn Quán"] > log_prior(plan)["Hoa Sữa"] > log_prior(plan)["Ba Vì"]
    True
    """
    level = context.level if context.batch else None  # nothing but the batch asks for it
    layers = (
        _of_place(NameContext(level, context.district, context.province, batch=context.batch)),
        _of_province(context.province),
        _of_stems(context.level),
        _of_country(anywhere),
        _told(),
    )
    total = sum(layer.total for layer in layers) / (1 - SHARES["open"])
    return Prior(tuple(layer for layer in layers if layer.mass), total)


@lru_cache(maxsize=64)
def _of_place(place: NameContext) -> Names:
    """The names of a district and of the batch."""
    batch = [(name.name, _weight(name, place)) for name in place.batch]
    return Names(
        [
            *_even("commune", _communes(place.district, place.province)),
            *_even("listed", _listed(place.district, place.province)),
            *_shares("beside", told_beside(short_name(place.district)) if place.district else ()),
            *_shares("batch", batch),
        ]
    )


@lru_cache(maxsize=64)
def _of_province(province: str | None) -> Names:
    """The names of a province's districts and communes."""
    return Names(_even("nearby", _nearby(province)))


@cache
def _of_country(anywhere: bool) -> Names:
    """What schools are called in every place; with the communes of the country if so asked."""
    communes = _even("anywhere", commune_names()) if anywhere else ()
    schools = (school.name for school in known_schools())
    return Names([*_even("elsewhere", schools), *communes])


@cache
def _of_stems(level: Level | None) -> Names:
    """What schools of a level are called everywhere; of an unknown one, of either kind alike.

    >>> kindergarten, school = _of_stems("MN").mass, _of_stems("TH").mass
    >>> kindergarten["Hoa Sữa"] > school["Hoa Sữa"], kindergarten["Tô Hiệu"] > school["Tô Hiệu"]
    (True, False)
    """
    parts = {"MN": (_KINDS_OF_KINDERGARTENS,), None: (_KINDS_OF_KINDERGARTENS, _KINDS_OF_SCHOOLS)}
    tables = parts.get(level, (_KINDS_OF_SCHOOLS,))
    weighed = []
    for kind, names in stems_by_kind().items():
        share = sum(table.get(kind, 0.0) for table in tables)
        famed = [(name, fame(name)) for name in names]
        total = sum(weight for _, weight in famed)
        weighed += [(name, share * weight / total) for name, weight in famed]
    return Names(_shares("stem", weighed))


@cache
def _told() -> Names:
    """What running text calls schools and places of the whole country: too many to look through."""
    weighed = [(one.name, one.weight) for one in told_names()]
    scale = SHARES["told"] / max(sum(weight for _, weight in weighed), 1.0)
    return Names([(name, scale * weight) for name, weight in weighed], sought=False)


def _even(group: str, names: Iterable[str]) -> Iterator[tuple[str, float]]:
    """The share of a group given to its names alike."""
    return _shares(group, [(name, 1.0) for name in names])


def _shares(group: str, names: Weighed) -> Iterator[tuple[str, float]]:
    """The share of a group given to its names by weight; spellings share one as they are told."""
    weighed = sorted((name, weight) for name, weight in names if weight > 0)
    total = sum(weight for _, weight in weighed)
    for name, weight in weighed:
        stem = cut_numbering(name).stem
        share = SHARES[group] * weight / total
        spelt = {spelling: told_weight(spelling) for spelling in (stem, *other_spellings(stem))}
        for spelling, told in spelt.items():
            yield spelling, share * told / sum(spelt.values())


def _weight(name: BatchName, context: NameContext) -> float:
    """What a name of another document weighs here; 0 where it is of another province.

    >>> here = NameContext(level="MN", district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> _weight(BatchName("Hoa Sữa", "MN", "Quận Hà Đông", "Thành phố Hà Nội"), here)
    8.0
    >>> _weight(BatchName("Hoa Sữa", "TH", None, "Tỉnh Sơn La"), here)
    0.0
    """
    if not _agree(name.province, context.province):
        return 0.0
    weight = 1.0
    if name.district and context.district and _agree(name.district, context.district):
        weight *= _SAME_DISTRICT
    return weight * (_SAME_LEVEL if name.level == context.level else 1.0)


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or match_key(a) == match_key(b)


def _communes(district: str | None, province: str | None) -> list[str]:
    if district is None:
        return []
    units = communes_of(district, province=province)
    return list(dict.fromkeys([*(u.short for u in units), short_name(district)]))


def _nearby(province: str | None) -> list[str]:
    if province is None:
        return []
    districts = districts_of(province)
    old = [commune for district in districts for commune in communes_within(district)]
    new = communes_of(province)
    return list(dict.fromkeys(u.short for u in [*districts, *old, *new]))


def _listed(district: str | None, province: str | None) -> list[str]:
    return [
        school.name
        for school in known_schools()
        if district is not None
        and school.district == district
        and school in schools_named(school.name, province=province)
    ]
