"""What the printed lines of a document look like: how long they get, where their margins are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.lost_bullets import lost_bullets
from parsers.wording import clean, is_capitals
from schemas.document import Block, Line

_LONGEST_PRINTED_LINE = 130  # characters; longer lines were never broken
_WIDEST_PAGE = 110  # characters of a line that a page's margin may have broken
_BROKEN_SHARE = 0.25  # of long lines stop in mid-sentence where lines are broken at a margin
_FEW_BROKEN = 0.12  # the same where a blank line follows each
_LONG = 0.85  # share of the widest line from which a line may have been broken at the margin
_FULL = 0.86  # share of the usual line length from which a line counts as full


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a document look like."""

    width: float  # usual full length of a line, in characters
    right: dict[int, float]  # right margin of each page, in points
    left: dict[int, float]  # left margin of each page, in points
    broken: bool  # whether lines were broken at a margin
    bullets: float | None  # where text behind bullets starts, in points, where bullets got lost
    double_spaced: bool  # whether a blank line follows every printed line


def layout_of(blocks: list[Block]) -> Layout:
    lines = [b for b in blocks if isinstance(b, Line)]
    width = _usual_width(sorted(len(line.text) for line in lines if line.words))
    pages = {line.page for line in lines}
    right = _right_margins([line for line in lines if line.box is not None and line.words])
    printed = [i for i, line in enumerate(lines) if line.words]
    apart = sum(1 for a, b in pairwise(printed) if b - a > 1)
    return Layout(
        width=float(width),
        right=right,
        left={page: _left_margin([n for n in lines if n.page == page]) for page in sorted(pages)},
        broken=_are_boxed(lines)
        or (
            width <= _LONGEST_PRINTED_LINE
            and not _runs_over(lines, width)
            and _share_broken(lines) >= _BROKEN_SHARE
        ),
        bullets=lost_bullets(lines),
        double_spaced=bool(printed) and apart > 0.6 * len(printed),
    )


def is_double_spaced(blocks: list[Block]) -> bool:
    """Whether a blank line follows printed lines of which a margin broke the long ones."""
    layout = layout_of(blocks)
    lines = [block for block in blocks if isinstance(block, Line)]
    narrow = not _runs_over(lines, layout.width) and _share_broken(lines) >= _FEW_BROKEN
    return layout.double_spaced and (layout.broken or narrow)


def _usual_width(lengths: Sequence[int]) -> int:
    """The usual full length of a line, from the sorted lengths of all.

    Where most lines are those of tables the few long ones tell, if a page is as wide.
    """
    if not lengths:
        return 0
    usual, longest = lengths[int(0.9 * (len(lengths) - 1))], lengths[-1]
    if usual >= _LONG * longest or longest > _WIDEST_PAGE:
        return usual
    long = [length for length in lengths if length >= _LONG * longest]
    return max(usual, long[len(long) // 2])


def _runs_over(lines: list[Line], width: float) -> bool:
    """Whether a line of plain text is far longer than the others: no margin broke them."""
    plain = [n for n in lines if n.words and n.box is None and len(n.columns) == 1]
    widest = max(1.3 * width, width + 20, _WIDEST_PAGE)
    return any(len(line.text) > widest for line in plain)


def _share_broken(lines: list[Line]) -> float:
    """The share of long lines that stop in mid-sentence."""
    texts = [clean(line.text) for line in lines if not line.is_paragraph]
    long = [text for text in texts if len(text) >= 45 and not is_capitals(text)]
    return sum(not re.search(r"[.;:!?…,]\W*$", text) for text in long) / max(len(long), 1)


def _are_boxed(lines: list[Line]) -> bool:
    """Whether the lines are printed ones with their places: a margin broke the long ones."""
    printed = [line for line in lines if line.words]
    return bool(printed) and all(n.box is not None and not n.is_paragraph for n in printed)


def _right_margins(lines: list[Line]) -> dict[int, float]:
    """Where the long lines of each page end; a page of short lines has the usual margin."""
    own = {
        page: _right_margin([n for n in lines if n.page == page])
        for page in sorted({line.page for line in lines})
    }
    usual = sorted(own.values())[len(own) // 2] if own else 0.0
    return {page: max(margin, usual) for page, margin in own.items()}


def _right_margin(lines: list[Line]) -> float:
    """The usual end of the lines that are nearly as wide as the widest."""
    boxes = [line.box for line in lines if line.box is not None]
    widest = max((box.width for box in boxes), default=0.0)
    ends = sorted(box.x1 for box in boxes if box.width >= _LONG * widest)
    return ends[int(0.8 * (len(ends) - 1))] if ends else 0.0


def _left_margin(lines: list[Line]) -> float:
    starts = sorted(_start_of(line) for line in lines if line.words)
    return starts[int(0.1 * (len(starts) - 1))] if starts else 0.0


def _start_of(line: Line) -> float:
    """Where a line starts, in points; in plain text a leading space counts as six."""
    if line.box is not None:
        return line.box.x0
    return 6.0 * len(line.words[0].before.expandtabs(4)) if line.words else 0.0


def is_full(line: Line, after: str, layout: Layout) -> bool:
    """Whether the next line's first word would not have fitted on this line any more."""
    first = after.split(" ", 1)[0]
    if line.box is not None and layout.right.get(line.page):
        width = line.box.width / max(len(line.text), 1) * (len(first) + 1)
        return line.box.x1 + width >= layout.right[line.page] - 6
    return _printed_length(line) + len(first) + 1 >= _FULL * layout.width


def fills(line: Line, layout: Layout, share: float) -> bool:
    if line.box is not None and layout.right.get(line.page):
        return line.box.x1 >= share * layout.right[line.page]
    return _printed_length(line) >= share * layout.width


def _printed_length(line: Line) -> int:
    indent = len(line.words[0].before.expandtabs(4)) if line.words else 0
    return len(line.text) + min(indent, 12) // 2


def is_indented(line: Line, before: Line) -> bool:
    """Whether a line starts further right than the one above, as a new paragraph does."""
    if line.box is not None and before.box is not None and line.page == before.page:
        return line.box.x0 > before.box.x0 + 12
    if line.words and before.words:
        return len(line.words[0].before) >= len(before.words[0].before) + 3
    return False


def starts_like_first_line(line: Line, before: Line, layout: Layout) -> bool:
    """Whether a line is indented as far as the line above and both further than the margin."""
    start, margin = _start_of(line), layout.left.get(line.page, 0.0)
    return abs(start - _start_of(before)) <= 3 and start > margin + 12
