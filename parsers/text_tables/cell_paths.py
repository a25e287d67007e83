"""How lines of which a tab begins each cell fall into rows: the likeliest reading of all of them.

Apache Tika writes a table of a Word file so: a tab before each cell, the cell's further
paragraphs below it, a blank line behind the row and one more behind the table. An empty paragraph
is a blank line too, and so is an empty cell whose tab a later program stripped. What a blank line
is, only all rows together tell: they have as many cells, and their numbers stand in one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.text_tables.cell_tokens import Token

Act = Literal["cell", "paragraph", "row end", "next row"]
_State = tuple[int, int]  # a line, and how many cells of its row have begun above it
_Move = tuple[float, Act, _State]

# How odd a reading is; what every table has costs nothing.
_EMPTY_CELL = 0.5  # a blank line
_EMPTY_PARAGRAPH = 0.8
_LOST_TAB = 4.0  # a blank line that is a cell where those of other empty cells have their tab
_LABEL = 0.4  # a row of one cell that reads like the name of those below
_ACROSS = 2.5  # any other row of one cell
_CUT = 2.0  # a table that ends before a line that may go on its last cell
_MISPLACED = 2.0  # a row number in another column
_LOST_BLANK = 4.0  # a row right behind another
_LOST_AT_NUMBER = 1.0  # one that begins with its number
_SHORT = 3.0  # a row of fewer cells than there are columns
_INDENTED = 3.0  # a paragraph that begins with a tab
_FAR = 3.0  # a paragraph that two empty ones part from its cell
_NEVER = float("inf")
_LONGEST_REST = 8  # lines of a cell behind an empty paragraph


@dataclass(frozen=True, slots=True)
class Step:
    """What a line does for the cell in `column`; not `sure` where another reading is as good."""

    at: int
    act: Act
    column: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Path:
    """The lines of a table as steps, how many they are, and how odd the reading is."""

    steps: list[Step]
    end: int
    cost: float


@dataclass(frozen=True, slots=True)
class Paths:
    """The ways through lines as rows of `columns` cells whose numbers stand in column `number`."""

    tokens: Sequence[Token]
    columns: int
    number: int | None

    def likeliest(self) -> Path | None:
        """The least odd way; None where there is none."""
        ahead = self._ahead()
        state: _State = (0, 0)
        if ahead[state] == _NEVER:
            return None
        steps: list[Step] = []
        while self._end(*state) > ahead[state]:
            moves = sorted((cost + ahead[to], act, to) for cost, act, to in self._moves(*state))
            total, act, to = moves[0]
            sure = len(moves) == 1 or moves[1][0] > total
            steps.append(Step(state[0], act, max(to[1], 1) - 1, sure))
            state = to
        return Path(steps, state[0], ahead[0, 0])

    def _ahead(self) -> dict[_State, float]:
        """How odd the likeliest reading is from each state on."""
        ahead: dict[_State, float] = {}
        for at in range(len(self.tokens), -1, -1):
            for begun in range(self.columns + 1):
                onward = [cost + ahead[to] for cost, _, to in self._moves(at, begun)]
                ahead[at, begun] = min([self._end(at, begun), *onward])
        return ahead

    def _moves(self, at: int, begun: int) -> Iterator[_Move]:
        """What a line may be, how odd that is, and the state behind it."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None:
            return
        if token.kind == "blank":
            if begun:
                yield self._row_end(at, begun), "row end", (at + 1, 0)
                yield _EMPTY_PARAGRAPH, "paragraph", (at + 1, begun)
            if begun < self.columns:
                cost = _LOST_TAB if token.tabs_kept else _EMPTY_CELL
                yield cost, "cell", (at + 1, begun + 1)
        elif token.kind == "text":
            if begun:
                yield _FAR if token.above > 1 else 0.0, "paragraph", (at + 1, begun)
        elif begun < self.columns:
            yield self._misplaced(token, begun), "cell", (at + 1, begun + 1)
        else:
            lost = _LOST_AT_NUMBER if token.counts else _LOST_BLANK
            yield lost + self._misplaced(token, 0), "next row", (at + 1, 1)
        if token.kind == "cell" and begun:
            yield _INDENTED, "paragraph", (at + 1, begun)

    def _misplaced(self, token: Token, column: int) -> float:
        wrong = token.counts and self.number is not None and column != self.number
        return _MISPLACED if wrong else 0.0

    def _row_end(self, at: int, begun: int) -> float:
        """How odd it is that a row ends before a line with so many cells."""
        if begun == self.columns:
            return 0.0
        if begun > 1:
            return _SHORT
        label = next(t.label for t in reversed(self.tokens[:at]) if t.kind == "cell")
        return _LABEL if label else _ACROSS

    def _end(self, at: int, begun: int) -> float:
        """How odd it is that the table ends before a line."""
        if at == len(self.tokens):
            return self._row_end(at, begun) if begun else 0.0
        if begun or at == 0:
            return _NEVER
        rest = range(at, len(self.tokens))
        following = next((i for i in rest if self.tokens[i].kind != "blank"), None)
        if following is None:
            return 0.0
        if self.tokens[following].kind != "text":
            return _NEVER
        return 0.0 if self.tokens[following].above > 1 else self._cut(following)

    def _cut(self, at: int) -> float:
        """How odd it is that the table ends before a text behind one blank line."""
        squeezed = all(token.above < 2 for token in self.tokens)
        for token in self.tokens[at : at + _LONGEST_REST]:
            if token.kind in ("cell", "lone tab"):
                return _CUT if squeezed else _NEVER
            if token.above > 1:
                return _CUT
        return 0.0
