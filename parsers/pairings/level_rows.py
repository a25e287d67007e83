"""Rows that stand over others in a table: levels, units and totals, which are no entries.

A level (cấp học) stands across the row, or in the column of names with a letter or Roman number
in the column of row numbers: `A | MẦM NON | |`, `I | Khối THCS | | 5 cặp`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.schools import section_level
from parsers.pairings.row_numbers import label_in
from parsers.pairings.table_header import (
    PARTY_ROLES,
    Header,
    cell_text,
    distinct,
    is_across,
    is_schoolish,
)
from parsers.text_tables import fold, is_level_row
from schemas.document import Cell

_TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong)(?: .*\d.*| (?:cap|truong|don vi|nhom)\b.*)?")
_COUNT = re.compile(r"\(?\s*\d{1,3}(?:\s+(?:cặp|trường|đơn vị|nhóm).{0,20})?\s*\)?")


def section_of(
    row: Sequence[Cell | None], header: Header, number_column: int | None, counted: bool
) -> str | None:
    """The text of a row that stands over the next ones; None for an entry.

    `counted` says that the table's entries have Arabic numbers, so that a Roman one or a letter
    is the label of a section.
    """
    across = is_across(row)
    if across is not None:
        return across.text if _is_section(across, header) else None
    cut = _cut_level(row)
    if cut is not None or number_column is None:
        return cut
    first = row[number_column]
    label = label_in(cell_text(first))
    rest = [cell for cell in distinct(row) if cell is not first and cell_text(cell).strip()]
    rest = [cell for cell in rest if not _is_count(cell, header)] or rest
    texts = {fold(cell.text): cell.text.strip() for cell in rest}
    if len(texts) != 1:
        return None
    (text,) = texts.values()
    if is_level_row(text):
        return text
    return text if label is not None and counted and not is_schoolish(text) else None


def _cut_level(row: Sequence[Cell | None]) -> str | None:
    """A level that a column's rule cuts: `BẬC TIỂU | HỌC`, where a scan shows the rule too long."""
    texts = [text for cell in distinct(row) if (text := cell_text(cell).strip())]
    whole = " ".join(" ".join(texts).split())
    if len(texts) < 2 or any(map(is_level_row, texts)) or any(map(is_schoolish, texts)):
        return None
    return whole if is_level_row(whole) else None


def is_total(row: Sequence[Cell | None]) -> bool:
    """Whether a row sums up the list: `Tổng cộng: 12 cặp`."""
    texts = [text for cell in distinct(row) if (text := cell_text(cell).strip())]
    return bool(texts) and bool(_TOTAL.fullmatch(fold(texts[0])))


def _is_count(cell: Cell, header: Header) -> bool:
    """A cell beside a level's name that only counts its entries."""
    party = any(c.index == cell.column and c.role in PARTY_ROLES for c in header.columns)
    return not party and bool(_COUNT.fullmatch(cell.text.strip()))


def _is_section(cell: Cell, header: Header) -> bool:
    """A level row: across all columns or in the first ones, and not one party alone."""
    if cell.column_span >= len(header.columns) - 1 and cell.column <= 1:
        return True
    party = any(
        column.index == cell.column and column.role in ("partner", "helped", "members")
        for column in header.columns
    )
    if is_level_row(cell.text):
        return True
    return not party and cell.column == 0 and section_level(cell.text) is not None
