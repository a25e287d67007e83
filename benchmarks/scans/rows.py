"""How many rows of a 30-row table are read exactly right, by damage, against plain Tesseract.

    python -m benchmarks.scans.rows [CONDITION...]

A row is right when all five cells are, in their columns; names counts rows with both schools
right. They are rows as `ketnghia run` has them, their words judged by their context. Plain
pytesseract finds no cells; its row counts when one of its text lines holds the five cells in
order, which spares it every rule that it read as a bar but not a cell of two lines.
"""

from __future__ import annotations

import sys
import tempfile
import time
import unicodedata
from pathlib import Path

import pytesseract
from PIL import Image

from benchmarks.scans.damage import CONDITIONS, damage
from benchmarks.scans.table_page import DPI, Row, draw_pages, pair_rows
from extractors.options import ReadOptions
from extractors.tesseract_data import data_folder
from pipeline.discovery import InputFile
from pipeline.reading import read_pages, repaired
from schemas.document import Document, Table


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def table_rows(document: Document) -> list[Row]:
    return [
        tuple(plain(cell.text) if cell else "" for cell in row)
        for page in document.pages
        for block in page.blocks
        if isinstance(block, Table)
        for row in block.grid()
    ]


def pytesseract_lines(image: Image.Image, dpi: int) -> list[str]:
    config = f'--dpi {dpi} --tessdata-dir "{data_folder()}"'
    text = str(pytesseract.image_to_string(image, "vie", config))
    return [plain(line.replace("|", " ")) for line in text.splitlines()]


def main(conditions: list[str]) -> None:
    truth = pair_rows(30, seed=5)
    pages = draw_pages(truth)
    print("condition   rows names   time  pytesseract rows   time   wrong cells of ours")
    for condition in conditions:
        ours, names, theirs, spent, wrong = 0, 0, 0, [0.0, 0.0], []
        for number, page in enumerate(pages):
            image = damage(page.image, condition, DPI, seed=11 + number)
            started = time.perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "page.png"
                image.save(path, dpi=image.info["dpi"])
                found = table_rows(repaired(read_pages(InputFile(path, path.name), ReadOptions())))
            spent[0] += time.perf_counter() - started
            started = time.perf_counter()
            lines = pytesseract_lines(image, int(image.info["dpi"][0]))
            spent[1] += time.perf_counter() - started
            ours += sum(row in found for row in page.rows)
            pairs = {row[1:3] for row in found}
            names += sum(row[1:3] in pairs for row in page.rows)
            theirs += sum(" ".join(row) in lines for row in page.rows)
            wrong += wrong_cells(page.rows, found)
        print(
            f"{condition:10} {ours:5} {names:5} {spent[0]:6.1f} {theirs:17} {spent[1]:6.1f}   "
            f"{wrong[:8]}"
        )


def wrong_cells(rows: list[Row], found: list[Row]) -> list[tuple[str, str]]:
    """Pairs of right and read text, for the rows that are not exactly right."""
    wrong = []
    for row in rows:
        if row not in found:
            near = max(found, default=(), key=lambda f: sum(a == b for a, b in zip(row, f)))  # noqa: B905
            wrong += [(a, b) for a, b in zip(row, near) if a != b] or [(row[0], "no row")]  # noqa: B905
    return wrong


if __name__ == "__main__":
    main(sys.argv[1:] or list(CONDITIONS))
