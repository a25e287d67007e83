"""Headers of tables in which every cell is a line: one row of cells, or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import inf

from normalizers.schools.levels import lead_at
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import header_role, is_header, is_level_row
from parsers.text_tables.line_kinds import Kind, kind_of, row_number
from parsers.text_tables.pieces import Slot, blank
from schemas.document import Line

MOST_COLUMNS = 12
LONGEST_HEADER = 14  # words of a header cell
_USUAL = 9  # words of a header cell
_LABEL = 3  # words of a short one
_NUMBERED: frozenset[Role | None] = frozenset({"number", "cluster"})
_LONGEST = 26  # lines of a header
_FEWEST_NAMED = 3  # named columns for each without a name
_MOST_JOINED = 3  # lines of a header cell
# What a header cell of a known wording is worth, or of one alike; a line joined to another; title.
_KNOWN, _LIKE, _JOINED, _TITLE = 3.0, 1.5, 2.0, 4.0
_WORD = 0.2  # less for a word more than a header cell usually has
_COLUMN_MARK = re.compile(r"\(\d{1,2}\)|[A-H]")  # `(1)` / `(2)` below a header counts columns
_COUNTED = re.compile(r"^\(\d{1,2}\)\s+|\s+\(\d{1,2}\)$")
_ITEM = re.compile(r"\s*(?:[-+•*→➢✓]|\d{1,2}[.)]\s)")
_UNIT = re.compile(
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=\w)", re.IGNORECASE
)
_VALUE = re.compile(r":\s*[^\s(]")  # a field: a label and its value
_NO_HEADER: frozenset[Kind] = frozenset(
    {"end", "item", "prose", "figure", "phone", "heading", "point", "listed"}
)


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header, the roles of its columns, and the line behind it.

    `number` is the column of row numbers, if there is one; `worth` says how much it reads like a
    header, in units of a natural logarithm.
    """

    rows: list[list[Slot]]
    roles: list[Role | None]
    number: int | None
    end: int
    worth: float


def headers_at(lines: Sequence[Line], start: int) -> Iterator[Header]:
    """The headers that the lines from `start` on may be, in one row or two.

    Below one with a column of row numbers stands number 1, perhaps below a section row.
    """
    opening = lines[start].text.strip()
    if opening[:1].islower() or (opening.startswith("(") and not _COLUMN_MARK.match(opening)):
        return
    numbers = False
    known = 0
    for end in range(start + 1, min(start + _LONGEST, len(lines)) + 1):
        last = lines[end - 1]
        if _is_no_header(last.text) or len(last.columns) > 1:
            return
        role = role_of(last.text)
        numbers = numbers or role in _NUMBERED
        known += role is not None
        if end - start > 3 and not known:
            return
        if not known or (numbers and not _counts_below(lines, start, end)):
            continue
        cells = _cells(lines[start:end])
        for columns in range(2, min(MOST_COLUMNS, len(cells)) + 1):
            rows = _rows_of(cells, columns, numbers)
            if rows is not None and _reads_like_header(rows):
                roles = roles_of(rows, columns)
                number = _number(roles, lines[end:])
                if number is not None or "number" not in roles:
                    yield Header(rows, roles, number, end, _worth(rows))


def _is_no_header(text: str) -> bool:
    kind = kind_of(text)
    dated = kind == "time" and any(map(str.isdigit, text))
    ended = text.rstrip().endswith((":", ";"))
    return dated or ended or kind in _NO_HEADER or len(text.split()) > LONGEST_HEADER


