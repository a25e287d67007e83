"""What may stand from a word on in a table in drawn order: a row, a section row, its header.

A cell is a run of words, each cell's words stand together, and a row begins with a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from parsers.text_tables.drawn_columns import BESIDE, FITS, ITEM, TOO_SOON, DrawnColumn, line_end
from parsers.text_tables.drawn_numbers import counts_by_name, number_at, sure_numbers
from parsers.text_tables.drawn_words import Reader
from parsers.text_tables.folding import fold
from parsers.text_tables.line_columns import BELOW, OUTSIDE
from parsers.text_tables.line_kinds import Kind, kind_of
from parsers.text_tables.line_rows import add_logs
from parsers.text_tables.line_ways import Way, section_worth

_LONGEST_CELL = 40  # words
_LONGEST_ROW = 90  # words
_LAST_ROW = log(0.04)
_HOPELESS = -30.0
_GOING_ON: frozenset[Kind] = frozenset({"lower", "bracket", "item", "listed"})  # no section rows
_PARTING: frozenset[Kind] = frozenset({"heading", "end"})  # lines that no cell goes on in
_AGAIN = 4.0  # for each word of a header that stands again
_REST = log(0.3)  # that a row goes on over the page
_EMPTY_REST, _FILLED_REST = -0.2, -1.5  # a cell of such a row without words, and with some
_FURTHER = log(0.05)  # that a row has the number and first party of the one above
_NUMBER = -1.0  # a row's number
_TELLING = (0.05, 0.95)  # share of line ends with white space, if they tell of wrapped cells


class Sharing(NamedTuple):
    """Words shared out to cells: all ways together, the likeliest, and its cells' sizes."""

    all: float
    best: float
    sizes: tuple[int, ...]


