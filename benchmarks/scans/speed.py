"""Pages a second, all steps included, against OCRmyPDF on the same pages and cores in one run.

    python -m benchmarks.scans.speed [--condition deg200] [--pages 8] [--files SCAN.pdf ...]

Made pages are stamped and slanted, half of them with a ruled table. OCRmyPDF (on PATH) runs with
two jobs, without deskewing; ours reads the same files in two processes. Also tells the most
memory that one of our processes had.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import pypdfium2
from PIL import Image

from benchmarks.scans.damage import damage
from benchmarks.scans.table_page import DPI, draw_pages, pair_rows
from extractors.options import ReadOptions
from extractors.scan import read_pdf_page

JOBS = 2


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans.speed")
    parser.add_argument("--condition", default="deg200")
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--files", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = options.files or [made_scan(Path(folder), options.condition, options.pages)]
        pages = [(path, n) for path in files for n in range(1, page_count(path) + 1)]
        ours, memory = our_seconds(pages)
        print(f"ours      {len(pages) / ours:6.2f} pages/s, {memory:.0f} MB a process at most")
        program = shutil.which("ocrmypdf")
        if program is None:
            print("ocrmypdf is not on PATH: nothing to compare with")
            return
        theirs = sum(ocrmypdf_seconds(program, path, Path(folder)) for path in files)
        print(f"OCRmyPDF  {len(pages) / theirs:6.2f} pages/s")
        print(f"ours is {theirs / ours:.2f} times as fast")


def made_scan(folder: Path, condition: str, count: int) -> Path:
    """An image-only PDF of `count` pages."""
    drawn = chain.from_iterable(draw_pages(pair_rows(12, seed=seed)) for seed in range(count))
    shots = [
        damage(page.image, condition, DPI, seed=number)
        for number, page in zip(range(count), drawn, strict=False)
    ]
    path = folder / "scan.pdf"
    first, *rest = shots
    dpi = first.info["dpi"][0]
    first.convert("RGB").save(
        path, "PDF", save_all=True, append_images=list(map(_rgb, rest)), resolution=dpi
    )
    return path


def _rgb(image: Image.Image) -> Image.Image:
    return image.convert("RGB")


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def our_seconds(pages: list[tuple[Path, int]]) -> tuple[float, float]:
    """Seconds for all pages in two processes started for them, and their peak memory in MB."""
    started = time.perf_counter()
    with ProcessPoolExecutor(JOBS, get_context("spawn")) as pool:
        peaks = list(pool.map(read_one, pages))
    return time.perf_counter() - started, max(peaks)


def read_one(page: tuple[Path, int]) -> float:
    """Reads a page; the peak memory of this process so far, in MB."""
    read_pdf_page(*page, ReadOptions())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ocrmypdf_seconds(program: str, path: Path, folder: Path) -> float:
    command = [program, "--jobs", str(JOBS), "-l", "vie", "--output-type", "pdf", "--quiet"]
    started = time.perf_counter()
    subprocess.run([*command, str(path), str(folder / "out.pdf")], check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
