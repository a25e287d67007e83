"""Many scanned pages: what reading them costs, and what a second run does.

The pages are strips of a third of A4 at 200 dpi, in PDFs of five, printed small plans a little
askew on grey paper with specks, so that five hundred are read in a quarter of an hour.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.batch.sandbox import Room
from benchmarks.batch.scale import Cost, measured, plan_text

PAGES = 5  # of a file
_DPI = 200
_SIZE = (1654, 780)
_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


def make_scans(folder: Path, pages: int) -> None:
    """Write `pages` scanned pages in files of five."""
    folder.mkdir(parents=True)
    for first in range(0, pages, PAGES):
        numbers = range(first + 1, min(first + PAGES, pages) + 1)
        strips = [_strip(number) for number in numbers]
        path = folder / f"{first // PAGES:04}.pdf"
        strips[0].save(path, "PDF", resolution=_DPI, save_all=True, append_images=strips[1:])


def _strip(number: int) -> Image.Image:
    random = Random(number)  # noqa: S311
    page = Image.new("L", _SIZE, random.randint(235, 250))
    font = ImageFont.truetype(_FONT, round(11 * _DPI / 72))
    draw = ImageDraw.Draw(page)
    lines = plan_text(number, random).split("\n")
    for at, line in enumerate(lines):
        draw.text((150, 20 + at * 44), line, fill=random.randint(10, 60), font=font)
    page = page.rotate(random.uniform(-0.6, 0.6), Image.Resampling.BICUBIC, fillcolor=242)
    noise = np.random.default_rng(number).normal(0, 9, (_SIZE[1], _SIZE[0]))
    return Image.fromarray(np.clip(np.asarray(page) + noise, 0, 255).astype(np.uint8))


def scans(folder: Path, pages: int, workers: int) -> list[Cost]:
    """The costs of a first run over so many scanned pages, and of a second one."""
    shutil.rmtree(folder, ignore_errors=True)
    room = Room(folder)
    make_scans(folder / "input", pages)
    return [measured(name, room, folder / "input", workers) for name in ("first", "second")]
