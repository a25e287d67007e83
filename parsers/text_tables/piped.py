"""Tables whose columns are parted by `|`: Markdown, or a converter's text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.text_tables.pieces import (
    Found,
    Rows,
    Slot,
    blank,
    cut_at_pipes,
    cut_row_number,
    has_pipe,
)
from schemas.document import Line

_RULE = re.compile(r"[\s|:+=_-]*-[\s|:+=_-]*")
_SHARE_ALIKE = 0.7  # of the rows must have the same number of cells


def find_piped(lines: Sequence[Line], start: int) -> Found | None:
    """A table at `start` whose lines have the same number of cells between `|`.

    Blank lines and Markdown rules between rows are passed over; a row with fewer cells is
    filled from the left.
    """
    if not has_pipe(lines[start]) or _lost_separators(lines[start]):
        return None
    rows, end = _run(lines, start)
    counts = Counter(len(cells) for cells in rows)
    columns, alike = max(counts.items(), key=lambda entry: (entry[1], entry[0]))
    if len(rows) < 2 or columns < 2 or alike < _SHARE_ALIKE * len(rows):
        return None
    table = Rows(columns)
    for cells in rows:
        filled = [i for i, cell in enumerate(cells) if cell.words]
        if len(filled) == 1 and len(rows) > 2 and not cells[filled[0]].text.strip().isdigit():
            table.across(cells[filled[0]])
        else:
            table.add(_fit(cells, columns))
    return Found(table.table(), end)


def _run(lines: Sequence[Line], start: int) -> tuple[list[list[Line]], int]:
    rows: list[list[Line]] = []
    at = end = start
    while at < len(lines):
        line = lines[at]
        if _RULE.fullmatch(line.text) and "|" in line.text:
            end = at + 1
        elif has_pipe(line):
            rows.append(cut_at_pipes(line))
            end = at + 1
        elif not blank(line) or at - end > 1:
            break
        at += 1
    return rows, end


def _lost_separators(line: Line) -> bool:
    """A row number before the only `|`: the other separators were lost."""
    return len(cut_at_pipes(line)) == 2 and cut_row_number(line) is not None


def _fit(cells: list[Line], columns: int) -> list[Slot]:
    slots = [Slot(i, [cell]) for i, cell in enumerate(cells[:columns])]
    if len(cells) > columns:
        slots[-1].lines.extend(cells[columns:])
    return slots
