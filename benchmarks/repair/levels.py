"""Wrong-language OCR at three levels of damage: lines printed, scanned badly, read as English.

The lines come from documents that nobody trained on (DOCX, for instance of `benchmarks.documents`);
the damage is that of `benchmarks.scans`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import tesserocr
from PIL import Image, ImageDraw, ImageFont

import extractors
from benchmarks.language_model.misread import FONT_ROOT, TESSDATA, read_lines
from benchmarks.scans.damage import damage
from extractors.options import ReadOptions
from normalizers.text.cleaning import clean_document

LEVELS = ("deg300", "deg150", "hard150")
FONTS = (
    "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf",
    "FreeSerif.ttf", "DejaVuSerif.ttf",
)  # fmt: skip
OTHER_FONTS = (
    "texgyretermes-regular.otf", "texgyretermes-bold.otf", "texgyrepagella-regular.otf",
    "texgyreheros-regular.otf", "texgyreschola-regular.otf",
)  # which the channel was not learnt from  # fmt: skip
TEX_FONTS = Path("/usr/share/texmf/fonts")
DPI, POINTS, LINES, WORDS = 300, 13, 36, 11
MARGIN = 120  # pixels


def running_lines(folder: Path) -> list[str]:
    """Lines of about `WORDS` words of a folder's documents, in their order."""
    lines: list[str] = []
    for path in sorted(folder.glob("*.docx")):
        document = extractors.read(path, path.name, ReadOptions())
        clean_document(document)
        for line in document.lines:
            words = line.text.split()
            lines += [" ".join(words[i : i + WORDS]) for i in range(0, len(words), WORDS)]
    return lines


def shuffled(lines: Sequence[str], seed: int) -> list[str]:
    """Those of five words and more, each once, out of their order: no line helps another."""
    lines = sorted({line for line in lines if len(line.split()) >= 5})
    random.Random(seed).shuffle(lines)  # noqa: S311
    return lines


def printed(lines: Sequence[str], font_name: str) -> Image.Image:
    """A page of lines at `DPI`."""
    found = (path for root in (FONT_ROOT, TEX_FONTS) for path in sorted(root.rglob("*.[ot]tf")))
    paths = {path.name: path for path in found}  # the newest release
    font = ImageFont.truetype(str(paths[font_name]), POINTS * DPI // 72)
    step = round(POINTS * DPI / 72 * 1.5)
    width = max(round(font.getlength(line)) for line in lines) + 2 * MARGIN
    page = Image.new("RGB", (width, step * len(lines) + 2 * MARGIN), "white")
    pen = ImageDraw.Draw(page)
    for i, line in enumerate(lines):
        pen.text((MARGIN, MARGIN + i * step), line, font=font, fill="black")
    return page


def misread_lines(
    lines: Sequence[str], level: str, pages: int, fonts: Sequence[str] = FONTS
) -> Iterator[tuple[str, str]]:
    """True lines and what the English OCR reads; lines that it does not find whole left out."""
    block = tesserocr.PSM.SINGLE_BLOCK
    with tesserocr.PyTessBaseAPI(str(TESSDATA), "eng", psm=block) as api:
        for number in range(pages):
            batch = lines[number * LINES : (number + 1) * LINES]
            if not batch:
                return
            page = printed(batch, fonts[number % len(fonts)])
            shot = damage(page, level, DPI, number).convert("L")
            shot = shot.resize(page.size, Image.Resampling.BICUBIC)
            found = read_lines(api, shot, len(batch), margin=MARGIN)
            for true, read in zip(batch, found, strict=True):
                if 0.75 < len(read) / len(true) < 1.3:
                    yield true, read
