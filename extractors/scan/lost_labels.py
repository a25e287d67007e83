"""Numbers of list items that the page pass left out: `. CĐCS Trường …` for `1. CĐCS Trường …`.

The engine takes figures below one another for a picture, or for a line that runs downwards. What
gives it away is a line that begins with the full stop; then every line of the page is looked at
for ink before its first word, and the line's beginning is read again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from extractors.scan.cells import cut_out
from extractors.scan.ocr import Engine, Token
from extractors.scan.overlooked import lines_of_ink, without_boxes
from extractors.scan.picture import Grey, PixelBox, inches
from extractors.scan.rules import ink_of

BARE = frozenset(".)")
LABEL = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.,)]?")
GAP = 0.15  # inches from a number to its full stop or the first word
AGAIN = 1.5  # inches of the line that are read again with it
UNSURE = 0.6  # confidence below which it is no word of ours
DOWNWARDS = 2.5  # height of a line of words beside its width
PAD = 0.03  # inches around them


def with_labels(
    grey: Grey, dpi: float, seen: list[Token], grids: list[PixelBox], engine: Engine
) -> list[Token]:
    """The words of a page with the numbers that stand unread before its lines."""
    firsts = _first_words(seen)
    if not any(token.text in BARE for token in firsts):
        return seen
    stops = [token for token in firsts if token.text in BARE]
    seen = [token for token in across(seen) if not _is_beside(token, stops, dpi)]
    firsts = _first_words(seen)
    margin = inches(PAD, dpi, 2)
    ink = without_boxes(ink_of(grey, dpi), [*(t.box for t in seen), *grids], margin)
    found: list[Token] = []
    mended: set[int] = set()
    for box in lines_of_ink(ink, dpi).short:
        first = next((token for token in firsts if _stands_before(box, token, dpi)), None)
        label = None if first is None else _label(grey, dpi, box, first, engine)
        if first is not None and label is not None:
            found.append(replace(label, line=first.line))
            mended.add(id(first))
    kept = [token for token in seen if not (id(token) in mended and token.text in BARE)]
    return [*kept, *found]


def _is_beside(token: Token, stops: list[Token], dpi: float) -> bool:
    """Whether a word that was hardly read stands before the full stop of a line."""
    if token.confidence >= UNSURE:
        return False
    return any(
        token.box[1] <= stop.box[3]
        and token.box[3] >= stop.box[1]
        and token.box[0] < stop.box[0] <= token.box[2] + GAP * dpi
        for stop in stops
    )


def _by_line(tokens: list[Token]) -> list[list[Token]]:
    lines: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        lines[token.line].append(token)
    return list(lines.values())


def _first_words(tokens: list[Token]) -> list[Token]:
    return [min(line, key=lambda token: token.box[0]) for line in _by_line(tokens)]


def across(tokens: list[Token]) -> list[Token]:
    """The words without those of lines that run downwards."""
    downwards: set[int] = set()
    for line in _by_line(tokens):
        width = max(t.box[2] for t in line) - min(t.box[0] for t in line)
        height = max(t.box[3] for t in line) - min(t.box[1] for t in line)
        if len(line) > 1 and height > DOWNWARDS * width:
            downwards.add(line[0].line)
    return [token for token in tokens if token.line not in downwards]


def _stands_before(box: PixelBox, token: Token, dpi: float) -> bool:
    """Whether ink stands at a word's left, within the height of its line."""
    top, bottom = token.box[1], token.box[3]
    if token.text in BARE:  # a full stop lies at the bottom of its line
        top = bottom - (box[3] - box[1])
    beside = min(box[3], bottom) - max(box[1], top) > 0.5 * (box[3] - box[1])
    return beside and -0.02 * dpi <= token.box[0] - box[2] <= GAP * dpi


def _label(grey: Grey, dpi: float, box: PixelBox, first: Token, engine: Engine) -> Token | None:
    """The number at the beginning of a line, read with some of the words behind it."""
    pad = inches(PAD, dpi, 2)
    right = min(grey.shape[1], first.box[0] + inches(AGAIN, dpi, 1))
    top, bottom = min(box[1], first.box[1]) - pad, max(box[3], first.box[3]) + pad
    read = cut_out(grey, (max(0, box[0] - pad), max(0, top), right, bottom), dpi, engine)
    label = min(read, key=lambda token: token.box[0], default=None)
    if label is None or LABEL.fullmatch(label.text) is None:
        return None
    return replace(label, text=label.text.replace(",", "."))