def _counts_below(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether a row with number 1, or a section row and that row, may begin at a line."""
    below = lines[end : end + MOST_COLUMNS + 3]
    return _is_counted(below[: end - start + 2])


def roles_of(rows: Sequence[Sequence[Slot]], columns: int) -> list[Role | None]:
    """The role of every column: that of its lowest header cell.

    A unit by its name (`Huyện Kỳ Sơn`) heads its schools.
    """
    roles: list[Role | None] = [None] * columns
    for row in rows:
        for slot in row:
            role = role_of(slot.text)
            if role == "unit" and is_unit_name(slot.text):
                continue
            for column in range(slot.column, slot.column + slot.span):
                roles[column] = role
    return roles


def is_unit_name(text: str) -> bool:
    """Whether a header cell is a unit by its name, whose schools stand below it.

    >>> is_unit_name("Huyện Kỳ Sơn"), is_unit_name("Huyện, thị xã")
    (True, False)
    """
    unit = _UNIT.match(text)
    return unit is not None and text[unit.end()].isupper() and not is_header(text)


def _number(roles: Sequence[Role | None], below: Sequence[Line]) -> int | None:
    """The column of row numbers, or of clusters that are counted."""
    if "number" in roles:
        return roles.index("number")
    counted = (i for i, role in enumerate(roles) if role == "cluster")
    return next((i for i in counted if _is_counted(below[i : i + 3])), None)


def _is_counted(lines: Sequence[Line]) -> bool:
    return any(row_number(line.text) == 1 for line in lines)


def _rows_of(cells: list[list[Line]], columns: int, joined: bool) -> list[list[Slot]] | None:
    if len(cells) > columns and _counts_columns(cells[-columns:]):
        cells = cells[:-columns]
    rows = _rows(cells, columns)
    fits = joined and columns < len(cells) <= _MOST_JOINED * columns
    if rows is None and fits and not any(kind_of(c[0].text) in ("blank", "level") for c in cells):
        rows = [[Slot(i, cell) for i, cell in enumerate(_joined(cells, columns))]]
    return rows


def _joined(cells: list[list[Line]], columns: int) -> list[list[Line]]:
    """As many cells, the lines of each joined so that they read most like headers."""

    @cache
    def value(at: int, end: int) -> float:
        return _value(cells[at:end])

    @cache
    def best(at: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 0:
            return (0.0, ()) if at == len(cells) else (-inf, ())
        ways: list[tuple[float, tuple[int, ...]]] = [(-inf, ())]
        for end in range(at + 1, min(at + _MOST_JOINED, len(cells)) + 1):
            worth, ends = best(end, left - 1)
            ways.append((value(at, end) + worth, (end, *ends)))
        return max(ways)

    ends = best(0, columns)[1]
    return [list(chain(*cells[a:b])) for a, b in zip((0, *ends), ends, strict=False)]


def _value(cells: Sequence[Sequence[Line]]) -> float:
    text = " ".join(line.text for cell in cells for line in cell)
    return _wording(text) - _JOINED * (len(cells) - 1)


def _wording(text: str) -> float:
    if is_header(_COUNTED.sub("", text.strip())):
        return _KNOWN
    more = _WORD * max(0, len(text.split()) - _USUAL // 2)
    return (_LIKE if role_of(text) is not None else -_LIKE) - more


def _worth(rows: Sequence[Sequence[Slot]]) -> float:
    joined = sum(len(slot.lines) - 1 for row in rows for slot in row)
    brackets = sum(line.text.startswith("(") for r in rows for s in r for line in s.lines[1:])
    texts = [slot.text for row in rows for slot in row]
    titles = sum(len(text.split()) > _USUAL and not is_header(text) for text in texts)
    before = next((i for i, text in enumerate(texts) if role_of(text) == "number"), 0)
    unknown = sum(len(text.split()) > _LABEL for text in texts[:before] if not is_header(text))
    lost = _JOINED * (joined - brackets) + _TITLE * (titles + unknown)
    return sum(map(_wording, texts)) - lost


def role_of(text: str) -> Role | None:
    """The role of a header cell, which may count its column.

    >>> role_of("(1) TT"), role_of("Ghi chú (5)")
    ('number', 'note')
    """
    return header_role(_COUNTED.sub("", text.strip()))


def known_share(header: Header) -> float:
    """The share of a header's cells whose wording is known, 0 to 1; none if all are only alike."""
    texts = [slot.text for row in header.rows for slot in row]
    known = [text for text in texts if len(text.split()) <= _USUAL and role_of(text)]
    return len(known) / len(texts) if any(map(is_header, texts)) else 0.0


def section_row(lines: Sequence[Line], columns: int) -> list[Slot]:
    """The cells of a section row: its mark, if it has one, and its name across the rest."""
    *marks, name = lines
    slots = [Slot(place, [mark]) for place, mark in enumerate(marks)]
    return [*slots, Slot(len(marks), [name], columns - len(marks))]


def _cells(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each cell: one in brackets or small letters goes on, `(1)` does not."""
    cells: list[list[Line]] = []
    for line in lines:
        text = line.text.strip()
        goes_on = text.startswith("(") and not _COLUMN_MARK.match(text)
        if cells and (goes_on or text[:1].islower()):
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _counts_columns(cells: Sequence[Sequence[Line]]) -> bool:
    return all(_COLUMN_MARK.fullmatch(cell[0].text.strip()) for cell in cells)


def _rows(cells: Sequence[list[Line]], columns: int) -> list[list[Slot]] | None:
    """One row of as many cells, or two of which the lower is blank below a cell of the upper."""
    if len(cells) == columns:
        filled = not any(blank(cell[0]) for cell in cells)
        return [[Slot(i, cell) for i, cell in enumerate(cells)]] if filled else None
    top, below = cells[:-columns], cells[-columns:]
    under = [place for place, cell in enumerate(below) if not blank(cell[0])]
    parents = len(top) - (columns - len(under))
    if not 0 < parents < len(under) or len(top) < 2 or not _is_top(top):
        return None
    if under[0] == 0 and role_of(top[0][0].text) == "number":
        return None
    widths = _widths([below[place] for place in under], under, parents)
    upper: list[Slot] = []
    place = 0
    for cell in top:
        if place >= columns:
            return None
        width = widths.get(place, 1)
        upper.append(Slot(place, cell, width))
        place += width
    lower = [Slot(place, below[place]) for place in under]
    return [upper, lower] if place == columns else None


def _is_top(cells: Sequence[list[Line]]) -> bool:
    """Whether cells may be a header's upper row, in which a column may have no name."""
    empty = sum(blank(cell[0]) for cell in cells)
    return not blank(cells[0][0]) and _FEWEST_NAMED * empty <= len(cells) - empty


def _widths(cells: Sequence[list[Line]], under: Sequence[int], parents: int) -> dict[int, int]:
    """How many of the lower cells stand below each cell of the upper row that has any.

    A new group begins behind a column without, else where the first cell of a group stands
    again, else the groups are as wide as one another.
    """
    texts = [fold(cell[0].text) for cell in cells]
    starts = [0]
    for i in range(1, len(texts)):
        if under[i] != under[i - 1] + 1 or texts[i] == texts[starts[-1]]:
            starts.append(i)
    if len(starts) != parents and len(under) % parents == 0:
        starts = list(range(0, len(under), len(under) // parents))
    ends = [*starts[1:], len(under)]
    return {under[a]: b - a for a, b in zip(starts, ends, strict=True)}


def _reads_like_header(rows: Sequence[Sequence[Slot]]) -> bool:
    texts = [slot.text for row in rows for slot in row]
    if any(_is_body(text) for text in texts) or sum(map(is_level_row, texts)) == 1:
        return False
    return 2 * sum(role_of(text) is not None for text in texts) >= min(len(texts), 4)


def _is_body(text: str) -> bool:
    """Whether a text is no header: a school with its name, an item, a field, or a sentence."""
    if _ITEM.match(text) or _VALUE.search(text):
        return True
    lead = lead_at(text.strip(), 0)
    if lead is not None and lead.level is not None and lead.end < len(text.strip()):
        return role_of(text) in (None, "level")
    return len(text.split()) > LONGEST_HEADER
