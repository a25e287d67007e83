"""Words on a page to lines in reading order.

The engine's own text lines are taken as they are; those that stand side by side (the two columns
of a letterhead, recipients beside a signature) become one visual row with a tab between them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median

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


def visual_rows(tokens: list[Token]) -> list[list[Token]]:
    """Tokens by the row that the eye sees, each from left to right."""
    lines: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        lines[token.line].append(token)
    rows: list[list[list[Token]]] = []
    for line in sorted(lines.values(), key=_middle):
        home = next((row for row in reversed(rows[-4:]) if _beside(row, line)), None)
        if home is None:
            rows.append([line])
        else:
            home.append(line)
    merged = [[token for line in row for token in line] for row in rows]
    return [sorted(row, key=lambda token: token.box[0]) for row in sorted(merged, key=_middle)]


def _middle(line: list[Token]) -> float:
    return median((token.box[1] + token.box[3]) / 2 for token in line)


def _height(line: list[Token]) -> float:
    return median(token.box[3] - token.box[1] for token in line)


def _beside(row: list[list[Token]], line: list[Token]) -> bool:
    """True when the line stands beside all lines of the row, at the same height."""
    left, right = min(t.box[0] for t in line), max(t.box[2] for t in line)
    for other in row:
        low = min(_height(line), _height(other))
        apart = abs(_middle(line) - _middle(other))
        others_left, others_right = min(t.box[0] for t in other), max(t.box[2] for t in other)
        if apart > SAME_ROW * low or min(right, others_right) - max(left, others_left) > low:
            return False
    return True


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
