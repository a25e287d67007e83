"""The plain text that other programs leave of a document: what people paste, export and archive.

`cells` is how Apache Tika writes a Word file, `tabs` a row a line; `layout` is pdftotext keeping
columns by spaces, `lines` a PDF's lines in the order they were drawn with a blank line after each,
`visual` the words that stand at one height in one line (pdfplumber), `raw` pdftotext's raw order.
Programs differ, so half of the documents lose the white space at the ends of their lines, and
half keep the paragraphs of a cell on lines of their own between the tabs.
"""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2

from benchmarks.unseen.word import Grid, Text, WordCell, blocks_of


def from_docx(source: Path, shape: str) -> str:
    """The text of a DOCX file; `shape` is `cells` or `tabs`."""
    second_way = zlib.crc32(source.stem.encode()) % 2 == 1
    if shape == "tabs":
        return "\n".join(_with_tabs(blocks_of(source), "\n" if second_way else " ")) + "\n"
    text = "\n".join(_with_cells(blocks_of(source))) + "\n"
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE) if second_way else text


def from_pdf(source: Path, shape: str) -> str:
    """The text of a PDF file; `shape` is `layout`, `lines`, `visual` or `raw`.

    Pages are parted by form feeds.
    """
    if shape in ("layout", "raw"):
        command = ["pdftotext", f"-{shape}", "-enc", "UTF-8", str(source), "-"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if shape == "visual":
        with pdfplumber.open(source) as printed:
            return "\f".join(f"{page.extract_text()}\n" for page in printed.pages)
    with pypdfium2.PdfDocument(source) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\f".join("\n\n".join(page.splitlines()) + "\n" for page in pages)


def _with_cells(blocks: list[Text | Grid]) -> Iterator[str]:
    """A tab before each cell, a blank line behind each row and another behind the table.

    A cell merged to the right stands once, one merged down as an empty cell in the rows below.
    """
    for block in blocks:
        if isinstance(block, Text):
            yield block.plain
            continue
        for row in block:
            for cell in row:
                first, *further = _with_cells(cell.blocks)
                yield "\t" + first
                yield from further
            yield ""
        yield ""


def _with_tabs(blocks: list[Text | Grid], joint: str) -> Iterator[str]:
    """A row a line, the paragraphs of a cell joined by a space or a line break."""
    for block in blocks:
        if isinstance(block, Text):
            yield block.plain
        else:
            for row in block:
                yield "\t".join(_joined(cell, joint) for cell in row)
            yield ""


def _joined(cell: WordCell, joint: str) -> str:
    lines = (line for text in cell.texts for line in text.plain.splitlines())
    return joint.join(kept for line in lines if (kept := " ".join(line.split())))
