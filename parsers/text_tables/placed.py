"""Tables without rules, told by the places of their words.

Text that `pdftotext -layout` printed and lists on pages of PDFs and scans: columns are told by the
gaps that lines share, page by page; rows by their numbers, or by what stands in the first column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import header_role
from parsers.text_tables.pieces import Found, Rows, Slot, running_number
from parsers.text_tables.place_cells import UNSURE_CUT, Columns, cells_of, cost_of
from parsers.text_tables.place_extent import (
    in_sequence,
    is_across,
    is_label,
    is_title_over,
    reach_of,
)
from parsers.text_tables.place_header import (
    PlacedHeader,
    find_header,
    header_rows,
    is_named,
    names_of,
    no_header,
    number_column,
    texts_of,
)
from parsers.text_tables.place_merged import merged_in, spread, without
from parsers.text_tables.place_pages import columns_of_pages
from parsers.text_tables.place_rows import (
    UNSURE,
    Entry,
    Mark,
    PlacedRow,
    doubt_gaps,
    doubt_jumps,
    keyed,
    numbered,
    rows_of,
)
from parsers.text_tables.place_times import is_day_over, keyed_by_times, time_column
from parsers.text_tables.places import (
    PlacedLine,
    is_boxed,
    is_plain,
    is_row_number,
    number_apart,
    placed,
)
from schemas.document import Line

_MERGED: frozenset[Role | None] = frozenset(
    {"level", "unit", "cluster", "school", "partner", "helper", "helped", "lead"}
)
_GAPS = 0.2  # of the lines of a table of plain text
_IN_ORDER = 0.8  # of the steps between row numbers
LOST_NUMBER = "its row number was not read: the row may hold lines of another"
_ACROSS = 2.0  # what speaks against cutting a line that runs across columns


@dataclass(frozen=True, slots=True)
class _Layout:
    """A table's header, the column of its numbers, if it has one, and of what marks its rows.

    `timed`: times mark them.
    """

    header: PlacedHeader
    number: int | None
    key: int
    timed: bool
    levels: frozenset[int]
    merging: tuple[int, ...]  # the columns whose cells may reach over several rows


def find_on_page(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header begins at `start`, in lines whose words have boxes on their page."""
    return find_placed(lines, start) if is_boxed(lines[start]) else None


