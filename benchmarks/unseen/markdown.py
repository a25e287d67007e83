"""The Markdown that programs make of a Word file, in the way of one of three by document.

`markitdown` prints an empty header, joins a cell's paragraphs by spaces and drops a cell merged
down from the rows below; `docling` prints a merged cell in every row and column that it covers;
`pandoc` keeps the paragraphs apart by `<br>`, leaves merged cells empty, and puts a backslash
before what would be read as Markdown.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.unseen.word import Grid, Text, WordCell, blocks_of

_WAYS = ("markitdown", "docling", "pandoc")
_READ_AS_LIST = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")


def from_docx(source: Path) -> str:
    """The Markdown of a DOCX file."""
    way = _WAYS[zlib.crc32(source.stem.encode()) % len(_WAYS)]
    return "\n\n".join(_paragraphs(blocks_of(source), way)) + "\n"


def _paragraphs(blocks: list[Text | Grid], way: str) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Text):
            yield "\n".join(_table(block, way))
        elif block.plain.strip():
            yield _marked(block, way)


def _marked(text: Text, way: str) -> str:
    """A paragraph with its bold pieces between stars and its line breaks as Markdown has them."""
    merged: list[tuple[str, bool]] = []
    for piece, bold in text.pieces:
        if merged and merged[-1][1] == bold:
            merged[-1] = (merged[-1][0] + piece, bold)
        else:
            merged.append((piece, bold))
    lines = "".join(_bold(piece) if bold else piece for piece, bold in merged).split("\n")
    escaped = [_escaped(line.strip(), way) for line in lines]
    return ("\\\n" if way == "pandoc" else "  \n").join(escaped)


def _bold(piece: str) -> str:
    inner = piece.strip()
    return (
        piece.replace(inner, "\n".join(f"**{line}**" for line in inner.split("\n") if line))
        if inner
        else piece
    )


def _escaped(line: str, way: str) -> str:
    if way == "docling":
        return line.replace("&", "&amp;").replace("<", "&lt;").replace("_", r"\_")
    line = line.replace("_", r"\_")
    if way == "pandoc":
        line = _READ_AS_LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
        line = line.replace("...", r"\...").replace('"', r"\"").replace("'", r"\'")
    return line


def _table(rows: Grid, way: str) -> Iterator[str]:
    width = max(sum(cell.columns for cell in row) for row in rows)
    printed = [_row(row, above, way) for row, above in zip(rows, _above(rows), strict=True)]
    if way == "markitdown":
        printed.insert(0, [""] * width)
    lines = ["| " + " | ".join(row) + " |" for row in printed]
    yield from (lines[0], "| " + " | ".join(["---"] * width) + " |", *lines[1:])


def _above(rows: Grid) -> Iterator[dict[int, WordCell]]:
    """For each row the cell that reaches down into it, by column."""
    held: dict[int, WordCell] = {}
    for row in rows:
        yield dict(held)
        at = 0
        for cell in row:
            if not cell.goes_on:
                held[at] = cell
            at += cell.columns


def _row(row: list[WordCell], above: dict[int, WordCell], way: str) -> list[str]:
    printed: list[str] = []
    at = 0
    for cell in row:
        if cell.goes_on and way == "docling":
            cell = above.get(at, cell)
        text = _cell(cell, way)
        if way == "docling":
            printed += [text] * cell.columns
        elif not (way == "markitdown" and cell.goes_on):
            printed += [text, *[""] * (cell.columns - 1)]
        at += cell.columns
    return printed


def _cell(cell: WordCell, way: str) -> str:
    lines = (line for text in cell.texts for line in _marked(text, way).split("\n"))
    kept = [line.rstrip("\\ ").replace("|", r"\|") for line in lines]
    return ("<br>" if way == "pandoc" else " ").join(line for line in kept if line)
