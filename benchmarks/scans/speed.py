"""Pages a second, all steps included, against OCRmyPDF on the same pages and cores in one run.

    python -m benchmarks.scans.speed [--kinds table,plan] [--conditions deg200] [--pages 8]
    python -m benchmarks.scans.speed --files SCAN.pdf ...

A `table` page is a letterhead and a ruled table of twelve rows, `plan` pages are those of made
plans, mostly prose; `benchmarks.scans.damage` stamps and slants them. OCRmyPDF (on PATH) runs with
two jobs, without deskewing; ours reads the same files in two processes. Both are told by the
clock, which other work on the machine disturbs, and by the CPU seconds they took, which it hardly
does, starting up included. Also tells the most memory that one of our processes had.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import pypdfium2
from PIL import Image

from extractors.options import ReadOptions
from extractors.scan import read_pdf_page

JOBS = 2
Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans.speed")
    parser.add_argument("--kinds", default="table")
    parser.add_argument("--conditions", default="deg200")
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--files", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        if options.files:
            compare("files", options.files, folder)
            return
        for condition in options.conditions.split(","):
            for kind in options.kinds.split(","):
                scan = made_scan(folder, kind, condition, options.pages)
                compare(f"{kind} {condition}", [scan], folder)


def compare(name: str, files: Sequence[Path], folder: Path) -> None:
    """Reads the files with both programs and tells how long each took."""
    pages = [(path, n) for path in files for n in range(1, page_count(path) + 1)]
    print(f"{name}: {len(pages)} pages")
    ours, memory = timed(lambda: our_peak(pages))
    print(f"  ours      {told(ours, len(pages))}, {memory:.0f} MB a process at most")
    program = shutil.which("ocrmypdf")
    if program is None:
        print("  ocrmypdf is not on PATH: nothing to compare with")
        return
    theirs, _ = timed(lambda: ocrmypdf(program, files, folder))
    print(f"  OCRmyPDF  {told(theirs, len(pages))}")
    clock, cpu = (there / here for there, here in zip(theirs, ours, strict=True))
    print(f"  ours is {clock:.2f} times as fast by the clock, {cpu:.2f} times by CPU seconds")


def made_scan(folder: Path, kind: str, condition: str, count: int) -> Path:
    """An image-only PDF of `count` pages."""
    # Imported here because the processes that are timed import this module, too.
    from benchmarks.scans.damage import damage
    from benchmarks.scans.table_page import DPI

    drawn = table_pages(count) if kind == "table" else plan_pages(count, folder)
    shots = [
        damage(page, condition, DPI, seed=number)
        for number, page in enumerate(islice(drawn, count))
    ]
    path = folder / "scan.pdf"
    first, *rest = shots
    dpi = first.info["dpi"][0]
    first.convert("RGB").save(
        path, "PDF", save_all=True, append_images=list(map(_rgb, rest)), resolution=dpi
    )
    return path


def table_pages(count: int) -> Iterator[Image.Image]:
    from benchmarks.scans.table_page import draw_pages, pair_rows

    drawn = chain.from_iterable(draw_pages(pair_rows(12, seed=seed)) for seed in range(count))
    return (page.image for page in drawn)


def plan_pages(count: int, folder: Path) -> Iterator[Image.Image]:
    from benchmarks.scans.conditions import made_documents

    return chain.from_iterable(made.images for made in made_documents(count, 1, "", folder))


def _rgb(image: Image.Image) -> Image.Image:
    return image.convert("RGB")


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def timed(work: Callable[[], Result]) -> tuple[tuple[float, float], Result]:
    """(Seconds by the clock, CPU seconds of the processes it started), and what it gave."""
    clock, cpu = time.perf_counter(), children_seconds()
    result = work()
    return (time.perf_counter() - clock, children_seconds() - cpu), result


def children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def told(seconds: tuple[float, float], pages: int) -> str:
    clock, cpu = seconds
    return f"{pages / clock:6.2f} pages/s, {pages / cpu:6.2f} pages per CPU-second"


def our_peak(pages: list[tuple[Path, int]]) -> float:
    """Reads all pages in two processes started for them; the peak memory of one, in MB."""
    with ProcessPoolExecutor(JOBS, get_context("spawn")) as pool:
        return max(pool.map(read_one, pages))


def read_one(page: tuple[Path, int]) -> float:
    """Reads a page; the peak memory of this process so far, in MB."""
    read_pdf_page(*page, ReadOptions())
    return peak_memory()


def peak_memory() -> float:
    """MB that this process had at most; what `getrusage` tells counts its parent's, too."""
    status = Path("/proc/self/status").read_text("ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


def ocrmypdf(program: str, files: Sequence[Path], folder: Path) -> Path:
    """Where the last of the files lies as OCRmyPDF wrote it."""
    out = folder / "out.pdf"
    command = [program, "--jobs", str(JOBS), "-l", "vie", "--output-type", "pdf", "--quiet"]
    for path in files:
        subprocess.run([*command, str(path), str(out)], check=True)
    return out


if __name__ == "__main__":
    main()
