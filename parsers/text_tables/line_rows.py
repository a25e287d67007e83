"""Which lines below a header make which row and which of its cells: the likeliest way of all.

A semi-Markov model: a row is a cell for each column, a cell a run of lines, and every line is
weighed against its being text outside a table (`line_columns`). Forward and backward sums over
all ways of sharing the lines out tell how sure each row of the likeliest one is. See S. Sarawagi
and W. Cohen, Semi-Markov Conditional Random Fields for Information Extraction, NIPS 2004.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, inf, log, log1p
from typing import Literal, NamedTuple

from parsers.text_tables.folding import fold
from parsers.text_tables.headers import header_role, is_header
from parsers.text_tables.line_columns import BELOW, OUTSIDE, Column
from parsers.text_tables.line_headers import Header
from parsers.text_tables.line_kinds import KINDS, Kind, kind_of, row_number
from schemas.document import Line

_LEARNT = 0.9  # probability of a row that columns learn from
_LONGEST_CELL = 14  # lines
_MOST_LINES = 600
_HEADER = 6  # words of a header cell
_BEAM = 25.0  # natural logarithm of how much less likely a way may be than the best so far
_HOPELESS = -16.0  # natural logarithm of what a cell is worth
_LONGEST_ROW = 36  # lines
_LAST_ROW = log(0.04)  # that a row is the last one
_GOES_ON = log(0.96)
_AGAIN = 4.0  # for each line of a header that stands again, against text outside a table
_COUNTS_ON, _SKIPS, _FROM_ONE, _ANY = log(0.95), log(0.01), log(0.02), log(1e-5)
_SUMMED: frozenset[Kind] = frozenset({"figure", "blank", "word", "person"})
_SUM = log(0.3)
_SECTION = log(0.03)
_MERGED = 0.003  # that the cell before is merged with this one
_IN_SECTION: dict[Kind, float] = {
    "level": 10, "lead": 2, "capitals": 4, "time": 6, "point": 0.5, "heading": 2, "unit": 2,
    "word": 0.2,
}  # fmt: skip
_SECTION_TOTAL = sum(_IN_SECTION.values()) + 0.02 * len(KINDS)


class State(NamedTuple):
    """Between two rows: the next line, the last row's number, and whether a row must follow."""

    line: int
    last: int
    open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row found: its kind, lines, how many of them each cell has, and how sure that is.

    A cell without lines is covered by the one before it, which is merged to the right.
    """

    kind: Literal["row", "section", "header", "total"]
    start: int
    end: int
    sizes: tuple[int, ...] = ()
    sure: float = 1.0

    def cells(self, lines: Sequence[Line]) -> list[Sequence[Line]]:
        cells = []
        at = self.start
        for size in self.sizes:
            cells.append(lines[at : at + size])
            at += size
        return cells


class _Way(NamedTuple):
    """A way to go on from a line: all sharings of these lines together, and the likeliest."""

    kind: Literal["row", "section", "header", "total"]
    end: int
    number: int | None
    all: float
    best: float
    sizes: tuple[int, ...]


class _Edge(NamedTuple):
    start: State
    end: State
    way: _Way
    step: float  # what following on the row before adds


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a table, and by how much they are likelier than text (natural logarithm)."""

    rows: list[Row]
    evidence: float


def rows_below(
    lines: Sequence[Line], header: Header, head: Sequence[str], rounds: int = 2
) -> Found:
    """The rows below a header; `head` its folded lines.

    In each of the `rounds` the columns learn from the rows found before.
    """
    cells: list[list[Sequence[Kind]]] = [[] for _ in header.roles]
    for _ in range(rounds + 1):
        roles = ["number" if i == header.number else r for i, r in enumerate(header.roles)]
        columns = [Column(role, seen) for role, seen in zip(roles, cells, strict=True)]
        lattice = _Lattice(lines, header, columns, head)
        found = lattice.best()
        cells = [[] for _ in header.roles]
        for row in found.rows:
            known = row.cells(lines) if row.sure >= _LEARNT else []
            for seen, cell in zip(cells, known, strict=False):
                seen += [[kind_of(line.text) for line in cell]] if cell else []
    return found


