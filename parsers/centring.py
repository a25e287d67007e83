"""Which lines of a title are centred below each other, by their places on the page."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.document import Block, Line

_CENTRED = 6.0  # points that the middles of centred lines differ by at most
_INDENT = 20.0  # points: half of what paragraphs are indented by, at most


def text_middle(blocks: Sequence[Block]) -> float | None:
    """The middle of the first page's text between its margins, None without places; points."""
    lines = [block for block in blocks if isinstance(block, Line) and block.box is not None]
    boxes = [line.box for line in lines if line.page == lines[0].page and line.box is not None]
    if not boxes:
        return None
    return (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2


def is_centred_below(line: Line, above: Sequence[Line], text: float | None) -> bool:
    """Whether a line is centred as those above it are; True where a place is not known.

    Offices leave the indent of a paragraph's first line in centred titles: it moves the first
    line of each paragraph to the right, those behind it stand in the middle of the `text`.
    """
    middles = [_middle(part) for part in (*above, line)]
    known = [x for x in middles if x is not None]
    if len(known) < len(middles) or max(known[:-1]) - min(known[:-1]) > _INDENT:
        return True
    columns = known[:-1] if text is None else [*known[:-1], text]
    return any(abs(known[-1] - column) <= 1.5 * _CENTRED for column in columns)


def _middle(line: Line) -> float | None:
    return None if line.box is None else (line.box.x0 + line.box.x1) / 2
