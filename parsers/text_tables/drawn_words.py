"""The words of a PDF's lines in drawn order, and how well runs of them read as names or as text.

All figures are natural logarithms of likelihoods of words, so that ways to cut a line into cells
can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal

from normalizers.schools.levels import lead_at
from normalizers.schools.prior import log_prior
from normalizers.schools.shapes import NameContext
from normalizers.text.language_model import language_model
from normalizers.text.syllables import canonical
from parsers.text_tables.pieces import blank
from parsers.text_tables.time_words import is_time_text, opens_time
from schemas.document import Line, Word

WordKind = Literal[
    "figure",
    "lead",
    "school",  # `Trường` (school) without a level word
    "unit",
    "title",
    "mark",
    "bracket",
    "capital",
    "numbering",
    "lower",
    "joint",
]

_FIGURE = re.compile(r"[\d.,/%:-]*\d[\d.,/%:-]*")
_UNIT = re.compile(r"(?:xã|phường|huyện|quận|tỉnh|thôn|bản|ấp|tt|tx|tp|h|x|p)\.?", re.IGNORECASE)
_UNIT_PAIRS = (("thị", "trấn"), ("thị", "xã"), ("thành", "phố"))
_TITLE = re.compile(r"(?:thầy|cô|ông|bà|ô|đ/c|đồng|chị|anh|th\.?s|ts)\.?:?", re.IGNORECASE)
_MARK = re.compile(r"[-–—+•*→⇔↔➢✓&;,]+")
_NUMBERING = re.compile(r"(?:[A-HĐ]\d?|[IVX]{1,4}|\d{1,2}[A-EĐ]?)[.,;]?")
_JOINTS = ("và", "với")
_BARE = re.compile(r"trường", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}")  # schools are named after days: `MN 20-10`
_DAY_NAME = -5.0
_LONGEST_LEAD = 8  # words
_UNIONS = ("CĐCS", "Công đoàn", "Liên đội", "Chi bộ", "Chi đoàn", "Đoàn trường", "Đoàn")
_EDGE = ".,;:()[]“”\"'"

# What a word costs in running text, by its kind.
_IN_TEXT: dict[WordKind, float] = {
    "figure": -5.5, "lead": -9, "school": -7.5, "unit": -6.5, "title": -7.5, "mark": -4.5,
    "bracket": -5.5, "capital": -7, "numbering": -6, "lower": -5, "joint": -4.5,
}  # fmt: skip
# What a word costs in a name that no list has.
_IN_NAME: dict[WordKind, float] = {
    "figure": -9, "lead": -14, "school": -8, "unit": -4.5, "title": -7, "mark": -9, "bracket": -9,
    "capital": -6.2, "numbering": -4, "lower": -9.5, "joint": -11,
}  # fmt: skip
_SYLLABLES = (-9.0, -3.9, -0.2, -2.0, -3.9, -6.0, -9.0)  # of a name, by their count
_PLACE = -2.5  # that `thị trấn` (township) or `số 1` (number 1) opens a name
_NUMBERED = ((3, -2.5), (9, -4.0), (20, -7.0))  # that a name ends with a number up to this one
_TOGETHER = (-1.0, 5.0)  # nats by which two words may be likelier side by side than each alone
_IN_LEAD = -10.0  # a cell that begins within the words that open a school's name
_NONE = -3.0  # a mark alone: no school yet
_FURTHER, _SIDE_BY_SIDE = -3.5, -9.0  # another school in a cell, below or behind a mark; or not
_MARK_BETWEEN, _MARK_BEHIND = -0.7, -7.0  # a mark between two schools, and behind the last
_LONGEST_NAME = 7
# For a time, for each of its words, at most, and for other text.
_TIME, _TIME_WORD, _MOST_TIME, _NO_TIME = 2.0, 2.5, 25.0, -6.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word: the `line` that it stands on, and whether it stands first or last there.

    `lead` counts the words from here on that only open a school's name (`Trường TH`). `spaced`:
    white space stood at the line's end behind it.
    """

    word: Word
    line: int
    kind: WordKind
    first: bool
    last: bool
    spaced: bool
    lead: int = 0

    @property
    def text(self) -> str:
        return self.word.text


