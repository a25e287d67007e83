"""Digits written by hand put in the place of what the engine made of them.

The engine reads a pen's digits as anything, and takes the print beside them along. So they are
read by a reader of their own, taken out of the engine's words, and painted over, so that a
second look at the print is not led astray.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from extractors.scan.handwriting.form import SYMBOL, Blank, Kind, blanks_in
from extractors.scan.handwriting.reader import PRINTED, Reading, read_blank
from extractors.scan.ocr import Token
from extractors.scan.picture import Grey

SURE_PRINT = 0.85  # the engine's confidence in digits that it need not share
LEAST_PRINT = 0.5  # … in digits that are worth more than a hand's that nobody can read
UNREAD, SURE_HAND = 0.3, 0.5  # probability of a hand's digits that outweigh the engine's
MOST = {"number": 99999, "day": 31, "month": 12}
LISTED = 4


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a blank by hand: its word, and where its ink is."""

    blank: Blank
    token: Token


def written_in(tokens: list[Token], grey: Grey, pen: Grey | None) -> list[Written]:
    """What a pen wrote into the first number and the first date of a page.

    `pen` shows the ink where `grey` does not.
    """
    found: list[Written] = []
    seen: set[Kind] = set()
    for blank in blanks_in(tokens, len(grey)):
        if blank.kind not in seen:
            seen.add(blank.kind)
            found.extend(_written(blank, grey if pen is None else pen))
    return found


def _written(blank: Blank, grey: Grey) -> Iterator[Written]:
    printed, sure = _as_printed(blank)
    reading = read_blank(grey, blank.left, blank.right, blank.base, blank.cap)
    likely = possible(blank.kind, reading.strings)
    if not likely or (reading.strings[0][0] == "" and reading.strings[0][1] > likely[0][1]):
        return
    by_hand = sum(p for text, p in likely if PRINTED not in text)
    by_type = sum(p for text, p in reading.strings if PRINTED in text)
    if sure >= SURE_PRINT and (by_type >= by_hand or likely[0][0] == printed):
        return
    if printed and likely[0][1] < (UNREAD if sure < SURE_PRINT else SURE_HAND):
        return  # print in a face that looks like no hand it was taught
    if by_hand > by_type:
        digits = [(text, round(p, 4)) for text, p in likely if PRINTED not in text]
        yield Written(blank, _token(blank, reading, digits))


def _as_printed(blank: Blank) -> tuple[str, float]:
    """The digits that the engine has read in a blank, and how surely; nothing and 0.0 if none."""
    inside = [blank.row.tokens[i] for i in blank.row.owners_in(blank.first, blank.last)]
    text = blank.text.strip(" :.…_")
    sure = min((token.confidence for token in inside), default=0.0)
    if (
        sure < LEAST_PRINT
        or not re.fullmatch(r"\d{1,5}", text)
        or not _is_possible(blank.kind, text)
    ):
        return "", 0.0
    return text, sure


def possible(kind: Kind, strings: tuple[tuple[str, float], ...]) -> list[tuple[str, float]]:
    """The strings that can be a number, a day or a month; print is left to the engine.

    >>> possible("day", (("37", 0.5), ("31", 0.4), ("##", 0.1)))
    [('31', 0.8), ('##', 0.2)]
    >>> possible("month", (("", 0.9), ("13", 0.1)))
    []
    """
    kept = [(text, p) for text, p in strings if PRINTED in text or _is_possible(kind, text)]
    share = sum(p for _, p in kept) / max(1e-9, sum(p for text, p in strings if text))
    return [(text, p * min(2.0, 1 / max(share, 1e-9))) for text, p in kept]


def _is_possible(kind: Kind, text: str) -> bool:
    longest = 5 if kind == "number" else 2
    return 0 < len(text) <= longest and 0 < int(text) <= MOST[kind]


