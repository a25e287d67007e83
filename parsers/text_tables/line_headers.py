"""Headers of tables in which every cell is a line: one row of cells, or two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.schools.levels import lead_at
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import header_role, is_level_row
from parsers.text_tables.pieces import Slot, blank
from schemas.document import Line

MOST_COLUMNS = 12
LONGEST_HEADER = 14  # words of a header cell
_USUAL = 9  # words of a header cell
_MOST_BETWEEN = 2  # lines of a section row: its number and its name
_COLUMN_MARK = re.compile(r"\(\d{1,2}\)|[A-H]")  # `(1)` / `(2)` below a header counts columns
_COUNTED = re.compile(r"^\(\d{1,2}\)\s+|\s+\(\d{1,2}\)$")
_ITEM = re.compile(r"\s*(?:[-+•*→➢✓]|\d{1,2}[.)]\s)")
_VALUE = re.compile(r":\s*[^\s(]")  # a field: a label and its value
_SECTION_MARK = re.compile(r"(?:[A-H]|[IVX]{1,5})[.)]?")


def header_rows(lines: Sequence[Line], columns: int) -> list[list[Slot]] | None:
    """The rows of the header that `lines` hold, with a section row below it.

    None where the lines do not fit as many columns, or do not read like a header.
    """
    if not 2 <= columns <= MOST_COLUMNS:
        return None
    for size in (2, 0, 1):  # a section row with its mark is told best
        head, section = lines[: len(lines) - size], lines[len(lines) - size :]
        if section and not _is_section(section):
            continue
        cells = _cells(head)
        if len(cells) > columns and _counts_columns(cells[-columns:]):
            cells = cells[:-columns]
        rows = _rows(cells, columns)
        if rows is not None and _reads_like_header(rows):
            return [*rows, section_row(section, columns)] if section else rows
    return None


def role_of(text: str) -> Role | None:
    """The role of a header cell, which may count its column.

    >>> role_of("(1) TT"), role_of("Ghi chú (5)")
    ('number', 'note')
    """
    return header_role(_COUNTED.sub("", text.strip()))


def known_share(header: Sequence[Sequence[Slot]]) -> float:
    """The share of a header's cells whose wording is known, 0 to 1; a title's length is none."""
    texts = [_text(slot) for row in header for slot in row]
    known = [text for text in texts if len(text.split()) <= _USUAL and role_of(text)]
    return len(known) / len(texts)


def roles_of(header: Sequence[Sequence[Slot]], columns: int) -> list[Role | None]:
    """The role of every column: that of its lowest header cell which has one."""
    roles: list[Role | None] = [None] * columns
    for row in header:
        for slot in row:
            for column in range(slot.column, slot.column + slot.span):
                roles[column] = role_of(_text(slot)) or roles[column]
    return roles


def parted(
    lines: Sequence[Line], columns: int, head: Sequence[str]
) -> tuple[Sequence[Line], Sequence[Line]]:
    """A row's lines, and those of the section row behind it.

    A header that stands again, its folded lines `head`, is left out; what stands between a row
    and that header is a section row.
    """
    folded = [fold(line.text) for line in lines[columns:]]
    if len(head) <= len(folded) and folded[-len(head) :] == list(head):
        lines = lines[: len(lines) - len(head)]
        if columns < len(lines) <= columns + _MOST_BETWEEN:
            return lines[:columns], lines[columns:]
    for size in range(min(_MOST_BETWEEN, len(lines) - columns), 0, -1):
        rest = lines[len(lines) - size :]
        if _is_section(rest):
            return lines[: len(lines) - size], rest
    return lines, ()


def section_row(lines: Sequence[Line], columns: int) -> list[Slot]:
    """The cells of a section row: its mark, if it has one, and its name across the rest."""
    *marks, name = lines
    slots = [Slot(place, [mark]) for place, mark in enumerate(marks)]
    return [*slots, Slot(len(marks), [name], columns - len(marks))]


def _cells(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each cell: a line in brackets goes on the cell above, `(1)` does not."""
    cells: list[list[Line]] = []
    for line in lines:
        text = line.text.strip()
        if cells and text.startswith("(") and not _COLUMN_MARK.match(text):
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _text(slot: Slot) -> str:
    return " ".join(line.text for line in slot.lines)


def _counts_columns(cells: Sequence[Sequence[Line]]) -> bool:
    return all(_COLUMN_MARK.fullmatch(cell[0].text.strip()) for cell in cells)


def _rows(cells: Sequence[list[Line]], columns: int) -> list[list[Slot]] | None:
    """One row of as many cells, or two of which the lower is blank below a cell of the upper.

    The cells of the upper row that have others below them are as wide as one another.
    """
    if len(cells) == columns:
        filled = not any(blank(cell[0]) for cell in cells)
        return [[Slot(i, cell) for i, cell in enumerate(cells)]] if filled else None
    top, below = cells[:-columns], cells[-columns:]
    under = [place for place, cell in enumerate(below) if not blank(cell[0])]
    parents = len(top) - (columns - len(under))
    if not top or parents <= 0 or len(under) % parents or any(blank(cell[0]) for cell in top):
        return None
    if under[0] == 0 and role_of(top[0][0].text) == "number":
        return None
    span = len(under) // parents
    upper: list[Slot] = []
    place = 0
    for cell in top:
        width = span if place in under else 1
        upper.append(Slot(place, cell, width))
        place += width
    lower = [Slot(place, below[place]) for place in under]
    return [upper, lower] if place == columns else None


def _reads_like_header(rows: Sequence[Sequence[Slot]]) -> bool:
    texts = [_text(slot) for row in rows for slot in row]
    if any(_is_body(text) for text in texts) or sum(map(is_level_row, texts)) == 1:
        return False
    return sum(role_of(text) is not None for text in texts) >= 2


def _is_body(text: str) -> bool:
    """Whether a text is no header: a school with its name, an item, a field, or a sentence."""
    if _ITEM.match(text) or _VALUE.search(text):
        return True
    lead = lead_at(text.strip(), 0)
    if lead is not None and lead.level is not None and lead.end < len(text.strip()):
        return role_of(text) in (None, "level")
    return len(text.split()) > LONGEST_HEADER


def _is_section(lines: Sequence[Line]) -> bool:
    """Whether lines are a section row: a level's name or capitals, or a mark and a name."""
    *marks, name = (line.text.strip() for line in lines)
    if marks:
        return all(map(_SECTION_MARK.fullmatch, marks)) and any(map(str.isalpha, name))
    letters = [c for c in name if c.isalpha()]
    return is_level_row(name) or (len(letters) > 3 and all(c.isupper() for c in letters))
