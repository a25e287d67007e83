"""The body of a table: level rows, and the groups of rows that are one printed entry each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normalizers.schools import section_level
from parsers.pairings.level_rows import is_total, section_of
from parsers.pairings.mending import mend_section
from parsers.pairings.row_numbers import number_in
from parsers.pairings.table_header import (
    Grid,
    Header,
    cell_text,
    distinct,
    is_repeated,
    row_number,
)
from schemas.document import Cell
from schemas.plan import Level


@dataclass(slots=True)
class Group:
    """The rows of one printed entry: its number, the level row above, and its cells by column.

    A cell that spans several rows stands once. `label` is the cell that names a cluster.
    """

    number: str | None
    section: str | None
    level: Level | None
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    label: str | None = None
    doubts: list[str] = field(default_factory=list)

    def add(self, row: Sequence[Cell | None]) -> None:
        for cell in distinct(row):
            column = next(i for i, other in enumerate(row) if other is cell)
            held = self.cells.setdefault(column, [])
            if not any(cell is other for other in held):
                held.append(cell)


def read_groups(header: Header, grid: Grid) -> Iterator[Group]:
    """The entries of a table's body, in printed order."""
    numbers, first = header.of_role("number"), header.first_row
    clusters = header.of_role("cluster")
    number_column = numbers[0].index if numbers else None
    printed = [] if number_column is None else [row[number_column] for row in grid[first:]]
    numbered = any(row_number(cell) for cell in printed)
    counted = any(number_in(cell_text(cell)) for cell in printed)
    keyed = [*(numbers[:1] if numbered else []), *clusters[:1]]
    keys = [column.index for column in keyed]
    section: str | None = None
    level: Level | None = None
    group: Group | None = None
    above: Sequence[Cell | None] = []
    for row in grid[header.first_row :]:
        if not any(cell_text(cell).strip() for cell in row) or is_repeated(header, row):
            continue
        if is_total(row):
            continue
        above_next = section_of(row, header, number_column, counted)
        if above_next is not None:
            section = mend_section(above_next)
            level = section_level(section)
            if group is not None:
                yield group
            group, above = None, []
            continue
        number = row_number(row[number_column]) if number_column is not None else None
        if group is None or not _goes_on(row, above, keys, number, numbered, header):
            if group is not None:
                yield group
            group = Group(number, section, level)
            if numbered and number is None:
                group.doubts.append("the row has no number")
            if clusters:
                group.label = cell_text(row[clusters[0].index]) or None
        group.add(row)
        above = row
    if group is not None:
        yield group


def _goes_on(
    row: Sequence[Cell | None],
    above: Sequence[Cell | None],
    keys: list[int],
    number: str | None,
    numbered: bool,
    header: Header,
) -> bool:
    """Whether a row belongs to the entry above: its number or cluster cell spans both."""
    if any(row[key] is not None and row[key] is above[key] for key in keys):
        return True
    if number is not None:
        return False
    if numbered:
        return _lacks_first_party(row, above, header)
    empty = [key for key in keys if not cell_text(row[key]).strip()]
    return bool(keys) and len(empty) == len(keys)


def _lacks_first_party(
    row: Sequence[Cell | None], above: Sequence[Cell | None], header: Header
) -> bool:
    parties = header.of_role("school", "helper", "lead", "pair")
    if not parties:
        return True
    first = parties[0].index
    single = len(header.of_role("school", "partner", "helper", "helped", "members", "lead")) < 2
    return single or row[first] is above[first] or not cell_text(row[first]).strip()
