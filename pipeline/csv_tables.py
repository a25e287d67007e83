"""CSV as the contract has it: UTF-8, comma, `\\n`, RFC 4180 quoting, formulae neutralised."""

from __future__ import annotations

import csv
import re
from typing import TextIO

from schemas.tables import Row

_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?")


class CsvRows:
    """Writes rows without a header to an open text stream.

    Cells that are plain text or empty, which most are, are written as they stand.
    """

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")

    def write(self, row: Row) -> None:
        self._writer.writerow(
            [
                value
                if value is None or (value.__class__ is str and value[:1] not in _FORMULA_START)
                else cell_text(value)
                for value in vars(row).values()
            ]
        )


class CsvTable(CsvRows):
    """Writes the rows of one table under its header."""

    def __init__(self, stream: TextIO, row_type: type[Row]) -> None:
        super().__init__(stream)
        self._writer.writerow(row_type.header())


def cell_text(value: object) -> str:
    """A value as a CSV cell.

    >>> cell_text(None), cell_text(True), cell_text(0.5), cell_text("=1+1"), cell_text("-5")
    ('', 'true', '0.5', "'=1+1", '-5')
    """
    if isinstance(value, str):
        return "'" + value if is_formula(value) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the cell for a formula.

    >>> is_formula("@SUM(A1)"), is_formula("- Nâng cao"), is_formula("+84"), is_formula("A")
    (True, True, False, False)
    """
    return text.startswith(_FORMULA_START) and not _NUMBER.fullmatch(text)
