"""Schools known from public sources: guides a reading, never vetoes one.

The table is made by `benchmarks/gazetteer/make_schools.py`; there is no public list of all
schools, so an unknown name means nothing.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from normalizers.schools.near_names import NearNames
from normalizers.units import find_unit, loose_key, match_key
from schemas.plan import Level

TABLE = Path(__file__).parents[1] / "data" / "schools" / "gazetteer.tsv.xz"


@dataclass(frozen=True, slots=True)
class KnownSchool:
    """A school of the gazetteer; `district` and `province` with their words."""

    level: Level
    name: str
    boarding: str | None
    district: str | None
    province: str
    source: str

    @property
    def key(self) -> str:
        return match_key(self.name)


_added: list[KnownSchool] = []


def add_schools(schools: Iterable[KnownSchool]) -> None:
    """Let this process know more schools than those of the table, as a user's list has them.

    To be called before the process looks at its first name: what was looked up before is kept
    as it was found. Raises RuntimeError when it is too late.
    """
    more = list(schools)
    if more and known_schools.cache_info().currsize:
        raise RuntimeError("schools can only be added before the first look-up")
    _added.extend(more)


@cache
def known_schools() -> tuple[KnownSchool, ...]:
    """All schools of the gazetteer, those added last; a school of both counts once."""
    schools: dict[tuple[str | None, ...], KnownSchool] = {}
    for one in [*_shipped_schools(), *_added]:
        schools.setdefault((one.level, one.key, one.boarding, one.district, one.province), one)
    return tuple(schools.values())


def _shipped_schools() -> list[KnownSchool]:
    if not TABLE.exists():
        return []
    schools = []
    for line in lzma.decompress(TABLE.read_bytes()).decode().splitlines()[1:]:
        level, name, boarding, district, province, source = line.split("\t")
        schools.append(
            KnownSchool(
                cast(Level, level), name, boarding or None, district or None, province, source
            )
        )
    return schools


@cache
def _by_key() -> dict[str, list[KnownSchool]]:
    index: dict[str, list[KnownSchool]] = {}
    for school in known_schools():
        index.setdefault(school.key, []).append(school)
    return index


def schools_named(
    name: str, *, province: str | None = None, district: str | None = None
) -> list[KnownSchool]:
    """The known schools of that name; a school whose district is unknown fits any.

    >>> [s.level for s in schools_named("Chuyên Bến Tre", province="Tỉnh Bến Tre")]
    ['THPT']
    """
    return [
        school
        for school in _by_key().get(match_key(name), [])
        if (province is None or _same(school.province, province))
        and (district is None or school.district is None or _same(school.district, district))
    ]


@cache
def _same(a: str, b: str) -> bool:
    """Whether two printed units may be one: equal, or one is the other's short form."""
    if match_key(a) == match_key(b):
        return True
    return any(unit.name == a for unit in find_unit(b))


@cache
def _by_loose_key() -> dict[str, list[KnownSchool]]:
    index: dict[str, list[KnownSchool]] = {}
    for school in known_schools():
        index.setdefault(loose_key(school.name), []).append(school)
    return index


@cache
def _near_names() -> NearNames:
    return NearNames(list(_by_loose_key()))


def similar_schools(
    name: str, *, province: str | None = None, limit: int | None = 5, at_least: float = 75.0
) -> list[tuple[KnownSchool, float]]:
    """Known schools whose names look alike without marks, with their likeness (0 to 1)."""
    found = _near_names().search(loose_key(name), limit=None, at_least=at_least)
    schools = [
        (school, round(score / 100, 3))
        for key, score in found
        for school in _by_loose_key()[key]
        if province is None or _same(school.province, province)
    ]
    return schools[:limit]


def is_known_private(name: str, district: str | None, province: str | None) -> bool:
    """Whether a several-level school of that name is known in the plan's own place."""
    if district is None and province is None:
        return False
    found = schools_named(name, province=province, district=district)
    return any(school.level == "LC" for school in found)
