"""Where a table told by places may begin, told before the places of words are worked out.

Most lines of a document are running text. A header has a line whose words stand apart, and a list
without a header begins with a row number: lines with neither ahead are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from parsers.text_tables.pieces import running_number
from parsers.text_tables.place_header import MOST_LINES, begins_row, ends_header, is_number_name
from parsers.text_tables.places import WIDE, is_boxed, is_plain, space_of
from schemas.document import Line

_ROUNDING = 1e-6  # spaces


@dataclass(frozen=True, slots=True)
class _Look:
    """What a line shows by itself; widths are in points, in plain text in characters.

    `ends` says that it is of no header, `row` that it may only open one, `apart` that it holds the
    name of a column that needs no gaps, `widest` is its widest gap. `heights` are those of its
    words on a page; `gaps` stand between those that a space parts; `x1` is where the last word
    ends, `x0` where the first begins, if a space stands before it.
    """

    boxed: bool
    page: int
    ends: bool
    row: bool
    apart: bool
    widest: float
    heights: Sequence[float] = ()
    gaps: Sequence[float] = ()
    x0: float = -inf
    x1: float = inf


def may_begin(lines: Sequence[Line]) -> list[bool]:
    """For each line whether a table told by places may begin there; where not, none does."""
    looks = list(map(_look, lines))
    return [_begins(looks[at : at + MOST_LINES]) or _counts(lines[at]) for at in range(len(lines))]


def _look(line: Line) -> _Look:
    boxed = is_boxed(line)
    if not boxed and not is_plain(line):
        return _Look(boxed=False, page=line.page, ends=True, row=False, apart=False, widest=0.0)
    apart = len(line.words) > 1 and any(is_number_name(word) for word in line.words)
    ends, row = ends_header(line), begins_row(line)
    if not boxed:
        widest = max((len(word.before) for word in line.words[1:]), default=0)
        return _Look(False, line.page, ends, row, apart, float(widest))
    boxes = [word.box for word in line.words if word.box is not None]
    between = [b.x0 - a.x1 for a, b in pairwise(boxes)]
    spaced = [gap for gap, word in zip(between, line.words[1:], strict=True) if word.before == " "]
    return _Look(
        boxed=True,
        page=line.page,
        ends=ends,
        row=row,
        apart=apart,
        widest=max(between, default=0.0),
        heights=[box.height for box in boxes],
        gaps=spaced,
        x0=boxes[0].x0 if line.words[0].before == " " else -inf,
        x1=boxes[-1].x1,
    )


def _begins(looks: Sequence[_Look]) -> bool:
    """Whether the lines from the first one on hold a header whose words stand apart."""
    block: list[_Look] = []
    for look in looks:
        if look.ends or (look.boxed, look.page) != (looks[0].boxed, looks[0].page):
            break
        if block and look.row:
            break
        block.append(look)
    if not block:
        return False
    wide = (WIDE - _ROUNDING) * (_space(block) if block[0].boxed else 1.0)
    return any(look.apart or look.widest >= wide for look in block)


def _space(block: Sequence[_Look]) -> float:
    """The usual gap between words of the block, those between its lines among them."""
    heights = [height for look in block for height in look.heights]
    gaps = [gap for look in block for gap in look.gaps]
    gaps += [below.x0 - above.x1 for above, below in pairwise(block)]
    return space_of(heights, gaps)


def _counts(line: Line) -> bool:
    """Whether a line on a page begins with the number of a row."""
    return is_boxed(line) and running_number(line.words[0].text) is not None
