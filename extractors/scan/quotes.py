"""Quotation marks around a letter (`TH “A” Xuân Tô`) that the engine takes for asterisks.

Small and pale, an opening mark is read as `*`, `#` or `°`, and the letter is no name then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.scan.ocr import Token

MISREAD = re.compile(r"(?:[*#°][“\"]?|[“\"][*#°])(?=[A-ZĐ][”\"*]$)")


def with_quotes(tokens: Iterable[Token]) -> list[Token]:
    """The words, a doubtful mark before a quoted letter made the quotation mark that it is.

    The engine itself must have thought of the quotation mark.

    >>> read = Token('TH*A"', (0, 0, 9, 9), 0.5, 0, (('TH“A"', 0.2),))
    >>> [token.text for token in with_quotes([read, Token("5*A", (0, 0, 9, 9), 0.5, 0)])]
    ['TH“A"', '5*A']
    """
    return [_quoted(token) for token in tokens]


def _quoted(token: Token) -> Token:
    found = MISREAD.search(token.text)
    if found is None or not any("“" in text or '"' in text for text, _ in token.alternatives):
        return token
    text = f"{token.text[: found.start()]}“{token.text[found.end() :]}"
    return replace(token, text=text)
