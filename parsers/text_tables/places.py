"""Where the words of lines stand, in characters of plain text or by their boxes on a page.

Everything that tells columns and rows apart by place counts in spaces across and in lines down:
in plain text a character is as wide as a space, on a page the usual gap between words is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from statistics import median

from parsers.text_tables.headers import is_level_row
from parsers.text_tables.pieces import blank, running_number, sub_line
from parsers.text_tables.school_cells import leads
from schemas.document import Line, Word

_ROW_NUMBER = re.compile(r"(?:[IVX]{1,5}|\d{1,2}[a-zđ]|\d{1,2}\.\d{1,2})[.)]?")
WIDE = 1.9  # spaces; a wider gap parts columns
_SPACE = 0.25  # of the height of the letters, where no gaps are seen
_PITCH = 1.1  # heights of a line, from one to the next
LED = ("Trường", "Mầm", "Mẫu", "Tiểu", "liên")  # no name or place begins behind them
_LEADING = ("Trường", "xã", "phường", "Xã", "Phường")
_TOWN, _OF_TOWN = ("thị", "Thị"), ("trấn", "xã")  # thị trấn (town), thị xã (larger town)
_LONGEST_LEVEL = 5  # words before a row number
_APART = 0.8  # lines that stand free above a line which is set apart


@dataclass(frozen=True, slots=True)
class Spot:
    """A word and the place that it takes, `x0` to `x1` in spaces."""

    word: Word
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that stand together."""

    spots: tuple[Spot, ...]
    unsure: bool = False  # whether it may have been cut at the wrong word

    @property
    def x0(self) -> float:
        return self.spots[0].x0

    @property
    def x1(self) -> float:
        return self.spots[-1].x1

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        return " ".join(spot.word.text for spot in self.spots)

    def of(self, line: Line) -> Line:
        """The piece as a line of its own."""
        return sub_line(line, [spot.word for spot in self.spots])


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line that is not blank: which of the document it is, its words' places, its height `y`."""

    at: int
    line: Line
    spots: tuple[Spot, ...]
    y: float  # lines from the first one down
    apart: bool  # it does not follow right upon the line above

    @property
    def pieces(self) -> list[Piece]:
        """The words that stand together, parted by wide gaps."""
        found: list[list[Spot]] = []
        for spot in self.spots:
            if found and spot.x0 - found[-1][-1].x1 < WIDE:
                found[-1].append(spot)
            else:
                found.append([spot])
        return [Piece(tuple(spots)) for spots in found]


def begins_name(spots: Sequence[Spot], at: int) -> bool:
    """Whether a word leads a school's name, or that of a commune or town."""
    if at and spots[at - 1].word.text in LED:
        return False
    words = [spot.word for spot in spots[at : at + 2]]
    if words[0].text in _TOWN:
        return words[-1].text.casefold() in _OF_TOWN
    return words[0].text in _LEADING or leads_name(words)


def leads_name(words: Sequence[Word]) -> bool:
    """Whether a school's name begins with words."""
    return words[0].text == "Trường" or _leads(tuple(word.text for word in words))


@lru_cache(maxsize=4096)
def _leads(texts: tuple[str, ...]) -> bool:
    return leads(Line([Word(text) for text in texts]))


def is_row_number(text: str) -> bool:
    """Whether a cell of a column of numbers counts a row.

    >>> [is_row_number(text) for text in ("1", "02.", "1a", "IV", "2.1", "Mã", "1.040")]
    [True, True, True, True, True, False, False]
    """
    return running_number(text) is not None or _ROW_NUMBER.fullmatch(text.strip()) is not None


def is_boxed(line: Line) -> bool:
    """Whether every word of a line has a box on its page."""
    return bool(line.words) and all(word.box is not None for word in line.words)


def is_plain(line: Line) -> bool:
    """Whether a line is text without boxes, whose white space is not tabs."""
    return bool(line.words) and all(w.box is None and "\t" not in w.before for w in line.words)


def placed(lines: Sequence[Line], start: int, end: int) -> list[PlacedLine]:
    """The lines from `start` up to `end` that are not blank, with their places.

    Those of further pages stand right below the last one of the page before.
    """
    if all(is_boxed(line) for line in lines[start:end]):
        return list(_by_boxes(lines, start, end))
    return list(_by_characters(lines, start, end))


def _by_characters(lines: Sequence[Line], start: int, end: int) -> Iterator[PlacedLine]:
    y, apart = 0, False
    for at in range(start, end):
        line = lines[at]
        if blank(line):
            apart = True
            continue
        yield PlacedLine(at, line, tuple(_spots(line)), float(y), apart)
        y, apart = y + 1, False


def _spots(line: Line) -> Iterator[Spot]:
    at = 0
    for word in line.words:
        x0 = at + len(word.before)
        at = x0 + len(word.text)
        yield Spot(word, float(x0), float(at))


def _by_boxes(lines: Sequence[Line], start: int, end: int) -> Iterator[PlacedLine]:
    used = lines[start:end]
    space = _usual_space(used)
    pitch = _PITCH * median(w.box.height for line in used for w in line.words if w.box)
    y = -1.0
    at = start
    for _, page in groupby(used, key=lambda line: line.page):
        above: float | None = None
        for line in page:
            middle = median((w.box.top + w.box.bottom) / 2 for w in line.words if w.box)
            step = 1.0 if above is None else (middle - above) / pitch
            y, above = y + step, middle
            spots = tuple(Spot(w, w.box.x0 / space, w.box.x1 / space) for w in line.words if w.box)
            yield PlacedLine(at, line, spots, y, step > 1 + _APART)
            at += 1


def _usual_space(lines: Iterable[Line]) -> float:
    """How wide the usual gap between words is (points)."""
    words = [word for line in lines for word in line.words if word.box is not None]
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(words) if a.box and b.box and b.before == " "]
    return space_of([word.box.height for word in words if word.box], gaps)


def space_of(heights: Sequence[float], gaps: Iterable[float]) -> float:
    """How wide the usual gap is of those between words of such heights (points)."""
    height = median(heights)
    usual = [gap for gap in gaps if 0 < gap < height]
    return max(median(usual) if usual else 0.0, _SPACE * height * 0.7)


def number_apart(line: PlacedLine) -> PlacedLine:
    """The line with wide gaps about the row number that it begins with, alone or behind a level."""
    at = number_at([spot.word.text for spot in line.spots])
    if at is None or at == len(line.spots) - 1:
        return line
    spots = list(line.spots)
    for place in (at, at - 1):  # the last word before each gap
        if 0 <= place < len(spots) - 1:
            missing = max(0.0, WIDE - (spots[place + 1].x0 - spots[place].x1))
            spots[: place + 1] = [
                replace(spot, x0=spot.x0 - missing, x1=spot.x1 - missing)
                for spot in spots[: place + 1]
            ]
    return replace(line, spots=tuple(spots))


def number_at(texts: Sequence[str]) -> int | None:
    """Which of a line's words is the row number that it begins with: the first, or behind a level.

    >>> number_at(["1", "Hoa", "Hồng"]), number_at(["Mầm", "non", "2", "Sao", "Mai"])
    (0, 2)
    >>> number_at(["Trường", "Mầm", "non", "2"]) is None
    True
    """
    numbers = (at for at in range(min(_LONGEST_LEVEL, len(texts))) if running_number(texts[at]))
    at = next(numbers, None)
    if at and not (at < len(texts) - 1 and is_level_row(" ".join(texts[:at]))):
        return None
    return at
