"""Columns of units (quận, huyện, xã) that stand beside the columns of parties."""

from __future__ import annotations

import re

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


def _unit_of(text: str, header: str) -> tuple[str, str] | None:
    """A cell of a column headed `Xã` or `Xã/thị trấn` may hold the bare name."""
    if _BESIDE.match(text):
        return None
    found = unit_in(text)
    for word in re.split(r"[/,]", header) if found is None and text.strip() else ():
        found = found or unit_in(f"{word.strip()} {text}")
    return found
