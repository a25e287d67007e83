"""Numbers with something behind them: rows 1a and 1b of a table, an item's mark, a symbol's slash.

Before a letter the engine takes a 1 for an l or an I (`la`, `Ib`), the full stop of `5.` for a
comma, and the slash of `76/KH-PGDĐT` for a quotation mark or nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from extractors.scan.cutting import Crop
from extractors.scan.numbers import COUNTED, SURE
from extractors.scan.ocr import Token
from extractors.scan.spans import Place

NUMBER = re.compile(r"\d{1,2}[a-hđ]?[.)]?")
LETTERED = re.compile(r"\d{1,2}[a-hđ][.)]?")
MISREAD = re.compile(r"[Il|!](?=[a-hđ][.)]?$)")
SYMBOL = re.compile(r"(?<![\w/])[A-ZĐ]{2}[A-ZĐa-z&]*-[A-ZĐ].*")
MOST = 0.6  # share of a column's cells that must be numbers
LIKELY = 0.15  # probability from which the engine has thought of a full stop or a slash
LABEL = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[a-eđ]),")
STOPS = re.compile(r"\d{1,2}\.{2,}")  # specks behind it


def lettered_numbers(
    read: Mapping[Place, list[Token]], column: Mapping[Place, Crop]
) -> dict[Place, Token]:
    """The numbers of a column whose 1 was read as a letter, by place.

    `read` are the words of the table's cells, `column` the inked cells of a narrow column.

    >>> token = lambda text: Token(text, (0, 0, 9, 9), 0.6, 0)
    >>> read = {(row, 0): [token(text)] for row, text in enumerate(("la", "Ib", "2", "4a", "4b"))}
    >>> [number.text for number in lettered_numbers(read, dict.fromkeys(read)).values()]
    ['1a', '1b']
    """
    alone = {place: read[place][0] for place in column if len(read.get(place, ())) == 1}
    numbers = [token.text for token in alone.values() if NUMBER.fullmatch(token.text)]
    misread = {place: token for place, token in alone.items() if MISREAD.match(token.text)}
    if len(numbers) + len(misread) < MOST * len(column) or not any(
        map(LETTERED.fullmatch, numbers)
    ):
        return {}
    return {place: _with_one(token) for place, token in misread.items()}


def _with_one(token: Token) -> Token:
    others = ((token.text, 1 - COUNTED),)
    return replace(
        token, text=MISREAD.sub("1", token.text), confidence=COUNTED, alternatives=others
    )


def with_stops(tokens: list[Token]) -> list[Token]:
    """The words of a page, with the full stop of a number before its line that is read as others.

    The engine itself must have thought of the full stop, where it reads a comma, and the line go
    on with a capital.

    >>> labels = [Token(text, (0, 0, 9, 9), 0.6, 0, (("5.", 0.4),)) for text in ("5,", "1...")]
    >>> word = lambda text: Token(text, (20, 0, 60, 9), 0.9, 0)
    >>> [[t.text for t in with_stops([labels[0], word(text)])] for text in ("Trước", "6")]
    [['5.', 'Trước'], ['5,', '6']]
    >>> [t.text for t in with_stops([labels[1], word("Trường")])]
    ['1.', 'Trường']
    """
    stopped = {
        id(first): replace(first, text=_stopped(first.text), alternatives=((first.text, LIKELY),))
        for first, second, *_ in (line for line in _lines(tokens) if len(line) > 1)
        if second.text[0].isupper() and _may_stop(first)
    }
    return [stopped.get(id(token), token) for token in tokens]


def with_slashes(tokens: list[Token]) -> list[Token]:
    """The words of a page, with the slash between a document's number and its symbol.

    >>> number = Token("76", (0, 0, 9, 9), 0.9, 0)
    >>> symbol = Token("KH-PGDĐT", (12, 0, 60, 9), 0.5, 0, (("/KH-PGDĐT", 0.2),))
    >>> [t.text for t in with_slashes([number, symbol])]
    ['76', '/KH-PGDĐT']
    """
    slashed = {
        id(symbol): replace(symbol, text=f"/{bare[0]}", alternatives=((symbol.text, LIKELY),))
        for line in _lines(tokens)
        for number, symbol in pairwise(line)
        if number.text.isdecimal() and (bare := SYMBOL.search(symbol.text)) is not None
        if any(text == f"/{bare[0]}" and p >= LIKELY for text, p in symbol.alternatives)
    }
    return [slashed.get(id(token), token) for token in tokens]


def _lines(tokens: list[Token]) -> list[list[Token]]:
    """The words by the engine's lines, from left to right."""
    lines: dict[int, list[Token]] = defaultdict(list)
    for token in sorted(tokens, key=lambda token: token.box[0]):
        lines[token.line].append(token)
    return list(lines.values())


def _stopped(label: str) -> str:
    """The label with its one full stop: 5, and 5... are 5."""
    return f"{label.rstrip('.,')}."


def _may_stop(label: Token) -> bool:
    if STOPS.fullmatch(label.text):
        return label.confidence < SURE
    stopped = _stopped(label.text)
    thought_of = any(text == stopped and p >= LIKELY for text, p in label.alternatives)
    return thought_of and LABEL.fullmatch(label.text) is not None
