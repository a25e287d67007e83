"""The body of a table: level rows, and the groups of rows that are one printed entry each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normalizers.schools import parse_schools, section_level
from parsers.pairings.level_rows import is_total, section_of
from parsers.pairings.mending import mend_section
from parsers.pairings.row_numbers import group_label, number_in
from parsers.pairings.table_header import (
    PARTY_ROLES,
    Column,
    Grid,
    Header,
    cell_text,
    distinct,
    is_repeated,
    row_number,
)
from parsers.text_tables import fold
from schemas.document import Cell
from schemas.plan import Level

_Row = Sequence[Cell | None]


@dataclass(slots=True)
class Group:
    """The rows of one printed entry: its number, the level row above, and its cells by column.

    A cell that spans several rows stands once. `label` is the cell that names a cluster. A group
    that `gathers` stands below a row of its own (`Cặp số 1`) and takes all rows up to the next.
    """

    number: str | None
    section: str | None
    level: Level | None
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    label: str | None = None
    gathers: bool = False
    doubts: list[str] = field(default_factory=list)

    def add(self, row: _Row) -> None:
        for cell in distinct(row):
            column = next(i for i, other in enumerate(row) if other is cell)
            held = self.cells.setdefault(column, [])
            if not any(cell is other for other in held):
                held.append(cell)


@dataclass(slots=True)
class _Keys:
    """Which columns say to what entry a row belongs, and whether its rows are numbered."""

    number: int | None  # column of row numbers
    cluster: int | None  # column of names of groups
    numbered: bool
    counted: bool  # with Arabic numbers

    @property
    def all(self) -> list[int]:
        number = self.number if self.numbered else None
        return [key for key in (number, self.cluster) if key is not None]


def read_groups(header: Header, grid: Grid) -> Iterator[Group]:
    """The entries of a table's body, in printed order."""
    keys = _keys_of(header, grid)
    single = len(_parties(header)) == 1
    section: str | None = None
    level: Level | None = None
    group: Group | None = None
    above: _Row = []
    for row in grid[header.first_row :]:
        empty = not any(cell_text(cell).strip() for cell in row)
        if empty or is_repeated(header, row) or is_total(row):
            continue
        label = _label_row(row) if single else None
        heading = section_of(row, header, keys.number, keys.counted) if label is None else None
        if label is None and heading is None:
            if group is None or not (group.gathers or _goes_on(row, above, keys, header)):
                doubts = _shared(row, above, header)
                if group is not None:
                    group.doubts += doubts
                    yield group
                group = _started(row, keys, section, level)
                group.doubts += doubts
            group.add(row)
            above = row
            continue
        if group is not None:
            yield group
        group, above = None, []
        if label is not None:
            group = Group(group_label(label), section, level, label=label, gathers=True)
        elif heading is not None:
            section = mend_section(heading)
            level = section_level(section)
    if group is not None:
        yield group


def _keys_of(header: Header, grid: Grid) -> _Keys:
    numbers = [column.index for column in header.of_role("number")][:1]
    clusters = [column.index for column in header.of_role("cluster")][:1]
    printed = [row[column] for row in grid[header.first_row :] for column in numbers]
    numbered = any(row_number(cell) for cell in printed)
    if numbered and len(_parties(header)) > 1 and not header.of_role("lead", "members"):
        clusters = []  # the pairs of a cluster are entries of their own
    return _Keys(
        numbers[0] if numbers else None,
        clusters[0] if clusters else None,
        numbered,
        any(number_in(cell_text(cell)) for cell in printed),
    )


def _parties(header: Header) -> list[Column]:
    return [column for column in header.columns if column.role in PARTY_ROLES]


def _label_row(row: _Row) -> str | None:
    """The text of a row that only names the group of the rows below it: `Cặp số 1`."""
    filled = [text for cell in distinct(row) if (text := cell_text(cell).strip())]
    return filled[0] if len(filled) == 1 and group_label(filled[0]) else None


def _started(row: _Row, keys: _Keys, section: str | None, level: Level | None) -> Group:
    number = None if keys.number is None else row_number(row[keys.number])
    group = Group(number, section, level)
    if keys.numbered and number is None:
        group.doubts.append("the row has no number")
    if keys.cluster is not None:
        group.label = cell_text(row[keys.cluster]) or None
    return group


def _shared(row: _Row, above: _Row, header: Header) -> list[str]:
    """A doubt where a cell of a picture holds schools beside two entries: is a rule unseen?"""
    for column in _parties(header):
        cell = row[column.index]
        if cell is None or not above or cell is not above[column.index]:
            continue
        read = any(word.confidence < 1 for line in cell.lines for word in line.words)
        if read and len(parse_schools(cell_text(cell))) > 1:
            return ["one cell with several schools stands beside two rows"]
    return []


def _goes_on(row: _Row, above: _Row, keys: _Keys, header: Header) -> bool:
    """Whether a row belongs to the entry above: its number or group spans both or is the same."""
    if any(row[key] is not None and row[key] is above[key] for key in keys.all):
        return True
    if keys.cluster is not None:
        own, before = (cell_text(cells[keys.cluster]).strip() for cells in (row, above))
        if own and (group_label(own) or not keys.numbered):
            return fold(own) == fold(before)
    if keys.number is not None and row_number(row[keys.number]) is not None:
        return False
    if keys.numbered:
        return _lacks_first_party(row, above, header)
    return bool(keys.all) and not any(cell_text(row[key]).strip() for key in keys.all)


def _lacks_first_party(row: _Row, above: _Row, header: Header) -> bool:
    parties = header.of_role("school", "helper", "lead", "pair")
    if not parties:
        return True
    first = parties[0].index
    single = len(header.of_role("school", "partner", "helper", "helped", "members", "lead")) < 2
    return single or row[first] is above[first] or not cell_text(row[first]).strip()
