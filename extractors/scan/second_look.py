"""Lines of running text that were read with doubt, cut out and read again at another size."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from extractors.scan.agreement import agreed
from extractors.scan.cells import cut_out, other_zoom
from extractors.scan.levels import columns
from extractors.scan.ocr import Engine, Token
from extractors.scan.picture import Grey, inches

# Confidence below which a line is read again; above lines of capitals the marks may be cut off.
DOUBT, DOUBT_OF_DIGITS, DOUBT_OF_CAPITALS = 0.45, 0.8, 0.7
MARGIN = 0.03  # inches above and below the line
COLUMN = 3.0  # heights: a gap between two columns of a line
MOST = 14  # lines of a page; a page with more is bad all over, and no second look mends it


def with_second_look(tokens: list[Token], grey: Grey, dpi: float, engine: Engine) -> list[Token]:
    """The tokens, those of the most doubtful lines as two readings agree on them."""
    if not engine.reads_crops:
        return tokens
    lines = _parts(tokens)
    doubtful = [at for at, line in enumerate(lines) if any(map(is_doubtful, line))]
    if len(doubtful) > MOST:
        doubtful = sorted(doubtful, key=lambda at: min(t.confidence for t in lines[at]))[:MOST]
    for at in doubtful:
        lines[at] = _again(lines[at], lines[at][0].line, grey, dpi, engine)
    return [token for line in lines for token in line]


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """The engine's lines, those of two columns apart: a signature beside a list stands higher."""
    lines: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        lines[token.line].append(token)
    return [
        part
        for line in lines.values()
        for part in columns(sorted(line, key=lambda token: token.box[0]), COLUMN)
    ]


def is_doubtful(token: Token) -> bool:
    """True for words that may be wrong; digits, which no context mends, are held to more.

    >>> box = (0, 0, 9, 9)
    >>> [is_doubtful(Token(text, box, 0.65, 0)) for text in ("20/5", "hai", "THU")]
    [True, False, True]
    """
    if any(char.isdigit() for char in token.text):
        return token.confidence < DOUBT_OF_DIGITS
    is_capitals = len(token.text) > 1 and token.text.isupper()
    return token.confidence < (DOUBT_OF_CAPITALS if is_capitals else DOUBT)


def _again(line: list[Token], number: int, grey: Grey, dpi: float, engine: Engine) -> list[Token]:
    pad = inches(MARGIN, dpi, 4)
    left, top = min(t.box[0] for t in line), min(t.box[1] for t in line)
    right, bottom = max(t.box[2] for t in line), max(t.box[3] for t in line)
    box = (max(0, left - 2 * pad), max(0, top - pad), right + 2 * pad, bottom + pad)
    cut = cut_out(grey, box, dpi, engine, other_zoom(dpi))
    inside = [
        replace(token, line=number)
        for token in cut
        if top <= (token.box[1] + token.box[3]) / 2 <= bottom
    ]
    merged = (_better(*group) for group in side_by_side(line, inside))
    return [token for group in merged for token in group]


def _better(first: list[Token], second: list[Token]) -> list[Token]:
    """What two readings of the same stretch say: the vote, or the surer where they part words."""
    if not second:
        return first
    if len(first) == len(second):
        return agreed([first, second])
    if not first or _sureness(first) >= _sureness(second):
        return first
    return second


def _sureness(tokens: list[Token]) -> float:
    return sum(token.confidence for token in tokens) / len(tokens)


def _overlap(a: Token, b: Token) -> bool:
    """True when `b`, which starts no further left, shares half of the narrower one's width."""
    narrower = min(a.box[2] - a.box[0], b.box[2] - b.box[0])
    return min(a.box[2], b.box[2]) - b.box[0] > 0.5 * narrower


def side_by_side(first: list[Token], second: list[Token]) -> list[tuple[list[Token], list[Token]]]:
    """Two readings of a line in stretches that stand at the same place.

    >>> word = lambda text, x0, x1: Token(text, (x0, 0, x1, 9), 0.9, 0)
    >>> parted, whole = [word("31", 0, 9), word("15/KH", 12, 40)], [word("3115/KH", 0, 40)]
    >>> [(len(a), len(b)) for a, b in side_by_side(parted, whole)]
    [(2, 1)]
    """
    both = sorted(
        [(token, 0) for token in first] + [(token, 1) for token in second],
        key=lambda pair: pair[0].box[0],
    )
    stretches: list[tuple[list[Token], list[Token]]] = []
    last = None
    for token, which in both:
        if last is None or not _overlap(last, token):
            stretches.append(([], []))
        stretches[-1][which].append(token)
        if last is None or token.box[2] > last.box[2]:
            last = token
    return stretches
