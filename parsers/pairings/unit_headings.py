"""Districts that a heading gives the two sides of the pairs below: `Huyện A – Quận B:`."""

from __future__ import annotations

import re

from normalizers.units import canonical_unit, find_unit
from parsers.outline import Item
from parsers.pairings.telling import Telling

_UNIT = r"(?:huyện|quận|thị\s+xã|thành\s+phố|tp\.?)\s+[^\d\W][^–—:,;()]*?"
_TWO_UNITS = re.compile(
    rf"\W*(?:(?:giữa|kết\s+nghĩa\s+giữa)\s+)?(?P<a>{_UNIT})\s*(?:[–—↔-]+|\bvà\b|\bvới\b)\s*"
    rf"(?P<b>{_UNIT})\s*[:.]?\s*(?:\([^()]*\))?[:.]?",
    re.IGNORECASE,
)


def districts_above(item: Item, province: str | None) -> tuple[str, str] | None:
    """The districts of the first and second side, by the nearest heading of two units."""
    for above in item.ancestors():
        match = _TWO_UNITS.fullmatch(above.text.strip())
        if match is not None:
            a, b = (_district(match[side], province) for side in "ab")
            return (a, b) if a and b and a != b else None
    return None


def is_of_units(item: Item) -> bool:
    """Whether an item is such a heading: what stands below it is paired, not the units."""
    return bool(item.children) and _TWO_UNITS.fullmatch(item.text.strip()) is not None


def _district(text: str, province: str | None) -> str | None:
    """
    >>> _district("Quận Lê Chân", None), _district("Thành phố Hà Nội", None)
    ('Quận Lê Chân', None)
    """
    name = canonical_unit(text.strip(), province=province) or canonical_unit(text.strip())
    return name if name and find_unit(name, kind="district") else None


def give_districts(telling: Telling, districts: tuple[str, str] | None) -> None:
    """Give the parties of two sides the districts of their sides, where none is printed."""
    if districts is None or {party.side for party in telling.parties} != {"a", "b"}:
        return
    for party in telling.parties:
        if party.mention.district is None and party.district is None:
            party.district = districts[party.side == "b"]
