"""Words of a round stamp that lies over text on a page without colour, left out.

Its ring is taken off (`ring_strokes`), its letters stay: capitals between the lines of a paragraph,
or in a cell that is empty. A stamp over a signature is left alone, for its words may be the
office's or the signer's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from extractors.scan.ocr import Token
from extractors.scan.picture import Mask
from extractors.scan.spans import Place

GAP = 1.2  # heights of a word: more white than between words
PROSE = 2  # lines that run through a stamp, with as many words at both sides
LONGEST_LABEL = 4  # letters: THCS, VIII
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


def without_stamped_cells(
    read: Mapping[Place, list[Token]], stamped: Mask | None
) -> dict[Place, list[Token]]:
    """The words of a table's cells but for cells that hold only words of a stamp.

    They are capitals within the stamp, in a column whose other cells hold other words.
    """
    if stamped is None:
        return dict(read)
    columns: dict[int, list[bool]] = defaultdict(list)
    for (_, column), tokens in read.items():
        if tokens:
            columns[column].append(_are_capitals(tokens))
    return {
        place: [] if _is_of_stamp(tokens, stamped) and not _is_usual(columns[place[1]]) else tokens
        for place, tokens in read.items()
    }


def _is_of_stamp(tokens: list[Token], stamped: Mask) -> bool:
    inside = bool(tokens) and all(_is_within(token, stamped) for token in tokens)
    return inside and _are_capitals(tokens)


def _is_usual(flags: list[bool]) -> bool:
    return 2 * sum(flags) > len(flags)


def _are_capitals(tokens: list[Token]) -> bool:
    """True for more capitals than the abbreviation of a level or the label of a row has.

    >>> [_are_capitals([Token(text, (0, 0, 9, 9), 0.5, 0)]) for text in ("PHÒNG", "THCS", "Sơn La")]
    [True, False, False]
    """
    text = "".join(token.text for token in tokens)
    return text.isupper() and len(text) > LONGEST_LABEL


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
