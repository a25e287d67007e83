"""Words that the engine parts: N'Trang and H'Bông at the apostrophe, Măng before its end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.scan.ocr import Token

HIGH = "'\"“”‘’?°*´`ˆ"  # what the engine makes of an apostrophe
BEFORE = re.compile(rf"(?<![^\W_])([A-ZĐ])[{HIGH}]*$")
BEHIND = re.compile(rf"^[{HIGH}]*(?=[^\W\d_])")
OPEN = re.compile(r"[^\W\d_](?<![bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX])$")  # ends in a vowel
END = re.compile(r"(?:ng|nh|ch|[cmnpt])[.,;:)]?")  # of a syllable, and no word
CLOSE = 0.35  # of the height of the letters: a space is wider
DOUBTED = 0.6  # confidence of a word whose end was read apart


def mended(tokens: Iterable[Token]) -> list[Token]:
    """The words in order, those joined that no space parts and that are no words by themselves.

    >>> def word(text: str, x0: int, x1: int) -> Token: return Token(text, (x0, 0, x1, 24), 0.9, 1)
    >>> parted = [word("N", 0, 14), word('"Trang', 20, 90), word("Lơng", 100, 150)]
    >>> [token.text for token in mended(parted)]
    ["N'Trang", 'Lơng']
    >>> [token.text for token in mended([word("A", 0, 14), word('"Mai"', 26, 90)])]
    ['A', '"Mai"']
    >>> [token.text for token in mended([word("Mă", 0, 40), word("ng,", 46, 80)])]
    ['Măng,']
    """
    result: list[Token] = []
    for token in tokens:
        joined = _joined(result[-1], token) if result else None
        if joined is None:
            result.append(token)
        else:
            result[-1] = joined
    return result


def _joined(first: Token, second: Token) -> Token | None:
    """Both as one word; None where they are two."""
    gap = second.box[0] - first.box[2]
    if first.line != second.line or gap > CLOSE * (first.box[3] - first.box[1]):
        return None
    (x0, top, _, bottom), (_, high, x1, low) = first.box, second.box
    sure = min(first.confidence, second.confidence)
    whole = replace(
        first, box=(x0, min(top, high), x1, max(bottom, low)), confidence=sure, alternatives=()
    )
    if OPEN.search(first.text) and END.fullmatch(second.text):
        return replace(whole, text=first.text + second.text, confidence=min(sure, DOUBTED))
    has_mark = first.text[-1] in HIGH or second.text[0] in HIGH
    if has_mark and BEFORE.search(first.text) and BEHIND.match(second.text):
        return replace(whole, text=BEFORE.sub(r"\1'", first.text) + BEHIND.sub("", second.text))
    return None
