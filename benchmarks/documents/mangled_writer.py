"""Write a document as the text that an OCR of the wrong language could have left of it.

Fast, without pictures: letters are misread by the learnt costs of an English OCR
(`normalizers/data/misread_english.json`), and tables come in the reading orders that OCR programs
give, with what they make of rules, of row numbers and of headers.
"""

from __future__ import annotations

import json
import math
import random
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.documents.model import Cell, Columns, Document, PageBreak, Para, Table
from benchmarks.documents.text_writer import columns, flat
from normalizers.text.language_model import DATA

Lines = list[str]
_WIDTH, _CELL_WIDTH = 84, 30  # letters of a line of a page, and of a cell
_RULES = ("|", "|", " |", "_|", "[", "{", "")  # what a rule before a name is read as
_NUMBER_RULES = ("|", "{", "[", "/", "(", "", " ", " |", ".")  # … and one after a row number
_DEBRIS = ("", "", "", "—", "_", "| |", "ee", ". :", "Po")  # lines between rows
_DIGITS = {"1": ("1", "1", "I", "l", "|"), "0": ("0", "0", "O"), "5": ("5", "5", "S")}
_LOST = 0.06  # share of row numbers that are not read
_SHARP = 1.25  # the costs' power: documents are read better than the lines they were learnt on


@cache
def _costs() -> dict[str, tuple[list[str], list[float]]]:
    table = json.loads((DATA / "misread_english.json").read_text("utf-8"))
    return {
        letter: (list(row), [math.exp(-_SHARP * cost) for cost in row.values()])
        for letter, row in table.items()
    }


def misread(text: str, rng: random.Random) -> str:
    """The text with each letter as an English OCR may read it; one reading a letter and word."""
    words = []
    for word in text.split(" "):
        letters = [_read(letter, rng) for letter in word]
        words.append("".join(letters) or word)
    return " ".join(words)


def _read(letter: str, rng: random.Random) -> str:
    row = _costs().get(letter)
    if row is None or not letter.isalpha():
        return letter
    return rng.choices(row[0], row[1])[0]


def _number(text: str, rng: random.Random) -> str:
    if rng.random() < _LOST:
        return ""
    return "".join(rng.choice(_DIGITS.get(digit, (digit,))) for digit in text)


def _wrapped(cell: Cell | None) -> Lines:
    """The lines of a cell as they stand in a narrow column."""
    if cell is None:
        return []
    return [piece for line in cell.lines for piece in textwrap.wrap(line, _CELL_WIDTH)]


def by_rows(table: Table, rng: random.Random) -> Lines:
    """A row a line, columns parted by a space: rules are gone; long cells go on below."""
    return _side_by_side(table, rng, lambda: " ", lambda: " ")


def by_ruled_rows(table: Table, rng: random.Random) -> Lines:
    """A row a line with the debris of rules, some lines of it between rows."""
    lines = _side_by_side(
        table, rng, lambda: rng.choice(_RULES) + " ", lambda: rng.choice(_NUMBER_RULES)
    )
    found = []
    for line in lines:
        debris = rng.choice(_DEBRIS) if rng.random() < 0.3 else ""
        found += [line, debris] if debris else [line]
    return found


def _side_by_side(
    table: Table, rng: random.Random, rule: Callable[[], str], after: Callable[[], str]
) -> Lines:
    lines = []
    for row in table.grid():
        cells = [_wrapped(cell) for cell in row]
        for at in range(max(map(len, cells), default=0)):
            parts = [cell[at] if at < len(cell) else "" for cell in cells]
            parts = [misread(part, rng) if not part.isdigit() else part for part in parts]
            if parts[0].isdigit():
                parts[:2] = [_number(parts[0], rng) + after() + " ".join(parts[1:2])]
            held = [part for part in parts if part]
            lines.append("".join(part + rule() for part in held[:-1]) + "".join(held[-1:]))
    return [*lines, ""]


def by_columns(table: Table, rng: random.Random) -> Lines:
    """Column after column, as layout analysis reads a table without rules; level rows first."""
    grid = table.grid()
    lines: Lines = []
    for column in range(len(table.widths)):
        cells: list[Cell] = []
        for row in grid:
            cell = row[column] if column < len(row) else None
            if cell is not None and not any(cell is other for other in cells):
                cells.append(cell)
        for cell in cells:
            text = flat(cell)
            lines += [_number(text, rng)] if text.isdigit() else _misread_lines(cell, rng)
        lines.append("")
    return lines


def by_cells(table: Table, rng: random.Random) -> Lines:
    """A cell after the other, each on lines of its own between blank ones."""
    lines: Lines = []
    for row in table.rows:
        for cell in row:
            text = flat(cell)
            lines += [_number(text, rng)] if text.isdigit() else _misread_lines(cell, rng)
            lines.append("")
    return lines


def _misread_lines(cell: Cell, rng: random.Random) -> Lines:
    return [misread(line, rng) for line in _wrapped(cell)]


ORDERS: dict[str, Callable[[Table, random.Random], Lines]] = {
    "rows": by_rows,
    "ruled-rows": by_ruled_rows,
    "columns": by_columns,
    "cells": by_cells,
}


def write_mangled(document: Document, path: Path, order: str, seed: int) -> None:
    """Write the document's text, its tables in one of `ORDERS`."""
    rng = random.Random(seed)  # noqa: S311
    lines: Lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines += ORDERS[order](block, rng)
        elif isinstance(block, Columns):
            lines += [misread(line, rng) for line in columns(block)]
        elif isinstance(block, PageBreak):
            lines.append("\f")
        else:
            lines += _paragraph(block, rng)
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _paragraph(para: Para, rng: random.Random) -> Lines:
    return [misread(line, rng) for line in textwrap.wrap(para.printed, _WIDTH)] or [""]
