"""The Excel workbook: a sheet each table, typed cells, the header frozen and filtered.

It is made of the tables as they are written, so that no table has to be in memory.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_col_to_name

from pipeline.atomic import atomic_path
from pipeline.csv_tables import is_formula
from pipeline.datapackage import column_type
from pipeline.sheet_rows import Cell, row_xml
from schemas.tables import TABLES, Row

_LONGEST = 2**31 - 1  # characters of a cell of a table

MAX_CELL = 32_767  # characters that Excel takes in a cell
MAX_ROWS = 200_000  # rows a sheet that we write before the rest is left to the CSV
_WIDTHS = (
    dict.fromkeys(("text", "activity", "schools", "title", "message", "focus", "reasons"), 60)
    | dict.fromkeys(("source", "section", "full_name", "raw", "issuer", "path", "reason"), 36)
    | dict.fromkeys(("school_a", "school_b", "school_c", "school_d", "name"), 28)
    | dict.fromkeys(("page", "row", "level", "pages", "side", "lead", "position"), 9)
)


def write_workbook(path: Path, tables: Path, encoding: str = "utf-8") -> None:
    """Write the workbook of the tables in a folder."""
    with atomic_path(path) as temporary:
        book = Workbook(temporary)
        for name, row_type in TABLES.items():
            for cells in _typed_rows(tables / f"{name}.csv", row_type, encoding):
                book.write(name, cells)
        book.close()


def _typed_rows(path: Path, row_type: type[Row], encoding: str) -> Iterator[list[Cell]]:
    """The rows of a table, each cell of its column's type."""
    csv.field_size_limit(_LONGEST)
    kinds = [column_type(info.annotation)[0] for info in row_type.model_fields.values()]
    readers = [_READERS[kind] for kind in kinds]
    with path.open(encoding=encoding, newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        for row in rows:
            yield [read(text) if text else None for read, text in zip(readers, row, strict=True)]


def _text(cell: str) -> str:
    """A text as it was before the CSV neutralised it.

    >>> _text("'=1+1"), _text("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell[0] == "'" and is_formula(cell[1:]) else cell


def _truth(cell: str) -> bool:
    return cell == "true"


_READERS: dict[str, Callable[[str], Cell]] = {
    "string": _text,
    "integer": int,
    "number": float,
    "boolean": _truth,
}


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
        bold = self._book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
        self._doubt = self._book.add_format({"bg_color": "#FFF4D6"})
        self._sheets = {name: self._book.add_worksheet(name) for name in TABLES}
        self._next_row = dict.fromkeys(TABLES, 1)
        self._columns = {
            name: [xl_col_to_name(column) for column in range(len(row_type.header()))]
            for name, row_type in TABLES.items()
        }
        for name, row_type in TABLES.items():
            self._prepare(name, row_type, bold)

    def _prepare(self, name: str, row_type: type[Row], bold: object) -> None:
        sheet = self._sheets[name]
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, title in enumerate(row_type.header()):
            sheet.set_column(column, column, _WIDTHS.get(title, 16))
        for column, title in enumerate(row_type.header()):
            sheet.write_string(0, column, title, bold)

    def write(self, table: str, cells: Sequence[Cell]) -> None:
        """Add a row to its sheet; rows above `MAX_ROWS` stand in the CSV only, which is noted."""
        number = self._next_row[table]
        self._next_row[table] = number + 1
        if number > MAX_ROWS:
            return
        sheet = self._sheets[table]
        if number == 1:
            sheet._write_single_row(1)  # the header, which it holds back until a cell comes
        short = [value[:MAX_CELL] if isinstance(value, str) else value for value in cells]
        sheet.row_data_fh.write(row_xml(number + 1, self._columns[table], short))
        sheet.dim_rowmax = number

    def _colour_doubts(self, name: str, last: int, header: list[str]) -> None:
        """Rows to review stand out, also after sorting and editing."""
        column = xl_col_to_name(header.index("needs_review"), col_abs=True)
        rule = {"type": "formula", "criteria": f"={column}2"}
        self._sheets[name].conditional_format(
            1, 0, last, len(header) - 1, rule | {"format": self._doubt}
        )

    def close(self) -> None:
        for name, row_type in TABLES.items():
            rows = self._next_row[name] - 1
            last = min(max(rows, 1), MAX_ROWS)
            header = row_type.header()
            if rows > MAX_ROWS:
                note = f"… {rows - MAX_ROWS} more rows stand in {name}.csv"
                self._sheets[name].write_string(MAX_ROWS + 1, 0, note)
            self._sheets[name].autofilter(0, 0, last, len(header) - 1)
            if "needs_review" in header:
                self._colour_doubts(name, last, header)
        try:
            self._book.close()
        except FileCreateError as error:  # no OSError, though it is made of one
            raise OSError(f"the workbook cannot be written ({error})") from error