class _Lattice:
    """All ways to share the lines out, with what each is worth."""

    def __init__(
        self,
        lines: Sequence[Line],
        header: Header,
        columns: Sequence[Column],
        head: Sequence[str],
    ) -> None:
        self.lines, self.columns, self.head = lines, columns, head
        self.number, self.start = header.number, header.end
        start = header.end
        self.stop = min(len(lines), start + _MOST_LINES)
        self.kinds: dict[int, Kind] = {}
        again = start
        for place in range(start, self.stop):
            self.kinds[place] = kind_of(lines[place].text)
            if self._stands_again(place):
                again = place + len(head)
            if self._is_outside(place) or (place >= again and self._is_header(place)):
                self.stop = place
                break
        self._cells = cache(self._cells_from)
        self._below = cache(self._spread)
        self._ways = cache(lambda line: list(self._ways_from(line)))

    def best(self) -> Found:
        first = State(self.start, 0, True)
        ahead, edges, back = self._forward(first)
        ends = {state: ahead[state] + self._ends(state) for state in ahead}
        total = _sum(ends.values())
        behind = self._backward(edges, ahead)
        last = max(back, key=lambda state: back[state][0] + self._ends(state), default=None)
        rows: list[Row] = []
        while last is not None and last != first:
            _, edge = back[last]
            way = edge.way
            share = ahead[edge.start] + edge.step + way.best + behind[edge.end] - total
            rows.append(Row(way.kind, edge.start.line, way.end, way.sizes, min(1.0, exp(share))))
            last = edge.start
        return Found(rows[::-1], total)

    def _forward(
        self, first: State
    ) -> tuple[dict[State, float], list[_Edge], dict[State, tuple[float, _Edge]]]:
        ahead = {first: 0.0}
        best = {first: 0.0}
        back: dict[State, tuple[float, _Edge]] = {}
        edges: list[_Edge] = []
        waiting: dict[int, list[State]] = {first.line: [first]}
        top = 0.0
        for line in range(first.line, self.stop):
            for state in waiting.pop(line, ()):
                if ahead[state] < top - _BEAM:
                    continue
                top = max(top, ahead[state])
                for edge in self._edges(state):
                    edges.append(edge)
                    if edge.end not in ahead:
                        waiting.setdefault(edge.end.line, []).append(edge.end)
                    worth = ahead[state] + edge.step + edge.way.all
                    ahead[edge.end] = _add(ahead.get(edge.end, -inf), worth)
                    likeliest = best[state] + edge.step + edge.way.best
                    if likeliest > best.get(edge.end, -inf):
                        best[edge.end] = likeliest
                        back[edge.end] = likeliest, edge
        return ahead, edges, back

    def _backward(self, edges: Sequence[_Edge], ahead: dict[State, float]) -> dict[State, float]:
        behind = {state: self._ends(state) for state in ahead}
        for edge in reversed(edges):
            worth = edge.step + edge.way.all + behind[edge.end]
            behind[edge.start] = _add(behind[edge.start], worth)
        return behind

    def _edges(self, state: State) -> Iterator[_Edge]:
        for way in self._ways(state.line):
            step = _GOES_ON
            last = state.last
            if way.number is not None:
                step += _counting(state, way.number)
                last = way.number
            yield _Edge(state, State(way.end, last, way.kind in ("section", "header")), way, step)

    def _ends(self, state: State) -> float:
        """That the table ends here."""
        if state.open:
            return -inf
        if state.line >= self.stop:
            return _LAST_ROW
        kind = self.kinds[state.line]
        return _LAST_ROW + BELOW[kind] - OUTSIDE[kind]

    def _ways_from(self, line: int) -> Iterator[_Way]:
        yield from self._sections(line)
        yield from self._totals(line)
        size = len(self.head)
        for above in (0, 1, 2):  # lines of a section row
            if self._stands_again(line + above):
                worth = _AGAIN * size - above
                yield _Way("header", line + above + size, None, worth, worth, ())
        if self.number is None:
            for end, (all_, best, sizes) in self._below(line, 0, len(self.columns)).items():
                yield _Way("row", end, None, log(all_), log(best), sizes)
        else:
            yield from self._numbered(line, self.number)

    def _is_outside(self, line: int) -> bool:
        """Whether no table goes on over a line; a heading may part the rows of one with numbers."""
        kind = self.kinds[line]
        if kind == "point":
            first = self.lines[line].text.startswith("1") or self.kinds.get(line - 1) == "point"
            return self.number is None and not first
        return kind == "end" or (kind == "heading" and self.number is None)

    def _is_header(self, line: int) -> bool:
        """Whether two lines are header cells, or the first is that of row numbers."""
        pair = [one.text for one in self.lines[line : line + 2]]
        if is_header(pair[0]) and header_role(pair[0]) == "number":
            return True
        if len(pair) < 2 or not all(len(one.split()) <= _HEADER and is_header(one) for one in pair):
            return False
        return header_role(pair[0]) != header_role(pair[1])

    def _stands_again(self, line: int) -> bool:
        """Whether the header stands again from a line on."""
        again = self.lines[line : line + len(self.head)]
        return len(again) == len(self.head) > 0 and all(
            fold(one.text) == text for one, text in zip(again, self.head, strict=True)
        )

    def _numbered(self, line: int, column: int) -> Iterator[_Way]:
        for place, (all_, best, sizes) in self._below(line, 0, column).items():
            if place >= self.stop:
                continue
            number = row_number(self.lines[place].text)
            kind = self.kinds[place] if number is None else "figure"
            if number is None and kind != "blank":
                continue
            here = self.columns[column].first[kind] - OUTSIDE[kind]
            rest = self._below(place + 1, column + 1, len(self.columns))
            for end, (more, likeliest, behind) in rest.items():
                yield _Way(
                    "row",
                    end,
                    number,
                    log(all_) + here + log(more),
                    log(best) + here + log(likeliest),
                    (*sizes, 1, *behind),
                )

    def _spread(
        self, line: int, first: int, last: int
    ) -> dict[int, tuple[float, float, tuple[int, ...]]]:
        """By the line behind them: how the columns from `first` to before `last` share lines."""
        reach: dict[int, tuple[float, float, tuple[int, ...]]] = {line: (1.0, 1.0, ())}
        for column in range(first, last):
            following: dict[int, tuple[float, float, tuple[int, ...]]] = {}
            for at, (all_, best, sizes) in reach.items():
                for size, weight in self._cells(column, at):
                    if at + size > line + _LONGEST_ROW:
                        break
                    known = following.get(at + size, (0.0, 0.0, ()))
                    likeliest = known[1:]
                    if best * weight > known[1]:
                        likeliest = best * weight, (*sizes, size)
                    following[at + size] = (known[0] + all_ * weight, *likeliest)
            reach = following
        return reach

    def _cells_from(self, column: int, at: int) -> list[tuple[int, float]]:
        """How many lines a cell of a column that begins at a line may have, and their weights."""
        model = self.columns[column]
        covered = self.number is not None and column > self.number + 1
        found = [(0, _MERGED)] if covered else []
        worth = 0.0
        for size in range(1, min(_LONGEST_CELL, self.stop - at) + 1):
            kind = self.kinds[at + size - 1]
            if size > 1:
                worth += model.goes_on(self.kinds[at + size - 2])
            worth += (model.more if size > 1 else model.first)[kind] - OUTSIDE[kind]
            if worth < _HOPELESS:
                break
            found.append((size, exp(worth + model.ends(kind))))
        return found

    def _totals(self, line: int) -> Iterator[_Way]:
        """A row that sums up: `Tổng cộng`, its first cells merged, and figures."""
        if not is_total(self.lines[line]):
            return
        worth = _SECTION - OUTSIDE[self.kinds[line]]
        for end in range(line + 1, min(line + len(self.columns), self.stop) + 1):
            yield _Way("total", end, None, worth, worth, ())
            kind = self.kinds.get(end, "prose")
            if kind not in _SUMMED:
                return
            worth += _SUM - OUTSIDE[kind]

    def _sections(self, line: int) -> Iterator[_Way]:
        """A row that is one cell across, or a mark and one cell."""
        kind = self.kinds[line]
        if kind == "blank":
            return
        worth = _SECTION + log((_IN_SECTION.get(kind, 0) + 0.02) / _SECTION_TOTAL) - OUTSIDE[kind]
        yield _Way("section", line + 1, None, worth, worth, ())
        if row_number(self.lines[line].text) is None or line + 1 >= self.stop:
            return
        kind = self.kinds[line + 1]
        worth = log((_IN_SECTION.get(kind, 0) + 0.02) / _SECTION_TOTAL) - OUTSIDE[kind]
        worth += _SECTION + log(0.2) - OUTSIDE["figure"]
        yield _Way("section", line + 2, None, worth, worth, ())


def is_total(line: Line) -> bool:
    """Whether a line begins a row that sums up: `Tổng cộng`, `Cộng: 10 cặp`."""
    return fold(line.text).split()[:1] in (["tong"], ["cong"])


def _counting(state: State, number: int) -> float:
    """How likely a row's number is behind the last one."""
    if number == state.last + 1:
        return _COUNTS_ON
    if number == 1:
        return _COUNTS_ON if state.open else _FROM_ONE
    return _SKIPS if state.last <= number <= state.last + 2 else _ANY


def _add(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers given by their logarithms."""
    if one < other:
        one, other = other, one
    return one if other == -inf else one + log1p(exp(other - one))


def _sum(logs: Iterable[float]) -> float:
    total = -inf
    for one in logs:
        total = _add(total, one)
    return total
