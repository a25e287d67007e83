"""The cells of schools, row numbers and level rows in the lines of a broken list, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.text_tables.broken_words import is_rule, lead_at, row_number, words_of_line
from parsers.text_tables.folding import fold
from parsers.text_tables.going_on import goes_on, share_out
from parsers.text_tables.headers import is_header, is_level_row
from parsers.text_tables.name_words import (
    cut_tail,
    is_and,
    is_last_word,
    is_of_name,
    is_surely_number_word,
    leave_out,
)
from parsers.text_tables.name_words import named as name_word
from parsers.text_tables.school_marks import (
    HeaderMark,
    LevelMark,
    Mark,
    NumberMark,
    SchoolCell,
)
from parsers.text_tables.school_words import SchoolWords
from schemas.document import Line, Word

_LEVEL_LABEL = re.compile(r"(?:\d{1,2} )?(?:[ivx]{1,4} |[a-d] |khoi|cap|bac|nganh|cac )")
_MOST_BARE = 5  # words of a line that is a name without level words
_UNSURE = 0.5  # confidence of words that were cut


def cells_of(lines: Sequence[Line], *, nameless: bool = False) -> list[Mark]:
    """What the lines hold, in reading order; words that belong to no school are left out.

    Schools whose name is not there are left out but for `nameless`.

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
        if isinstance(mark, SchoolCell):
            leave_out(mark)
    return [m for m in marks if not isinstance(m, SchoolCell) or m.name or nameless]


def leads(line: Line) -> bool:
    """Whether words that lead a school's name stand in a line.

    >>> from schemas.document import line_of
    >>> leads(line_of("3 Trudng Tiéu hoc Hoa My")), leads(line_of("Hai bên thống nhất"))
    (True, False)
    """
    words = [words_of_line(line)]
    return _first_lead(words, 0) < len(words[0])


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
    if place >= len(here) or (place == 0 and _goes_on_above(words, row, marks)):
        return row + 1, 0
    lead = _lead(words, row, place)
    if lead is not None:
        return _read_school(
            words, (row, place), SchoolCell(lead, row, place, lines[row].page), marks
        )
    if place < 3 and _is_bare(here[place:]) and _in_bare_section(marks):
        cell = SchoolCell(SchoolWords(0, ()), row, place, lines[row].page)
        cell.name = [name_word(word) for word in here[place:] if not is_rule(word)]
        marks.append(cell)
        return row + 1, 0
    number = row_number(here[place]) if _may_be_number(words, row, place) else None
    if number is not None:
        marks.append(NumberMark(number[0], row, sure=number[1]))
    return row, place + 1


def _goes_on_above(words: list[list[Word]], row: int, marks: list[Mark]) -> bool:
    """Whether a line without a school goes on the names of schools side by side above.

    A number before them, of a row that has none yet, is that row's.
    """
    above = [mark for mark in marks if mark.line == row - 1]
    cells = [mark for mark in above if isinstance(mark, SchoolCell)]
    if len(cells) < 2 or _first_lead(words, row) < len(words[row]):
        return False
    here = words[row]
    number = row_number(here[0])
    if number is not None and not any(isinstance(mark, NumberMark) for mark in above):
        if share_out(here[1:], cells):
            place = next(at for at, mark in enumerate(marks) if mark is above[0])
            marks.insert(place, NumberMark(number[0], row - 1, sure=number[1]))
            return True
        return False
    return share_out(here, cells)


def _first_lead(words: list[list[Word]], row: int) -> int:
    """Where the first school of a line begins; its end where none does."""
    places = range(len(words[row]))
    return next((at for at in places if _lead(words, row, at) is not None), len(words[row]))


def is_bare_name(line: Line) -> bool:
    """Whether a line holds nothing but what may be a school's name without level words.

    >>> from schemas.document import line_of
    >>> [is_bare_name(line_of(t)) for t in ("Phan Boi Chau", "Phu Lam 2", "Lam cho", "12")]
    [True, True, False, False]
    """
    return _is_bare(words_of_line(line))


def _is_bare(here: Sequence[Word]) -> bool:
    words = [word for word in here if not is_rule(word)]
    lettered = [word for word in words if len(word.as_read) > 1 and word.as_read[:1].isalpha()]
    if not lettered or not all(_is_word(word) for word in lettered):
        return False
    if len(words) > _MOST_BARE or row_number(words[0]) is not None:
        return False
    return all(is_of_name(words, at, words[:at]) for at in range(len(words)))


def _is_word(word: Word) -> bool:
    """Whether a word has a vowel, and its letters behind the first are of one case."""
    rest = [letter for letter in word.as_read[1:] if letter.isalpha()]
    one_case = all(map(str.islower, rest)) or all(map(str.isupper, rest))
    return one_case and any(letter in "aeiouy" for letter in fold(word.text))


def _in_bare_section(marks: Sequence[Mark]) -> bool:
    """Whether a level row stands above, and no school with level words below it."""
    for mark in reversed(marks):
        if isinstance(mark, LevelMark):
            return True
        if isinstance(mark, SchoolCell) and mark.lead.size:
            return False
    return False


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
        cut_tail(cell, words[row][place:])
        while place < len(words[row]) and is_rule(words[row][place]):
            place += 1
    alone = not (isinstance(before, SchoolCell) and before.line == cell.line)
    if alone and row + 1 < len(words) and place == len(words[row]):
        below = words[row + 1][: _first_lead(words, row + 1)]
        after = goes_on(below, cell)
        if after:
            return row + 1, after
    return row, place


def _is_joined(words: list[list[Word]], row: int, place: int) -> bool:
    """Whether `và` or a semicolon stands before a school, on its line or the one above."""
    before = words[row][place - 1] if place else None
    if before is None:
        above = next((line for line in reversed(words[:row]) if line), None)
        before = above[-1] if above else None
    if before is None:
        return False
    ends = before.as_read.rstrip()
    return is_and(before) or (len(ends) > 1 and ends[-1] in ";,")


def _read_name(words: list[list[Word]], row: int, place: int, cell: SchoolCell) -> int:
    """Read the words of the name on one line; gives the place after them."""
    here = words[row] if row < len(words) else []
    while place < len(here):
        if not is_of_name(here, place, cell.name):
            break
        if _lead(words, row, place) is not None and not is_last_word(cell.name, here[place]):
            break
        cell.name.append(name_word(here[place]))
        place += 1
        if here[place - 1].as_read.rstrip()[-1:] in (";", ","):
            break
    ends = all(is_rule(word) for word in here[place + 1 : place + 2])
    if ends and place < len(here) and is_surely_number_word(here[place]) and cell.name:
        cell.number_word = name_word(here[place])
        place += 1
    return place
