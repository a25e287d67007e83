"""Spreadsheets: each sheet a page with one table, values as they would be printed."""

from __future__ import annotations

import datetime
import io
from typing import Any

import python_calamine as calamine

from extractors.options import ReadOptions
from schemas.document import Cell, Line, Page, Reading, Table, words_of
from schemas.errors import EncryptedFile, LimitExceeded, UnreadableFile


def read_spreadsheet(data: bytes, options: ReadOptions) -> list[Page]:
    """A page for each visible sheet that holds anything, numbered by the sheets' order.

    Empty rows and columns around the values are cut off; merged ranges become spans. A sheet
    of one column gives lines, no table. Dates come as d/m/yyyy, whole numbers without a
    decimal point. Raises `EncryptedFile`, `LimitExceeded`, `UnreadableFile`.
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
        raise UnreadableFile(f"The workbook is damaged ({error}).") from error


def _page(sheet: Any, number: int, options: ReadOptions) -> Page | None:
    if sheet.total_height * sheet.total_width > options.max_cells:
        raise LimitExceeded(f"The sheet {sheet.name} has more than {options.max_cells:,} cells.")
    values = [[printed(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
    rows = [i for i, row in enumerate(values) if any(row)]
    if not rows:
        return None
    columns = [j for j in range(len(values[0])) if any(values[i][j] for i in rows)]
    spans = _spans(sheet)
    reading = Reading("document", f"sheet {number}")
    if len(columns) == 1:
        lines = [_line(values[i][columns[0]], number) for i in rows]
        return Page(number, [line for group in lines for line in group], reading=reading)
    table = _table(values, rows, columns, spans, number)
    return Page(number, [table], reading=reading)


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
    for i in rows:
        for j in columns:
            if (i, j) in taken:
                continue
            below, right = spans.get((i, j), (i, j))
            places = [(r, c) for r in rows if i <= r <= below for c in columns if j <= c <= right]
            taken.update(places)
            cells.append(
                Cell(
                    rows.index(i),
                    columns.index(j),
                    _line(values[i][j], page),
                    len({r for r, _ in places}),
                    len({c for _, c in places}),
                )
            )
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
