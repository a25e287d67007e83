"""A laid-out office document, independent of the file kind that it will be written as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True)
class Para:
    """A paragraph; `label` is its printed number or bullet, `list_id` groups the items of a list.

    `size` in points (None: the document's), `indent` of the first line in centimetres.
    """

    text: str
    bold: bool = False
    italic: bool = False
    align: Align = "justify"
    label: str | None = None
    list_id: int | None = None
    indent: float = 1.0
    size: float | None = None
    underline: bool = False

    @property
    def printed(self) -> str:
        """The text with its label, as a reader sees it."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True)
class Cell:
    """A table cell: its lines, and how many columns and rows it spans."""

    lines: tuple[str, ...]
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Table:
    """Rows of cells in reading order; a cell covered by a span is left out.

    `widths` are relative. `cut_rows` lets a page end cut through a row.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    ruled: bool = True
    header_rows: int = 1
    repeat_header: bool = False
    cut_rows: bool = False
    size: float = 12

    def grid(self) -> list[list[Cell | None]]:
        """One entry a grid position; None where a span covers it.

        >>> tall = Cell(("a",), rowspan=2)
        >>> t = Table(((tall, Cell(("b",))), (Cell(("c",)),)), (1, 1))
        >>> [[c.text if c else None for c in row] for row in t.grid()]
        [['a', 'b'], [None, 'c']]
        """
        width = len(self.widths)
        covered: set[tuple[int, int]] = set()
        grid: list[list[Cell | None]] = []
        for r, row in enumerate(self.rows):
            line: list[Cell | None] = [None] * width
            cells = iter(row)
            c = 0
            while c < width:
                if (r, c) in covered:
                    c += 1
                    continue
                cell = next(cells)
                line[c] = cell
                for dr in range(cell.rowspan):
                    covered.update((r + dr, c + dc) for dc in range(cell.colspan))
                c += cell.colspan
            grid.append(line)
        return grid


@dataclass(frozen=True)
class Columns:
    """Two unruled columns side by side: a letterhead, or recipients beside the signature."""

    left: tuple[Para, ...]
    right: tuple[Para, ...]
    widths: tuple[float, float] = (0.42, 0.58)


@dataclass(frozen=True)
class PageBreak:
    landscape: bool = False


Block = Para | Table | Columns | PageBreak


@dataclass
class Document:
    """Blocks in reading order, with the face and size (points) of the running text."""

    blocks: list[Block] = field(default_factory=list)
    font: str = "LiberationSerif"
    size: float = 14
    automatic_numbers: bool = False
    landscape: bool = False

    def texts(self) -> Iterator[str]:
        """Every printed line, in reading order."""
        for block in self.blocks:
            if isinstance(block, Para):
                yield block.printed
            elif isinstance(block, Columns):
                for para in (*block.left, *block.right):
                    yield para.printed
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        yield from cell.lines
