"""The columns of a table by the gaps that its lines share.

Between two columns lies a gutter: a place at which most lines that have words on both sides of it
have a wide gap. One space between two cells is no gap yet; where a word of a line stands, that
line speaks against a gutter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from parsers.text_tables.headers import is_header
from parsers.text_tables.pieces import running_number
from parsers.text_tables.places import WIDE, PlacedLine, begins_name

_SHARE = 0.2  # of the votes for and against a gutter, for each line about it
_NARROW = 8.0  # spaces; a wider gap may hold an empty cell
_NEAR = 3.0  # spaces from the ends of such a gap where a gutter is likely
_BEFORE, _BEHIND, _WITHIN = 1.0, 0.6, 0.15  # votes there: before a cell, behind one, between
_TIGHT = -0.5  # the vote of a line with one space there; that of a word is -1
_TIGHT_LEAD = 0.3  # the same before words that lead a name
_CROSSED = 0.15  # of the lines that may have a word in a gutter which the header asks for
_FEWEST = 2  # lines with something in a column, and about a gutter
_MOVES = range(-12, 13)  # spaces by which a page may be moved against another one


@dataclass(frozen=True, slots=True)
class Gutter:
    """What lies between two columns, from the end of one (`x0`) to the start of the next."""

    x0: float
    x1: float


def gutters_of(lines: Sequence[PlacedLine]) -> list[Gutter]:
    """The gutters that lines share, left to right."""
    rows = [line for line in lines if len(line.pieces) > 1]
    if len(rows) < _FEWEST:
        return []
    width = round(max(line.spots[-1].x1 for line in rows)) + 1
    for_it, about = [0.0] * width, [0] * width
    for line in rows:
        _vote(line, for_it, about)
    open_ = [n >= _FEWEST and votes >= _SHARE * n for votes, n in zip(for_it, about, strict=True)]
    runs = _runs(open_)
    runs = [part for run in runs for part in _around_cells(run, rows)]
    return _with_numbers(_with_cells_between(runs, rows), lines)


def _with_numbers(gutters: list[Gutter], lines: Sequence[PlacedLine]) -> list[Gutter]:
    """The gutters with one behind the row numbers that lines begin with, if none is there."""
    pairs = [(line.spots[0], line.spots[1]) for line in lines if _begins_with_number(line)]
    if len(pairs) < _FEWEST:
        return gutters
    start, end = median(a.x1 for a, _ in pairs), median(b.x0 for _, b in pairs)
    if any(g.x0 <= end and g.x1 >= start for g in gutters):
        return gutters
    return sorted([*gutters, Gutter(min(start, end - 1), end)], key=lambda g: g.x0)


def _begins_with_number(line: PlacedLine) -> bool:
    if len(line.spots) < 2 or running_number(line.spots[0].word.text) is None:
        return False
    return line.spots[1].x0 - line.spots[0].x1 <= _NARROW


def _vote(line: PlacedLine, for_it: list[float], about: list[int]) -> None:
    """Count a line for the gaps and against the words in it."""
    for spot in line.spots:
        for x in range(max(0, round(spot.x0)), min(round(spot.x1), len(about))):
            about[x] += 1
            for_it[x] -= 1
    for at, (left, right) in enumerate(pairwise(line.spots), start=1):
        tight = _TIGHT_LEAD if begins_name(line.spots, at) else _TIGHT
        for x in range(max(0, round(left.x1)), min(round(right.x0), len(about))):
            about[x] += 1
            for_it[x] += _gap_vote(x - left.x1, right.x0 - x, right.x0 - left.x1, tight)


def _gap_vote(behind: float, before: float, wide: float, tight: float) -> float:
    """The vote of a gap for a place in it, so far behind a word and before the next one."""
    if wide < WIDE:
        return tight
    if wide <= _NARROW or before <= _NEAR:
        return _BEFORE
    return _BEHIND if behind < _NEAR else _WITHIN


def _runs(open_: Sequence[bool]) -> list[Gutter]:
    found: list[Gutter] = []
    start = None
    for x, is_open in enumerate([*open_, False]):
        if is_open and start is None:
            start = x
        elif not is_open and start is not None:
            found.append(Gutter(float(start), float(x)))
            start = None
    return found


def _around_cells(gutter: Gutter, rows: Sequence[PlacedLine]) -> list[Gutter]:
    """A gutter in which the cells of a column stand that few rows fill, parted about them."""
    inside = [
        piece
        for line in rows
        for piece in line.pieces
        if gutter.x0 + WIDE <= piece.x0 and piece.x1 <= gutter.x1 - WIDE
        if not is_header(piece.text)  # the name of a column beside, centred over it
    ]
    if len(inside) < _FEWEST:
        return [gutter]
    left, right = min(p.x0 for p in inside), max(p.x1 for p in inside)
    return [Gutter(gutter.x0, left), Gutter(right, gutter.x1)]


def _with_cells_between(gutters: Sequence[Gutter], rows: Sequence[PlacedLine]) -> list[Gutter]:
    """The gutters that have cells on both sides; two without any between them are one."""
    kept: list[Gutter] = []
    for gutter in gutters:
        start = kept[-1].x1 if kept else float("-inf")
        if _cells(rows, start, gutter.x0) >= _FEWEST:
            kept.append(gutter)
        elif kept:
            kept[-1] = Gutter(kept[-1].x0, gutter.x1)
    while kept and _cells(rows, kept[-1].x1, float("inf")) < _FEWEST:
        kept.pop()
    return kept


def _cells(rows: Sequence[PlacedLine], start: float, end: float) -> int:
    """How many lines have a piece whose middle stands between two places.

    None do where those are names of columns alone, centred over the cells beside.
    """
    inside = [p for line in rows for p in line.pieces if start <= p.middle <= end]
    if all(is_header(piece.text) for piece in inside):
        return 0
    return sum(any(start <= p.middle <= end for p in line.pieces) for line in rows)


def gutters_under(
    head: PlacedLine, gutters: Sequence[Gutter], lines: Sequence[PlacedLine]
) -> list[Gutter]:
    """The gutters with one more wherever a header has two cells over one column, if one fits."""
    found = list(gutters)
    for left, right in pairwise(head.pieces):
        if any(left.middle < (g.x0 + g.x1) / 2 < right.middle for g in gutters):
            continue
        places = range(round(left.middle), round(right.middle) + 1)
        crossed = {x: _crossings(x, lines) for x in places}
        least = min(crossed.values())
        if least <= _CROSSED * len(lines):
            run = max(_runs([crossed.get(x) == least for x in range(places.stop)]), key=_width)
            found.append(run)
    return sorted(found, key=lambda g: g.x0)


def _crossings(x: float, lines: Sequence[PlacedLine]) -> int:
    """How many lines have a word at a place."""
    return sum(any(s.x0 <= x < s.x1 for s in line.spots) for line in lines)


def _width(gutter: Gutter) -> float:
    return gutter.x1 - gutter.x0


def moved(gutters: Sequence[Gutter], by: float) -> list[Gutter]:
    return [Gutter(g.x0 + by, g.x1 + by) for g in gutters]


def moves_of(gutters: Sequence[Gutter]) -> list[list[Gutter]]:
    """The gutters of a page where they may stand on another one, least moved first."""
    return [moved(gutters, by) for by in sorted(_MOVES, key=abs)]
