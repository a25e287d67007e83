"""The same scan read by ketnghia, by plain pytesseract and by OCRmyPDF."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytesseract

from extractors.options import ReadOptions
from extractors.pdf import read_pdf
from extractors.plain_text import read_text
from extractors.scan import read_pdf_page
from extractors.tesseract_data import data_folder
from pipeline.evaluate import evaluate
from schemas.document import Page

PEERS = ("pytesseract", "ocrmypdf")


def read_by(reader: str, path: Path, folder: Path) -> list[Page]:
    """The pages as the reader sees them; what it wrote, for `pairings_f1`, lies in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    if reader == "pytesseract":
        return _pytesseract(path, folder)
    if reader == "ocrmypdf":
        return _ocrmypdf(path, folder)
    shutil.copy(path, folder)
    with pypdfium2.PdfDocument(path) as pdf:
        count = len(pdf)
    return [read_pdf_page(path, number, ReadOptions()) for number in range(1, count + 1)]


def _pytesseract(path: Path, folder: Path) -> list[Page]:
    """Plain Tesseract on each page drawn at 300 dpi, as its users call it."""
    with pypdfium2.PdfDocument(path) as pdf:
        images = [page.render(scale=300 / 72).to_pil() for page in pdf]
    config = f'--dpi 300 --tessdata-dir "{data_folder()}"'
    texts = [str(pytesseract.image_to_string(image, "vie", config)) for image in images]
    (folder / f"{path.stem}.txt").write_text("\f".join(texts), "utf-8")
    return [
        Page(number, list(read_text(text)[0].blocks)) if text.strip() else Page(number)
        for number, text in enumerate(texts, 1)
    ]


def _ocrmypdf(path: Path, folder: Path) -> list[Page]:
    """The text layer that OCRmyPDF lays over the scan."""
    program = shutil.which("ocrmypdf", path=f"{Path(sys.executable).parent}") or "ocrmypdf"
    target = folder / path.name
    command = [program, "--jobs", "2", "-l", "vie", "--output-type", "pdf", "--quiet"]
    subprocess.run([*command, str(path), str(target)], check=True)
    return read_pdf(target.read_bytes(), ReadOptions())[0]


def pairings_f1(reader: str, work: Path) -> float:
    """F1 of the pairings that the program understands from what `reader` wrote."""
    output = work / f"{reader}-output"
    command = [sys.executable, "-m", "pipeline.cli", "run", str(work / reader), "-o", str(output)]
    subprocess.run([*command, "--no-cache"], check=False, capture_output=True)
    total = evaluate(output, work / "truth").total
    return total["pairings"].f1 if "pairings" in total else 0.0
