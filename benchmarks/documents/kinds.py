"""The kinds of file a document can be written as."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.documents.docx_writer import write_docx
from benchmarks.documents.mangled_writer import ORDERS, write_mangled
from benchmarks.documents.model import Document
from benchmarks.documents.office_writer import write_converted, write_xlsx
from benchmarks.documents.pdf_writer import write_pdf
from benchmarks.documents.scan_writer import write_photo, write_scan, write_tiff, write_wrong_ocr
from benchmarks.documents.text_writer import SHAPES, write_text

Write = Callable[[Document, Path, int], list[Path]]


def pdf(document: Document, path: Path, seed: int) -> list[Path]:
    write_pdf(document, path)
    return [path]


def word(document: Document, path: Path, seed: int) -> list[Path]:
    write_docx(document, path)
    return [path]


def office(document: Document, path: Path, seed: int) -> list[Path]:
    """DOC, ODT or PDF by LibreOffice, by the path's suffix."""
    write_converted(document, path)
    return [path]


def scan(condition: str, document: Document, path: Path, seed: int) -> list[Path]:
    write_scan(document, path, condition, seed)
    return [path]


def tiff(document: Document, path: Path, seed: int) -> list[Path]:
    write_tiff(document, path, seed)
    return [path]


def wrong_ocr(
    condition: str, layouts: str, document: Document, path: Path, seed: int
) -> list[Path]:
    write_wrong_ocr(document, path, seed, condition, layouts)
    return [path]


def mangled(shape: str | None, document: Document, path: Path, seed: int) -> list[Path]:
    """What a wrong OCR could have made, in a reading order or the one that the seed picks."""
    orders = sorted(ORDERS)
    write_mangled(document, path, shape or orders[seed % len(orders)], seed)
    return [path]


def tcvn3(document: Document, path: Path, seed: int) -> list[Path]:
    """A PDF whose text layer is TCVN3 in .VnTime faces."""
    write_pdf(document, path, legacy=True)
    return [path]


def tcvn3_doc(document: Document, path: Path, seed: int) -> list[Path]:
    write_converted(document, path, legacy=True)
    return [path]


def xlsx(document: Document, path: Path, seed: int) -> list[Path]:
    write_xlsx(document, path)
    return [path]


def text(shape: str | None, document: Document, path: Path, seed: int) -> list[Path]:
    """Plain text in a shape, or in the one that the seed picks."""
    shapes = sorted(SHAPES)
    write_text(document, path, shape or shapes[seed % len(shapes)])
    return [path]


KINDS: dict[str, tuple[str, Write]] = {
    "pdf": (".pdf", pdf),
    "office-pdf": (".pdf", office),
    "docx": (".docx", word),
    "doc": (".doc", office),
    "odt": (".odt", office),
    "text": (".txt", partial(text, None)),
    "text-bars": (".txt", partial(text, "bars")),
    "text-cells": (".txt", partial(text, "cells")),
    "text-tabs": (".txt", partial(text, "tabs")),
    "markdown": (".md", partial(text, "markdown")),
    "clean300": (".pdf", partial(scan, "clean300")),
    "scan300": (".pdf", partial(scan, "deg300")),
    "scan200": (".pdf", partial(scan, "deg200")),
    "scan150": (".pdf", partial(scan, "deg150")),
    "hard150": (".pdf", partial(scan, "hard150")),
    "photo": (".jpg", write_photo),
    "tiff": (".tif", tiff),
    "wrong-ocr": (".txt", partial(wrong_ocr, "deg200", "3")),
    "wrong-ocr-300": (".txt", partial(wrong_ocr, "clean300", "3 4 6 11")),
    "mangled": (".txt", partial(mangled, None)),
    "tcvn3": (".pdf", tcvn3),
    "tcvn3-doc": (".doc", tcvn3_doc),
    "xlsx": (".xlsx", xlsx),
}
