"""Content streams of pages, read by one pattern where they are plain, as nearly all are.

pdfminer's own parser goes through them letter by letter, which takes a good part of the time of a
page; what the pattern does not cover (inline images, dictionaries, strings with loose brackets) is
left to it, from the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer import pdfinterp
from pdfminer.psparser import KWD, LIT

_ESCAPE = rb"\\(?:[0-3][0-7]{2}|[0-7]{1,2}(?![0-7])|[nrtbf()\\])"
_TOKEN = re.compile(
    rb"\s*(?:([+-]?\d+)(?=[\s/\[\]()<>{}%])"
    rb"|([+-]?(?:\d*\.\d+|\d+\.))(?=[\s/\[\]()<>{}%])"
    rb"|([A-Za-z][A-Za-z0-9*]*)(?=[\s/\[\]()<>{}%])"
    rb"|/([A-Za-z0-9_+.,-]+)(?=[\s/\[\]()<>{}%])"
    rb"|\(([^()\\]*(?:" + _ESCAPE + rb"[^()\\]*)*)\)"
    rb"|<((?:[0-9A-Fa-f]{2})*)>(?!>)"
    rb"|(\[)|(\]))"
)
_INTEGER, _REAL, _KEYWORD, _NAME, _STRING, _HEX, _OPEN, _CLOSE = range(1, 9)
_SPECIAL = frozenset({b"true", b"false", b"BI", b"ID", b"EI"})  # no operators, or more than one
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class ContentParser(pdfinterp.PDFContentParser):
    """pdfminer's parser of content streams, in long strides where they are plain."""

    BUFSIZ = 1 << 24  # a whole stream

    def nextobject(self) -> Any:
        """The next operand or operator, with where it stands (0 where nobody asks)."""
        if self._between():
            value = self._plain()
            if value is not None:
                return 0, value
        return super().nextobject()

    def _between(self) -> bool:
        """Whether nothing has been begun that the usual parser must end."""
        begun = self.results or self._tokens or self.context or self.curstack or self.eof
        return not begun and self._parse1 == self._parse_main

    def _plain(self) -> Any:
        """What stands next, where it is plain; None, and nothing is taken, where it is not."""
        array: list[Any] | None = None
        at = self.charpos
        while match := _TOKEN.match(self.buf, at):
            kind, at = match.lastindex or 0, match.end()
            if kind == _OPEN and array is None:
                array = []
                continue
            if kind == _CLOSE and array is not None:
                value: Any = array
                array = None
            else:
                value = _value(kind, match[kind])
            if value is None or (array is not None and kind == _KEYWORD):
                return None
            if array is None:
                self.charpos = at
                return value
            array.append(value)
        return None


def _value(kind: int, text: bytes) -> Any:
    """What a token stands for, as pdfminer's parser has it; None for what it must tell itself."""
    if kind == _INTEGER:
        return int(text)
    if kind == _REAL:
        return float(text)
    if kind == _STRING:
        return _ESCAPED.sub(_unescaped, text) if b"\\" in text else text
    if kind == _HEX:
        return bytes.fromhex(text.decode())
    if kind == _KEYWORD and text not in _SPECIAL:
        return KWD(text)
    return LIT(text.decode()) if kind == _NAME else None


def _unescaped(found: re.Match[bytes]) -> bytes:
    """
    >>> _ESCAPED.sub(_unescaped, rb"a\\053\\)\\n\\0534")
    b'a+)\\n+4'
    """
    code = found[1]
    return bytes((int(code, 8),)) if code.isdigit() else _LETTERS.get(code, code)


@contextmanager
def in_strides() -> Iterator[None]:
    """Have pdfminer read content streams so meanwhile; it leaves its callers no other choice."""
    usual = pdfinterp.PDFContentParser
    pdfinterp.PDFContentParser = ContentParser  # type: ignore[misc]
    try:
        yield
    finally:
        pdfinterp.PDFContentParser = usual  # type: ignore[misc]
