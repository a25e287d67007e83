"""From the HTML of an unseen document to the files that offices send.

LibreOffice makes DOCX and PDF; scans and photos are pages of that PDF, damaged as
benchmarks/scans does it.
"""

from __future__ import annotations

import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from benchmarks.scans.damage import damage

SCANS = {
    "scan300": "deg300",
    "scan200": "deg200",
    "scan150": "deg150",
    "hard150": "hard150",
    "bw200": "bw200",
    "photo": "photo",
}
KINDS = ("docx", "pdf", *SCANS)

DRAWN_AT = 300  # dpi
SAVED_AT = 300  # dpi of a photo's page; a scan knows its own

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
    names = [page.stem for page in pages]
    _office("docx:MS Word 2007 XML", [drafts / f"{name}.html" for name in names], drafts)
    made = [drafts / f"{name}.docx" for name in names]
    if kind != "docx":
        _office("pdf", made, drafts)
        made = [drafts / f"{name}.pdf" for name in names]
    targets = [folder / path.name for path in made]
    for path, target in zip(made, targets, strict=True):
        if kind in SCANS:
            _scan(path, target, SCANS[kind])
        else:
            target.write_bytes(path.read_bytes())
    return targets


def _office(form: str, files: Sequence[Path], folder: Path) -> None:
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    if files[0].suffix == ".html":
        command.append("--infilter=HTML (StarWriter)")
    command += ["--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


def _scan(source: Path, target: Path, condition: str) -> None:
    with pypdfium2.PdfDocument(source) as document:
        clean = [page.render(scale=DRAWN_AT / 72).to_pil() for page in document]
    seed = zlib.crc32(source.stem.encode())
    images = [damage(page, condition, DRAWN_AT, seed + n) for n, page in enumerate(clean)]
    dpi = SAVED_AT if condition == "photo" else images[0].info["dpi"][0]
    _save(images, target, dpi)


def _save(images: Sequence[Image.Image], target: Path, dpi: float) -> None:
    images[0].save(target, resolution=dpi, save_all=True, append_images=images[1:])
