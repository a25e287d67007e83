"""How likely words are a cell of a column: by the column's role, then by its other cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from math import log

from parsers.text_tables.cell_lines import PARTIES
from parsers.text_tables.drawn_words import Reader, Token, WordKind
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.schedule_wordings import ACTING_WORDS, OPEN_WORDS

Group = str

# How often a cell begins with a word of a kind, by what its column is for.
_FIRST: dict[Group, dict[WordKind, float]] = {
    "party": {"lead": 12, "school": 4, "capital": 3, "unit": 0.5, "figure": 0.3, "numbering": 0.2,
              "mark": 0.5, "lower": 0.2, "title": 0.1},
    "level": {"lead": 10, "capital": 2, "lower": 0.3},
    "unit": {"unit": 8, "capital": 6, "figure": 0.2},
    "time": {"capital": 6, "figure": 4, "lower": 1, "lead": 1},
    "text": {"capital": 8, "mark": 4, "figure": 1, "lower": 0.2, "lead": 0.3, "school": 0.4,
             "unit": 0.2, "numbering": 0.3, "title": 0.2, "bracket": 0.2},
    "note": {"capital": 5, "figure": 1.5, "lower": 0.7, "lead": 0.6, "school": 0.5, "unit": 1.5,
             "mark": 0.7, "numbering": 0.4, "title": 0.5, "bracket": 0.7},
    "count": {"figure": 14, "mark": 0.5, "numbering": 0.3},
    "act": {"capital": 9, "mark": 4, "figure": 0.5, "lower": 0.1, "lead": 0.5, "school": 0.5,
            "unit": 0.1, "title": 0.1, "bracket": 0.1},
    "who": {"capital": 10, "lead": 4, "school": 4, "title": 4, "unit": 1, "figure": 0.3,
            "lower": 0.1, "bracket": 0.2},
    "other": {"capital": 6, "figure": 6, "title": 4, "lead": 0.3, "unit": 1, "lower": 0.7,
              "mark": 0.7, "numbering": 0.4, "bracket": 0.3},
}  # fmt: skip
_KINDS: tuple[WordKind, ...] = WordKind.__args__  # type: ignore[attr-defined]
_FLOOR = 0.05
_EMPTY: dict[Group, float] = {  # share of cells without words
    "party": 0.003, "level": 0.5, "unit": 0.1, "time": 0.2, "text": 0.05, "note": 0.5, "other": 0.1,
    "act": 0.005, "who": 0.1, "count": 0.05,
}  # fmt: skip
SCHOOLS: frozenset[Role | None] = PARTIES | {"lead", "members"}
_GROUPS: dict[Role | None, Group] = {
    **dict.fromkeys(SCHOOLS, "party"),
    "level": "level", "time": "time", "focus": "text", "note": "note", "unit": "unit",
    "other": "other", "mark": "other", "cluster": "other", "number": "count", None: "other",
    "act": "act", "who": "who",
}  # fmt: skip
LISTED: frozenset[Role | None] = frozenset({"pair", "members"})
_MOSTLY = 0.7  # share of cells with figures in a column of counts
_FIGURE = -4.0  # a figure alone in a cell
_COUNT = -2.5  # a figure in a column of counts
_SAME, _COMMON = 0.75, 0.02  # share of first words that a column repeats, and a word's usual share
# A line's end in a cell, before an item of a cell, between two cells; and cells in one line.
_WRAPPED, ITEM, _PARTED, BESIDE = -1.5, -2.0, -1.0, -0.4
FITS = 0.85  # share of a column's width that the next word would not have filled
_NEW_TIME = -5.0  # that a cell goes on in a line that opens like a cell of times
TOO_SOON = -5.0
_WHO = 1.5  # that a cell begins with a word for those who act, or behind a sentence
_CLOSING = ".;”"
_TOLD = ("act", "who")
_SMALL = -7.0  # that a cell of these begins in small letters
_OPEN_END = -4.0  # that a cell ends with a word that something must follow
_NAMED = 2.0  # at most, that a cell of those who act is a name
_LONE = -1.5  # that a cell of those who act is one word
_LONG_WHO, _USUAL_WHO = 0.5, 6  # for each word more than such a cell usually has
_DATED = -2.5  # a time in a cell of these
_SPACED = {True: (1.5, -2.5), False: (-2.5, 0.5)}  # a line's end with and without white space


@dataclass(slots=True)
class Seen:
    """What the sure cells of a column looked like: their first words, and the longest piece."""

    kinds: Counter[WordKind] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    empty: int = 0
    width: int = 0

    def add(self, cell: Sequence[Token]) -> None:
        if not cell:
            self.empty += 1
            return
        self.kinds[cell[0].kind] += 1
        self.words[cell[0].text] += 1
        lengths: Counter[int] = Counter()
        for token in cell:
            lengths[token.line] += len(token.text) + 1
        self.width = max(self.width, *lengths.values())


class DrawnColumn:
    """The likelihoods of a column's cells, in natural logarithms."""

    def __init__(self, role: Role | None, seen: Seen, counts: bool = False) -> None:
        self.role = role
        self.group = "count" if counts else _GROUPS[role]
        if self.group == "other" and seen.kinds["figure"] > _MOSTLY * seen.kinds.total() > 1:
            self.group = "count"
        self.seen = seen
        weights = _FIRST[self.group]
        full = {kind: weights.get(kind, _FLOOR) + 2 * seen.kinds[kind] for kind in _KINDS}
        total = sum(full.values())
        self._first = {kind: log(weight / total) for kind, weight in full.items()}
        cells = seen.kinds.total()
        share = (_EMPTY[self.group] * 6 + seen.empty) / (6 + seen.empty + cells)
        self.empty, self._filled = log(share), log(1 - share)

    def worth(self, reader: Reader, start: int, end: int) -> float:
        """That the words from `start` to before `end` are a cell, line ends left aside."""
        token = reader.tokens[start]
        return (
            self._filled
            + self._first[token.kind]
            + self._repeated(token)
            + self._words(reader, start, end)
        )

    def _words(self, reader: Reader, start: int, end: int) -> float:
        if self.group == "party":
            return reader.parties(start, end, self.role in LISTED)
        if self.group == "unit":
            return reader.name(start, end)
        text = reader.text(start, end)
        if self.group == "time":
            return text + reader.time(start, end)
        if self.group == "level":
            lead = reader.tokens[start].lead
            return text + (4.0 + 9.0 * lead if lead == end - start else -3.0)
        if self.group == "count" and end - start == 1 and reader.tokens[start].kind == "figure":
            return _COUNT
        if self.group == "other" and end - start == 1 and reader.tokens[start].kind == "figure":
            return _FIGURE
        if self.group in _TOLD:
            return text + self._told(reader, start, end)
        if self.group == "other" and end - start < 6:
            return max(text, reader.name(start, end) - 1.5)
        return text

    def _told(self, reader: Reader, start: int, end: int) -> float:
        """That words are a cell of a schedule, against their being running text."""
        tokens = reader.tokens[start:end]
        first = tokens[0]
        worth = _NEW_TIME if reader.opens_time[start] else 0.0
        worth += _SMALL if first.text[0].islower() else 0.0
        worth += _OPEN_END if _is_open(tokens) else 0.0
        worth += _DATED * sum(reader.opens_time[start + 1 : end])
        return worth + (self._acting(reader, start, end) if self.group == "who" else 0.0)

    def _acting(self, reader: Reader, start: int, end: int) -> float:
        """That words tell who acts, against their being running text."""
        tokens = reader.tokens
        first = tokens[start].text
        short = len(first) > 1 and first.isupper()  # PGD, BGH
        worth = _WHO if first.lower() in ACTING_WORDS or short else 0.0
        worth -= _LONG_WHO * max(0, end - start - _USUAL_WHO)
        worth += _LONE if end == start + 1 and not short else 0.0
        if start and not tokens[start].first and tokens[start - 1].text[-1] in _CLOSING:
            worth += _WHO
        worth -= sum(_WHO for token in tokens[start : end - 1] if token.text[-1] in _CLOSING)
        weigh = reader.parties if tokens[start].lead else reader.name
        named = weigh(start, end) - reader.text(start, end) - _WHO
        return max(worth, min(named, _NAMED))

    def _repeated(self, token: Token) -> float:
        """How much a column that repeats its first word likes this one."""
        seen = self.seen.words.total()
        if seen < 2:
            return 0.0
        share = self.seen.words[token.text] / seen
        new = len(self.seen.words) / seen
        return log(_SAME * share / _COMMON + (1 - _SAME) + _SAME * new) * min(1.0, seen / 4)

    def wraps(self, reader: Reader, start: int, at: int) -> float:
        """That a cell from `start` on goes on in a new line at `at`."""
        if reader.opens_time[at]:
            return _NEW_TIME
        if not self.seen.width:
            return 0.0
        tokens = reader.tokens
        line = tokens[at - 1].line
        piece = sum(len(t.text) + 1 for t in tokens[start:at] if t.line == line)
        if piece + len(tokens[at].text) + 1 <= FITS * self.seen.width:
            return TOO_SOON
        return 0.0

    def begins_anew(self, last: Token, first: Token) -> bool:
        """Whether a line of a cell ends with need: a sentence ends, or another item begins."""
        if last.text[-1] in ".;:,”)" or first.kind in ("mark", "bracket"):
            return True
        return self.group in ("party", "who") and first.kind in ("lead", "school")


def _is_open(cell: Sequence[Token]) -> bool:
    """Whether something must follow the last word: `tại`, a comma, a title, `Trường THCS`."""
    last = cell[-1]
    if last.kind == "mark":
        return True
    if last.text.lower() in OPEN_WORDS or last.text.endswith(",") or last.kind == "title":
        return True
    lead = list(takewhile(lambda token: token.kind == "lead", reversed(cell)))
    return bool(lead) and lead[-1].text[0].isupper()


def line_end(token: Token, telling: bool, inside: bool) -> float:
    """That a line ends behind a word inside a cell, or between two; `telling`: by white space."""
    worth = _WRAPPED if inside else _PARTED
    if telling:
        worth += _SPACED[inside][0 if token.spaced else 1]
    return worth
