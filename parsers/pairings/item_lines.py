"""Which of the lines of an item are its own: several pairs, or plain text, may be read as one item.

A word processor says where an item ends; PDFs and scans do not. The last item of a list is often
read together with the text below it, and pairs without numbers as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from normalizers.schools import parse_schools
from normalizers.schools.levels import lead_at
from parsers.outline import Item
from parsers.pairings.wording import ARROWS
from schemas.geometry import Box

PAIR_START = re.compile(
    r"\s*(?:cặp|nhóm)(?:\s+(?:trường|số|đơn\s+vị|kết\s+nghĩa))*\s+(?:\d{1,2}|[IVX]{1,4})\s*[:.)–-]",
    re.IGNORECASE,
)
# Words and marks after which a line goes on with the one below.
_GOES_ON = re.compile(
    rf"(?:[,–+>&:/{ARROWS}-]|\b(?:và|với|cùng|nghĩa|đỡ|trợ|giúp|cho|trường|các|là|gồm|giữa|cặp|đôi))\s*$",
    re.IGNORECASE,
)


_OPENING = re.compile(r"(?:Các|Hai|Những|Đề nghị|Yêu cầu|Trên đây|Biên bản|Căn cứ|Thời gian)\s")
_SAME_START = 3.0  # points
_SPACE = 0.2  # width of a space beside the height of a line


def parts_of(item: Item) -> list[Item]:
    """The pairs of a paragraph whose lines begin with `Cặp 1:`, or are each a pair of schools."""
    starts = [i for i, line in enumerate(item.lines) if PAIR_START.match(line.text)]
    if not starts:
        whole = [_is_whole_pair(line.text) for line in item.lines]
        alike = whole.index(False) if False in whole else len(whole)
        starts = [*range(alike), *([alike] if 1 < alike < len(whole) else [])]
    if len(starts) < 2 or starts[0] != 0:
        return []
    parts = []
    for start, end in pairwise([*starts, len(item.lines)]):
        lines = item.lines[start:end]
        text = " ".join(line.text for line in lines)
        parts.append(replace(item, text=text, lines=lines, children=[]))
    return parts


def _is_whole_pair(line: str) -> bool:
    """Whether a line begins with a school and tells two or more, none of them cut at its end."""
    return bool(lead_at(line, 0)) and len(parse_schools(line)) >= 2


def _begins_sentence(text: str) -> bool:
    """Whether a line begins with a capital and a word in small letters, as no name does.

    >>> _begins_sentence("Cuộc họp kết thúc"), _begins_sentence("Phú Sơn. Đề nghị")
    (True, False)
    """
    words = text.split()[:2]
    return len(words) == 2 and words[0][0].isupper() and words[1][0].islower()


def _beside(item: Item) -> list[Item]:
    """The item with those beside it and below its headings."""
    found: list[Item] = []
    above = item.parent
    while above is not None:
        found += above.children
        above = above.parent
    return found or [item]


def _is_indented(item: Item, at: int) -> bool:
    """Whether a line begins where paragraphs begin, and none goes on."""
    box = item.lines[at].box
    others = [other for other in _beside(item) if other is not item and other.style != "bullet"]
    first = [other.lines[0].box for other in others if other.lines]
    later = [line.box for other in others for line in other.lines[1:]]
    return _is_at(box, first) and bool(later) and not _is_at(box, later)


def _is_at(box: Box | None, others: Sequence[Box | None]) -> bool:
    starts = [other.x0 for other in others if other is not None]
    return box is not None and any(abs(box.x0 - start) <= _SAME_START for start in starts)


def _ends_short(item: Item, at: int) -> bool:
    """Whether the line above had room for the first word of this one, as wrapped lines have not.

    How far lines reach is told by those beside the item and below its headings.
    """
    above, line = item.lines[at - 1], item.lines[at]
    lines = [one for other in _beside(item) for one in other.lines]
    edge = max((one.box.x1 for one in lines if one.box is not None), default=None)
    first = line.words[0].box if line.words else None
    if above.box is None or edge is None or first is None:
        return above.is_paragraph or bool(_OPENING.match(line.text))
    return edge - above.box.x1 > first.width + _SPACE * first.height


def _begins_anew(item: Item, at: int) -> bool:
    """Whether a line of an item begins a sentence, or with a school that is none of the item's."""
    line = item.lines[at]
    if lead_at(line.text, 0) and line.box is None:
        return True
    if _begins_sentence(line.text):
        return _ends_short(item, at) or _is_indented(item, at)
    return lead_at(line.text, 0) is not None and _ends_short(item, at)


def own_lines(item: Item) -> str:
    """The text of an item up to a line that begins a sentence on schools of its own.

    The last item of a list is often read together with the plain text below it.
    """
    at = 0
    for i, line in enumerate(item.lines):
        found = item.text.find(line.text, at)
        goes_on = i == 0 or found <= 0 or _GOES_ON.search(item.text[:found])
        if not goes_on and _begins_anew(item, i):
            return item.text[:found]
        at = max(at, found)
    return item.text
