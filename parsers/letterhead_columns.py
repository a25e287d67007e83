"""The columns of a letterhead: two or three parts side by side, each read on its own.

Nghị định 30/2020/NĐ-CP, Annex I sets issuer left and motto right; two issuers make three columns.
Where the places of the words are known, a name broken over two lines (`TỈNH QUẢNG` / `NAM`) so
stays apart from what is broken beside it (`VIỆT` / `NAM`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Line
from schemas.geometry import union

_GAP = 18.0  # points of white between two words that part columns
_BLANK_BEHIND = re.compile(r"\W*(?:số|ngày|tháng|năm)\W*", re.IGNORECASE)  # to be filled in
_Stretch = tuple[float, float]  # from left to right, in points


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines column by column, parted where they hold words of several.

    From the first line on that stands across two columns, as a place and date below them may,
    the lines stay as they are; so do all where words have no place, or there is one column.
    """
    if not lines or any(word.box is None for line in lines for word in line.words):
        return list(lines)
    ordered = sorted((line for line in lines if line.words), key=_height)
    columns: list[_Stretch] = []
    for count, line in enumerate(ordered):
        joined = _joined(columns, _stretches(line))
        if joined is None:
            above, below = ordered[:count], ordered[count:]
            break
        columns = joined
    else:
        above, below = ordered, []
    if len(columns) < 2:
        return list(lines)
    parts = [part for column in columns for line in above for part in _within(line, column)]
    kept = {id(line) for line in below}
    return [*parts, *(line for line in lines if id(line) in kept)]


def _height(line: Line) -> tuple[int, float]:
    box = union(word.box for word in line.words)
    return line.page, box.top if box else 0.0


def _stretches(line: Line) -> list[_Stretch]:
    """What a line covers from left to right, without its wide gaps; blanks are none."""
    found: list[_Stretch] = []
    blank = False
    for word in sorted(line.words, key=lambda word: word.box.x0 if word.box else 0.0):
        if word.box is None:
            continue
        near = bool(found) and word.box.x0 - found[-1][1] < _GAP
        if near or (found and (blank or word.text.startswith("/"))):
            found[-1] = found[-1][0], max(found[-1][1], word.box.x1)
        else:
            found.append((word.box.x0, word.box.x1))
        blank = _BLANK_BEHIND.fullmatch(word.text) is not None
    return found


def _joined(columns: Sequence[_Stretch], stretches: Sequence[_Stretch]) -> list[_Stretch] | None:
    """The columns widened by what a line covers; None where it stands across two of them.

    >>> _joined([(94, 290), (310, 500)], [(60, 300)]), _joined([(94, 290)], [(310, 500)])
    ([(60, 300), (310, 500)], [(94, 290), (310, 500)])
    >>> _joined([(94, 290), (310, 500)], [(200, 400)]) is None
    True
    """
    widened = list(columns)
    for left, right in stretches:
        met = [column for column in widened if column[0] < right and left < column[1]]
        if len(met) > 1:
            return None
        widened = [column for column in widened if column not in met]
        widened.append((min([left, *(c[0] for c in met)]), max([right, *(c[1] for c in met)])))
    return sorted(widened)


def _within(line: Line, column: _Stretch) -> list[Line]:
    """What of a line stands in a column: at most one line."""
    words = [w for w in line.words if w.box and column[0] <= (w.box.x0 + w.box.x1) / 2 < column[1]]
    if not words:
        return []
    if len(words) == len(line.words):
        return [line]
    return [replace(line, words=words, box=union(word.box for word in words))]
