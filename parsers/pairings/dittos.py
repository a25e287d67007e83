"""Marks that say `as above` (như trên): `nt`, `-nt-`, `//`, a ditto mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.pairings.table_header import Grid, Header, cell_text, is_across
from schemas.document import Cell

_EDGE = " -–—().\u00a0"
_MARKS = frozenset(('"', "“", "”", "″", "〃", "''", "’’", "//", "nt", "n.t", "như trên"))


@dataclass(slots=True)
class Repeated(Cell):
    """A cell that stands for the one above: its lines are that cell's, `mark` what is printed."""

    mark: str = ""

    @property
    def as_read(self) -> str:
        return self.mark


def is_ditto(text: str) -> bool:
    """Whether a cell's text says that the cell above holds here too.

    >>> [is_ditto(text) for text in ("nt", "-nt-", "- // -", "(Như trên)", '"', "-", "Ngô Tùng")]
    [True, True, True, True, True, False, False]
    """
    return text.strip(_EDGE).lower() in _MARKS


def without_dittos(header: Header, grid: Grid) -> Grid:
    """The grid with every such mark in the body replaced by the cell above it."""
    above: list[Cell | None] = [None] * len(header.columns)
    rows: Grid = grid[: header.first_row]
    for row in grid[header.first_row :]:
        if is_across(row) is not None:
            rows.append(row)
            continue
        made = [_resolved(cell, above[at]) for at, cell in enumerate(row)]
        above = [cell if _holds(cell) else above[at] for at, cell in enumerate(made)]
        rows.append(_spans_kept(row, made))
    return rows


def _resolved(cell: Cell | None, above: Cell | None) -> Cell | None:
    if cell is None or above is None or not is_ditto(cell_text(cell)):
        return cell
    return Repeated(
        cell.row, cell.column, above.lines, cell.row_span, cell.column_span, cell.box, cell.text
    )


def _holds(cell: Cell | None) -> bool:
    return bool(cell_text(cell).strip())


def _spans_kept(row: Sequence[Cell | None], made: list[Cell | None]) -> list[Cell | None]:
    """A cell over several columns stays one."""
    seen: dict[int, Cell | None] = {}
    return [seen.setdefault(id(old), new) for old, new in zip(row, made, strict=True)]
