"""Words of a round stamp that lies over running text on a page without colour, left out.

Its ring is taken off (`ring_strokes`), its letters stay: capitals between the lines of a paragraph.
A stamp over a signature is left alone, for its words may be the office's or the signer's.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from extractors.scan.ocr import Token
from extractors.scan.picture import Mask

GAP = 1.2  # heights of a word: more white than between words
PROSE = 2  # lines that run through a stamp, with as many words at both sides
COVERED = 0.95  # share of a word's box within a stamp


def without_stamp_words(tokens: list[Token], stamped: Mask | None) -> list[Token]:
    """The words of a page but for those of stamps over running text.

    `stamped` is 255 where stamps lie, as discs.
    """
    if stamped is None:
        return tokens
    runs = _runs(tokens)
    inside = [[_is_within(token, stamped) for token in run] for run in runs]
    if sum(map(_runs_through, inside)) < PROSE:
        return tokens
    own = {
        id(token)
        for run, within in zip(runs, inside, strict=True)
        if all(within) and all(token.text.upper() == token.text for token in run)
        for token in run
    }
    return [token for token in tokens if id(token) not in own]


def _runs(tokens: list[Token]) -> list[list[Token]]:
    """The words of each line, parted at wide gaps."""
    lines: dict[int, list[Token]] = defaultdict(list)
    for token in sorted(tokens, key=lambda token: token.box[0]):
        lines[token.line].append(token)
    runs = []
    for line in lines.values():
        runs.append([line[0]])
        for before, token in pairwise(line):
            if token.box[0] - before.box[2] > GAP * (token.box[3] - token.box[1]):
                runs.append([])
            runs[-1].append(token)
    return runs


def _is_within(token: Token, stamped: Mask) -> bool:
    x0, top, x1, bottom = token.box
    part = stamped[max(0, top) : bottom, max(0, x0) : x1]
    return part.size > 0 and float((part > 0).mean()) >= COVERED


def _runs_through(within: list[bool]) -> bool:
    """Whether a line has words within a stamp and several on both sides of it."""
    if not any(within):
        return False
    first, last = within.index(True), len(within) - 1 - within[::-1].index(True)
    return first >= PROSE and len(within) - 1 - last >= PROSE
