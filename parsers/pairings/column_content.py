"""What the columns of a table hold, by the cells in them: a header says it only sometimes.

A column is of schools when most of its cells read as schools, of row numbers when they count,
of the keys of groups when they say `Cặp 1` (pair 1) over and over. What a header says is kept,
except where the cells say plainly that it means something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.schools import NameContext, parse_cell
from normalizers.schools.stems import name_stems
from parsers.pairings.row_numbers import group_label, label_in, number_in
from parsers.pairings.table_header import (
    LEAD_MARK,
    PARTY_ROLES,
    Column,
    Grid,
    Header,
    cell_text,
    column_of,
    is_across,
    is_schoolish,
    read_header,
    row_number,
    school_words,
)
from parsers.pairings.wording import ARROWS, evidence
from parsers.surnames import SURNAMES
from parsers.text_tables import Role, fold, is_level_row
from schemas.document import Cell

_OF_MARKS = (None, "lead", "other", "focus")
_FIRST_COLUMN = (None, "number", "pair", "school", "focus", "other")
_SCHOOL_YEAR = re.compile(r"20\d\d\s*[-–—]\s*20\d\d")
_JOINED = re.compile(
    rf"\s[-–—]|[-–—]\s|[{ARROWS}<>~&+,;/|:]|\b(?:và|với|cùng|kết nghĩa)\b", re.IGNORECASE
)
# The schools that somebody looks after: whose they are tells another column.
_IN_CHARGE = re.compile(r"\b(?:duoc phan cong|phu trach|theo doi|quan ly|duoc giao)\b")
_MOSTLY, _SELDOM = 0.6, 0.2  # shares of the filled cells of a column
_HALF = 0.5
# Ông, bà, thầy, cô, đồng chí before a name; a telephone number.
_PERSON = re.compile(
    r"^\W*(?:ông|bà|thầy|cô|đ/?c|đồng\s+chí)\b(?!\s*$)|(?<!\d)0\d{2,3}[\s.]?\d{3}[\s.]?\d{3,4}(?!\d)",
    re.IGNORECASE,
)
_LONGEST_NAME = 10  # words of a cell that is a name


def header_of(grid: Grid) -> Header:
    """The header of a grid of cells, by its wording and by what stands below it."""
    header = read_header(grid)
    if header.first_row == 0 and (first := _unknown_header(grid)) is not None:
        columns = [column_of(index, [grid[first]]) for index in range(len(grid[0]))]
        header = Header(columns, first + 1)
    return with_roles(header, grid[header.first_row :])


def _unknown_header(grid: Grid) -> int | None:
    """The row above the first schools, when it fills their columns and names none itself."""
    first = next((at for at, row in enumerate(grid[:3]) if is_across(row) is None), 0)
    body = [[cell_text(cell).strip() for cell in row] for row in grid[first + 1 :]]
    schools = [
        index
        for index in range(len(grid[0]))
        if len(body) > 1 and _share([row[index] for row in body], _names_school) > _MOSTLY
    ]
    heads = [cell_text(grid[first][index]).strip() for index in schools]
    named = len(schools) > 1 and all(text and not school_words(text) for text in heads)
    return first if named and row_number(grid[first][0]) is None else None


def with_roles(header: Header, rows: Grid) -> Header:
    """The header with the roles of its columns settled by the cells below them (in place)."""
    own = [row for row in rows if is_across(row) is None] or rows
    texts = {
        column.index: [text for row in own if (text := cell_text(row[column.index]).strip())]
        for column in header.columns
    }
    for column in header.columns:
        if texts[column.index]:
            column.role = _role(column, texts[column.index], header)
        if column.role == "pair" and not any(_may_hold_two(row[column.index]) for row in own):
            column.role = "school"
        told = texts[column.index]
        column.single = len(told) > 2 and _share(told, _JOINED.search) < 1 - _MOSTLY
    _bare_names(header, texts)
    _without_persons(header, texts)
    _prose(header, texts)
    return header


def _role(column: Column, texts: Sequence[str], header: Header) -> Role | None:
    """The role that the cells of a column give it, beside that of its header."""
    role = column.role
    schoolish = _share(texts, _names_school)
    if role in _OF_MARKS and all(LEAD_MARK.fullmatch(text) for text in texts):
        return "mark"
    if _are_keys(texts):
        return "cluster"
    if role in _FIRST_COLUMN and column.index == 0 and _share(texts, _counts) > _MOSTLY:
        return "number"
    if role is None and all(map(is_level_row, texts)):
        return "level"
    if role is None and schoolish > _MOSTLY:
        if _IN_CHARGE.search(fold(column.header)) and not header.of_role("school"):
            return "helped"
        return "pair" if _share(texts, _names_several) > _MOSTLY else "school"
    if role == "time" and _SCHOOL_YEAR.search(column.header) and schoolish > _MOSTLY:
        return "partner"  # `Năm học 2021 - 2022` over the schools of that year
    if role in ("lead", "helper", "helped") and schoolish < _SELDOM and len(texts) > 2:
        return role if _share(texts, lambda text: len(text.split()) <= 6) > 0.8 else "other"
    if role == "pair" and schoolish < _SELDOM and header.of_role("school", "partner"):
        return "cluster"
    return role


def _share(texts: Sequence[str], says: object) -> float:
    return sum(bool(says(text)) for text in texts) / len(texts)  # type: ignore[operator]


def _counts(text: str) -> bool:
    return bool(number_in(text) or label_in(text))


def _names_several(text: str) -> bool:
    return school_words(text) > 1


def _may_hold_two(cell: Cell | None) -> bool:
    lines = [line for line in cell.lines if line.words] if cell is not None else []
    return (
        len(lines) > 1
        or any(_JOINED.search(line.text) for line in lines)
        or (school_words(cell_text(cell)) > 1)
    )


def _names_school(text: str) -> bool:
    """Whether a cell is a school's name, with or without a body of it (công đoàn) before it."""
    return is_schoolish(text) or (school_words(text) > 0 and len(text.split()) <= _LONGEST_NAME)


