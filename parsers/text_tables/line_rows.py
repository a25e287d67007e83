"""Which lines below a header make which row and which of its cells: the likeliest way of all.

A semi-Markov model: a row is a cell for each column, a cell a run of lines, and every line is
weighed against its being text outside a table (`line_columns`). Forward and backward sums over
all ways of sharing the lines out tell how sure each row of the likeliest one is. See S. Sarawagi
and W. Cohen, Semi-Markov Conditional Random Fields for Information Extraction, NIPS 2004.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf, log, log1p
from typing import NamedTuple, Protocol, TypeVar

from parsers.text_tables.line_columns import Column
from parsers.text_tables.line_headers import Header
from parsers.text_tables.line_kinds import Kind, kind_of
from parsers.text_tables.line_ways import RowKind, Way, Ways
from schemas.document import Line

_LEARNT = 0.9  # probability of a row that columns learn from
_BEAM = 25.0  # natural logarithm of how much less likely a way may be than the best so far
_GOES_ON = log(0.96)
_COUNTS_ON, _SKIPS, _FROM_ONE, _ANY = log(0.95), log(0.01), log(0.02), log(1e-5)

_Part = TypeVar("_Part")


class AnyWays(Protocol):
    """The ways to go on from each place between `start` and `stop`; `ends`: worth of an end."""

    start: int
    stop: int

    def ways(self, at: int, /) -> Sequence[Way]: ...

    def ends(self, at: int, /) -> float: ...


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

    kind: RowKind
    start: int
    end: int
    sizes: tuple[int, ...] = ()
    sure: float = 1.0

    def cells(self, lines: Sequence[_Part]) -> list[Sequence[_Part]]:
        cells = []
        at = self.start
        for size in self.sizes:
            cells.append(lines[at : at + size])
            at += size
        return cells


class _Edge(NamedTuple):
    start: State
    end: State
    way: Way
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
        found = Lattice(Ways(lines, header, columns, head)).best()
        cells = [[] for _ in header.roles]
        for row in found.rows:
            known = row.cells(lines) if row.sure >= _LEARNT else []
            for seen, cell in zip(cells, known, strict=False):
                seen += [[kind_of(line.text) for line in cell]] if cell else []
    return found


class Lattice:
    """All ways to share the lines out, with what each is worth."""

    def __init__(self, ways: AnyWays) -> None:
        self.below = ways

    def best(self) -> Found:
        first = State(self.below.start, 0, True)
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
        for line in range(first.line, self.below.stop):
            for state in waiting.pop(line, ()):
                if ahead[state] < top - _BEAM:
                    continue
                top = max(top, ahead[state])
                for edge in self._edges(state):
                    edges.append(edge)
                    if edge.end not in ahead:
                        waiting.setdefault(edge.end.line, []).append(edge.end)
                    worth = ahead[state] + edge.step + edge.way.all
                    ahead[edge.end] = add_logs(ahead.get(edge.end, -inf), worth)
                    likeliest = best[state] + edge.step + edge.way.best
                    if likeliest > best.get(edge.end, -inf):
                        best[edge.end] = likeliest
                        back[edge.end] = likeliest, edge
        return ahead, edges, back

    def _backward(self, edges: Sequence[_Edge], ahead: dict[State, float]) -> dict[State, float]:
        behind = {state: self._ends(state) for state in ahead}
        for edge in reversed(edges):
            worth = edge.step + edge.way.all + behind[edge.end]
            behind[edge.start] = add_logs(behind[edge.start], worth)
        return behind

    def _edges(self, state: State) -> Iterator[_Edge]:
        for way in self.below.ways(state.line):
            step = _GOES_ON
            last = state.last
            if way.number is not None:
                step += _counting(state, way.number)
                last = way.number
            yield _Edge(state, State(way.end, last, way.kind in ("section", "header")), way, step)

    def _ends(self, state: State) -> float:
        """That the table ends here."""
        return -inf if state.open else self.below.ends(state.line)


def _counting(state: State, number: int) -> float:
    """How likely a row's number is behind the last one."""
    if number == state.last + 1:
        return _COUNTS_ON
    if number == 1:
        return _COUNTS_ON if state.open else _FROM_ONE
    return _SKIPS if state.last <= number <= state.last + 2 else _ANY


def add_logs(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers given by their logarithms."""
    if one < other:
        one, other = other, one
    return one if other == -inf else one + log1p(exp(other - one))


def _sum(logs: Iterable[float]) -> float:
    total = -inf
    for one in logs:
        total = add_logs(total, one)
    return total
