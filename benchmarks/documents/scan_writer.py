"""Write a document as pictures: scanned PDF, photo, fax TIFF, and what a wrong OCR made of it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pypdfium2
import pytesseract
from PIL import Image

from benchmarks.documents.model import Document
from benchmarks.documents.pdf_writer import write_pdf
from benchmarks.scans.damage import damage

RENDER_DPI = 300
LONG_AGO = time.gmtime(1_704_153_600)  # the date inside made PDFs, so that bytes repeat


def pages(document: Document, seed: int) -> list[Image.Image]:
    """The document's pages, drawn at 300 dpi; every other landscape page lies on its side."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clean.pdf"
        write_pdf(document, path)
        with pypdfium2.PdfDocument(path) as pdf:
            drawn = [page.render(scale=RENDER_DPI / 72).to_pil() for page in pdf]
    sideways = seed % 2 == 1
    return [p.rotate(90, expand=True) if sideways and p.width > p.height else p for p in drawn]


def damaged(document: Document, condition: str, seed: int) -> list[Image.Image]:
    drawn = pages(document, seed)
    return [damage(p, condition, RENDER_DPI, seed + i) for i, p in enumerate(drawn)]


def write_scan(
    document: Document, path: Path, condition: str, seed: int, quality: int = 60
) -> None:
    """An image-only PDF, a picture a page."""
    first, *rest = damaged(document, condition, seed)
    dpi = first.info["dpi"][0]
    first.save(
        path, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=quality,
        creationDate=LONG_AGO, modDate=LONG_AGO,
    )  # fmt: skip


def write_tiff(document: Document, path: Path, seed: int) -> None:
    """A multi-page black-and-white TIFF, as fax machines and old scanners make."""
    first, *rest = damaged(document, "bw200", seed)
    first.save(
        path, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(200, 200)
    )


def write_photo(document: Document, path: Path, seed: int) -> list[Path]:
    """A JPEG a page, photographed by hand: `name.jpg`, or `name-1.jpg`, `name-2.jpg` …"""
    shots = damaged(document, "photo", seed)
    several = len(shots) > 1
    paths = [
        path.with_name(f"{path.stem}-{i}{path.suffix}") if several else path
        for i in range(1, len(shots) + 1)
    ]
    for shot, target in zip(shots, paths, strict=True):
        shot.save(target, "JPEG", quality=62)
    return paths


def write_wrong_ocr(
    document: Document, path: Path, seed: int, condition: str = "deg200", layouts: str = "3"
) -> None:
    """The text that an English OCR reads from a scan: marks lost, letters mixed up.

    `layouts` are the ways of looking for lines and columns (Tesseract's page segmentation modes,
    `--psm`) that the seed picks from.
    """
    shots = damaged(document, condition, seed)
    config = f"--psm {layouts.split()[seed % len(layouts.split())]}"
    texts = [pytesseract.image_to_string(page, lang="eng", config=config) for page in shots]
    path.write_text("\f".join(texts), encoding="utf-8")
