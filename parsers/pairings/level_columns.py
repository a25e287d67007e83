"""Tables whose columns are levels: `Mầm non | Tiểu học | THCS`, each cell or pair of columns
with the pairings of its level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.pairings.table_header import (
    PARTY_ROLES,
    Column,
    Grid,
    Header,
    cell_text,
    role_of,
)
from parsers.pairings.wording import ARROWS
from parsers.text_tables import Role, is_level_row

_JOINED = re.compile(rf"[-–—]\s|\s[-–—]|[{ARROWS}<>,;+&]|\bvà\b|\bvới\b", re.IGNORECASE)
_MOSTLY = 0.5


def by_level(header: Header, grid: Grid) -> Iterator[Header]:
    """One header for each level that has columns of its own; the header itself otherwise."""
    levels: dict[str, list[Column]] = {}
    for column in header.columns:
        level = next((part for part in column.parts if is_level_row(part)), None)
        if level is not None:
            levels.setdefault(level, []).append(column)
    body = grid[header.first_row :]
    if len(levels) < 2 or not all(_holds_pairs(columns, body) for columns in levels.values()):
        yield header
        return
    of_levels = {column.index for columns in levels.values() for column in columns}
    for level, columns in levels.items():
        own = {column.index: column for column in _with_roles(columns, level)}
        shared = [
            own.get(c.index, replace(c, role="other") if c.index in of_levels or c.guessed else c)
            for c in header.columns
        ]
        title = f"{header.title} {level}".strip() if header.title else level
        yield replace(header, columns=shared, title=title)


def _holds_pairs(columns: Sequence[Column], body: Grid) -> bool:
    """Whether the columns of a level can hold pairings: two of them, or cells with two names."""
    if len(columns) > 1:
        return True
    index = columns[0].index
    cells = [row[index] for row in body]
    filled = [cell for cell in cells if cell is not None and cell_text(cell).strip()]
    joined = [c for c in filled if _JOINED.search(c.text) or len(c.lines) > 1]
    return bool(filled) and len(joined) >= _MOSTLY * len(filled)


def _with_roles(columns: Sequence[Column], level: str) -> list[Column]:
    if len(columns) == 1:
        return [replace(columns[0], role="pair")]
    roles: list[Role | None] = [
        role_of([part for part in column.parts if part != level]) for column in columns
    ]
    if not any(role in PARTY_ROLES for role in roles):
        roles = ["school" if column is columns[0] else "partner" for column in columns]
    return [replace(c, role=role) for c, role in zip(columns, roles, strict=True)]