def _token(blank: Blank, reading: Reading, digits: list[tuple[str, float]]) -> Token:
    left = max(reading.left, blank.left)
    box = (
        round(left),
        round(blank.base - 1.2 * blank.cap),
        round(max(min(reading.right, blank.right), left + 0.5 * blank.cap)),
        round(blank.base + 0.3 * blank.cap),
    )
    text, confidence = digits[0]
    line = blank.row.tokens[(blank.row.owners_in(0, max(1, blank.first)) or [0])[-1]].line
    return Token(text, box, confidence, line, tuple(digits[1 : LISTED + 1]), by_hand=True)


def without_written(tokens: list[Token], written: list[Written]) -> list[Token]:
    """The engine's words less what it read in the blanks, cut where they reach beyond them."""
    cuts: dict[int, list[tuple[int, int]]] = {}
    pieces: list[Token] = []
    for each in written:
        row, first, last = each.blank.row, each.blank.first, each.blank.last
        for i in row.owners_in(first, last):
            start = row.owners.index(i)
            token = row.tokens[i]
            cut = (max(first, start) - start, min(last, start + len(token.text)) - start)
            cuts.setdefault(id(token), []).append(cut)
    for token in tokens:
        pieces.extend(_less(token, cuts.get(id(token), [])))
    return pieces


def _less(token: Token, cuts: list[tuple[int, int]]) -> Iterator[Token]:
    """The parts of a token that are outside the cuts, each with its share of the width."""
    if not cuts:
        yield token
        return
    x0, top, x1, bottom = token.box
    count, at = len(token.text), 0
    for first, last in [*sorted(cuts), (count, count)]:
        if at < first:
            left, right = (round(x0 + (x1 - x0) * k / count) for k in (at, first))
            text = token.text[at:first]
            yield replace(token, text=text, box=(left, top, right, bottom), alternatives=())
        at = last


def with_symbols(tokens: list[Token], written: list[Written]) -> list[Token]:
    """The words with the symbols behind numbers as they were first read, where those got lost.

    A second look at a line that a pen crossed may lose the slash or a letter. Marks that were
    read beside the pen's digits go.
    """
    for each in written:
        if each.blank.kind == "number":
            tokens = _with_symbol(tokens, each)
    return [*tokens, *(each.token for each in written)]


def _with_symbol(tokens: list[Token], each: Written) -> list[Token]:
    first = _first_reading(each.blank)
    base, cap, pen = each.blank.base, each.blank.cap, each.token.box
    on_line = [t for t in tokens if t.box[1] < base - cap / 2 < t.box[3]]
    left = min(pen[2], first[0].box[0]) - cap / 2
    behind = [t for t in on_line if left <= t.box[0] < first[-1].box[2]]
    marks = [
        t for t in on_line if pen[0] - cap / 2 <= t.box[0] < left and not t.text[-1:].isalnum()
    ]
    text = " ".join(t.text for t in sorted(behind, key=lambda t: t.box[0]))
    first_text = " ".join(t.text for t in first)
    drop = {id(t) for t in marks}
    if not (SYMBOL.match(text) and text.startswith("/") and len(text) >= len(first_text)):
        drop |= {id(t) for t in behind}
        tokens = [*tokens, *first]
    return [t for t in tokens if id(t) not in drop]


def _first_reading(blank: Blank) -> list[Token]:
    """What is printed behind a number, with its slash."""
    row = blank.row
    pieces: list[Token] = []
    for i in row.owners_in(blank.last, blank.end):
        start = row.owners.index(i)
        token = row.tokens[i]
        text = token.text[max(0, blank.last - start) : blank.end - start]
        left = round(row.edges[max(blank.last, start)][0])
        box = (left, token.box[1], token.box[2], token.box[3])
        pieces.append(replace(token, text=text, box=box, alternatives=()))
    if not pieces[0].text.startswith("/"):
        pieces[0] = replace(pieces[0], text=f"/{pieces[0].text}")
    return pieces


def painted_over(grey: Grey, written: list[Written]) -> Grey:
    """The page with the pen's digits painted over with paper."""
    if not written:
        return grey
    out = grey.copy()
    for each in written:
        x0, top, x1, bottom = each.token.box
        pad = round(0.5 * each.blank.cap)
        out[max(0, top - pad) : bottom + pad, max(0, x0) : x1] = np.uint8(255)
    return out
