"""Columns of units (quận, huyện, xã) that stand beside the columns of parties."""

from __future__ import annotations

import re

from normalizers.units.words import unit_word_at
from parsers.context import PlanContext
from parsers.pairings.table_header import PARTY_ROLES, Column, Header, cell_text, unit_in
from parsers.pairings.table_rows import Group

_BESIDE = re.compile(r"\s*(?:giáp|gần|cạnh|cửa\s+ngõ)\b", re.IGNORECASE)  # next to a unit


def unit_beside(group: Group, header: Header, column: Column, kind: str) -> str | None:
    """The unit of one kind (district, province, commune) beside a party's column, with its word."""
    units = header.of_role("unit")
    if not units:
        return None
    first_party = next(c.index for c in header.columns if c.role in PARTY_ROLES)
    before = units[0].index < first_party
    own = [
        unit
        for unit in units
        if (unit.index < column.index if before else unit.index > column.index)
    ]
    if not own:
        return None
    nearest = own[-1] if before else own[0]
    for cell in group.cells.get(nearest.index, []):
        found = _unit_of(cell_text(cell), nearest.parts[-1] if nearest.parts else "")
        if found is not None and found[0] == kind:
            return found[1]
    return None


def district_meant(header: Header, column: Column, context: PlanContext) -> str | None:
    """The district that a header means without naming it: `Trường của thành phố` beside others.

    The plan's own and those of its title are the choice; of two, one column's leaves the other.
    """
    choice = [name for name in (context.district, *context.other_districts) if name]
    if len(choice) < 2:
        return None
    meant = _of_word(column.header, choice)
    if meant is None and len(choice) == 2:
        rest = [c for c in header.columns if c.role in PARTY_ROLES and c is not column]
        taken = {name for c in rest if (name := c.district or _of_word(c.header, choice))}
        left = [name for name in choice if name not in taken]
        meant = left[0] if len(left) == 1 else None
    return meant


def _of_word(header: str, choice: list[str]) -> str | None:
    """
    >>> _of_word("Trường của thành phố", ["Thành phố Bắc Kạn", "Huyện Pác Nặm"])
    'Thành phố Bắc Kạn'
    """
    fitting = [
        n for n in choice if (w := unit_word_at(n)) and w[0].word.casefold() in header.casefold()
    ]
    return fitting[0] if len(fitting) == 1 else None


def _unit_of(text: str, header: str) -> tuple[str, str] | None:
    """A cell of a column headed `Xã` or `Xã/thị trấn` may hold the bare name."""
    if _BESIDE.match(text):
        return None
    found = unit_in(text)
    for word in re.split(r"[/,]", header) if found is None and text.strip() else ():
        found = found or unit_in(f"{word.strip()} {text}")
    return found