class DrawnWays:
    """The ways to go on from each word below a header, with what each is worth."""

    def __init__(
        self,
        reader: Reader,
        columns: Sequence[DrawnColumn],
        number: int | None,
        head: Sequence[str],
        texts: dict[int, str],
        pages: frozenset[int],
    ) -> None:
        self.reader, self.columns, self.number, self.head = reader, columns, number, head
        self.tokens = reader.tokens
        self.start, self.stop = 0, len(self.tokens)
        self.texts, self.pages = texts, pages
        self._named = counts_by_name(head[0]) if head else False
        self._numbers = frozenset[int]()
        if number is not None:
            self._numbers = sure_numbers(self.tokens, number == 0, self._named)
        ends = [token.spaced for token in self.tokens if token.last]
        share = sum(ends) / len(ends) if ends else 0.0
        self._telling = _TELLING[0] < share < _TELLING[1]
        self._cells = cache(self._cells_from)
        self._ways = cache(lambda at: list(self._ways_from(at)))

    def ways(self, at: int) -> Sequence[Way]:
        """The ways to go on from a word."""
        return self._ways(at)

    def ends(self, at: int) -> float:
        """That the table ends here."""
        if at >= self.stop:
            return _LAST_ROW
        kind = self._kind(at)
        return _LAST_ROW + BELOW[kind] - OUTSIDE[kind]

    def _kind(self, at: int) -> Kind:
        return kind_of(self.texts[self.tokens[at].line])

    def _begins_line(self, at: int) -> bool:
        return at >= self.stop or self.tokens[at].first

    def _ways_from(self, at: int) -> Iterator[Way]:
        if not self._begins_line(at):
            return
        if self._kind(at) not in _GOING_ON:
            yield self._section(at)
        if self._stands_again(at):
            worth = _AGAIN * len(self.head)
            yield Way("header", at + len(self.head), None, worth, worth, ())
        yield from self._rows(at)
        yield from self._further(at)
        if at in self.pages or (at - len(self.head) in self.pages and self._is_below_head(at)):
            yield from self._rests(at)

    def _is_below_head(self, at: int) -> bool:
        return self._stands_again(at - len(self.head))

    def _stands_again(self, at: int) -> bool:
        again = self.tokens[at : at + len(self.head)]
        return [fold(token.text) for token in again] == list(self.head) and self._begins_line(
            at + len(self.head)
        )

    def _section(self, at: int) -> Way:
        """A line that is one cell across; a time alone is one among rows without numbers."""
        end = self._line_end(at)
        worth = section_worth(self._kind(at))
        if self.number is None:
            worth += max(0.0, self.reader.time(at, end))
        return Way("section", end, None, worth, worth, ())

    def _line_end(self, at: int) -> int:
        end = at + 1
        while not self._begins_line(end):
            end += 1
        return end

    def _rows(self, at: int) -> Iterator[Way]:
        if self.number is None:
            for end, found in self._spread(at, 0, len(self.columns)).items():
                if end > at:
                    yield Way("row", end, None, found.all, found.best, found.sizes)
            return
        if self.number == 0 and at not in self._numbers and self._names_rows(at):
            return
        yield from self._numbered(at, self.number)

    def _numbered(self, at: int, column: int) -> Iterator[Way]:
        """The rows from a word on whose numbers stand in a column."""
        for place, before in self._spread(at, 0, column).items():
            if place >= self.stop:
                continue
            number = number_at(self.tokens, place, self._named)
            if number is None:
                continue
            value, words = number
            outside = self.reader.text(place, place + words)
            here = _NUMBER + self._boundary(place) - outside
            rest = self._spread(place + words, column + 1, len(self.columns))
            for end, behind in rest.items():
                all_, best = before.all + here + behind.all, before.best + here + behind.best
                yield Way("row", end, value, all_, best, (*before.sizes, words, *behind.sizes))

    def _further(self, at: int) -> Iterator[Way]:
        """A row below a merged number and party: another party, and what stands behind it."""
        parties = [i for i, column in enumerate(self.columns) if column.group == "party"]
        if self.number is None or len(parties) < 2 or not self.tokens[at].lead:
            return
        second = parties[1]
        if self.number > parties[0] or at in self._numbers:
            return
        for end, found in self._spread(at, second, len(self.columns)).items():
            if found.sizes[0]:
                sizes = (*[0] * second, *found.sizes)
                yield Way("row", end, None, _FURTHER + found.all, _FURTHER + found.best, sizes)

    def _rests(self, at: int) -> Iterator[Way]:
        """The cells of a row that goes on over the page: any of them may be empty."""
        for end, found in self._spread(at, 0, len(self.columns), rest=True).items():
            if end > at:
                yield Way("rest", end, None, _REST + found.all, _REST + found.best, found.sizes)

    def _spread(self, at: int, first: int, last: int, rest: bool = False) -> dict[int, Sharing]:
        """By the word behind them: how the columns from `first` to before `last` share words."""
        ends = len(self.columns) - 1  # the column that ends with a line
        reach = {at: Sharing(0.0, 0.0, ())}
        for column in range(first, last):
            following: dict[int, Sharing] = {}
            for place, (all_, best, sizes) in reach.items():
                for size, worth in self._cells(column, place, rest):
                    end = place + size
                    if end > at + _LONGEST_ROW:
                        break
                    if column == ends and not self._begins_line(end):
                        continue
                    known = following.get(end)
                    if known is None:
                        following[end] = Sharing(all_ + worth, best + worth, (*sizes, size))
                        continue
                    likelier = best + worth > known.best
                    following[end] = Sharing(
                        add_logs(known.all, all_ + worth),
                        best + worth if likelier else known.best,
                        (*sizes, size) if likelier else known.sizes,
                    )
            reach = following
        return reach

    def _cells_from(self, column: int, at: int, rest: bool) -> list[tuple[int, float]]:
        """How many words a cell of a column that begins at a word may have, and its worth.

        The worth is that of the words as a cell against their being running text.
        """
        model = self.columns[column]
        if (
            at < self.stop
            and self.tokens[at].first
            and model.group != "level"
            and self._names_rows(at)
        ):
            return [(0, model.empty)]
        found = [(0, _EMPTY_REST if rest else model.empty)]
        if column == self.number and rest:
            return found
        ends = self._boundary(at)
        lines = [(at, 0)]
        for end in range(at + 1, min(at + _LONGEST_CELL, self.stop) + 1):
            if end - 1 in self._numbers:
                break
            if end > at + 1 and self.tokens[end - 1].first:
                if end - 1 in self.pages or self._names_rows(end - 1):
                    break
                ends += self._wrapped(model, at, end - 1)
                lines.append((end - 1, 0))
            lines[-1] = lines[-1][0], lines[-1][1] + len(self.tokens[end - 1].text) + 1
            if ends < _HOPELESS:
                break
            gain = _FILLED_REST
            if not rest:
                gain = model.worth(self.reader, at, end) - self.reader.text(at, end)
            if len(lines) > 1 and not model.seen.width:
                gain += self._ragged(model, lines)
            if gain + ends > _HOPELESS:
                found.append((end - at, gain + ends))
        return found

    def _ragged(self, model: DrawnColumn, lines: Sequence[tuple[int, int]]) -> float:
        """What speaks against lines of a cell that end well before others without need.

        `lines` are the first word of each, and how many characters it has of the cell.
        """
        widest = FITS * max(length for _, length in lines)
        return TOO_SOON * sum(
            length + len(self.tokens[below].text) <= widest
            and not model.begins_anew(self.tokens[below - 1], self.tokens[below])
            for (_, length), (below, _) in pairwise(lines)
        )

    def _wrapped(self, model: DrawnColumn, start: int, at: int) -> float:
        """That a cell goes on in the line that begins at a word: wrapped, or as an item of its."""
        if self.tokens[at].kind == "mark" and model.group != "party":
            return ITEM
        end = line_end(self.tokens[at - 1], self._telling, True)
        return end + model.wraps(self.reader, start, at)

    def _names_rows(self, at: int) -> bool:
        """Whether a line is a heading of the rows below it, in which no cell begins or goes on.

        One that only opens a school's name is, where a row begins below.
        """
        kind = self._kind(at)
        if kind != "level":
            return kind in _PARTING
        end = self._line_end(at)
        lead = self.tokens[at].lead
        return not lead or (at + lead == end and end in self._numbers)

    def _boundary(self, at: int) -> float:
        """What stands between the cell that begins at a word and the one before."""
        if at >= self.stop or at == 0:
            return 0.0
        cut = self.reader.cuts[at]
        if not self.tokens[at].first:
            return BESIDE + cut
        return line_end(self.tokens[at - 1], self._telling, False) + cut
