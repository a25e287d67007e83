"""Write a document as plain text, in the shapes that converters leave behind."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

from benchmarks.documents.model import Cell, Columns, Document, PageBreak, Para, Table


def flat(cell: Cell | None) -> str:
    return " ".join(cell.lines) if cell else ""


def piped(table: Table) -> list[str]:
    """A row a line, cells separated by bars; merged cells stand once; a blank line at the end.

    >>> piped(Table(((Cell(("1",)), Cell(("Mầm non A",))),), (1, 1)))
    ['1|Mầm non A', '']
    """
    return ["|".join(flat(c) for c in row if c is not None) for row in table.grid()] + [""]


def cells_on_lines(table: Table) -> list[str]:
    """A cell a line behind a tab, a blank line after each row (as word processors export)."""
    lines: list[str] = []
    for row in table.rows:
        lines += [f"\t{line}" if not i else line for c in row for i, line in enumerate(c.lines)]
        lines.append("")
    return lines


def markdown(table: Table) -> list[str]:
    lines = []
    for place, row in enumerate(table.grid()):
        lines.append("| " + " | ".join(flat(c) for c in row) + " |")
        if place == 0:
            lines.append("|" + " --- |" * len(row))
    return [*lines, ""]


def tabbed(table: Table) -> list[str]:
    return ["\t".join(flat(c) for c in row) for row in table.grid()] + [""]


def plain(para: Para, width: int | None) -> list[str]:
    if width is None or not para.text:
        return [para.printed]
    return textwrap.wrap(para.printed, width, initial_indent=" " * int(para.indent * 6)) or [""]


def marked(para: Para) -> list[str]:
    """Markdown residue: bold lines between asterisks, blank line after each."""
    text = para.printed.strip()
    return [f"**{text}**" if para.bold and text else text, ""]


def columns(block: Columns) -> list[str]:
    """The left column's lines, then the right's."""
    return [p.printed for p in (*block.left, *block.right)] + [""]


def side_by_side(block: Columns) -> list[str]:
    """Lines of both columns in turn, as exported letterhead tables read."""
    lines = []
    for place in range(max(len(block.left), len(block.right))):
        lines += [
            f"\t{side[place].printed}" for side in (block.left, block.right) if place < len(side)
        ]
    return [*lines, ""]


SHAPES: dict[str, tuple[Callable[[Table], list[str]], int | None, bool]] = {
    "bars": (piped, 84, False),
    "cells": (cells_on_lines, None, True),
    "tabs": (tabbed, None, True),
    "markdown": (markdown, None, False),
}


def render(document: Document, shape: str) -> str:
    """The text of the document in a shape: `bars`, `cells`, `tabs` or `markdown`."""
    table, width, turned = SHAPES[shape]
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines += table(block)
        elif isinstance(block, Columns):
            lines += side_by_side(block) if turned else columns(block)
        elif isinstance(block, PageBreak):
            lines += [""] if shape == "markdown" else ["\f"]
        else:
            lines += marked(block) if shape == "markdown" else plain(block, width)
    return "\n".join(lines).rstrip() + "\n"


def write_text(document: Document, path: Path, shape: str) -> None:
    path.write_text(render(document, shape), encoding="utf-8")
