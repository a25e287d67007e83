"""The cells of schools, row numbers and level rows in the lines of a broken list, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalizers.schools import NameContext, name_evidence
from parsers.text_tables.broken_words import is_rule, lead_at, row_number, words_of_line
from parsers.text_tables.folding import fold
from parsers.text_tables.headers import is_header, is_level_row
from parsers.text_tables.school_words import SchoolWords
from schemas.document import Line, Word

_EDGE = " .,;:'’‘“”\"~*!?<>—–-+“"
_NUMBERED = re.compile(r"(?:[IVXl1|]{1,4}|\d{1,2}(?:-\d{1,2})?|[A-EĐ])")
_NUMBER_WORD = re.compile(r"(?:số|s[6oéô0óo])", re.IGNORECASE)
_LEVEL_LABEL = re.compile(r"(?:[ivx]{1,4} |[a-d] |khoi|cap|bac|nganh|cac )")
_AND = ("va", "và", "vả", "vá")
_LONGEST_NAME, _MOST_WORDS = 7, 4  # words read as a name, and words that names have
_PER_LEFT_WORD = -8.0  # nats for a word that is left out
_MOST_GOING_ON = 3  # words of a name that go on on the next line
_PER_WORD = -6.5  # nats that a word may cost a name that goes on
_UNSURE = 0.5  # confidence of words that were cut


@dataclass(slots=True)
class SchoolCell:
    """A school: the words that lead its name, the name, and where it begins.

    `joined`: `và` (and) or `;` links it to the school before; `line` counts the lines given;
    `left` are words beside the name that seem to be no part of it.
    """

    lead: SchoolWords
    line: int
    at: int
    page: int
    joined: bool = False
    name: list[Word] = field(default_factory=list)
    left: str = ""

    @property
    def level(self) -> str:
        """The level words in lower case, without boarding type and `Trường`."""
        words = [word for word in self.lead.printed if word != "Trường" and "PTDT" not in word]
        return " ".join(words).casefold()

    def as_line(self) -> Line:
        """The cell as one line, its leading words as they are printed in clean text."""
        lead = [Word(text, read=text, confidence=0.95) for text in self.lead.printed]
        words = [*lead, *self.name]
        return Line(words, page=self.page, read=" ".join(word.as_read for word in words))


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A row number, or what may be one."""

    value: int
    line: int
    sure: bool = True  # its digits were read as such


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A row that names the level of the rows below."""

    row: Line
    line: int


@dataclass(frozen=True, slots=True)
class HeaderMark:
    """A line that is the header of one column or more."""

    line: int


Mark = SchoolCell | NumberMark | LevelMark | HeaderMark


def cells_of(lines: Sequence[Line]) -> list[Mark]:
    """What the lines hold, in reading order; words that belong to no school are left out.

    >>> from schemas.document import line_of
    >>> one, two, three = cells_of([line_of("7 |TH Quang Vinh C TH Phuéc Tan eo")])
    >>> one.value, two.as_line().text, three.as_line().text
    (7, 'TH Quang Vinh C', 'TH Phuéc Tan')
    """
    marks: list[Mark] = []
    words = [words_of_line(line) for line in lines]
    at = (0, 0)
    while at[0] < len(lines):
        at = _read_mark(lines, words, at, marks)
    for mark in marks:
        if isinstance(mark, SchoolCell) and len(mark.name) > _MOST_WORDS:
            _leave_out(mark)
    return [mark for mark in marks if not isinstance(mark, SchoolCell) or mark.name]


def _leave_out(cell: SchoolCell) -> None:
    """Cut a name too long for a school: the head's name stands beside it, or a word of focus."""
    words = [word.as_read for word in cell.name]
    lengths = range(2, _MOST_WORDS + 1)
    best = max(lengths, key=lambda n: _evidence_of(words[:n]) + _PER_LEFT_WORD * (len(words) - n))
    cell.left = " ".join(words[best:])
    cell.name = cell.name[:best]


def is_level_mark(line: Line) -> bool:
    """Whether a line is a level row, and not the words that lead a name on the next line.

    >>> from schemas.document import line_of
    >>> [is_level_mark(line_of(t)) for t in ("TIEU HQC", "II. Cấp THCS", "Trung hoc co so")]
    [True, True, False]
    """
    text = line.text
    named = text.isupper() or _LEVEL_LABEL.match(fold(text)) is not None
    return named and is_level_row(text)


def _read_mark(
    lines: Sequence[Line], words: list[list[Word]], at: tuple[int, int], marks: list[Mark]
) -> tuple[int, int]:
    """Read what begins at a line and word into `marks`; gives the place after it."""
    row, place = at
    here = words[row]
    if place == 0 and is_level_mark(lines[row]):
        marks.append(LevelMark(lines[row], row))
        return row + 1, 0
    if place == 0 and is_header(" ".join(word.text for word in here)):
        marks.append(HeaderMark(row))
        return row + 1, 0
    if place >= len(here):
        return row + 1, 0
    lead = _lead(words, row, place)
    if lead is not None:
        return _read_school(
            words, (row, place), SchoolCell(lead, row, place, lines[row].page), marks
        )
    number = row_number(here[place]) if _may_be_number(words, row, place) else None
    if number is not None:
        marks.append(NumberMark(number[0], row, sure=number[1]))
    return row, place + 1


