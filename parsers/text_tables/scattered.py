"""Lists of schools whose rules, rows and row numbers an OCR of the wrong language lost.

Cells stand side by side without a mark, one a line, or run over lines; numbers stand alone, are
misread or missing. What is left are the words that lead a school's name, so the schools are found
by those, and rows by lines, numbers and `và` (and). A row told by order alone, or without its
number, says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.text_tables.broken_rows import BY_ORDER, NO_NUMBER, Row
from parsers.text_tables.broken_words import is_broken, words_of_line
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import header_role, header_starts, is_header
from parsers.text_tables.numbered import find_numbered
from parsers.text_tables.pieces import Found, Placed, Rows, Slot, blank, running_number, sub_line
from parsers.text_tables.scattered_rows import rows_of
from parsers.text_tables.school_cells import cells_of, is_bare_name, is_level_mark, leads
from parsers.text_tables.school_marks import Mark, NumberMark, SchoolCell
from schemas.document import Cell, Line, Table, Word

_MOST_STRAY = 7  # lines without a school inside a list
_MOST_HEADER_STRAY = 2  # … between its header and its first row
_HEADER_LINES = 6
_MOST_HEADER_LINES = 5  # of a table in bars, above its first row with schools
_LONGEST_HEADER = 7  # words of a column's header
_LONGEST = 24  # words of a line of a list
_NUMBERS_ABOVE = 40  # lines above a list among which its column of numbers may stand
_FEWEST = 4  # schools of a list
_FEWEST_OF_PROSE = 4  # words
_HEADING = re.compile(r"(?:[A-HĐ]|[IVX]{1,4}|\d{1,2})[.)] [^\W\d_]{2}")
_FIRST_AT = 4  # words that may stand before the first school of a line
_MOST_TOLD = 4  # schools of a list for each time that words pair two of them
_MOST_WIDER = 3  # times the cells of a usual row that a row may have
_BROKEN_SHARE = 0.3  # of the lines must be repaired ones
_PARTY_ROLES: frozenset[Role] = frozenset({"school", "partner", "pair", "helper", "helped"})
_BULLETS = ("-", "+", "*", "•", "~", "—")
_SPOKEN = ("ket nghia voi", "giup do", "ho tro truong", "ket doi", "nhan do dau")


@dataclass(slots=True)
class _List:
    """A list in the making: its header's lines, the lines of its body, and what ends it."""

    header: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    end: int = 0


def find_scattered(lines: Sequence[Line], start: int) -> Found | None:
    """A list at `start` of a text that was repaired: its schools are told by their level words."""
    if blank(lines[start]) or not (_holds_school(lines[start]) or _is_header(lines[start])):
        return None
    if start and not blank(lines[start - 1]) and is_bullet(lines[start - 1]):
        return None  # a sentence that goes on
    found = _gathered(lines, start)
    broken = sum(line.read is not None and line.read != line.text for line in found.body)
    if not found.body or broken < _BROKEN_SHARE * len(found.body):
        return None
    cells = cells_of(found.body)
    schools = sum(isinstance(cell, SchoolCell) for cell in cells)
    if schools < _FEWEST or _is_told(lines[max(0, start - 2) : found.end], schools):
        return None
    above = _numbers_above(lines, start) if _unnumbered(cells) else []
    rows = rows_of([*above, *cells], _width(found.header))
    if sum(len(row.schools) > 1 for row in rows) < 2 or _is_rest(lines[:start], found, rows):
        return None
    return Found(_table(found, rows), found.end)


def find_led(lines: Sequence[Line], start: int) -> Found | None:
    """The same of a list below a header with a column of numbers, where it tells more rows.

    Rows whose every school has its level words are told better by those than by their numbers.
    """
    numbered = find_numbered(lines, start) if is_broken(lines[start]) else None
    scattered = find_scattered(lines, start) if numbered is not None else None
    if numbered is None or scattered is None or scattered.end < numbered.end:
        return None
    counted = sum(_is_counted(cell) for cell in numbered.table.cells)
    told = _pairs(numbered.table) - counted
    return scattered if _pairs(scattered.table) >= told else None


def _is_rest(above: Sequence[Line], found: _List, rows: Sequence[Row]) -> bool:
    """Whether rows put together by order begin inside a list: then each may be one off."""
    before = next((line for line in reversed(above) if not blank(line)), None)
    guessed = sum(BY_ORDER in row.doubts for row in rows)
    inside = not found.header and before is not None and _holds_school(before)
    return inside and 2 * guessed > len(rows)


