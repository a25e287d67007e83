"""The plain text that other programs leave of a document: what people paste, export and archive.

`cells` is how Apache Tika writes a Word file, `tabs` a row a line; `layout` is pdftotext keeping
columns by spaces, `lines` a PDF's lines in the order they were drawn with a blank line after each.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
from docx.document import Document
from docx.table import Table, _Row


def from_docx(source: Path, shape: str) -> str:
    """The text of a DOCX file; `shape` is `cells` or `tabs`."""
    return "\n".join(_blocks(docx.Document(str(source)), shape)) + "\n"


def from_pdf(source: Path, shape: str) -> str:
    """The text of a PDF file; `shape` is `layout` or `lines`. Pages are parted by form feeds."""
    if shape == "layout":
        command = ["pdftotext", "-layout", "-enc", "UTF-8", str(source), "-"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    with pypdfium2.PdfDocument(source) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\f".join("\n\n".join(page.splitlines()) + "\n" for page in pages)


def _blocks(document: Document, shape: str) -> Iterator[str]:
    for block in document.iter_inner_content():
        if not isinstance(block, Table):
            yield block.text
        else:
            for row in block.rows:
                yield from _cells(row) if shape == "cells" else [_tabbed(row)]
            yield ""


def _cells(row: _Row) -> Iterator[str]:
    """A cell a line behind a tab, its further lines without one; a blank line ends the row."""
    for text in _texts(row):
        yield "\t" + text
    yield ""


def _tabbed(row: _Row) -> str:
    return "\t".join(" ".join(text.split()) for text in _texts(row))


def _texts(row: _Row) -> list[str]:
    """The row's cells; one that spans columns or goes on from the row above stands once."""
    own = [c for c in row._tr.tc_lst if c.vMerge != "continue"]
    return [cell.text for cell in row.cells if cell._tc in own] if own else []
