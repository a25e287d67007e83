"""Objectives printed as a table: under columns of aims, beside labels of aims, or row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.aim_words import kind_of_heading
from parsers.outline import Item
from parsers.pairings.table_header import distinct, is_schoolish
from parsers.text_tables import header_role
from parsers.wording import fold
from schemas.document import Cell, Line, Table
from schemas.plan import ObjectiveKind

Aim = tuple[Item, ObjectiveKind, str]

_BULLET = re.compile(r"\s*[-–+•*]\s*")
_NUMBERS = re.compile(r"(?:S?TT|SO TT|SO THU TU)")
_ROW_NUMBER = re.compile(r"[\dIVX]{1,4}[.)]?")


def aims_of_table(item: Item, kind: ObjectiveKind | None) -> Iterator[Aim]:
    """The objectives of a table item; `kind` is what the heading above it announces, if any.

    A table that names schools in a column tells pairings, whose focus is not read here.
    """
    table = item.table
    if table is None or not table.rows:
        return
    grid = table.grid()
    header = [_kind_of_cell(cell) for cell in grid[0]]
    if any(_is_school_column(cell) for cell in grid[0]) or _pairs_schools(grid):
        return
    if _only_aims(grid[0], header) and table.rows > 1:
        yield from _of_columns(table, grid[1:], header)
    elif any(_kind_of_cell(row[0]) for row in grid) and table.columns > 1:
        yield from _of_labels(table, grid)
    elif kind is not None:
        first = 1 if table.rows > 1 and _is_header(grid[0]) else 0
        yield from _of_rows(grid[first:], kind)


def _kind_of_cell(cell: Cell | None) -> ObjectiveKind | None:
    return kind_of_heading(re.sub(r"^\W*[\dIVX]{1,4}[.)]\s*", "", cell.text)) if cell else None


def _is_school_column(cell: Cell | None) -> bool:
    role = header_role(cell.text) if cell else None
    return role in ("school", "partner", "pair", "helper", "helped", "cluster", "lead", "members")


def _pairs_schools(grid: list[list[Cell | None]]) -> bool:
    """Whether most rows of a table hold two schools beside each other, under any header."""
    schools = [sum(is_schoolish(cell.text) for cell in distinct(row)) for row in grid]
    return 2 * sum(count > 1 for count in schools) >= len(grid)


def _only_aims(header: list[Cell | None], kinds: list[ObjectiveKind | None]) -> bool:
    """Whether every column that is not the row number is headed by a word of aims."""
    others = [
        kind
        for cell, kind in zip(header, kinds, strict=True)
        if cell is None or not _NUMBERS.fullmatch(fold(cell.text))
    ]
    return bool(others) and all(others)


def _is_header(row: list[Cell | None]) -> bool:
    """Whether a first row names its columns: short cells that end no sentence."""
    texts = [cell.text.strip() for cell in row if cell is not None]
    return all(len(text) <= 40 and not re.search(r"[.;]$", text) for text in texts) and any(
        _NUMBERS.fullmatch(fold(text)) or header_role(text) or kind_of_heading(text)
        for text in texts
    )


def _of_columns(
    table: Table, rows: list[list[Cell | None]], kinds: list[ObjectiveKind | None]
) -> Iterator[Aim]:
    seen: set[int] = set()
    for row in rows:
        for cell, kind in zip(row, kinds, strict=True):
            if cell is not None and kind is not None and id(cell) not in seen:
                seen.add(id(cell))
                yield from _of_cell(cell, kind)


def _of_labels(table: Table, grid: list[list[Cell | None]]) -> Iterator[Aim]:
    """Rows whose first cell says what the others hold: `Mục đích | …`."""
    for row in grid:
        kind = _kind_of_cell(row[0])
        for cell in dict.fromkeys(id(c) for c in row[1:] if c is not None and c is not row[0]):
            if kind is not None:
                yield from _of_cell(next(c for c in row if id(c) == cell and c), kind)


def _of_rows(rows: list[list[Cell | None]], kind: ObjectiveKind) -> Iterator[Aim]:
    """One objective a row: its number apart, its other cells in one text."""
    for row in rows:
        cells = list({id(cell): cell for cell in row if cell is not None}.values())
        numbered = len(cells) > 1 and _ROW_NUMBER.fullmatch(cells[0].text.strip())
        named = cells[1:] if numbered else cells
        texts = [text for cell in named if (text := " ".join(cell.text.split()))]
        if texts:
            label = cells[0].text.strip(" .)") if numbered else None
            lines = [line for cell in named for line in cell.lines]
            item = Item("item", " ".join(texts), label, "arabic" if label else "none", lines=lines)
            yield item, kind, item.text


def _of_cell(cell: Cell, kind: ObjectiveKind) -> Iterator[Aim]:
    """The items of a cell: its bulleted lines, else its paragraphs, else all of it."""
    lines = [line for line in cell.lines if line.words]
    starts = [bool(line.label or _BULLET.match(line.text)) for line in lines]
    if sum(starts) < 2:
        starts = [line.is_paragraph for line in lines]
    groups: list[list[Line]] = []
    for line, starts_item in zip(lines, starts, strict=True):
        if starts_item or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        text = _BULLET.sub("", " ".join(line.text for line in group), count=1)
        if any(c.isalpha() for c in text):
            yield Item("item", text, lines=group), kind, text
