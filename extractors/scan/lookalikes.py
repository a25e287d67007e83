"""Words in which the engine took an I, an l or a 1 for another, put right by their serifs.

And the apostrophe of highland names, of which it makes any other high mark, and the sign of e-mail
addresses.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.scan.broken_words import HIGH
from extractors.scan.ocr import MAX_ALTERNATIVES, Token
from extractors.scan.picture import Grey
from extractors.scan.serifs import Head, has_arm, head_of

ALONE = re.compile(r"^[Il|!ÌÍïî\[\]1](?P<mark>[.,:)]?)$")
LONE_L = re.compile(r"^L(?P<mark>[.,:)]?)$")  # of a heading, read for I.
BEFORE_DIGITS = re.compile(r"^[Il|!\[\]](?=[-/.,]\d)")  # of a date: 1-6, 1/5
DAY_AND_MONTH = re.compile(r"^.-(?:[1-9]|1[0-2])$")  # names of schools: 1-6, 1-5
SMALL_L = re.compile(r"^l(?=[^\W\d_A-ZĐ])")
APOSTROPHE = re.compile(rf"(?<![^\W_])([A-ZĐ])[{HIGH}](?=[^\W\d_])")  # H'Bông, S'tiêng
# The sign of an address, of which the engine reads the ring as a bracket: a.b(@hanoi.edu.vn
AT_SIGN = re.compile(r"(?<=[a-z0-9])\((?:@|[ĐDQ](?=[a-z0-9-]+\.[a-z]))|(?<=[a-z0-9])@\)(?=[a-z])")
HIGHLAND = "la"  # Ia, water or river, begins the names of the Jarai: Ia Grai, Ia Lốp
SEEN, SUPPOSED, DOUBTED = 0.97, 0.85, 0.6  # confidence
LEFT_TO_IT = 0.05  # probability of what was read


def told_apart(token: Token, following: Token | None, grey: Grey) -> Token:
    """The token with I, l and 1 as their serifs tell; `following` is the next word of its line.

    A 1 that was read as one is only doubted, for the engine seldom sees one where none is. A high
    mark behind a single capital letter is an apostrophe.
    """
    token = replace(token, text=with_signs(token.text))
    if match := ALONE.match(token.text):
        return _alone(token, match["mark"], head_in(token, grey))
    if (match := LONE_L.match(token.text)) and not has_arm(picture_of(token, grey)):
        return _alone(token, match["mark"], head_in(token, grey))
    if BEFORE_DIGITS.match(token.text):
        head = head_in(token, grey)
        supposed = head is Head.UNCLEAR and DAY_AND_MONTH.match(token.text) is not None
        if head is Head.LEFT or supposed:
            return _changed(token, "1" + token.text[1:], SUPPOSED if supposed else SEEN)
    elif SMALL_L.match(token.text):
        head = head_in(token, grey)
        unclear = head in (Head.UNCLEAR, Head.BARE)
        supposed = unclear and token.text == HIGHLAND and _is_capital(following)
        if head is Head.BOTH or supposed:
            return _changed(token, "I" + token.text[1:], SUPPOSED if supposed else SEEN)
    return token


def with_signs(text: str) -> str:
    """The text with apostrophes within its words and the sign of an e-mail address put right.

    >>> with_signs("H?Nguyên,"), with_signs("S”tiêng"), with_signs("“A”")
    ("H'Nguyên,", "S'tiêng", '“A”')
    >>> with_signs("thcs.a(Đhanoi.edu.vn"), with_signs("mn.b(@hanoi.edu.vn"), with_signs("lớp(Đ)")
    ('thcs.a@hanoi.edu.vn', 'mn.b@hanoi.edu.vn', 'lớp(Đ)')
    """
    return AT_SIGN.sub("@", APOSTROPHE.sub(r"\1'", text))


def head_in(token: Token, grey: Grey) -> Head:
    """The head of the first stem of a word on the page."""
    return head_of(picture_of(token, grey))


def picture_of(token: Token, grey: Grey) -> Grey:
    """A word on the page with a little of what is around it."""
    x0, top, x1, bottom = token.box
    pad = max(2, (bottom - top) // 8)
    return grey[max(0, top - 1) : bottom + 1, max(0, x0 - pad) : x1 + pad]


def _alone(token: Token, mark: str, head: Head) -> Token:
    """A stem by itself: a number, Roman or not; an l by itself is never printed."""
    if token.text[0] == "1":
        return replace(token, confidence=DOUBTED) if head is Head.BOTH else token
    if head is Head.UNCLEAR:
        return token
    return _changed(token, ("1" if head is Head.LEFT else "I") + mark, SEEN)


def _changed(token: Token, text: str, confidence: float) -> Token:
    if text == token.text:
        return replace(token, confidence=max(token.confidence, confidence))
    others = ((token.text, LEFT_TO_IT), *(pair for pair in token.alternatives if pair[0] != text))
    return replace(token, text=text, confidence=confidence, alternatives=others[:MAX_ALTERNATIVES])


def _is_capital(token: Token | None) -> bool:
    return token is not None and token.text[:1].isupper()
