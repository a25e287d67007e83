"""The words of a line dealt out to the columns of its table.

Of all ways to cut a line the one that speaks least against itself is taken: words stand in the
place of their column, cells begin where their column's cells begin and are parted by wide gaps.
Where another cut is nearly as good, the cells beside it are not sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.text_tables.pieces import running_number
from parsers.text_tables.place_columns import Gutter
from parsers.text_tables.places import (
    LED,
    WIDE,
    Piece,
    PlacedLine,
    Spot,
    begins_name,
    is_row_number,
)
from parsers.text_tables.time_words import is_time_word, opens_time

UNSURE_CUT = "two cells stand one space apart: where one ends is not sure"
# What speaks against a way to cut a line.
_OUTSIDE = 0.6  # a space by which a word stands in the place of another column
_JOINED = 4.0  # a wide gap inside a cell
_TIGHT = 1.0  # a cell that ends where no wide gap is
_ASIDE = 0.3  # a space by which a cell begins beside its column's edge
_MOST_ASIDE = 4.0
_DANGLING = 2.5  # words that lead a name, at the end of a cell
_TIGHT_LEAD = 0.2  # the same before words that lead a name
_NO_NUMBER = 8.0  # other words in a column of numbers
_NO_TIME, _TIME_ELSEWHERE = 3.0, 4.0  # other words in a column of times, times in another one
_DOUBTFUL = 0.75
_STARTERS = 0.2  # of the cells of a column that begin with the same word
_EDGE = 1.5  # spaces about an edge
_EDGE_SHARE = 0.5  # of the cells of a column that begin at its edge


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a page: the gutters between them, how their cells begin, and which of them
    holds the row numbers, or the times of a schedule."""

    gutters: tuple[Gutter, ...]
    edges: tuple[float | None, ...]  # where most cells of a column begin, if they do so at one edge
    starters: tuple[frozenset[str], ...]  # words with which many cells of a column begin
    number: int | None = None
    times: int | None = None

    @classmethod
    def plain(cls, gutters: Sequence[Gutter]) -> Columns:
        """Columns of which only the gutters are known."""
        count = len(gutters) + 1
        return cls(tuple(gutters), (None,) * count, (frozenset(),) * count)

    @property
    def count(self) -> int:
        return len(self.gutters) + 1

    def start(self, column: int) -> float:
        """Where the place of a column begins: at the end of the gutter before it."""
        return self.gutters[column - 1].x1 if column else float("-inf")

    def end(self, column: int) -> float:
        return self.gutters[column].x0 if column < len(self.gutters) else float("inf")

    def at(self, piece: Piece) -> list[int]:
        """The columns in whose places a piece stands; the nearest one where it is in a gutter."""
        over = [c for c in range(self.count) if piece.x0 < self.end(c) and piece.x1 > self.start(c)]
        if over:
            return over
        return [min(range(self.count), key=lambda c: (self._off(piece, c), c))]

    def _off(self, piece: Piece, column: int) -> float:
        return max(self.start(column) - piece.x1, piece.x0 - self.end(column))


def columns_of(gutters: Sequence[Gutter], lines: Sequence[PlacedLine]) -> Columns:
    """Columns with the ways in which most of their cells on these lines begin."""
    plain = Columns.plain(gutters)
    firsts: list[list[Spot]] = [[] for _ in range(plain.count)]
    for line in lines:
        for column, piece in cells_of(line, plain).items():
            firsts[column].append(piece.spots[0])
    edges = tuple(_edge([spot.x0 for spot in column]) for column in firsts)
    starters = tuple(map(_starters, firsts))
    return Columns(plain.gutters, edges, starters)


def _starters(firsts: Sequence[Spot]) -> frozenset[str]:
    words = Counter(spot.word.text.casefold() for spot in firsts if spot.word.text.isalpha())
    return frozenset(w for w, n in words.items() if n > 2 and n >= _STARTERS * len(firsts))


def _edge(starts: Sequence[float]) -> float | None:
    if not starts:
        return None
    counts = Counter(map(round, starts))
    near = {x: sum(abs(x - start) <= _EDGE for start in starts) for x in counts}
    edge = max(near, key=lambda x: (near[x], counts[x], -x))
    return float(edge) if near[edge] >= _EDGE_SHARE * len(starts) else None


def cells_of(line: PlacedLine, columns: Columns) -> dict[int, Piece]:
    """The cells of a line by column."""
    places = _dealt(line.spots, columns)
    unsure = _unsure(line.spots, places, columns)
    cells: dict[int, list[Spot]] = {}
    for spot, place in zip(line.spots, places, strict=True):
        cells.setdefault(place, []).append(spot)
    return {c: Piece(tuple(spots), c in unsure) for c, spots in cells.items()}


def cost_of(line: PlacedLine, columns: Columns) -> float:
    """What speaks against the best way to cut a line."""
    return _cost(line.spots, _dealt(line.spots, columns), columns)


def _dealt(spots: Sequence[Spot], columns: Columns) -> list[int]:
    """The column of each word, by the cheapest path through all of them."""
    costs = [
        _within(spots, 0, c, columns) + _beginning(spots, 0, c, columns)
        for c in range(columns.count)
    ]
    back: list[list[int]] = []
    for at in range(1, len(spots)):
        came: list[int] = []
        new: list[float] = []
        stay, leads = _stay(spots, at), _leads(spots, at)
        for c in range(columns.count):
            cut = _cut(spots, at, c, columns, leads) if c else 0.0
            options = [(costs[p] + (stay if p == c else cut), -p) for p in range(c + 1)]
            least, before = min(options)
            came.append(-before)
            new.append(least + _within(spots, at, c, columns))
        costs = new
        back.append(came)
    place = min(range(columns.count), key=lambda c: (costs[c], c))
    places = [place]
    for came in reversed(back):
        places.append(came[places[-1]])
    return places[::-1]


