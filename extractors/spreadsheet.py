"""Spreadsheets: each sheet a page with one table, values as they would be printed."""

from __future__ import annotations

import datetime
import io
from bisect import bisect_right
from typing import Any

import python_calamine as calamine

from extractors.damage import cause
from extractors.options import ReadOptions
from schemas.document import Block, Cell, Line, Page, Reading, Table, words_of
from schemas.errors import EncryptedFile, LimitExceeded, UnreadableFile


def read_spreadsheet(data: bytes, options: ReadOptions) -> list[Page]:
    """A page for each visible sheet that holds anything, numbered by the sheets' order.

    Empty rows and columns are left out; merged ranges become spans; what stands above and
    below the table, and a sheet of one column, gives lines. Dates come as
    d/m/yyyy, whole numbers without a decimal point. Raises `EncryptedFile`, `LimitExceeded`,
    `UnreadableFile`.
    """
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            book.get_sheet_by_name(meta.name)
            for meta in book.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
            and meta.visible == calamine.SheetVisibleEnum.Visible
        ]
        return [
            page
            for number, sheet in enumerate(sheets, 1)
            if (page := _page(sheet, number, options)) is not None
        ]
    except calamine.PasswordError as error:
        raise EncryptedFile("The workbook needs a password.", "Save it without one.") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(f"The workbook is damaged ({cause(error)}).") from error


def _page(sheet: Any, number: int, options: ReadOptions) -> Page | None:
    if sheet.total_height * sheet.total_width > options.max_cells:
        raise LimitExceeded(f"The sheet {sheet.name} has more than {options.max_cells:,} cells.")
    values = [[printed(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
    rows = [i for i, row in enumerate(values) if any(row)]
    if not rows:
        return None
    first, last = _table_rows([sum(map(bool, values[i])) for i in rows])
    blocks: list[Block] = []
    for i in rows[:first]:
        blocks += _text_lines(values[i], number)
    body = rows[first:last]
    if body:
        columns = [j for j in range(len(values[0])) if any(values[i][j] for i in body)]
        blocks.append(_table(values, body, columns, _spans(sheet), number))
    for i in rows[last:]:
        blocks += _text_lines(values[i], number)
    return Page(number, blocks, reading=Reading("document", f"sheet {number}"))


def _table_rows(filled: list[int]) -> tuple[int, int]:
    """Where the table starts and ends among rows with so many filled cells each.

    Offices lay out a whole letter in a sheet: the letterhead above the table and the
    signature below it fill one or two cells of a row, the table's rows more.

    >>> _table_rows([2, 2, 1, 4, 4, 3, 1, 4, 2])
    (3, 8)
    >>> _table_rows([1, 1, 1])
    (3, 3)
    """
    most = max(filled)
    if most < 2:
        return len(filled), len(filled)
    enough = 3 if most >= 3 else 2
    table = [i for i, count in enumerate(filled) if count >= enough]
    return table[0], table[-1] + 1


def _text_lines(row: list[str], page: int) -> list[Line]:
    """A row outside the table as text: a line, with tabs between its cells.

    A cell that stands alone and not in the first column keeps its distance from the left, as a
    signer's name under his title does: five tabs a column, about a column's width.
    """
    filled = [j for j, text in enumerate(row) if text.strip()]
    if len(filled) > 1:
        return [Line(words_of("\t".join(" ".join(row[j].split()) for j in filled)), page=page)]
    lines = _line(row[filled[0]], page)
    for line in lines:
        line.words[0].before = "\t" * 5 * filled[0]
    return lines


def _spans(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) of the first cell of each merged range, with the last row and column."""
    return {(start[0], start[1]): (end[0], end[1]) for start, end in sheet.merged_cell_ranges or ()}


def _table(
    values: list[list[str]],
    rows: list[int],
    columns: list[int],
    spans: dict[tuple[int, int], tuple[int, int]],
    page: int,
) -> Table:
    """The table of the rows and columns that hold something; the others are left out."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, i in enumerate(rows):
        for column, j in enumerate(columns):
            if (i, j) in taken:
                continue
            below, right = spans.get((i, j), (i, j))
            over = rows[row : bisect_right(rows, below)]
            across = columns[column : bisect_right(columns, right)]
            taken.update((r, c) for r in over for c in across)
            cells.append(Cell(row, column, _line(values[i][j], page), len(over), len(across)))
    return Table(len(rows), len(columns), cells, page=page)


def _line(text: str, page: int) -> list[Line]:
    return [Line(words_of(part), page=page) for part in text.splitlines() if part.strip()]


def printed(value: object) -> str:
    """A cell's value as a spreadsheet shows it in a plain or date format.

    >>> printed(12.0), printed(0.5), printed(datetime.date(2023, 3, 5)), printed(True)
    ('12', '0.5', '5/3/2023', 'TRUE')
    >>> printed(datetime.datetime(2023, 3, 5, 14, 30)), printed(datetime.time(7, 0))
    ('5/3/2023 14:30', '7:00')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        day = f"{value.day}/{value.month}/{value.year}"
        return day if value.time() == datetime.time() else f"{day} {value.hour}:{value.minute:02d}"
    if isinstance(value, datetime.date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, datetime.time):
        return f"{value.hour}:{value.minute:02d}"
    if isinstance(value, datetime.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)
