"""The four regions of a document: front (letterhead, type, title), body, back, annexes.

Nghị định 30/2020/NĐ-CP, Annex I: letterhead, number, place and date, type and title stand
before the body; recipients (nơi nhận) and signature behind it; annexes follow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.back import find_back
from parsers.front import Front, take_front
from parsers.layout_tables import undo_layout_tables
from schemas.document import Block, Document, Line


@dataclass(slots=True)
class Regions:
    """The blocks of each region, in order; the tables of front and back are undone to lines."""

    front: Front = field(default_factory=Front)
    body: list[Block] = field(default_factory=list)
    back: list[Line] = field(default_factory=list)
    annexes: list[Block] = field(default_factory=list)


def split_regions(document: Document) -> Regions:
    """The regions of a document; every region but the body may be empty."""
    front, rest = take_front(undo_layout_tables(list(document.blocks)))
    start, end = find_back(rest)
    back = [block for block in rest[start:end] if isinstance(block, Line)]
    return Regions(front, rest[:start], back, rest[end:])
