"""Content streams of pages and maps of fonts, read by one pattern where they are plain.

Nearly all are. pdfminer's own parser goes through them letter by letter, which takes a good part of
the time of a page; what the pattern does not cover (inline images, dictionaries, strings with loose
brackets) is left to it, from the same place.
"""

from __future__ import annotations

import re
from typing import Any

from pdfminer.cmapdb import CMapParser
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import KWD, LIT, PSStackParser

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


class _Strides(PSStackParser[Any]):
    """A parser of pdfminer's that takes a plain token at once."""

    BUFSIZ = 1 << 24  # a whole stream

    def nexttoken(self) -> Any:
        """The next token, with where it stands."""
        if not self._tokens and self._between():
            match = _TOKEN.match(self.buf, self.charpos)
            kind = match.lastindex or 0 if match else 0
            value = _value(kind, match[kind]) if match else None
            if match and value is not None:
                self.charpos = match.end()
                return self.bufpos + match.start(kind), value
        return super().nexttoken()

    def _between(self) -> bool:
        """Whether no token has been begun that the usual parser must end."""
        return not self.eof and self._parse1 == self._parse_main


class CharacterMapParser(_Strides, CMapParser):
    """Tells what a font's codes stand for."""


class ContentParser(_Strides, PDFContentParser):
    """Tells what is drawn on a page; a list of plain operands is taken at once too."""

    def nextobject(self) -> Any:
        """The next operand or operator, with where it stands (0 where nobody asks)."""
        begun = self.results or self._tokens or self.context or self.curstack
        if not begun and self._between():
            value = self._plain()
            if value is not None:
                return 0, value
        return super().nextobject()

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
                self.charpos = at
                return array
            if kind in (_OPEN, _CLOSE) or (kind == _KEYWORD and array is not None):
                return None
            value = _value(kind, match[kind])
            if value is None or array is None:
                self.charpos = self.charpos if value is None else at
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
    if kind in (_OPEN, _CLOSE):
        return KWD(text)
    return LIT(text.decode()) if kind == _NAME else None


def _unescaped(found: re.Match[bytes]) -> bytes:
    """
    >>> _ESCAPED.sub(_unescaped, rb"a\\053\\)\\n\\0534")
    b'a+)\\n+4'
    """
    code = found[1]
    return bytes((int(code, 8),)) if code.isdigit() else _LETTERS.get(code, code)
