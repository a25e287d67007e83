"""What schools of a place are called before anything was read: P(name | place, batch, document).

Half of a district's schools bear the names of its communes, a quarter common stems; a name that
another document of the batch, or another place of the document, has told is likely again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from normalizers.schools.gazetteer import known_schools, schools_named
from normalizers.schools.numbering import cut_numbering
from normalizers.schools.shapes import BatchName, NameContext
from normalizers.schools.stems import spellings, stems_by_kind
from normalizers.units import communes_of, districts_of, loose_key, match_key
from normalizers.units.lookup import commune_names, short_name

# Shares of the prior: how often a school of a district plan is named so. Counted roughly in
# lists of public schools: about half carry their ward or commune, a quarter a common stem.
SHARES = {
    "document": 0.15,
    "batch": 0.25,
    "commune": 0.30,
    "listed": 0.10,
    "stem": 0.15,
    "elsewhere": 0.06,
    "nearby": 0.04,
    "anywhere": 0.06,
    "open": 0.10,
}
# How much a name of the batch weighs by what it shares with the plan.
_SAME_DISTRICT, _SAME_LEVEL = 4.0, 2.0

Weighed = Iterable[tuple[str, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Prior(Mapping[str, float]):
    """log P(name) of every listed name; what a document adds is kept apart from its place's names.

    `mass`: of the names of the place and batch, by name, in order; `loose`: their loose keys;
    `told`: of the names that the document tells, all their mass; `total`: of all.
    """

    mass: Mapping[str, float]
    loose: Mapping[str, str]
    told: Mapping[str, float]
    total: float

    def __getitem__(self, name: str) -> float:
        mass = self.told.get(name) or self.mass[name]
        return math.log(mass / self.total)

    def __iter__(self) -> Iterator[str]:
        yield from self.mass
        yield from (name for name in self.told if name not in self.mass)

    def __len__(self) -> int:
        return len(self.mass) + sum(name not in self.mass for name in self.told)

    def alike(self, key: str, most: int, at_least: float) -> list[str]:
        """Names whose loose keys are most like one (rapidfuzz ratio, 0 to 100), best first."""
        more = {name: loose_key(name) for name in self.told if name not in self.mass}
        near = [
            (-score, name)
            for keys in (self.loose, more)
            for _, score, name in process.extract(
                key, keys, scorer=fuzz.ratio, limit=most, score_cutoff=at_least
            )
        ]
        return [name for _, name in sorted(near)[:most]]


@lru_cache(maxsize=256)
def log_prior(context: NameContext, *, anywhere: bool = False) -> Prior:
    """log P(name) of every listed name in this place, batch and document; stems unnumbered.

    `anywhere`: with the communes of the whole country, old and new; too many where the letters
    tell little.

    >>> plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    >>> log_prior(plan)["Văn Quán"] > log_prior(plan)["Hoa Sữa"] > log_prior(plan)["Ba Vì"]
    True
    """
    place = NameContext(context.level, context.district, context.province, batch=context.batch)
    mass, keys = _batch_mass(place, anywhere)
    added: dict[str, float] = {}
    _add(added, "document", context.document)
    told = {name: mass.get(name, 0.0) + more for name, more in sorted(added.items())}
    total = (sum(mass.values()) + sum(added.values())) / (1 - SHARES["open"])
    return Prior(mass, keys, told, total)


@lru_cache(maxsize=64)
def _batch_mass(place: NameContext, anywhere: bool) -> tuple[dict[str, float], dict[str, str]]:
    """The mass of the names that tables and the batch know of a place, and their loose keys."""
    mass = dict(_place_mass(place.district, place.province))
    if anywhere:
        _add(mass, "anywhere", [(name, 1.0) for name in commune_names()])
    _add(mass, "batch", [(name.name, _weight(name, place)) for name in place.batch])
    ordered = {name: mass[name] for name in sorted(mass)}
    return ordered, {name: loose_key(name) for name in ordered}


@lru_cache(maxsize=64)
def _place_mass(district: str | None, province: str | None) -> dict[str, float]:
    """The mass of the names that tables know of a place."""
    groups = {
        "commune": _communes(district, province),
        "listed": _listed(district, province),
        "stem": [stem for names in stems_by_kind().values() for stem in names],
        "elsewhere": [school.name for school in known_schools()],
        "nearby": _nearby(province),
    }
    mass: dict[str, float] = {}
    for group, names in groups.items():
        _add(mass, group, [(name, 1.0) for name in names])
    return mass


def _add(mass: dict[str, float], group: str, names: Weighed) -> None:
    """Add the share of a group to its names, by weight; a name of two spellings has half each."""
    weighed = sorted((name, weight) for name, weight in names if weight > 0)
    total = sum(weight for _, weight in weighed)
    for name, weight in weighed:
        stem = cut_numbering(name).stem
        share = SHARES[group] * weight / total
        other = spellings().get(stem)
        for spelling in (stem, other) if other else (stem,):
            mass[spelling] = mass.get(spelling, 0.0) + share / (2 if other else 1)


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
    old = [u for d in districts for u in communes_of(d.name, province=province)]
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
