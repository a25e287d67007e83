"""From the HTML of an unseen document to the files that offices send.

LibreOffice makes DOCX, and from it the other forms of office programs, text and PDF; scans, faxes
and photos are pages of that PDF, damaged as benchmarks/scans does it; `wrong-ocr` is what an
English OCR reads from such a scan; the kinds of `TEXTS` and `markdown` are text as other programs
leave it.
"""

from __future__ import annotations

import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytesseract
from PIL import Image

from benchmarks.scans import office
from benchmarks.scans.damage import damage
from benchmarks.unseen import markdown
from benchmarks.unseen.texts import from_docx, from_pdf

SCANS = {
    "scan300": "deg300",
    "scan200": "deg200",
    "scan150": "deg150",
    "hard150": "hard150",
    "bw200": "bw200",
    "photo": "photo",
}
OFFICE = {  # kind → what LibreOffice is to write
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "odt": "odt",
    "rtf": "rtf",
    "text": "txt:Text (encoded):UTF8",
    "pdf": "pdf",
}
TEXTS = {  # kind → shape
    "text-cells": "cells",
    "text-tabs": "tabs",
    "text-layout": "layout",
    "text-lines": "lines",
    "text-visual": "visual",
    "text-raw": "raw",
}
FAULTY = {f"scan-{fault}": fault for fault in office.FAULTS}
KINDS = (*OFFICE, "html", *SCANS, *FAULTY, *TEXTS, "markdown", "fax", "wrong-ocr")

DRAWN_AT = 300  # dpi
SAVED_AT = 300  # dpi of a photo's page; a scan knows its own
UNKNOWN = 72  # dpi that a photo states

# What LibreOffice needs to lay a page out as Nghị định 30/2020/NĐ-CP (decree on clerical work)
# asks: A4, its margins, Times New Roman 13–14 pt. A document's own style follows and wins.
OFFICE_STYLE = """<style>
@page { size: 21cm 29.7cm; margin: 2cm 1.5cm 2cm 3cm }
body { font-family: 'Times New Roman'; font-size: 13pt }
p { margin: 0 0 0.15cm 0 }
td p, th p { margin: 0 }
td, th { font-family: 'Times New Roman'; font-size: 12pt }
</style>
"""


_AT_ONCE = 100  # files: LibreOffice forgets some of 247


def convert(pages: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Turn HTML files into files of `kind` in `folder`, named as they are.

    Raises ValueError for a kind that is not in KINDS, CalledProcessError where LibreOffice fails.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}")
    folder.mkdir(parents=True, exist_ok=True)
    drafts = folder.parent / "drafts"
    drafts.mkdir(exist_ok=True)
    for page in pages:
        html = page.read_text("utf-8").replace("<head>", "<head>" + OFFICE_STYLE, 1)
        (drafts / page.name).write_text(html, "utf-8")
    made = _written([drafts / page.name for page in pages], kind, drafts)
    targets = [folder / f"{path.stem}{_suffix(kind, path)}" for path in made]
    for path, target in zip(made, targets, strict=True):
        if kind in SCANS:
            _scan(path, target, SCANS[kind])
        elif kind in FAULTY:
            _save(office.scan(_drawn(path), FAULTY[kind], DRAWN_AT, _seed(path)), target)
        elif kind in TEXTS:
            read = from_docx if path.suffix == ".docx" else from_pdf
            target.write_text(read(path, TEXTS[kind]), "utf-8")
        elif kind == "markdown":
            target.write_text(markdown.from_docx(path), "utf-8")
        elif kind == "fax":
            _fax(path, target)
        elif kind == "wrong-ocr":
            _wrong_ocr(path, target)
        else:
            target.write_bytes(path.read_bytes())
    return targets


def _written(pages: Sequence[Path], kind: str, drafts: Path) -> list[Path]:
    """The documents as LibreOffice writes them: of `kind`, or PDF where that is to be drawn."""
    if kind == "html":
        return list(pages)
    _office(OFFICE["docx"], pages, drafts)
    made = [page.with_suffix(".docx") for page in pages]
    if TEXTS.get(kind, kind) in ("docx", "cells", "tabs", "markdown"):
        return made
    form = OFFICE.get(kind, "pdf")
    _office(form, made, drafts)
    return [path.with_suffix("." + form.partition(":")[0]) for path in made]


def _suffix(kind: str, made: Path) -> str:
    own = {"fax": ".tif", "markdown": ".md", "wrong-ocr": ".txt"}
    return ".txt" if kind in TEXTS else own.get(kind, made.suffix)


def _office(form: str, files: Sequence[Path], folder: Path) -> None:
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    if files[0].suffix == ".html":
        command.append("--infilter=HTML (StarWriter)")
    command += ["--convert-to", form, "--outdir", str(folder)]
    for start in range(0, len(files), _AT_ONCE):
        batch = map(str, files[start : start + _AT_ONCE])
        subprocess.run([*command, *batch], check=True, capture_output=True)


def _scan(source: Path, target: Path, condition: str) -> None:
    _save(_damaged(source, condition), target)


def _save(images: Sequence[Image.Image], target: Path) -> None:
    first, *rest = images
    stated = first.info["dpi"][0]
    dpi = SAVED_AT if stated == UNKNOWN else stated
    first.save(target, resolution=dpi, save_all=True, append_images=rest)


def _fax(source: Path, target: Path) -> None:
    """A black-and-white TIFF of all pages."""
    first, *rest = _damaged(source, "bw200")
    first.save(target, save_all=True, append_images=rest, compression="group4", dpi=(200, 200))


def _wrong_ocr(source: Path, target: Path) -> None:
    """What an English OCR reads from a 300-dpi scan, a page after the other."""
    texts = [pytesseract.image_to_string(p, lang="eng") for p in _damaged(source, "deg300")]
    target.write_text("\f".join(texts), "utf-8")


def _damaged(source: Path, condition: str) -> list[Image.Image]:
    """The pages of a PDF, drawn and damaged, the same on every call."""
    seed = _seed(source)
    return [damage(page, condition, DRAWN_AT, seed + n) for n, page in enumerate(_drawn(source))]


def _drawn(source: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(source) as document:
        return [page.render(scale=DRAWN_AT / 72).to_pil() for page in document]


def _seed(source: Path) -> int:
    return zlib.crc32(source.stem.encode())
