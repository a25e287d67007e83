"""Words on a page to lines in reading order.

The engine's own text lines are taken as they are; those that stand side by side (the two columns
of a letterhead, recipients beside a signature) become one visual row with a tab between them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.scan.levels import levels
from extractors.scan.ocr import Token
from extractors.scan.picture import PixelBox
from schemas.document import Line, Word
from schemas.geometry import Box, union

Scale = float  # points per pixel

SAME_ROW = 0.5  # share of the lower height by which lines side by side overlap
COLUMN_GAP = 1.6  # heights of the letters
COLUMN_GAP_BETWEEN_LINES = 0.9  # where the engine itself parted them
UNEVEN_GAP = 2.5  # times the narrower gaps of the line: justified lines have even gaps


def points(box: PixelBox, scale: Scale) -> Box:
    return Box(*(value * scale for value in box))


def lines_of(tokens: list[Token], page: int, scale: Scale) -> list[Line]:
    """The tokens as lines from top to bottom, words from left to right."""
    return [_line(row, page, scale) for row in visual_rows(tokens)]


class _Strip(NamedTuple):
    """Where a line of the engine lies: its ends, its middle and how high its words are."""

    left: int
    right: int
    middle: float
    height: float

    @classmethod
    def of(cls, line: list[Token]) -> _Strip:
        boxes = [token.box for token in line]
        return cls(
            min(box[0] for box in boxes),
            max(box[2] for box in boxes),
            median((box[1] + box[3]) / 2 for box in boxes),
            median(box[3] - box[1] for box in boxes),
        )

    def is_beside(self, other: _Strip) -> bool:
        """True when both stand side by side at the same height."""
        low = min(self.height, other.height)
        if abs(self.middle - other.middle) > SAME_ROW * low:
            return False
        return min(self.right, other.right) - max(self.left, other.left) <= low


def visual_rows(tokens: list[Token]) -> list[list[Token]]:
    """Tokens by the row that the eye sees, each from left to right."""
    lines: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        lines[token.line].append(token)
    strips = [(_Strip.of(line), line) for whole in lines.values() for line in levels(whole)]
    rows: list[list[tuple[_Strip, list[Token]]]] = []
    for strip, line in sorted(strips, key=lambda one: one[0].middle):
        beside = (r for r in reversed(rows[-4:]) if all(strip.is_beside(s) for s, _ in r))
        home = next(beside, None)
        if home is None:
            rows.append([(strip, line)])
        else:
            home.append((strip, line))
    merged = [[token for _, line in row for token in line] for row in rows]
    return [sorted(row, key=lambda token: token.box[0]) for row in sorted(merged, key=_middle)]


def _middle(line: list[Token]) -> float:
    return median((token.box[1] + token.box[3]) / 2 for token in line)


def _height(line: list[Token]) -> float:
    return median(token.box[3] - token.box[1] for token in line)


def _line(row: list[Token], page: int, scale: Scale) -> Line:
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(row)]
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) > 1 else 0.0
    height = _height(row)
    words = []
    for i, token in enumerate(row):
        before = "" if i == 0 else " "
        if i and _is_column_gap(gaps[i - 1], usual, height, row[i - 1].line != token.line):
            before = "\t"
        words.append(word_of(token, scale, before))
    return Line(words, page=page, box=union(word.box for word in words))


def _is_column_gap(gap: float, usual: float, height: float, parted: bool) -> bool:
    if parted:
        return gap > COLUMN_GAP_BETWEEN_LINES * height
    return gap > COLUMN_GAP * height and gap > UNEVEN_GAP * usual


def word_of(token: Token, scale: Scale, before: str = " ") -> Word:
    return Word(
        token.text,
        confidence=round(token.confidence, 4),
        box=points(token.box, scale),
        before=before,
        alternatives=token.alternatives,
        by_hand=token.by_hand,
    )
