"""How well pages are read, by what a scanner did to them, against plain OCR in the same run.

    python -m benchmarks.scans.conditions [--count 4] [--seed 1] [--conditions deg200,photo]
        [--peers] [--pairings] [--list] [--work DIR]

The made documents of `benchmarks.documents` are drawn from their PDF, whose text layer is the
truth; their pages are damaged, read, and compared: syllables wrong per syllable, whatever their
order, and table cells exactly right. `--peers` reads the same pages with plain pytesseract and
with OCRmyPDF, which find no cells; `--pairings` understands each reading with the same program
and tells the F1 of the pairings, and `--list` what each page lost and got in its place.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from benchmarks.documents import specimen
from benchmarks.documents.pdf_writer import write_pdf
from benchmarks.documents.scan_writer import LONG_AGO
from benchmarks.scans.damage import CONDITIONS, damage
from benchmarks.scans.likeness import Likeness
from benchmarks.scans.peers import PEERS, pairings_f1, read_by
from extractors.options import ReadOptions
from extractors.pdf import read_pdf
from schemas.document import Page

DPI = 300
OURS = "ketnghia"


@dataclass
class Made:
    """A made document: its pages as they are, drawn, and what it says."""

    name: str
    pages: list[Page]
    images: list[Image.Image]
    truth: dict[str, object]


def main() -> None:
    options = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        documents = list(made_documents(options.count, options.seed, options.layouts, work))
        print("condition  reader        cells  wrong syllables  seconds a page  pairings F1")
        for condition in options.conditions.split(","):
            measure(condition, documents, options, work / condition)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans.conditions")
    parser.add_argument("--conditions", default=",".join(CONDITIONS))
    parser.add_argument("--count", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layouts", default="", help="only these, joined with commas")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--pairings", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--work", type=Path)
    return parser.parse_args()


def made_documents(count: int, seed: int, layouts: str, work: Path) -> Iterator[Made]:
    """Documents of layouts spread over all there are, the same for the same arguments."""
    names = layouts.split(",") if layouts else specimen.all_layouts()
    step = max(1, len(names) // count)
    for index in range(count):
        layout = names[(index * step + seed) % len(names)]
        document, truth = specimen.make(seed * 1000 + index, layout, flawless=True)
        path = work / f"{index}-{layout}.pdf"
        write_pdf(document, path)
        pages, _ = read_pdf(path.read_bytes(), ReadOptions())
        with pypdfium2.PdfDocument(path) as pdf:
            images = [page.render(scale=DPI / 72).to_pil() for page in pdf]
        path.unlink()
        yield Made(path.stem, pages, images, truth)


def measure(condition: str, made: list[Made], options: argparse.Namespace, work: Path) -> None:
    """Damage, read and compare; a line for each reader."""
    files, truth = work / "files", work / "truth"
    for folder in (files, truth):
        folder.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(made):
        path = files / f"{document.name}.pdf"
        if not path.exists():
            write_scan(document, condition, number, path)
        document.truth["source"] = {"path": path.name}
        (truth / f"{document.name}.json").write_text(json.dumps(document.truth), "utf-8")
    for reader in (OURS, *(PEERS if options.peers else ())):
        likeness, seconds, pages = Likeness(), 0.0, 0
        for document in made:
            started = time.perf_counter()
            read = read_by(reader, files / f"{document.name}.pdf", work / reader)
            seconds += time.perf_counter() - started
            pages += len(document.pages)
            one = Likeness()
            one.add(document.pages, read)
            likeness.add(document.pages, read)
            if options.list and reader == OURS:
                print(f"  {document.name}: lost {one.lost}\n    got {one.made_up}")
        f1 = f"{pairings_f1(reader, work):12.3f}" if options.pairings else ""
        print(
            f"{condition:10} {reader:12} {likeness.right_share:6.3f} {likeness.error_rate:16.4f} "
            f"{seconds / pages:15.2f} {f1}",
            flush=True,
        )


def write_scan(document: Made, condition: str, seed: int, path: Path) -> None:
    """The damaged pages as a PDF of pictures."""
    shots = [damage(page, condition, DPI, 100 * seed + i) for i, page in enumerate(document.images)]
    dpi = shots[0].info["dpi"][0]
    first, *rest = shots
    quality = {} if first.mode == "1" else {"quality": 75}
    first.save(
        path, "PDF", save_all=True, append_images=rest, resolution=dpi, **quality,
        creationDate=LONG_AGO, modDate=LONG_AGO,
    )  # fmt: skip


if __name__ == "__main__":
    main()
