"""The four regions of a document: front (letterhead, type, title), body, back, annexes.

Nghị định 30/2020/NĐ-CP, Annex I: letterhead, number, place and date, type and title stand
before the body; recipients (nơi nhận) and signature behind it; annexes follow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.back import find_back
from parsers.front import Front, take_front
from parsers.joined_halves import halves_apart
from parsers.layout_tables import undo_layout_tables
from parsers.openings import is_place_and_date
from schemas.document import Block, Document, Line


@dataclass(slots=True)
class Regions:
    """The blocks of each region, in order; the tables of front and back are undone to lines."""

    front: Front = field(default_factory=Front)
    body: list[Block] = field(default_factory=list)
    back: list[Line] = field(default_factory=list)
    annexes: list[Block] = field(default_factory=list)


_NEAR_BACK = 4  # blocks above the signatures among which a document's day may stand


def _take_day_at_end(blocks: list[Block], start: int, end: int, front: Front) -> tuple[int, int]:
    """Move a place and day that stand right above the signatures, as in minutes, to the front."""
    for index in range(max(0, start - _NEAR_BACK), min(start + 2, len(blocks))):
        block = blocks[index]
        if isinstance(block, Line) and is_place_and_date(block.text):
            front.letterhead.append(block)
            del blocks[index]
            return start - (index < start), end - 1
    return start, end


def split_regions(document: Document) -> Regions:
    """The regions of a document; every region but the body may be empty."""
    front, rest = take_front(undo_layout_tables(halves_apart(list(document.blocks))))
    start, end = find_back(rest)
    if not any(is_place_and_date(line.text) for line in front.letterhead):
        start, end = _take_day_at_end(rest, start, end, front)
    back = [block for block in rest[start:end] if isinstance(block, Line)]
    return Regions(front, rest[:start], back, rest[end:])
