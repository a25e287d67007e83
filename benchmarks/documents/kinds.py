"""The kinds of file a document can be written as."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.documents.docx_writer import write_docx
from benchmarks.documents.model import Document
from benchmarks.documents.pdf_writer import write_pdf
from benchmarks.documents.text_writer import SHAPES, write_text

Write = Callable[[Document, Path, int], None]


def pdf(document: Document, path: Path, seed: int) -> None:
    write_pdf(document, path)


def word(document: Document, path: Path, seed: int) -> None:
    write_docx(document, path)


def text(document: Document, path: Path, seed: int) -> None:
    """Plain text, in the shape that the seed picks."""
    shapes = sorted(SHAPES)
    write_text(document, path, shapes[seed % len(shapes)])


KINDS: dict[str, tuple[str, Write]] = {
    "pdf": (".pdf", pdf),
    "docx": (".docx", word),
    "text": (".txt", text),
}
