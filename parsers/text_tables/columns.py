"""Tables whose columns are parted by tabs or wide gaps.

Also text printed with its layout (`pdftotext -layout`), where a cell goes on in the same place
on the next line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from statistics import median

from parsers.text_tables.headers import header_role
from parsers.text_tables.pieces import Found, Rows, Slot, blank, running_number, sub_line
from parsers.text_tables.spans import restore_spans
from schemas.document import Line, Word

_BY_GAPS = "the columns of this row are told by the gaps between its words alone"
_MOST_BLANK = 2  # blank lines inside a table
_SLACK = 2.0  # characters that a cell may begin left of its column


def find_columns(lines: Sequence[Line], start: int) -> Found | None:
    """A table at `start` with a header of two or more known columns, parted by gaps.

    With tabs a table without a header is found by its rows 1 and 2.
    """
    header = lines[start].columns
    if len(header) < 2 or not (_is_header(header) or _is_headless(lines, start)):
        return None
    end = _end(lines, start)
    starts = _column_starts(lines[start:end])
    if len(starts) < 2:
        return None
    table = Rows(len(starts))
    row: list[Slot] | None = None
    gap = False
    for line in lines[start:end]:
        if blank(line):
            gap = True
            continue
        slots = _slots(line, starts)
        if len(line.columns) == 1 and slots[0].column == 0 and not _numbered(slots):
            table.across(line)
            row = None
        elif row is not None and not _starts_row(slots, row, gap):
            _go_on(row, slots)
        else:
            row = slots
            table.add(row)
        gap = False
    if any(_tabbed(line) for line in lines[start:end]):
        restore_spans(table)
    else:
        _doubt_all(table)
        _doubt_neighbours(table)
    return Found(table.table(), end) if len(table.rows) > 1 else None


def _doubt_all(table: Rows) -> None:
    """Doubt the rows of text without tabs: a line goes on in its column or begins a row."""
    for slot in (slot for row in table.rows for slot in row):
        if any(word.box is None for line in slot.lines for word in line.words):
            slot.doubt = _BY_GAPS


def _doubt_neighbours(table: Rows) -> None:
    """Doubt numbered rows beside a row without a number: a line of theirs may stand in it."""
    numbered = [row for row in table.rows if _numbered(row)]
    if len(numbered) < 2:
        return
    for place, row in enumerate(table.rows[1:], start=1):
        if _numbered(row) or row[0].span > 1:
            continue
        for slot in (slot for other in table.rows[place - 1 : place + 2] for slot in other):
            slot.doubt = _BY_GAPS


def _text(part: Sequence[Word]) -> str:
    return " ".join(word.text for word in part)


def _is_headless(lines: Sequence[Line], start: int) -> bool:
    rows = [line.columns for line in lines[start : start + 2] if _tabbed(line)]
    numbers = [running_number(_text(row[0])) for row in rows]
    return numbers == [1, 2] and len(rows[0]) == len(rows[1]) > 2


def _is_header(columns: list[list[Word]]) -> bool:
    roles = [header_role(_text(part)) for part in columns]
    return roles[0] == "number" or sum(role is not None for role in roles) >= 2


def _end(lines: Sequence[Line], start: int) -> int:
    """The first line after the last one that has columns or is a short line between such."""
    end = start + 1
    blanks = singles = 0
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if blank(line):
            blanks += 1
        elif len(line.columns) > 1 or running_number(line.text) is not None:
            end, blanks, singles = at + 1, 0, 0
        else:
            singles += 1
            before = line.words[0].before
            if "\t" in before or (before.isspace() and len(before) > 4):
                end, blanks, singles = at + 1, 0, 0
        if blanks > _MOST_BLANK or singles > _MOST_BLANK:
            break
    return end


def _offsets(line: Line) -> list[float]:
    """Where each column of a line begins: points when boxes are known, else characters."""
    if all(word.box is not None for word in line.words):
        return [part[0].box.x0 for part in line.columns if part[0].box is not None]
    offsets, at, firsts = [], 0, {id(part[0]) for part in line.columns}
    for word in line.words:
        at += len(word.before.expandtabs(1)) if "\t" not in word.before else 8
        if id(word) in firsts:
            offsets.append(float(at))
        at += len(word.text)
    return offsets


def _tabbed(line: Line) -> bool:
    return any("\t" in word.before for word in line.words) and not all(
        word.box is not None for word in line.words
    )


def _column_starts(lines: Sequence[Line]) -> list[float]:
    """Where the columns begin, from the lines that have as many as most rows do.

    With tabs and no boxes a column is known by its number only.
    """
    counts = Counter(len(line.columns) for line in lines if len(line.columns) > 1)
    if not counts:
        return []
    number = max(counts.items(), key=lambda entry: (entry[1], entry[0]))[0]
    header = len(lines[0].columns)
    number = header if counts.get(header, 0) > 1 or counts[number] < 3 else number
    full = [_offsets(line) for line in lines if len(line.columns) == number]
    if any(_tabbed(line) for line in lines):
        numbered = header_role(_text(lines[0].columns[0])) == "number"
        most = max(counts) if numbered else number
        return [float(i) for i in range(most)]
    return [median(offsets[i] for offsets in full) for i in range(number)]


def _slots(line: Line, starts: list[float]) -> list[Slot]:
    parts = line.columns
    if _tabbed(line) or starts == [float(i) for i in range(len(starts))]:
        places = _places_by_tabs(parts, len(starts))
    else:
        places = [max(0, bisect_right(starts, at + _SLACK) - 1) for at in _offsets(line)]
    slots: list[Slot] = []
    for part, place in zip(parts, places, strict=True):
        column = min(place, len(starts) - 1)
        piece = sub_line(line, part)
        if slots and slots[-1].column == column:
            slots[-1].lines.append(piece)
        else:
            slots.append(Slot(column, [piece]))
    return slots


def _places_by_tabs(parts: list[list[Word]], columns: int) -> list[int]:
    """The columns of parts by counting tabs, so that empty cells count; one by one if too many."""
    places, at = [], 0
    for number, part in enumerate(parts):
        tabs = part[0].before.count("\t")
        at += tabs if number == 0 else max(tabs, 1)
        places.append(at)
    return places if at < columns else list(range(len(parts)))


def _numbered(slots: list[Slot]) -> bool:
    return slots[0].column == 0 and running_number(slots[0].lines[0].text) is not None


def _starts_row(slots: list[Slot], row: list[Slot], gap: bool) -> bool:
    if slots[0].column == 0 or gap:
        return True
    return not ({slot.column for slot in slots} <= {slot.column for slot in row})


def _go_on(row: list[Slot], slots: list[Slot]) -> None:
    by_column = {slot.column: slot for slot in row}
    for slot in slots:
        by_column[slot.column].lines.extend(slot.lines)
