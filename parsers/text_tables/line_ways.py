"""What may stand from a line on in a table of lines: a row's cells, a section row, its header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp, log
from typing import Literal, NamedTuple

from parsers.text_tables.folding import fold
from parsers.text_tables.headers import header_role, is_header
from parsers.text_tables.line_columns import BELOW, OUTSIDE, Column
from parsers.text_tables.line_headers import Header
from parsers.text_tables.line_kinds import KINDS, Kind, kind_of, row_number
from schemas.document import Line

RowKind = Literal["row", "section", "header", "total", "rest"]

_LONGEST_CELL = 14  # lines
_LONGEST_ROW = 36  # lines
_MOST_LINES = 12_000
_HEADER = 6  # words of a header cell
_HOPELESS = -16.0  # natural logarithm of what a cell is worth
_AGAIN = 4.0  # for each line of a header that stands again, against text outside a table
_MERGED = 0.003  # that the cell before is merged with this one
_SUMMED: frozenset[Kind] = frozenset({"figure", "blank", "word", "person"})
_LAST_ROW = log(0.04)  # that a row is the last one
_SUM = log(0.3)
_SECTION = log(0.03)
_IN_SECTION: dict[Kind, float] = {
    "level": 10, "lead": 2, "capitals": 4, "time": 6, "point": 0.5, "heading": 2, "unit": 2,
    "word": 0.2,
}  # fmt: skip
_SECTION_TOTAL = sum(_IN_SECTION.values()) + 0.02 * len(KINDS)


class Way(NamedTuple):
    """A way to go on from a line: all sharings of these lines together, and the likeliest."""

    kind: RowKind
    end: int
    number: int | None
    all: float
    best: float
    sizes: tuple[int, ...]


class Ways:
    """The ways to go on from each line below a header, with what each is worth.

    `kinds` are those of the lines up to `stop`, which no table crosses.
    """

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

    def ways(self, line: int) -> Sequence[Way]:
        """The ways to go on from a line."""
        return self._ways(line)

    def ends(self, line: int) -> float:
        """That the table ends before a line."""
        if line >= self.stop:
            return _LAST_ROW
        kind = self.kinds[line]
        return _LAST_ROW + BELOW[kind] - OUTSIDE[kind]

    def _ways_from(self, line: int) -> Iterator[Way]:
        yield from self._sections(line)
        yield from self._totals(line)
        size = len(self.head)
        for above in (0, 1, 2):  # lines of a section row
            if self._stands_again(line + above):
                worth = _AGAIN * size - above
                yield Way("header", line + above + size, None, worth, worth, ())
        if self.number is None:
            for end, (all_, best, sizes) in self._below(line, 0, len(self.columns)).items():
                yield Way("row", end, None, log(all_), log(best), sizes)
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

    def _numbered(self, line: int, column: int) -> Iterator[Way]:
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
                yield Way(
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

    def _totals(self, line: int) -> Iterator[Way]:
        """A row that sums up: `Tổng cộng`, its first cells merged, and figures."""
        if not is_total(self.lines[line]):
            return
        worth = _SECTION - OUTSIDE[self.kinds[line]]
        for end in range(line + 1, min(line + len(self.columns), self.stop) + 1):
            yield Way("total", end, None, worth, worth, ())
            kind = self.kinds.get(end, "prose")
            if kind not in _SUMMED:
                return
            worth += _SUM - OUTSIDE[kind]

    def _sections(self, line: int) -> Iterator[Way]:
        """A row that is one cell across, or a mark and one cell."""
        kind = self.kinds[line]
        if kind == "blank":
            return
        worth = section_worth(kind)
        yield Way("section", line + 1, None, worth, worth, ())
        if row_number(self.lines[line].text) is None or line + 1 >= self.stop:
            return
        kind = self.kinds[line + 1]
        worth = log((_IN_SECTION.get(kind, 0) + 0.02) / _SECTION_TOTAL) - OUTSIDE[kind]
        worth += _SECTION + log(0.2) - OUTSIDE["figure"]
        yield Way("section", line + 2, None, worth, worth, ())


def section_worth(kind: Kind) -> float:
    """That a line of a kind is a row of one cell across, against text outside a table."""
    return _SECTION + log((_IN_SECTION.get(kind, 0) + 0.02) / _SECTION_TOTAL) - OUTSIDE[kind]


def is_total(line: Line) -> bool:
    """Whether a line begins a row that sums up: `Tổng cộng`, `Cộng: 10 cặp`."""
    return fold(line.text).split()[:1] in (["tong"], ["cong"])