def tokens_of(
    lines: Sequence[Line], start: int, stop: int, without: frozenset[int] = frozenset()
) -> list[Token]:
    """The words of the lines from `start` to before `stop`, but for those that go `without`."""
    placed = [
        (word, at, place)
        for at in range(start, stop)
        if at not in without
        if not blank(lines[at]) or lines[at].words
        for place, word in enumerate(lines[at].words)
    ]
    texts = [word.text for word, _, _ in placed]
    leads = _leads(texts)
    tokens = []
    for i, (word, at, place) in enumerate(placed):
        line = lines[at]
        kind = _kind(word.text, texts[i + 1] if i + 1 < len(texts) else "")
        if leads[i]:
            kind = "school" if leads[i] == 1 and _BARE.fullmatch(word.text) else "lead"
        last = place == len(line.words) - 1
        spaced = last and line.space != ""
        tokens.append(Token(word, at, kind, place == 0, last, spaced, leads[i]))
    return tokens


def _leads(texts: Sequence[str]) -> list[int]:
    """How many words from each one on open a school's name, those of its union before them."""
    found = [_lead(tuple(texts[i : i + _LONGEST_LEAD])) for i in range(len(texts))]
    for i in range(len(texts) - 1):
        union = 1 if texts[i] in _UNIONS else 2 if " ".join(texts[i : i + 2]) in _UNIONS else 0
        if union and i + union < len(texts) and found[i + union]:
            found[i] = union + found[i + union]
    return found


@lru_cache(maxsize=1 << 14)
def _lead(texts: tuple[str, ...]) -> int:
    """How many of the first words open a school's name."""
    if not texts[0][:1].isalpha():
        return 0
    lead = lead_at(" ".join(texts), 0)
    if lead is None or lead.start:
        return 0
    ends = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return sum(end <= lead.end + 1 for end in ends[1:])


@lru_cache(maxsize=1 << 14)  # a line is looked at from each start above it
def _kind(text: str, following: str) -> WordKind:
    if text.startswith("("):
        return "bracket"
    if _MARK.fullmatch(text):
        return "mark"
    core = text.strip(_EDGE)
    if _FIGURE.fullmatch(core):
        return "figure"
    if core.lower() in _JOINTS:
        return "joint"
    if (core.lower(), following.strip(_EDGE).lower()) in _UNIT_PAIRS or _UNIT.fullmatch(core):
        return "unit"
    if _NUMBERING.fullmatch(core):
        return "numbering"
    if _TITLE.fullmatch(text):
        return "title"
    return "capital" if core[:1].isupper() else "lower"


def text_cost(token: Token) -> float:
    """What a word costs in running text."""
    return _IN_TEXT[token.kind]


