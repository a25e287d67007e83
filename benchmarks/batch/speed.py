"""Pages of born-digital PDFs per second: `ketnghia run`, and pdfplumber alone, side by side.

pdfplumber alone gives the words and tables of each page, in as many processes as the run has;
`ketnghia run` reads, repairs, understands and writes plans and tables, without any cache. Both are
whole programs, started for it. What a page costs once all is loaded is told beside it, in one
process, the first file outside the count. Scans stand beside OCRmyPDF in `benchmarks.scans.speed`.
On a machine that others use too, the processor's seconds say more than the clock's.
"""

from __future__ import annotations

import gc
import multiprocessing
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from benchmarks.batch.sandbox import Room, rows_of
from benchmarks.batch.scale import measured, processor_s
from benchmarks.documents.make import LAYOUTS, make_documents
from extractors.options import ReadOptions
from pipeline.discovery import InputDocument, InputFile
from pipeline.serving import GARBAGE
from pipeline.work import process_document

_SEED = 41


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


def made_pdfs(folder: Path, count: int) -> list[Path]:
    """So many made plans of all layouts as PDFs with a text layer, of two to five pages."""
    shutil.rmtree(folder, ignore_errors=True)
    return make_documents(folder, _SEED, count, ["pdf"], LAYOUTS["dev"])


def whole_programs(paths: Sequence[Path], folder: Path, workers: int) -> list[Speed]:
    """The cost of reading the files with pdfplumber alone, and of a run over them."""
    before, start = processor_s(), time.perf_counter()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        pages = sum(pool.map(with_pdfplumber, paths))
    wall = time.perf_counter() - start
    alone = Speed("pdfplumber alone", pages, wall, processor_s() - before)
    shutil.rmtree(folder, ignore_errors=True)
    room = Room(folder)
    (folder / "input").mkdir()
    for path in paths:
        shutil.copy(path, folder / "input")
    tables = ("--no-cache", "--no-workbook", "--no-report")
    cost = measured("ketnghia run", room, folder / "input", workers, *tables)
    read = sum(int(row["pages"] or 0) for row in rows_of(room.output))
    return [alone, Speed("ketnghia run", read, cost.wall_s, cost.processor_s)]


def by_page(paths: Sequence[Path]) -> list[Speed]:
    """The cost of reading the files with each in this process, the two taking turns."""
    readers = {
        "pdfplumber alone": with_pdfplumber,
        "ketnghia, reading": only_reading,
        "ketnghia, all": with_ketnghia,
    }
    done = {name: Speed(name) for name in readers}
    usual = gc.get_threshold()
    for number, path in enumerate(paths):
        for name, read in readers.items():
            gc.set_threshold(*(usual if read is with_pdfplumber else (GARBAGE,)))
            if number == 0:
                read(path)
            else:
                done[name].add(read, path)
    gc.set_threshold(*usual)
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
