"""Bullets, dashes and dirt, told by their size.

The engine knows few of the marks that lists begin with: a round bullet comes out as `s`, `*`, `°`
or `»`, a dash as `~-`. How high a mark is against the page's words says what it is.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from extractors.scan.ocr import Token

BULLET, DASH = "•", "-"
FLAT, SMALL = 0.25, 0.5  # height of a dash and of a bullet at most, of the words' height
LOWEST_WORD = 0.4  # letters are higher, even `a` or `o` by itself
SLIVER = 0.3  # accents are lower
ROUND = (0.7, 1.4)  # width by height of a bullet
LONG = 1.2  # width by height of a dash, at least
AMID = (0.35, 0.75)  # where a dash lies in the height of the word beside it, from its top
CLEAR = 0.5  # confidence from which a word is let stand whatever its height
KNOWN = 0.9  # confidence of a mark told by its shape
DASHES = frozenset("-–—_~=+ˆ¬")


def with_marks(tokens: list[Token]) -> list[Token]:
    """The words of a page with the marks before lists put right and low dirt left out.

    >>> word = Token("Giao", (30, 0, 90, 30), 0.9, 0)
    >>> [t.text for t in with_marks([Token("s", (0, 10, 11, 21), 0.2, 0), word])]
    ['•', 'Giao']
    >>> [t.text for t in with_marks([Token("~-", (0, 13, 9, 16), 0.4, 0), word])]
    ['-', 'Giao']
    >>> [t.text for t in with_marks([word, Token("—-", (100, 13, 118, 17), 0.9, 0)])]
    ['Giao', '-']
    >>> [t.text for t in with_marks([word, word, Token("va.", (120, 0, 206, 8), 0.2, 0)])]
    ['Giao', 'Giao']
    """
    usual = _usual_height(tokens)
    if not usual:
        return tokens
    starts: dict[int, int] = {}
    for token in tokens:
        starts[token.line] = min(token.box[0], starts.get(token.line, token.box[0]))
    told = (_told(token, usual, token.box[0] == starts[token.line]) for token in tokens)
    return [token for token in told if token is not None]


def without_slivers(tokens: list[Token]) -> list[Token]:
    """The tokens but for accents that were read as words of a line of their own.

    >>> word = Token("Nghĩa", (30, 0, 90, 30), 0.9, 0)
    >>> [t.text for t in without_slivers([Token("na", (40, 1, 50, 6), 0.7, 0), word])]
    ['Nghĩa']
    """
    usual = _usual_height(tokens)
    return [token for token in tokens if not _is_sliver(token, usual)]


def _usual_height(tokens: list[Token]) -> float:
    """The height of most words in pixels; 0 where there are none."""
    return median([t.box[3] - t.box[1] for t in tokens if len(t.text) > 1] or [0])


def _is_sliver(token: Token, usual: float) -> bool:
    has_letters = any(char.isalnum() for char in token.text)
    return has_letters and token.box[3] - token.box[1] < SLIVER * usual


def with_dashes(tokens: list[Token]) -> list[Token]:
    """The words of a cell, each flat mark at half the height of the word beside it as a dash.

    The engine doubts the dash between two names, and where dirt is left out it would be lost.

    >>> first, second = Token("An", (0, 0, 40, 25), 0.9, 0), Token("Ba", (70, 0, 99, 25), 0.9, 0)
    >>> dash, rule = Token("~", (48, 13, 62, 16), 0.3, 0), Token("_", (48, 26, 62, 28), 0.3, 0)
    >>> [t.text for t in with_dashes([first, dash, second])]
    ['An', '-', 'Ba']
    >>> with_dashes([first, rule, second])[1] == rule
    True
    """
    return [_dash_beside(tokens, i) or token for i, token in enumerate(tokens)]


def _dash_beside(tokens: list[Token], place: int) -> Token | None:
    """The token at `place` as a dash, where it is one."""
    token = tokens[place]
    if not set(token.text) <= DASHES:
        return None
    width, height = token.box[2] - token.box[0], max(1, token.box[3] - token.box[1])
    middle = (token.box[1] + token.box[3]) / 2
    for word in (*tokens[place + 1 : place + 2], *tokens[max(0, place - 1) : place]):
        top, usual = word.box[1], word.box[3] - word.box[1]
        beside = word.line == token.line and word.text[:1].isalnum()
        amid = AMID[0] * usual < middle - top < AMID[1] * usual
        if beside and amid and height < FLAT * usual and LONG * height < width < usual:
            return replace(token, text=DASH, confidence=max(token.confidence, KNOWN))
    return None


def _told(token: Token, usual: float, is_first: bool) -> Token | None:
    """The token as its size tells it; None for dirt."""
    width, height = token.box[2] - token.box[0], max(1, token.box[3] - token.box[1])
    is_dash = height < FLAT * usual and width > LONG * height and width < usual
    is_round = height < SMALL * usual and ROUND[0] < width / height < ROUND[1]
    if set(token.text) <= DASHES and width < 1.5 * usual and (is_dash or len(token.text) > 1):
        text = token.text.replace("~", DASH) if len(token.text) == 1 else DASH
        return replace(token, text=text, confidence=max(token.confidence, KNOWN))
    if token.confidence >= CLEAR:
        return token
    if is_first and is_dash and len(token.text) < 3:
        return replace(token, text=DASH, confidence=KNOWN, alternatives=())
    if is_first and is_round and height > FLAT * usual and len(token.text) < 3:
        return replace(token, text=BULLET, confidence=KNOWN, alternatives=())
    has_letters = any(char.isalnum() for char in token.text)
    return None if has_letters and height < LOWEST_WORD * usual else token