def _are_keys(texts: Sequence[str]) -> bool:
    """Whether cells say which group a row belongs to: `Cặp 1`, `Cặp 1`, `Cặp 2`.

    >>> _are_keys(["Cặp 1", "Cặp 1", "Cặp 2", "Cặp 2"]), _are_keys(["Cặp 1", "Cặp 2"])
    (True, False)
    """
    labels = [group_label(text) for text in texts]
    return all(labels) and len(set(labels)) < len(labels)


def _bare_names(header: Header, texts: dict[int, list[str]]) -> None:
    """Parties among columns of unknown headers with names without level words (`Ba Vì`).

    Such a column is taken only where a party is missing, since units look the same; what its
    header does not say for itself is a doubt.
    """
    known = [column for column in header.columns if column.role in PARTY_ROLES]
    if not header.first_row or len(known) > 1 or header.of_role("pair"):
        return
    if any(_share(texts[c.index], _names_school) > _MOSTLY for c in known if texts[c.index]):
        return
    for column in header.columns:
        told = texts[column.index]
        if column.role is not None or not told or is_level_row(column.header):
            continue
        if not are_names(told):
            continue
        column.role = "partner" if known else "school"
        column.guessed = not column.header or evidence(column.header).balance <= 0
        known.append(column)


def _without_persons(header: Header, texts: dict[int, list[str]]) -> None:
    """Take columns of persons out of the parties, whatever a damaged header seems to say.

    Beside columns that print level words, one that prints none is of persons when its cells are
    like persons' names, and is doubted otherwise.
    """
    parties = [c for c in header.columns if c.role in PARTY_ROLES and texts[c.index]]
    worded = [c for c in parties if _share(texts[c.index], school_words) > _MOSTLY]
    for column in parties:
        cells = texts[column.index]
        if _share(cells, _PERSON.search) > _MOSTLY:
            column.role = "other"
        elif len(worded) > 1 and _share(cells, school_words) < _SELDOM:
            persons = _share(cells, _is_person) >= _HALF
            column.role = "other" if persons else column.role
            column.guessed = True


def _prose(header: Header, texts: dict[int, list[str]]) -> None:
    """What parties will do together, under a header that no list of wordings holds.

    Taken where the table tells parties and no column is of objectives yet, and only one column
    can be meant: its cells are phrases in small letters, no names, days or numbers.
    """
    parties = any(column.role in PARTY_ROLES for column in header.columns)
    if not parties or header.of_role("focus"):
        return
    free = [
        column
        for column in header.columns
        if column.role is None and column.header and texts[column.index]
    ]
    prose = [column for column in free if _share(texts[column.index], _is_phrase) > 0.8]
    if len(prose) == 1:
        prose[0].role = "focus"


def _is_phrase(text: str) -> bool:
    """Whether a cell tells something to do, rather than a name.

    >>> _is_phrase("Bồi dưỡng học sinh giỏi lớp 9"), _is_phrase("Thôn Đông, xã Hải Quế")
    (True, False)
    """
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= 4 and small > _MOSTLY * len(words) and not school_words(text)


def are_names(texts: Sequence[str]) -> bool:
    """Whether cells read as names of schools without level words, and not as persons.

    >>> are_names(["Ba Vì", "Yên Bài A", "Cổ Đô"]), are_names(["Nguyễn Văn An", "Lê Thị Bình"])
    (True, False)
    >>> are_names(["Dạy học STEM", "Bán trú"]), are_names(["0912345678", "12"])
    (False, False)
    """
    return _share(texts, _is_name) > 0.8 and _share(texts, _is_person) < _MOSTLY


def _is_name(text: str) -> bool:
    reading = parse_cell(text, NameContext(level="TH", in_column=True))[0]
    covered = sum(school.end - school.start for school in reading.schools)
    sure = all(school.confidence > 0.6 for school in reading.schools)
    return bool(reading.schools) and sure and 2 * covered > len(text)


def _is_person(text: str) -> bool:
    words = text.split()
    named = len(words) >= 3 and words[0].casefold() in SURNAMES
    return named and all(word[:1].isupper() for word in words) and text not in name_stems()
