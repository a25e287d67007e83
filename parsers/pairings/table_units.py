"""Columns of units (quận, huyện, xã) that stand beside the columns of parties."""

from __future__ import annotations

import re

from normalizers.units import find_unit
from normalizers.units.words import unit_word_at
from parsers.context import PlanContext
from parsers.pairings.table_header import PARTY_ROLES, Column, Header, cell_text, unit_in
from parsers.pairings.table_rows import Group

_PAIRED = re.compile(  # with communes or villages, and no schools of theirs
    r"\b(?:với|và|giúp đỡ|giúp|hỗ trợ|đỡ đầu)\s+(?:(?:các|một|những|\d+)\s+)?(?!trường)"
    r"(?:xã|phường|thị trấn|thôn|bản|buôn|làng|ấp|địa phương)\b(?!\s+hội)",
    re.IGNORECASE,
)
_VILLAGES = re.compile(  # hamlets of the lowlands, villages of the highlands, communes
    r"(?:tên\s+|các\s+)?(?:thôn|bản|buôn|bon|làng|ấp|khóm|plei|xã|phường|thị\s+trấn)\b"
    r"(?!\s+(?:hội|biên\s+giới\s+có))",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s*(?:giáp|gần|cạnh|cửa\s+ngõ)\b", re.IGNORECASE)  # next to a unit


def paired_units(header: Header, about: str) -> list[Column]:
    """The column of units that are the partners of the only column of schools, now such (in place).

    Beside one column of schools a column `Xã, phường` tells where they stand, unless the list or
    its plan says that schools are twinned with communes: `kết nghĩa giữa các trường và các xã`.
    """
    units = header.of_role("unit")
    if len(units) != 1 or not _PAIRED.search(about):
        return []
    units[0].role = "partner"
    return units


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
    if any(column.index < c.index < nearest.index for c in header.columns if c.role in PARTY_ROLES):
        return None  # it stands beside another party
    for cell in group.cells.get(nearest.index, []):
        headed = nearest.parts[-1] if nearest.parts else ""
        found = _unit_of(cell_text(cell), headed, column.province)
        if found is not None and found[0] == kind:
            return found[1]
    return None


def of_villages(column: Column) -> bool:
    """Whether a column is headed as one of villages or communes: `Buôn kết nghĩa`, `Xã, phường`."""
    return _VILLAGES.match(column.header) is not None


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


def _unit_of(text: str, header: str, province: str | None) -> tuple[str, str] | None:
    """A cell of a column headed `Xã` or `Xã/thị trấn` may hold the bare name.

    Of several words that may be meant, the one whose unit lies in the province is.

    >>> _unit_of("Ba Đình", "Xã, phường", "Thành phố Hà Nội")
    ('commune', 'Phường Ba Đình')
    """
    if _BESIDE.match(text):
        return None
    found = unit_in(text)
    if found is not None or not text.strip():
        return found
    named = [unit_in(f"{word.strip()} {text}") for word in re.split(r"[/,]", header)]
    units = [unit for unit in named if unit is not None]
    here = [unit for unit in units if province and find_unit(unit[1], province=province)]
    return next(iter([*here, *units]), None)
