"""Where a letterhead leaves a blank for the pen: between which printed words, on what line.

Nghị định 30/2020/NĐ-CP, Annex I prints `Số: …/KH-…` (number) and `…, ngày … tháng … năm …`
(day, month, year); the digits are often written in by hand after the signing. The words are a
form's fixed print, looked for in the engine's reading with its usual slips. They are the only
wording that this room knows: without it nobody can tell where to look for a pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Literal

from extractors.scan.layout import visual_rows
from extractors.scan.ocr import Token

Kind = Literal["number", "day", "month"]

WIDEST, UNLABELLED_WIDE = 14, 4.6  # of a blank, in heights of the capitals
SMALLEST = 8  # pixels of a capital
DOUBTFUL = 0.3  # confidence of a word whose box may hold more than the word
TOP = 0.5  # share of the page in which a letterhead stands
NUMBER = re.compile(
    r"(?<!\w)[Ss][ốôoóồòÓ0ỐÔO6]{1,2}\s?[:.;,]?(?P<blank>.{0,22}?)"
    r"(?P<behind>/?\s?[A-ZĐ][A-Za-zĐđ]{0,5}\s?[-–—]\s?[A-ZĐ&])"
)
UNLABELLED = re.compile(
    r"^(?P<blank>\W{0,3}\S{0,8}(?:\s\S{0,5}){0,2}\s?)(?P<behind>/\s?[A-ZĐ]{2,4}-[A-ZĐ&])"
)
SYMBOL = re.compile(r"/?\s?[A-ZĐ][A-Za-zĐđ]{0,6}(?:\s?[-–—]\s?[A-ZĐ&][\w&]*)+")
DATE = re.compile(
    r"n[gq][àaáâăảãạ4]y(?P<day>.{0,16}?)(?P<behind>t?h[áàaâăảãạ4]n[gq])"
    r"(?P<month>.{0,14}?)(?P<last>n[ăaâáàắãảạ]m)",
    re.IGNORECASE,
)
DESCENDING = re.compile(r"[gjpqyQJ,;()ạậặẹệịọộợụựỵ]")
TALL = re.compile(r"[A-ZĐ0-9bdhklĐđ]")
MARKED_CAPITAL = re.compile(
    r"[ÀÁẢÃẠÂẦẤẨẪẬĂẰẮẲẴẶÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]|[ốồổỗếềểễấầẩẫ]"
)


@dataclass(frozen=True, slots=True)
class Blank:
    """A place for digits: pixels from `left` to `right`, on a line with base and capitals.

    `first` and `last` are the places in `row` of the characters that were read there, `end` the
    end of what is printed behind a number.
    """

    kind: Kind
    row: Row
    first: int
    last: int
    end: int
    left: float
    right: float
    base: float
    cap: float

    @property
    def text(self) -> str:
        return self.row.text[self.first : self.last]


class Row:
    """A row of tokens as one text, each character with its place."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.text = " ".join(token.text for token in tokens)
        self.owners: list[int | None] = []
        self.edges: list[tuple[float, float]] = []
        for i, token in enumerate(tokens):
            if i:
                self.owners.append(None)
                self.edges.append((tokens[i - 1].box[2], token.box[0]))
            x0, x1, count = token.box[0], token.box[2], len(token.text)
            for k in range(count):
                self.owners.append(i)
                self.edges.append((x0 + (x1 - x0) * k / count, x0 + (x1 - x0) * (k + 1) / count))

    def owners_in(self, first: int, last: int) -> list[int]:
        """The tokens that own characters from `first` to before `last`."""
        return sorted({i for i in self.owners[first:last] if i is not None})


def blanks_in(tokens: list[Token], height: int) -> Iterator[Blank]:
    """The blanks of letterheads in the upper part of a page `height` pixels high."""
    upper = [token for token in tokens if token.box[3] < TOP * height]
    for tokens_of_row in visual_rows(upper):
        row = Row(tokens_of_row)
        number = NUMBER.search(row.text) or UNLABELLED.search(row.text)
        if number:
            symbol = SYMBOL.match(row.text, number.start("behind"))
            end = symbol.end() if symbol else number.end()
            yield from _blank(row, "number", number.span("blank"), number.start(), end)
        date = DATE.search(row.text)
        if date:
            rest = date.end() + 6
            yield from _blank(row, "day", date.span("day"), date.start(), rest)
            yield from _blank(row, "month", date.span("month"), date.start(), rest)


def _blank(row: Row, kind: Kind, span: tuple[int, int], start: int, end: int) -> Iterator[Blank]:
    """The blank over the characters of `span`, measured by the print from `start` to `end`."""
    first, last = span
    inside = set(row.owners_in(first, last))
    apart = [row.tokens[i] for i in row.owners_in(start, end) if i not in inside]
    measured = _line_of(apart, row.tokens)
    if measured is None:
        return
    base, cap = measured
    right = _right_of(row, last, cap)
    left = _left_of(row, first, cap) if start < first else right - UNLABELLED_WIDE * cap
    if 0 < right - left < WIDEST * cap:
        yield Blank(kind, row, first, last, end, left, right, base, cap)


def _left_of(row: Row, at: int, cap: float) -> float:
    """Where the print before the character at `at` ends.

    By its share of its word's box, or, where a pen widened that, by its letters' usual width.
    """
    owner = row.owners[at - 1]
    if owner is None:
        return row.edges[at - 1][0]
    start = row.owners.index(owner)
    print_ends = row.tokens[owner].box[0] + printed_width(row.text[start:at]) * cap
    return min(row.edges[at - 1][1], print_ends)


def _right_of(row: Row, at: int, cap: float) -> float:
    """Where the print that begins with the character at `at` begins."""
    owner = row.owners[at] if at < len(row.owners) else None
    if owner is None:
        return row.edges[min(at, len(row.edges) - 1)][1]
    token = row.tokens[owner]
    text = row.text[at : row.owners.index(owner) + len(token.text)]
    return max(row.edges[at][0], token.box[2] - printed_width(text) * cap)


def printed_width(text: str) -> float:
    """About how wide a word of print is, in heights of its capitals (Times and its like).

    >>> printed_width("tháng") < printed_width("/KH-SYT")
    True
    """
    return sum(1.0 if char.isupper() else 0.66 if char.isalnum() else 0.4 for char in text)


def _line_of(beside: list[Token], row: list[Token]) -> tuple[float, float] | None:
    """Base line by the words beside the blank, height of the capitals by the row's words.

    None where no word shows how high its capitals are.
    """
    for least in (DOUBTFUL, 0.0):
        words = [t for t in row if t.confidence > least and _stands(t)]
        feet = [t.box[3] for t in words if t in beside] or [t.box[3] for t in words]
        heights = [t.box[3] - t.box[1] for t in words if _is_capital_high(t)]
        if heights and median(heights) >= SMALLEST:
            return float(median(feet)), float(median(heights))
    return None


def _stands(token: Token) -> bool:
    """True for a word that ends on the base line."""
    is_word = any(char.isalnum() for char in token.text)
    return is_word and not DESCENDING.search(token.text)


def _is_capital_high(token: Token) -> bool:
    return bool(TALL.search(token.text)) and not MARKED_CAPITAL.search(token.text)
