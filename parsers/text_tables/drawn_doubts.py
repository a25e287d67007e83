"""Which rows of a table in drawn order may have words of one cell in another, though they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.text_tables.drawn_columns import LISTED, SCHOOLS
from parsers.text_tables.drawn_words import Token, listed_evidence
from parsers.text_tables.header_wordings import Role

_FEWEST = 3  # words of a name that may have one too many
_CLUSTERS = ("Cụm", "Nhóm")
_LONGEST = 5  # words of a name that is surely one
_HIGHEST = 20  # number that a name ends with
_LED = 0.7  # share of a column's cells that open with a school's level
_RARE = 0.6  # share of a column's cells with words, below which a name may have lost one to it
_IDLE = 0.2  # the same of a column that its header may not have
_OFTEN_EMPTY: frozenset[Role | None] = frozenset({"note", "level", "unit", "cluster", "mark"})
_NAME_END = 3  # words that a name may have lost
_GLUED = re.compile(r"[^\W\d_A-ZĐ][A-ZĐ][^\W\d_]")  # two words without their space: `ChuTrinh`

Cell = Sequence[Token]


class Doubts:
    """Doubts a row by what the other rows of its table hold.

    `rows` are the cells of each row, `roles` those of the columns.
    """

    def __init__(self, rows: Sequence[Sequence[Cell]], roles: Sequence[Role | None]) -> None:
        self.roles = roles
        columns = list(zip(*rows, strict=True))
        filled = [[cell for cell in column if cell] for column in columns]
        self._filled = [len(cells) / max(1, len(rows)) for cells in filled]
        self._idle = any(
            share < _IDLE and role not in _OFTEN_EMPTY
            for share, role in zip(self._filled, roles, strict=True)
        )
        self._led = [_share_led(cells) for cells in filled]

    def of(self, cells: Sequence[Cell]) -> bool:
        """Whether any school's cell of a row may have lost words or got some of another."""
        return self._idle or any(
            self._is_odd_party(cells, column) if role in SCHOOLS else self._holds_school(cell, role)
            for column, (cell, role) in enumerate(zip(cells, self.roles, strict=True))
        )

    def _is_odd_party(self, cells: Sequence[Cell], column: int) -> bool:
        cell = cells[column]
        if not is_plain(cell, self.roles[column] in LISTED):
            return True
        if self._led[column] >= _LED and cell[0].kind not in ("lead", "school"):
            return True
        behind = next((i for i in range(column + 1, len(cells)) if cells[i]), None)
        if behind is None or cells[behind][0].first:
            return False
        return _is_longer_than_listed(cell) or self._may_end_name(cells[behind], behind)

    def _may_end_name(self, cell: Cell, column: int) -> bool:
        """Whether a cell that few rows have reads like the end of the name before it."""
        if self.roles[column] in SCHOOLS or self._filled[column] >= _RARE:
            return False
        return len(cell) <= _NAME_END and all(token.kind == "capital" for token in cell)

    def _holds_school(self, cell: Cell, role: Role | None) -> bool:
        """Whether a cell of another column holds what may be one more school of the row."""
        return role != "level" and any(token.kind == "lead" and token.lead for token in cell)


def _is_longer_than_listed(cell: Cell) -> bool:
    """Whether only the last word makes a name that lists have one that none has."""
    words = [token.text for token in cell[cell[0].lead :]]
    if len(words) < _FEWEST or cell[-1].kind != "capital":
        return False
    return (
        listed_evidence(" ".join(words)) is None
        and listed_evidence(" ".join(words[:-1])) is not None
    )


def _share_led(cells: Sequence[Cell]) -> float:
    return sum(cell[0].kind in ("lead", "school") for cell in cells) / max(1, len(cells))


def is_plain(cell: Cell, listed: bool) -> bool:
    """Whether a cell holds one school as most are written, or several with marks between them.

    A cell that is empty, ends with a count or a comma, or holds two schools with nothing between
    them may have lost words to its neighbours or got some of theirs.
    """
    if any(token.text in _CLUSTERS for token in cell):
        return False
    if not cell or any(_GLUED.search(token.text) for token in cell if token.kind == "capital"):
        return False
    name = 0
    parted = True
    within = 0  # words of a lead still to come
    for at, token in enumerate(cell):
        within = max(within - 1, 0)
        if token.kind in ("mark", "joint") or (at and cell[at - 1].text[-1:] in ",;"):
            name, parted = 0, True
        if not within and (token.kind == "lead" or (token.kind == "school" and at == 0)):
            if not parted and not (listed and token.first):
                return False
            within = max(token.lead, 1)
            name, parted = -within, False
        name += 1
        if name > _LONGEST and token.kind != "bracket":
            return False
    if cell[-1].kind in ("mark", "joint") or cell[-1].text[-1] in ",;":
        return False
    last = cell[-1].text.rstrip(".,;")
    twice = len(cell) > 1 and cell[-2].text.isdigit()  # one of two numbers may be a count
    return not last.isdigit() or (int(last) <= _HIGHEST and not twice)
