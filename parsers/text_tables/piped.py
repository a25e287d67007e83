"""Tables whose columns are parted by `|`: Markdown, or a converter's text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from normalizers.schools import section_level
from parsers.text_tables.broken_words import is_broken
from parsers.text_tables.headers import is_level_row, is_number_header
from parsers.text_tables.numbered import find_numbered
from parsers.text_tables.pieces import (
    Found,
    Rows,
    Slot,
    blank,
    cut_at_pipes,
    cut_row_number,
    has_pipe,
    running_number,
)
from parsers.text_tables.scattered import tells_more
from parsers.text_tables.spans import restore_spans
from schemas.document import Line

_RULE = re.compile(r"[\s|:+=_-]*-[\s|:+=_-]*")
_LONGEST_LABEL = 8  # words of a level row
_LONGEST_GOING_ON = 14  # words of a line that goes on the cell above
_SHARE_ALIKE = 0.7  # of the rows must have the same number of cells


def find_piped(lines: Sequence[Line], start: int) -> Found | None:
    """A table at `start` whose lines have the same number of cells between `|`.

    Blank lines and Markdown rules between rows are passed over; a row with fewer cells is
    filled from the left. A line without `|` between rows is a level row, or goes on the last
    cell above it. None where an OCR lost so many bars that words tell the rows better.
    """
    if not has_pipe(lines[start]) or _lost_separators(lines[start]):
        return None
    if is_broken(lines[start]) and find_numbered(lines, start) is not None:
        return None  # its rules were misread, some as other marks: its numbers tell its rows
    rows, end = _run(lines, start)
    counts = Counter(len(cells) for cells in rows if len(cells) > 1)
    columns, alike = max(counts.items(), key=lambda entry: (entry[1], entry[0]), default=(0, 0))
    merged = _numbered(rows) if rows else False
    if sum(counts.values()) < 2 or (alike < _SHARE_ALIKE * sum(counts.values()) and not merged):
        return None
    if merged:
        columns = max(counts)
    table = Rows(columns)
    for cells in rows:
        filled = [i for i, cell in enumerate(cells) if cell.words]
        if not filled:
            continue
        if len(cells) == 1 and not _is_label(cells[0]) and table.rows:
            table.rows[-1][-1].lines.append(cells[0])
        elif len(cells) == 1 or (len(filled) == 1 and is_level_row(cells[filled[0]].text)):
            table.across(cells[filled[0]])
        else:
            table.add(_fit(cells, columns))
    restore_spans(table)
    found = Found(table.table(), end)
    broken = any(map(is_broken, lines[start:end]))
    return None if broken and tells_more(lines[start:end], found.table) else found


def _numbered(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether a header with a column of numbers stands above rows that begin with theirs."""
    body = [cells[0].text for cells in rows[1:] if len(cells) > 1]
    numbers = sum(running_number(text) is not None for text in body)
    return is_number_header(rows[0][0].text) and 2 * numbers >= len(body) > 1


def _is_label(line: Line) -> bool:
    """A line that names the level of the rows below it, or is in capitals."""
    text = line.text.strip()
    if is_level_row(text):
        return True
    short = len(text.split()) <= _LONGEST_LABEL
    return short and text.isupper() and not text.isdigit() and section_level(text) is None


def _run(lines: Sequence[Line], start: int) -> tuple[list[list[Line]], int]:
    """The rows from `start` on and the first line after them; a row of one cell has no `|`."""
    first = cut_at_pipes(lines[start], outer=True)
    left, right = not first[0].words, not first[-1].words
    rows: list[list[Line]] = []
    waiting: list[Line] = []
    at = end = start
    while at < len(lines):
        line = lines[at]
        if _RULE.fullmatch(line.text) and "|" in line.text:
            end = at + 1
        elif has_pipe(line):
            rows.extend([other] for other in waiting)
            waiting = []
            cells = cut_at_pipes(line, outer=True)
            rows.append(_inner(cells, left, right))
            end = at + 1
        elif blank(line):
            if at - end > 1:
                break
        elif len(line.words) > _LONGEST_GOING_ON or len(waiting) > 3:
            break
        else:
            waiting.append(line)
        at += 1
    going_on = any(len(cells) == 1 for cells in rows)
    if going_on and waiting and at - end >= len(waiting) and not blank(lines[end]):
        for line in waiting:
            if end < len(lines) and lines[end] is line and _goes_on(line):
                rows.append([line])
                end += 1
    return rows, end


def _goes_on(line: Line) -> bool:
    return not line.text.rstrip().endswith((":", ".", ";")) and not line.words[0].text.endswith(".")


def _inner(cells: list[Line], left: bool, right: bool) -> list[Line]:
    """The cells without those beyond the outer `|` of a table that has such."""
    if left and len(cells) > 1 and not cells[0].words:
        cells = cells[1:]
    if right and len(cells) > 1 and not cells[-1].words:
        cells = cells[:-1]
    return cells


def _lost_separators(line: Line) -> bool:
    """A row number before the only `|`: the other separators were lost."""
    return len(cut_at_pipes(line)) == 2 and cut_row_number(line) is not None


def _fit(cells: list[Line], columns: int) -> list[Slot]:
    slots = [Slot(i, [cell]) for i, cell in enumerate(cells[:columns])]
    if len(cells) > columns:
        slots[-1].lines.extend(cells[columns:])
    return slots