def _is_told(lines: Sequence[Line], schools: int) -> bool:
    """Whether so many schools stand in sentences, whose lines break anywhere, and in no table."""
    text = " ".join(fold(line.text) for line in lines if leads(line) or not _is_header(line))
    return _MOST_TOLD * sum(map(text.count, _SPOKEN)) >= schools


def tells_more(lines: Sequence[Line], table: Table) -> bool:
    """Whether a list of the lines, its schools told by their level words, has more rows than a
    table that other marks told has rows of one school a cell.

    A list that runs on into one row tells less, whatever its other rows are.
    """
    whole = sum(_is_whole(row) for row in table.grid())
    starts = range(min(_MOST_HEADER_LINES, len(lines)))
    found = (find_scattered(lines, start) for start in starts)
    lists = (one.table for one in found if one is not None)
    return any(_pairs(one) > whole and not _runs_on(one) for one in lists)


def _runs_on(table: Table) -> bool:
    """Whether a row has far more cells than most: numbers were lost, all behind went into it."""
    widths = Counter(Counter(cell.row for cell in table.cells if cell.lines).values())
    return max(widths) > _MOST_WIDER * widths.most_common(1)[0][0]


def _is_whole(row: Sequence[Cell | None]) -> bool:
    """Whether two cells of a row hold a school each, and none two."""
    cells = {id(cell): cell for cell in row if cell is not None}.values()
    schools = [sum(isinstance(m, SchoolCell) for m in cells_of(cell.lines)) for cell in cells]
    return sum(schools) > 1 and max(schools) == 1


def _pairs(table: Table) -> int:
    """The rows of a table that hold two cells or more."""
    filled = Counter(cell.row for cell in table.cells if cell.lines)
    return sum(cells > 1 for cells in filled.values())


def _is_counted(cell: Cell) -> bool:
    """Whether a cell is the first of a row whose number was not read."""
    return isinstance(cell, Placed) and cell.column == 1 and cell.doubt == NO_NUMBER


def _gathered(lines: Sequence[Line], start: int) -> _List:
    """The header and body of the list that begins at `start`."""
    found = _List(end=start)
    stray = 0
    bare = False  # in the section of a level row whose schools have no level words
    for at in range(start, len(lines)):
        line = lines[at]
        if blank(line):
            continue
        level = bool(found.body) and is_level_mark(line)
        bare = level or (bare and not _holds_school(line))
        if _holds_school(line) or level or (bare and is_bare_name(line)):
            first = found.end if found.body else at
            found.body += [other for other in lines[first : at + 1] if not blank(other)]
            found.end, stray = at + 1, 0
        elif not found.body and _is_prose(line):
            break
        elif not found.body and _is_header(line) and len(found.header) < _HEADER_LINES:
            found.header.append(line)
            found.end = at + 1
        elif _ends(line) or (is_bullet(line) and _speaks(line)):
            break
        elif not (found.body and _is_of_column(line)):
            stray += 1
            if stray > (_MOST_STRAY if found.body else _MOST_HEADER_STRAY):
                break
    _take_last_name(found, lines)
    return found


def _is_of_column(line: Line) -> bool:
    """Whether a line is of another column, read apart: a number or a header."""
    return running_number(line.text) is not None or is_header(line.text)


def _unnumbered(cells: Sequence[Mark]) -> bool:
    return not any(isinstance(cell, NumberMark) for cell in cells)


def _numbers_above(lines: Sequence[Line], start: int) -> list[NumberMark]:
    """The column of row numbers, where it was read before the list and apart from it."""
    above = [line for line in lines[max(0, start - _NUMBERS_ABOVE) : start] if not blank(line)]
    found = [(at, running_number(line.text)) for at, line in enumerate(above)]
    return [NumberMark(value, at - len(above)) for at, value in found if value is not None]


def _take_last_name(found: _List, lines: Sequence[Line]) -> None:
    """Take the line on which the last name goes on: `Mầm non` / `Hoa Sen`."""
    at = next((i for i in range(found.end, len(lines)) if not blank(lines[i])), None)
    if not found.body or at is None or _ends(lines[at]):
        return
    alone, with_it = cells_of(found.body[-1:]), cells_of([found.body[-1], lines[at]])
    if sum(_names(with_it)) > sum(_names(alone)):
        found.body.append(lines[at])
        found.end = at + 1


def _names(cells: Sequence[object]) -> list[int]:
    return [len(cell.name) for cell in cells if isinstance(cell, SchoolCell)]


