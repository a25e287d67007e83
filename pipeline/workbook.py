"""The Excel workbook: a sheet each table, typed cells, the header frozen and filtered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter

from schemas.tables import TABLES, Row

MAX_CELL = 32_767  # characters that Excel takes in a cell
MAX_ROWS = 200_000  # rows a sheet that we write before the rest is left to the CSV
_WIDTHS = {"text": 60, "activity": 60, "schools": 50, "title": 50, "message": 60, "source": 30}


class Workbook:
    """Writes rows to their sheets as they come; `close` finishes the file.

    Rows are not kept in memory. The creation date is fixed: same tables, same bytes.
    """

    def __init__(self, path: Path) -> None:
        self._book = xlsxwriter.Workbook(
            str(path),
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self._book.set_properties({"created": datetime(2020, 1, 1), "title": "ketnghia"})
        bold = self._book.add_format({"bold": True, "text_wrap": True})
        self._sheets = {name: self._book.add_worksheet(name) for name in TABLES}
        self._next_row = dict.fromkeys(TABLES, 1)
        for name, row_type in TABLES.items():
            self._prepare(name, row_type, bold)

    def _prepare(self, name: str, row_type: type[Row], bold: object) -> None:
        sheet = self._sheets[name]
        sheet.freeze_panes(1, 1)
        for column, title in enumerate(row_type.header()):
            sheet.set_column(column, column, _WIDTHS.get(title, 16))
        for column, title in enumerate(row_type.header()):
            sheet.write_string(0, column, title, bold)

    def write(self, table: str, row: Row) -> None:
        """Add a row to its sheet; rows above `MAX_ROWS` stand in the CSV only."""
        number = self._next_row[table]
        if number > MAX_ROWS:
            return
        sheet = self._sheets[table]
        for column, (_, value) in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(number, column, value)
            elif isinstance(value, int | float):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, str(value)[:MAX_CELL])
        self._next_row[table] = number + 1

    def close(self) -> None:
        for name, row_type in TABLES.items():
            last = max(self._next_row[name] - 1, 1)
            self._sheets[name].autofilter(0, 0, last, len(row_type.header()) - 1)
        self._book.close()
