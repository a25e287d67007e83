"""A DOCX file as those programs see it that make text of it: paragraphs, and cells in rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.docx.package import Element, W, integer, open_package, value
from extractors.docx.paragraphs import Context, lines_of_paragraph
from extractors.options import ReadOptions


@dataclass(slots=True)
class Text:
    """A paragraph with its list number or bullet before it; its pieces and which are bold."""

    pieces: list[tuple[str, bool]]

    @property
    def plain(self) -> str:
        return "".join(piece for piece, _ in self.pieces)


@dataclass(slots=True)
class WordCell:
    """A cell as the file holds it: `columns` wide; `goes_on` where one above is merged into it."""

    blocks: list[Text | list[list[WordCell]]]
    columns: int
    goes_on: bool

    @property
    def texts(self) -> Iterator[Text]:
        """The paragraphs, those of tables inside the cell as well."""
        for block in self.blocks:
            if isinstance(block, Text):
                yield block
            else:
                for row in block:
                    for cell in row:
                        yield from cell.texts


Grid = list[list[WordCell]]


def blocks_of(source: Path) -> list[Text | Grid]:
    """The paragraphs and tables of a DOCX file in order."""
    package = open_package(source.read_bytes(), ReadOptions())
    body = package.document.find(W + "body")
    return [] if body is None else _blocks(body, Context.of(package))


def _blocks(element: Element, context: Context) -> list[Text | Grid]:
    found: list[Text | Grid] = []
    for child in element:
        if child.tag == W + "p":
            found.append(_text(child, context))
        elif child.tag == W + "tbl":
            rows = child.iterfind(W + "tr")
            found.append([[_cell(c, context) for c in row.iterfind(W + "tc")] for row in rows])
    return found


def _cell(element: Element, context: Context) -> WordCell:
    properties = element.find(W + "tcPr")
    merged = None if properties is None else properties.find(W + "vMerge")
    span = None if properties is None else value(properties, "gridSpan")
    goes_on = merged is not None and merged.get(W + "val", "continue") == "continue"
    return WordCell(_blocks(element, context), integer(span, 1), goes_on)


def _text(element: Element, context: Context) -> Text:
    pieces: list[tuple[str, bool]] = []
    for number, line in enumerate(lines_of_paragraph(element, context)):
        pieces += [("\n", False)] * (number > 0)
        pieces += [(f"{line.label} ", False)] * (line.label is not None)
        pieces += [(word.before + word.text, word.bold) for word in line.words]
    return Text(pieces)
