"""Rows in the making of a broken list: groups of schools, and why a row may be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.text_tables.school_marks import HeaderMark, LevelMark, Mark, NumberMark, SchoolCell

BY_ORDER = "the rows of the list were lost: these schools were put together by their order"
NO_NUMBER = "the row's number was not read, but counted"
LINE_BELOW = "the line below this row, without a number, may belong to it"
SIDES = "the cells of this row were read one below the other: which stands first is not sure"
LEFT_BESIDE = "a school beside this row was read that belongs to no row"

Group = list[SchoolCell]  # the schools of one cell
GroupMark = NumberMark | LevelMark | HeaderMark | Group


@dataclass(slots=True)
class Row:
    """A row: its number, its cells in printed order, and why it may be wrong."""

    cells: list[Group] = field(default_factory=list)
    number: int | None = None
    level: LevelMark | None = None  # a level row, which holds no cells
    doubts: list[str] = field(default_factory=list)

    @property
    def schools(self) -> list[SchoolCell]:
        return [school for cell in self.cells for school in cell]

    def doubt(self, reason: str) -> None:
        if reason not in self.doubts:
            self.doubts.append(reason)


def grouped(marks: Sequence[Mark]) -> list[GroupMark]:
    """The marks with schools that `và` joins in one group."""
    found: list[GroupMark] = []
    for mark in marks:
        if not isinstance(mark, SchoolCell):
            found.append(mark)
        elif mark.joined and found and isinstance(before := found[-1], list):
            before.append(mark)
        else:
            found.append([mark])
    return found


def levels_agree(rows: Sequence[Sequence[Group]]) -> bool:
    """Whether the first schools of each row's cells are of one level."""
    return all(len({cell[0].level for cell in row}) == 1 for row in rows)