def _cost(spots: Sequence[Spot], places: Sequence[int], columns: Columns) -> float:
    total = _beginning(spots, 0, places[0], columns)
    total += sum(_within(spots, at, c, columns) for at, c in enumerate(places))
    steps = enumerate(pairwise(places), start=1)
    return total + sum(_step(spots, at, p, c, columns) for at, (p, c) in steps)


def _within(spots: Sequence[Spot], at: int, column: int, columns: Columns) -> float:
    """What speaks against a word in a column: how far it stands in the place of another."""
    spot = spots[at]
    before = columns.gutters[column - 1].x0 - spot.x0 if column else 0.0
    beyond = spot.x1 - columns.gutters[column].x1 if column < len(columns.gutters) else 0.0
    outside = _OUTSIDE * (max(0.0, before) + max(0.0, beyond))
    if column == columns.number:
        return outside + (0.0 if is_row_number(spot.word.text) else _NO_NUMBER)
    if columns.times is not None:
        outside += _untimely(spots, at, column == columns.times)
    edge = columns.edges[column]
    before_edge = edge is None or spot.x0 < edge - 1
    lost = at == 0 and columns.number == 0 and before_edge and _is_lone_number(spots)
    return outside + (_JOINED if lost else 0.0)


def _untimely(spots: Sequence[Spot], at: int, timed: bool) -> float:
    """What speaks against a word in a column of times, or against a time in another column."""
    if timed:
        return 0.0 if is_time_word(spots[at].word.text) else _NO_TIME
    return _TIME_ELSEWHERE if opens_time([spot.word.text for spot in spots], at) else 0.0


def _is_lone_number(spots: Sequence[Spot]) -> bool:
    """Whether a line begins with a number that stands apart from what follows."""
    apart = len(spots) == 1 or spots[1].x0 - spots[0].x1 >= WIDE
    return apart and is_row_number(spots[0].word.text)


def _step(spots: Sequence[Spot], at: int, before: int, column: int, columns: Columns) -> float:
    if before == column:
        return _stay(spots, at)
    return _cut(spots, at, column, columns, _leads(spots, at))


def _stay(spots: Sequence[Spot], at: int) -> float:
    """What speaks against a word in the cell of the one before it."""
    wide = spots[at].x0 - spots[at - 1].x1
    return _JOINED + 0.3 * min(wide - WIDE, 6.0) if wide >= WIDE else 0.0


def _cut(spots: Sequence[Spot], at: int, column: int, columns: Columns, leads: bool) -> float:
    """What speaks against a cell that begins with a word; see `_leads`.

    A cell may well begin so if its word leads a name, or begins other cells of its column.
    """
    if spots[at].x0 - spots[at - 1].x1 >= WIDE:
        return _beginning(spots, at, column, columns)
    begins = leads or spots[at].word.text.casefold() in columns.starters[column]
    dangling = _DANGLING if spots[at - 1].word.text in LED else 0.0
    tight = _TIGHT_LEAD if begins else _TIGHT
    return tight + dangling + _beginning(spots, at, column, columns)


def _leads(spots: Sequence[Spot], at: int) -> bool:
    """Whether a word leads a name, or is the line's first that is no number."""
    first = next((s.word.text for s in spots if running_number(s.word.text) is None), "")
    return begins_name(spots, at) or spots[at].word.text == first


def _is_likely(spots: Sequence[Spot], at: int, column: int, columns: Columns) -> bool:
    """Whether a cell one space behind another begins with a word as cells do."""
    number = column - 1 == columns.number or is_row_number(spots[at].word.text)
    starter = spots[at].word.text.casefold() in columns.starters[column]
    return number or starter or _leads(spots, at)


def _beginning(spots: Sequence[Spot], at: int, column: int, columns: Columns) -> float:
    """What speaks against a cell of a column that begins with a word."""
    edge = columns.edges[column]
    return 0.0 if edge is None else min(_ASIDE * abs(spots[at].x0 - edge), _MOST_ASIDE)


def _unsure(spots: Sequence[Spot], places: Sequence[int], columns: Columns) -> set[int]:
    """The columns beside a cut that could as well be one or two words away."""
    cost = _cost(spots, places, columns)
    found: set[int] = set()
    for at in range(1, len(spots)):
        left, right = places[at - 1], places[at]
        wide = spots[at].x0 - spots[at - 1].x1 >= WIDE
        if wide and left == right:
            found.add(left)
        if wide or left == right:
            continue
        if not _is_likely(spots, at, right, columns):
            found |= {left, right}
            continue
        others = [[*places[: at - n], *[right] * n, *places[at:]] for n in (1, 2) if n < at]
        others += [[*places[:at], *[left] * n, *places[at + n :]] for n in (1, 2)]
        others = [o for o in others if len(o) == len(places) and o == sorted(o)]
        if any(_cost(spots, other, columns) - cost < _DOUBTFUL for other in others):
            found |= {left, right}
    return found