def _ends(line: Line) -> bool:
    """Whether a line is running text, or the recipients of a document."""
    return len(line.words) > _LONGEST or fold(line.text).startswith("noi nhan")


def _is_prose(line: Line) -> bool:
    """Whether a line between a header and its first row is a heading or ends a sentence: then
    what looked like a header was none.

    >>> from schemas.document import line_of
    >>> texts = ("B. YÊU CẦU", "việc nhỏ, đều đặn.", "A. CẤP MẦM NON", "TT")
    >>> [_is_prose(line_of(text)) for text in texts]
    [True, True, False, False]
    """
    text = line.text.strip()
    heads = _HEADING.match(text) is not None and not is_level_mark(line) and not leads(line)
    return heads or (text.endswith((".", ";")) and len(line.words) >= _FEWEST_OF_PROSE)


def is_bullet(line: Line) -> bool:
    return line.text.lstrip()[:1] in _BULLETS


def _speaks(line: Line) -> bool:
    """Whether a line of a list of sentences names a school."""
    return any(isinstance(cell, SchoolCell) for cell in cells_of([line]))


def _holds_school(line: Line) -> bool:
    """Whether a school begins in a line that tells no pairing in words."""
    text = line.text.strip()
    if not line.words or len(line.words) > _LONGEST or text.endswith("./."):
        return False
    folded = fold(text)
    if any(words in folded for words in _SPOKEN) or ":" in text[:-1]:
        return False
    if not leads(line):
        return False
    found = cells_of([line], nameless=True)
    schools = [cell for cell in found if isinstance(cell, SchoolCell)]
    if is_bullet(line) and len(schools) < 2:
        return False
    if not any(cell.name for cell in schools) and len(schools) < 2:
        return False
    between = words_of_line(line)[schools[0].at : schools[-1].at] if schools else []
    listed = any(word.text in ("-", "–") or word.text.endswith(",") for word in between)
    return bool(schools) and schools[0].at <= _FIRST_AT and not listed


def _is_header(line: Line) -> bool:
    if len(line.words) > 16 or is_level_mark(line) or line.text.rstrip().endswith(";"):
        return False
    words = [word.text for word in line.words]
    if leads(line) and any(isinstance(cell, SchoolCell) for cell in cells_of([line])):
        return False
    if len(words) <= _LONGEST_HEADER and header_role(line.text) is not None:
        return True
    starts = header_starts(words)
    return len(starts) > 1 and starts[0] < 2  # else the title of a list, or a sentence


def _table(found: _List, rows: Sequence[Row]) -> Table:
    width = max(len(row.cells) for row in rows)
    table = Rows(1 + width)
    header = _header(found.header)
    if len(header) == width == _width(found.header):
        slots = [Slot(1 + at, [line]) for at, line in enumerate(header)]
        table.add([Slot(0, [Line([Word("TT")])]), *slots])
    for row in rows:
        if row.level is not None:
            table.across(row.level.row)
        elif len(row.schools) > 1:
            table.add(_slots(row))
    return table.table()


def _slots(row: Row) -> list[Slot]:
    slots = []
    if row.number is not None:
        page = row.schools[0].page
        slots.append(Slot(0, [Line([Word(str(row.number))], page=page)]))
    for at, cell in enumerate(row.cells):
        doubt = "; ".join(row.doubts) if at == 0 else ""
        slots.append(Slot(1 + at, [school.as_line() for school in cell], doubt=doubt))
    return slots


def _width(lines: Sequence[Line]) -> int:
    """How many columns of parties a header names: `Đơn vị giúp đỡ` over `Tên trường` is one."""
    cells = _header(lines)
    below = len(cells) == 2 and header_role(cells[1].text) == "school"
    return 1 if below and header_role(cells[0].text) != "school" and len(lines) > 1 else len(cells)


def _header(lines: Sequence[Line]) -> list[Line]:
    """The header's cells of parties, in order."""
    cells: list[Line] = []
    for line in lines:
        starts = header_starts([word.text for word in line.words]) or [0]
        if starts[0] > 1:
            continue  # the title of a list
        ends = [*starts[1:], len(line.words)]
        cells += [sub_line(line, line.words[a:b]) for a, b in zip(starts, ends, strict=True)]
    short = [cell for cell in cells if len(cell.words) <= _LONGEST_HEADER]  # no title of a list
    return [cell for cell in short if header_role(cell.text) in _PARTY_ROLES]