def find_placed(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header begins at `start`, its columns parted by wide gaps."""
    if not (is_boxed(lines[start]) or is_plain(lines[start])):
        return None
    header = find_header(lines, start) or no_header(lines, start)
    if header is None:
        return None
    reach = reach_of(lines, start, header)
    if not is_boxed(lines[start]) and not _has_gaps(lines[start:reach]):
        return None
    found = list(map(number_apart, placed(lines, start, reach)))
    head = next(i for i, line in enumerate(found) if line.at == header.at)
    columns = columns_of_pages(found, found[head])
    if lines[start].page not in columns:
        return None
    first = columns[lines[start].page]
    if cost_of(found[head], Columns.plain(first.gutters)) > _ACROSS * first.count or any(
        is_title_over(line, first) for line in found[:head]
    ):
        return None
    layout = _layout(found, columns[lines[start].page], header)
    if layout is None:
        return None
    times = layout.key if layout.timed else None
    numbers = {page: replace(c, number=layout.number, times=times) for page, c in columns.items()}
    entries = list(_entries(found, head, layout, columns, numbers))
    return _table(in_sequence(entries, layout.number), layout, head, first.count)


def _has_gaps(lines: Sequence[Line]) -> bool:
    """Whether wide gaps part columns of plain text, as they do not where its cells ran together.

    A row number on a line of its own stands apart as well.
    """
    printed = [line for line in lines if line.words]
    apart = sum(len(line.columns) > 1 or is_row_number(line.text) for line in printed)
    return apart >= _GAPS * len(printed)


def _layout(found: Sequence[PlacedLine], columns: Columns, header: PlacedHeader) -> _Layout | None:
    """What the columns are, by the names over them; None where they are no list's."""
    entries = [
        Entry(line, cells_of(line, columns), columns) for line in found if line.at < header.end
    ]
    names = names_of(header_rows(entries) if entries else [], columns.count)
    number, times = number_column(names), time_column(names)
    if number is None and times is None:
        if header.texts and not (is_named(names) or is_named(header.texts)):
            return None
        number = _counted(found, columns, header, names)
        if number is None and not header.texts:
            return None
    levels = frozenset(c for c, name in enumerate(names) if header_role(name) == "level")
    key = number if number is not None else times
    if key is None:
        key = next((c for c in range(columns.count) if c not in levels), 0)
    merging = [
        c
        for c, name in enumerate(names)
        if c not in (number, key) and (header_role(name) in _MERGED or c < (number or 0))
    ]
    timed = number is None and times is not None
    return _Layout(header, number, key, timed, levels, tuple(merging))


def _counted(
    found: Sequence[PlacedLine], columns: Columns, header: PlacedHeader, names: Sequence[str]
) -> int | None:
    """The first column if its cells on the header's page count its rows, whatever its name is.

    On a page whose numbers were badly read a number or two in a column without a name are enough.
    """
    body = [line for line in found if line.at >= header.end]
    cells = [
        cells_of(line, columns).get(0) for line in body if line.line.page == found[0].line.page
    ]
    numbers = [running_number(cell.text) for cell in cells if cell is not None]
    counted = [number for number in numbers if number is not None]
    steps = sum(b == a + 1 for a, b in pairwise(counted))
    if counted and not names[0] and header.texts and is_boxed(found[0].line):
        return 0
    in_order = steps >= _IN_ORDER * (len(counted) - 1)
    return 0 if len(counted) > 1 and in_order and len(counted) > len(numbers) / 2 else None


def _entries(
    found: Sequence[PlacedLine],
    head: int,
    layout: _Layout,
    header_columns: Mapping[int, Columns],
    columns: Mapping[int, Columns],
) -> Iterator[Entry]:
    """The lines of the table; one that is no cell but runs across has no cells.

    Ends where such a line has no rows below it, and before a page whose columns are not known.
    """
    for place, line in enumerate(found):
        page = line.line.page
        if page not in columns:
            return
        is_head = line.at < layout.header.end or _is_head(line, layout.header)
        day = layout.timed and not is_head and is_day_over(found, place)
        across = day or (not is_head and is_across(line, columns[page], layout.levels))
        across = across and not (layout.timed and columns[page].at(line.pieces[0])[0] > 0)
        if across and not day and not is_label(found, place):
            return
        of_page = header_columns[page] if is_head else columns[page]
        yield Entry(line, {} if across else cells_of(line, of_page), columns[page])


def _is_head(line: PlacedLine, header: PlacedHeader) -> bool:
    return texts_of(line) == header.texts


def _table(entries: Sequence[Entry], layout: _Layout, head: int, width: int) -> Found | None:
    """The table of the entries, of which `head` stand above the line with most column names."""
    table = Rows(width)
    labels: list[Entry] = []
    end, full = layout.header.at + 1, 0
    first = True
    for across, group in groupby(entries, key=lambda entry: not entry.cells):
        run = list(group)
        if across:
            labels = run
            continue
        rows = _rows(run, layout, head if first else 0)
        if not rows:
            break
        for entry in labels:
            table.across(entry.line)
        if rows[0].is_head and not table.rows:
            table.rows += header_rows(rows[0].entries)
        for row in rows:
            if not row.is_head:
                table.add(list(_slots(row)))
                full += len(table.rows[-1]) > 1
        labels, first = [], False
        end = rows[-1].entries[-1].at + 1
        if end <= run[-1].at:
            break  # what follows is no row
    doubt_gaps(table)
    return Found(table.table(), end) if full > 1 else None


def _rows(run: Sequence[Entry], layout: _Layout, head: int) -> list[PlacedRow]:
    """The rows of entries without a row across among them."""
    heads = list(_heads(run, layout.header, head))
    marks = _marks(run, heads, layout, head)
    of_heads = {id(entry) for first, last in heads for entry in run[first : last + 1]}
    of_heads |= {id(entry) for entry in run[:head]}
    body = [entry for entry in run if id(entry) not in of_heads]
    merged = merged_in(body, [run[m[0]] for m in marks if m not in heads], layout.merging)
    if merged:
        run = [
            e
            for entry in run
            for e in ([entry] if id(entry) in of_heads else without(entry, merged))
        ]
        heads = list(_heads(run, layout.header, head))
        marks = _marks(run, heads, layout, head)
    if not marks:
        return []
    rows = rows_of(run, marks, heads)
    bodies = [row for row in rows if not row.is_head]
    for column, blocks in merged.items():
        for at, slot in spread(column, blocks, bodies, layout.number).items():
            bodies[at].merged.append(slot)
    for row in bodies:
        row.doubt = row.doubt or _without_number(row, layout.number)
    if layout.number is not None:
        doubt_jumps(bodies, layout.number)
    return rows


def _marks(run: Sequence[Entry], heads: Sequence[Mark], layout: _Layout, head: int) -> list[Mark]:
    """What marks the rows: their headers, and their numbers; their first cells without such."""
    if layout.number is not None:
        of_heads = {at for first, last in heads for at in range(first, last + 1)}
        marks = [mark for mark in numbered(run, layout.number) if mark[0] not in of_heads]
        keys = keyed(run, heads, layout.number + 1) if is_boxed(run[0].line) else []
        if len(keys) <= len(marks) or _counts_on(run, marks, layout.number):
            return sorted({*heads, *marks})
    elif layout.timed:
        keys = keyed_by_times(run, heads, layout.key)
    else:
        keys = keyed(run, heads, layout.key)
    return sorted({*heads, *(mark for mark in keys if not head or mark[0] > head)})


def _counts_on(run: Sequence[Entry], marks: Sequence[Mark], column: int) -> bool:
    """Whether each row number follows the one before it, or begins anew."""
    numbers = [running_number(run[first].cells[column].text) for first, _ in marks]
    first = numbers[0] if numbers else None
    steps = all(b == 1 or (a is not None and b == a + 1) for a, b in pairwise(numbers))
    return first == 1 and steps


def _heads(run: Sequence[Entry], header: PlacedHeader, head: int) -> Iterator[Mark]:
    """The headers among entries; where one stands again all of its lines are known."""
    last = -1
    for at, entry in enumerate(run):
        if at <= last or not _is_head(entry.placed, header):
            continue
        above, first, last = last, at, at
        if at != head:
            while first - 1 > above and texts_of(run[first - 1].placed) in header.lines:
                first -= 1
            while last + 1 < len(run) and texts_of(run[last + 1].placed) in header.lines:
                last += 1
        yield first, last


def _without_number(row: PlacedRow, number: int | None) -> str:
    """The doubt of a row that no number of its own holds together."""
    if number is None:
        return UNSURE if len(row.entries) > 1 else ""
    cells = [entry.cells[number] for entry in row.entries if number in entry.cells]
    return "" if len(cells) == 1 and is_row_number(cells[0].text) else LOST_NUMBER


def _slots(row: PlacedRow) -> Iterator[Slot]:
    """The cells of a row, the lines of each from top to bottom."""
    for slot in row.merged:
        slot.doubt = row.doubt
        yield slot
    for column in sorted({column for entry in row.entries for column in entry.cells}):
        held = [(entry.cells[column], entry.line) for entry in row.entries if column in entry.cells]
        cut = UNSURE_CUT if any(piece.unsure for piece, _ in held) else ""
        lines = [piece.of(line) for piece, line in held]
        yield Slot(column, lines, doubt=row.doubt or cut)
