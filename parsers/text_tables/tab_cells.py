"""Tables of text in which a tab begins every cell, each on lines of its own, as Apache Tika writes.

`\\tTT` / `\\tTrường` / `\\tGhi chú` / blank / `\\t1` / `\\tMN A` / `– MN B` / `\\t` / blank / …
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.text_tables.cell_paths import Path, Paths
from parsers.text_tables.cell_tokens import Token, is_tabbed, tokens_of
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import header_role
from parsers.text_tables.merged_cells import merge
from parsers.text_tables.pieces import Found, Rows, Slot, blank, running_number
from schemas.document import Line

UNSURE_ROW = "an empty cell and an empty line look alike here: cells may belong to other columns"

_MOST_COLUMNS = 12
_MOST_WIDTHS = 4  # numbers of columns that are tried
_OTHER_WIDTH = 3.0  # how odd it is that the first row has more or fewer cells than columns
_LONGEST_FIRST = 12  # words of a table's first cell
_ODD = 1.5  # a row, at most
_LONGEST_HEADER = 12  # words, where it is not a known one
_MOST_HEADER_LINES = 5
_ITEM = re.compile(r"\s*[-+•*–]")
_SENTENCE = re.compile(r"[.;:,]\s*$")


def find_tab_cells(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose first cell is line `start`: two full rows, and not just indented paragraphs.

    Known headers or row numbers tell it, or short headers above rows of exactly as many cells.
    """
    if not is_tabbed(lines[start]) or any(map(is_tabbed, lines[max(start - 2, 0) : start])):
        return None
    if len(lines[start].words) > _LONGEST_FIRST:
        return None
    tokens = tokens_of(lines, start)
    path, columns = _best_path(lines[start:], tokens)
    if path is None:
        return None
    table = _rows(lines[start : start + path.end], path, columns)
    full = sum(len(row) == columns for row in table.rows)
    if full < 2 or path.cost > _ODD * len(table.rows) or not _opens(table.rows[0]):
        return None
    if not _is_known(table) and (path.cost > 0 or not _has_short_headers(table)):
        return None
    merge(table)
    return Found(table.table(), start + path.end)


def _best_path(lines: Sequence[Line], tokens: Sequence[Token]) -> tuple[Path | None, int]:
    """The likeliest reading and its number of columns: as many as some rows have cells."""
    widths = _block_widths(tokens)
    roles = [header_role(line.text) for line in lines[: widths[0]]]
    best: tuple[float, Path | None, int] = (float("inf"), None, 0)
    for columns in _tried(widths):
        path = Paths(tokens, columns, _number_column(roles, columns)).likeliest()
        if path is not None:
            cost = path.cost + _OTHER_WIDTH * (columns != widths[0])
            best = min(best, (cost, path, columns), key=lambda found: found[0])
    return best[1], best[2]


def _block_widths(tokens: Sequence[Token]) -> list[int]:
    """How many cells stand together between blank lines or below a header, block after block."""
    widths = [0]
    for token in tokens:
        if token.kind == "blank" or (token.counts and len(widths) == 1 and widths[0] > 1):
            widths.append(0)
        if token.kind in ("cell", "lone tab"):
            widths[-1] += 1
    return [width for width in widths if width]


def _tried(widths: Sequence[int]) -> list[int]:
    """Numbers of columns: as many as cells stand together, or one more that is always empty."""
    counts = Counter(width for width in widths if 2 <= width <= _MOST_COLUMNS)
    usual = sorted(counts, key=lambda width: (-counts[width], width))[:_MOST_WIDTHS]
    return [*usual, max(usual) + 1] if usual else []


def _number_column(roles: Sequence[Role | None], columns: int) -> int | None:
    """Where the rows' numbers stand; the last column stays the last where others are parted."""
    if "number" not in roles:
        return None
    place = roles.index("number")
    return columns - 1 if place and place == len(roles) - 1 else place


def _rows(lines: Sequence[Line], path: Path, columns: int) -> Rows:
    table = Rows(columns)
    row: list[Slot] = []
    sure = True
    for step in path.steps:
        if step.act in ("row end", "next row"):
            _add(table, row, sure and step.sure)
            row, sure = [], True
        sure = sure and step.sure
        if step.act in ("cell", "next row"):
            row.append(Slot(step.column, []))
        if row and not blank(lines[step.at]):
            row[-1].lines.append(lines[step.at])
    if row:
        _add(table, row, sure)
    return table


def _add(table: Rows, row: list[Slot], sure: bool) -> None:
    for slot in row:
        slot.doubt = "" if sure else UNSURE_ROW
    table.add(row)


def _is_known(table: Rows) -> bool:
    """Whether known headers or the first row's number stand at the top of it."""
    top = [row for row in table.rows if len(row) > 1][:2]
    roles = [[header_role(slot.text) for slot in row if slot.lines] for row in top]
    heads = max(sum(role is not None for role in row) for row in roles)
    return heads >= 2 or any(running_number(slot.text) == 1 for row in top for slot in row[:1])


def _opens(row: Sequence[Slot]) -> bool:
    """Whether a row may be a table's first: a list's items and a block of text are not."""
    lines = max(len(slot.lines) for slot in row)
    return lines <= _MOST_HEADER_LINES and not _ITEM.match(row[0].text)


def _has_short_headers(table: Rows) -> bool:
    texts = [slot.text for slot in table.rows[0]]
    short = all(len(text.split()) <= _LONGEST_HEADER for text in texts)
    return short and not any(_ITEM.match(text) or _SENTENCE.search(text) for text in texts)
