"""Names that running text tells of: how often as a school or place, and beside which district.

The table is made by `benchmarks/gazetteer/make_told_names.py` from news and encyclopedias. It
knows villages and streets, after which schools are named and which no list of units has.
"""

from __future__ import annotations

import lzma
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from normalizers.units.table import of_kind

TABLE = Path(__file__).parents[1] / "data" / "schools" / "told_names.tsv.xz"
# What a line weighs that tells a name as a school, as a place, as neither; and the power of the
# sum: the likeliest of some that were tried for the names of known schools and strangers' plans.
_AS_SCHOOL, _AS_PLACE, _AS_NEITHER, _POWER = 4.0, 1.0, 0.02, 0.8
_HERE_POWER, _HERE_NEITHER = 0.7, 0.1  # … of lines that name a district, too
_STEM_POWER = 0.5  # of the lines that tell a stem as a school; by the stems of strangers' plans


@dataclass(frozen=True, slots=True)
class Told:
    """A name and the lines that tell it: as a school, as a place, otherwise."""

    name: str
    schools: int
    places: int
    others: int

    @property
    def weight(self) -> float:
        lines = _AS_SCHOOL * self.schools + _AS_PLACE * self.places + _AS_NEITHER * self.others
        return math.pow(lines, _POWER)


@cache
def _rows() -> list[list[str]]:
    if not TABLE.exists():
        return []
    rows = [line.split("\t") for line in lzma.decompress(TABLE.read_bytes()).decode().splitlines()]
    units = {unit.short for unit in of_kind("district")}
    return [row for row in rows[1:] if row[0] not in units]  # told for what lies there


def told_names() -> Iterator[Told]:
    """The names told as schools or places."""
    return (_told_by(row) for row in _by_name().values())


def _told_by(row: Sequence[str]) -> Told:
    name, schools, places, others, _ = row
    return Told(name, int(schools), int(places), int(others))


@cache
def _by_name() -> dict[str, list[str]]:
    """The rows of the names told as schools or places."""
    return {row[0]: row for row in _rows() if row[1] != "0" or row[2] != "0"}


def fame(name: str) -> float:
    """How often schools bear a common stem, relative to one that running text tells of none.

    >>> fame("Kim Đồng") > fame("Ama Jhao") == 1.0
    True
    """
    row = _by_name().get(name)
    return math.pow(1.0 + _told_by(row).schools if row else 1.0, _STEM_POWER)


def told_weight(name: str) -> float:
    """The weight of a name by the lines that tell it; 1 where none does.

    >>> told_weight("Mỗ Lao") > told_weight("Mộ Lao") > told_weight("Mổ Lao")
    True
    """
    row = _by_name().get(name)
    return 1.0 + _told_by(row).weight if row else 1.0


@lru_cache(maxsize=256)
def told_beside(district: str) -> list[tuple[str, float]]:
    """The names that stand in lines which name a district (`Hà Đông`), each with its weight."""
    found: list[tuple[str, float]] = []
    for name, schools, places, _, districts in _rows():
        if district in districts:
            factor = 1.0 if schools != "0" or places != "0" else _HERE_NEITHER
            for told in districts.split(";"):
                where, _, lines = told.rpartition(" ")
                if where == district:
                    found.append((name, math.pow(factor * int(lines), _HERE_POWER)))
    return found