class Reader:
    """How well runs of the tokens read; each run is weighed once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.sums = list(accumulate(map(text_cost, tokens), initial=0.0))
        self.cuts = _cuts(tokens)
        self.name = cache(self._name)
        self.parties = cache(self._parties)
        self.time = cache(self._time)
        texts = [token.text for token in tokens]
        self.opens_time = [opens_time(texts, at) for at in range(len(tokens))]

    def text(self, start: int, end: int) -> float:
        """That the words from `start` to before `end` are running text."""
        return self.sums[end] - self.sums[start]

    def _time(self, start: int, end: int) -> float:
        """That the words are a time, against their being running text."""
        words = [token.text for token in self.tokens[start:end]]
        if not is_time_text(words):
            return _NO_TIME
        return min(_TIME + _TIME_WORD * len(words), _MOST_TIME)

    def _name(self, start: int, end: int) -> float:
        """That the words are the name of one school or place."""
        tokens = self.tokens[start:end]
        for at, token in enumerate(tokens):
            if token.kind == "bracket" and at:
                return self.name(start, start + at) + self._note(start + at, end)
        if not 0 < len(tokens) <= _LONGEST_NAME:
            return -9.0 + sum(_IN_NAME[token.kind] for token in tokens)
        known = listed_evidence(" ".join(token.text for token in tokens).rstrip(".,;"))
        open_ = _SYLLABLES[min(len(tokens), 6)] + sum(_IN_NAME[token.kind] for token in tokens)
        if len(tokens) == 1 and _DAY.fullmatch(tokens[0].text):
            return _DAY_NAME
        worths = [open_] if known is None else [open_, known]
        opening = self._opening(start, end)
        if opening:
            worths.append(_PLACE + self.name(start + opening, end))
        if len(tokens) > 1 and (numbering := _numbering(tokens[-1])) is not None:
            worths.append(self.name(start, end - 1) + numbering)
        return max(worths)

    def _opening(self, start: int, end: int) -> int:
        """How many words open a name that goes on: `thị trấn`, `xã`, `số 1`."""
        token = self.tokens[start]
        if token.kind == "unit" and end > start + 1:
            two = token.text.lower() in ("thị", "thành")
            return (2 if end > start + 2 else 0) if two else 1
        if token.text.lower() == "số" and end > start + 2:
            return 2
        return 0

    def _note(self, start: int, end: int) -> float:
        """A note in brackets behind a name; what stands behind its end is none."""
        closing = next(
            (i for i in range(start, end) if self.tokens[i].text.rstrip(".,;").endswith(")")), None
        )
        if closing is None:
            return self.text(start, end) - 4
        return (
            1.5 * (closing + 1 - start)
            + self.text(start, closing + 1)
            + (self.text(closing + 1, end) - 6 * (end - closing - 1))
        )

    def _parties(self, start: int, end: int, listed: bool = True) -> float:
        """That the words are one school or more; in a `listed` cell several are usual."""
        if end == start + 1 and self.tokens[start].kind == "mark":
            return _NONE
        worth = 0.0
        at = start
        parties = 0
        while at < end:
            until = self._party_end(at, end)
            begin = at + self.tokens[at].lead
            glued = self.tokens[at].kind == "lead" and self.tokens[at].lead == 0
            if begin >= until and not glued:
                worth += -8.0
            else:
                worth += self.name(min(begin, until - 1), until) - (0.0 if begin > at else 1.0)
            parties += 1
            if parties > 1 and not listed:
                parted = at > start and self.tokens[at - 1].kind in ("mark", "joint")
                worth += _FURTHER if parted or self.tokens[at].first else _SIDE_BY_SIDE
            at = until
            while at < end and self.tokens[at].kind in ("mark", "joint"):
                worth += _MARK_BETWEEN if at + 1 < end else _MARK_BEHIND
                at += 1
        return worth - (parties - 1 if listed else 0)

    def _party_end(self, start: int, end: int) -> int:
        at = start + max(1, self.tokens[start].lead)
        while at < end:
            token = self.tokens[at]
            if token.kind in ("mark", "joint") or (token.kind == "lead"):
                return at
            if self.tokens[at - 1].text[-1:] in ",;":
                return at
            at += 1
        return end


def _cuts(tokens: Sequence[Token]) -> list[float]:
    """What parting each word from the one before it costs: how much likelier they are together."""
    model = language_model()
    numbers = model.numbers([canonical(token.text.strip(_EDGE)) for token in tokens])
    together, _ = model.bigram(numbers[:-1], numbers[1:])
    likelier = (together - model.unigram(numbers[1:])).clip(*_TOGETHER)
    plain = [token.kind in ("capital", "lower", "title") for token in tokens]
    pairs = zip(likelier, plain, plain[1:], strict=False)
    cuts = [0.0, *(-float(worth) if a and b else 0.0 for worth, a, b in pairs)]
    for at, token in enumerate(tokens):
        for inside in range(at + 1, min(at + token.lead, len(tokens))):
            cuts[inside] = _IN_LEAD
    return cuts


def _numbering(token: Token) -> float | None:
    """That a name ends with a number or a letter; None for another word."""
    if token.kind == "numbering":
        return _NUMBERED[0][1]
    number = token.text.rstrip(".,;")
    if not number.isdigit() or number.startswith("0"):
        return None
    return next((worth for most, worth in _NUMBERED if int(number) <= most), None)


@lru_cache(maxsize=65536)
def listed_evidence(name: str) -> float | None:
    """How likely a name that lists of schools and communes hold; None for others."""
    names = log_prior(NameContext(), anywhere=True)
    found = [names[one] for one in dict.fromkeys((name, name.title())) if one in names]
    return max(found, default=None)
