"""Pages of born-digital PDFs per second: ketnghia, and pdfplumber alone, side by side.

pdfplumber alone gives the words and tables of each page; ketnghia reads, repairs, understands and
makes the rows; scans stand beside OCRmyPDF in `benchmarks.scans.speed`. Both in one process without
any cache, each file in turn, the first of all outside the count since it loads what later ones
share. On a machine that others use too, the processor's seconds say more than the clock's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from extractors.options import ReadOptions
from pipeline.discovery import InputDocument, InputFile
from pipeline.work import process_document


@dataclass(slots=True)
class Speed:
    """Pages, and what they cost: seconds by the clock and of the processor."""

    name: str
    pages: int = 0
    wall_s: float = 0.0
    processor_s: float = 0.0

    def add(self, read: Callable[[Path], int], path: Path) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        self.pages += read(path)
        self.wall_s += time.perf_counter() - wall
        self.processor_s += time.process_time() - processor


def speeds(paths: Sequence[Path]) -> list[Speed]:
    """The cost of reading the files with each, the two taking turns."""
    readers = {
        "pdfplumber alone": with_pdfplumber,
        "ketnghia, reading": only_reading,
        "ketnghia, all": with_ketnghia,
    }
    done = {name: Speed(name) for name in readers}
    for number, path in enumerate(paths):
        for name, read in readers.items():
            if number == 0:
                read(path)
            done[name].add(read, path)
    return list(done.values())


def with_pdfplumber(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
        return len(pdf.pages)


def only_reading(path: Path) -> int:
    import extractors

    return len(extractors.read(path, path.name, ReadOptions()).pages)


def with_ketnghia(path: Path) -> int:
    outcome = process_document(InputDocument((InputFile(path, path.name),)), ReadOptions())
    return outcome.rows[0].pages or 0