def _may_be_number(words: list[list[Word]], row: int, place: int) -> bool:
    """Whether a number there counts a row: first on its line, or before a school behind a rule."""
    before = [word for word in words[row][:place] if not is_rule(word)]
    if len(before) < 2 and place < 4:
        return True
    following = (at for at in range(place + 1, len(words[row])) if not is_rule(words[row][at]))
    after = next(following, None)
    behind_rule = is_rule(words[row][place - 1])
    return behind_rule and after is not None and _lead(words, row, after) is not None


def _lead(words: list[list[Word]], row: int, place: int) -> SchoolWords | None:
    """The words that lead a school's name, which may go on on the next line."""
    return lead_at(words[row], words[row + 1] if row + 1 < len(words) else (), place)


def _read_school(
    words: list[list[Word]], at: tuple[int, int], cell: SchoolCell, marks: list[Mark]
) -> tuple[int, int]:
    """Read the school at a place into `marks`; gives the place after it."""
    row, place = at
    lead, first = cell.lead, words[row][place]
    before = marks[-1] if marks else None
    cell.joined = (
        isinstance(before, SchoolCell)
        and before.level == cell.level
        and _is_joined(words, row, place)
    )
    marks.append(cell)
    if lead.glued:
        cell.name.append(replace(first, text=lead.glued, read=lead.glued, confidence=_UNSURE))
    place += lead.size
    while row < len(words) and place > len(words[row]):
        row, place = row + 1, place - len(words[row])
    place = _read_name(words, row, place, cell)
    if row < len(words):
        _cut_tail(cell, words[row][place:])
        while place < len(words[row]) and is_rule(words[row][place]):
            place += 1
    if row + 1 < len(words) and place == len(words[row]):
        after = _goes_on(words, row + 1, cell)
        if after:
            return row + 1, after
    return row, place


def _cut_tail(cell: SchoolCell, after: Sequence[Word]) -> None:
    """Take the word off a name with which a phrase of the next column begins.

    `Hoa Sen Phu` before `dao hoc sinh`: two words in small letters tell a phrase.
    """
    small = [word.as_read.isalpha() and word.as_read.islower() for word in after[:2]]
    if small != [True, True] or after[0].text.casefold() in _AND or len(cell.name) < 2:
        return
    if not _NUMBERED.fullmatch(cell.name[-1].text) and (
        len(cell.name) > 2 or cell.name[0].text[:1].isdigit()
    ):
        cell.name.pop()


def _is_joined(words: list[list[Word]], row: int, place: int) -> bool:
    """Whether `và` or a semicolon stands before a school, on its line or the one above."""
    before = words[row][place - 1] if place else None
    if before is None:
        above = next((line for line in reversed(words[:row]) if line), None)
        before = above[-1] if above else None
    if before is None:
        return False
    ends = before.as_read.rstrip()
    return before.text.casefold() in _AND or (len(ends) > 1 and ends[-1] in ";,")


def _read_name(words: list[list[Word]], row: int, place: int, cell: SchoolCell) -> int:
    """Read the words of the name on one line; gives the place after them."""
    here = words[row] if row < len(words) else []
    while place < len(here) and len(cell.name) < _LONGEST_NAME:
        if _lead(words, row, place) is not None or not _is_of_name(here, place, cell):
            break
        cell.name.append(_named(here[place]))
        place += 1
        if here[place - 1].as_read.rstrip()[-1:] in (";", ","):
            break
    return place


def _is_of_name(here: list[Word], place: int, cell: SchoolCell) -> bool:
    word = here[place]
    if is_rule(word):
        return False
    core = word.as_read.strip(_EDGE)
    if not core or word.text.casefold() in _AND:
        return False
    if _NUMBER_WORD.fullmatch(core):
        return place + 1 < len(here) and here[place + 1].as_read.strip(_EDGE)[:1].isdigit()
    if len(cell.name) > 1 and _NUMBERED.fullmatch(cell.name[-1].text) and not core.isdigit():
        return False  # a numbering ends a name
    if _NUMBERED.fullmatch(core):
        return True
    return core[0].isupper() or (word.text.strip(_EDGE)[:1].isupper() and len(core) > 1)


def _named(word: Word) -> Word:
    """A word of a name, as it was read where the repair made no capitalised word of it."""
    core = word.as_read.strip(_EDGE)
    text = word.text.strip(_EDGE)
    if text[:1].isupper() or not core[:1].isupper():
        return replace(word, text=text or core, read=core, before=" ")
    sure = min(word.confidence, _UNSURE)
    return replace(word, text=core, read=core, before=" ", confidence=sure)


def _goes_on(words: list[list[Word]], row: int, cell: SchoolCell) -> int:
    """How many words of the next line go on the name; 0 where it ended with its line."""
    longer = replace(cell, name=list(cell.name))
    first = words[row][0].as_read if words[row] else ""
    if not first[:1].isalpha():
        return 0
    place = _read_name(words, row, 0, longer)
    added = len(longer.name) - len(cell.name)
    if not added or _lead(words, row, 0) is not None or added > _MOST_GOING_ON:
        return 0
    if cell.name and cell.name[-1].as_read[-1:] in ";,":
        return 0
    if cell.name and place < len(words[row]) - 2 and _lead(words, row, place) is None:
        return 0
    if cell.name and _evidence(longer) - _evidence(cell) < _PER_WORD * added:
        return 0
    cell.name = longer.name
    return place


def _evidence(cell: SchoolCell) -> float:
    return _evidence_of([word.as_read for word in cell.name])


def _evidence_of(words: Sequence[str]) -> float:
    return name_evidence(" ".join(words), NameContext())
