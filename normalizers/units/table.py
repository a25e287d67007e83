"""The table of administrative units, before and after the mergers of 1 July 2025.

It is made by `benchmarks/gazetteer/make_units.py`, which names its sources.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from normalizers.units.words import UnitKind, unit_word_at

TABLE = Path(__file__).parents[1] / "data" / "units" / "units.tsv.xz"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its word (`Quận Hà Đông`), and the units that it lies in.

    `old` says that it existed before 1 July 2025, `new` that it exists since.
    """

    name: str
    kind: UnitKind
    province: str
    district: str | None = None
    old: bool = True
    new: bool = False

    @property
    def short(self) -> str:
        """The name without its word: `Hà Đông`; a numbered unit keeps it (`Quận 1`)."""
        return short_name(self.name)


@lru_cache(maxsize=1 << 14)
def short_name(name: str) -> str:
    """
    >>> short_name("Thành phố Hà Nội"), short_name("Phường 7"), short_name("Sơn La")
    ('Hà Nội', 'Phường 7', 'Sơn La')
    """
    found = unit_word_at(name)
    if found is None:
        return name
    rest = name[found[1] :]
    return name if rest.isdigit() else rest


@cache
def rows() -> list[tuple[str, str, str, str, str]]:
    """Era (`26`: since the mergers), province, district, commune and what came after it."""
    found = []
    for line in lzma.decompress(TABLE.read_bytes()).decode().splitlines()[1:]:
        era, province, district, commune, successors = line.split("\t")
        found.append((era, province, district, commune, successors))
    return found


@cache
def units() -> list[Unit]:
    """All units once, provinces first, in the order of the table."""
    old: dict[tuple[UnitKind, str, str, str | None], None] = {}
    new: dict[tuple[UnitKind, str, str, str | None], None] = {}
    for era, province, district, commune, _ in rows():
        seen = new if era == "26" else old
        seen[("province", province, province, None)] = None
        if district:
            seen[("district", district, province, None)] = None
        if commune:
            seen[("commune", commune, province, district or None)] = None
    every = dict.fromkeys([*old, *new])
    found = [Unit(n, k, p, d, (k, n, p, d) in old, (k, n, p, d) in new) for k, n, p, d in every]
    order = {"province": 0, "district": 1, "commune": 2}
    return sorted(found, key=lambda unit: order[unit.kind])


def communes_within(district: Unit) -> list[Unit]:
    """The communes of one district of the table.

    >>> first = of_kind("district")[0]
    >>> {unit.district for unit in communes_within(first)} == {first.name}
    True
    """
    found = communes_by_district().get((district.name, district.province), [])
    return [commune for _, commune in found]


@cache
def provinces() -> tuple[str, ...]:
    """The provinces that had districts, before 1 July 2025, in the order of the table."""
    return tuple(dict.fromkeys(unit.province for unit in of_kind("district")))


@cache
def commune_names() -> tuple[str, ...]:
    """The names of all communes, old and new, without their words; each once."""
    return tuple(dict.fromkeys(unit.short for unit in of_kind("commune")))


@cache
def communes_by_district() -> dict[tuple[str, str], list[tuple[int, Unit]]]:
    """The communes of each district and its province, with their places in the table."""
    found: dict[tuple[str, str], list[tuple[int, Unit]]] = {}
    for place, commune in enumerate(of_kind("commune")):
        if commune.district is not None:
            found.setdefault((commune.district, commune.province), []).append((place, commune))
    return found


@cache
def of_kind(kind: UnitKind) -> list[Unit]:
    """The units of one kind, in the order of the table."""
    return [unit for unit in units() if unit.kind == kind]
