"""Strips of a letterhead with a blank that a pen filled in, with what stands where.

A strip is cut around one line of print whose capitals are `CAP` pixels high, `ABOVE` of them
over the base line, as the reader will cut it: the print before the blank, the digits, the print
behind it, worn by pen, paper and scanner. `middles` are the digits' middles in pixels, `blank`
is where the print before ends and the print behind begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.handwriting.glyphs import Hand, Sources
from extractors.scan.handwriting.strip import ABOVE, CAP, HEIGHT

PRINTED = 10  # the label of a printed digit
WIDTH = 128
FINE = 3  # times the strip's size at which it is drawn
SYMBOLS = (
    "KH", "QĐ", "TB", "CV", "BC", "UBND", "SGDĐT", "PGDĐT", "TTr", "HD", "GM", "CT", "SYT", "THCS",
    "TH", "GD", "NQ", "HĐ", "PGD", "VP", "BGH",
)  # fmt: skip
FACES = (
    "liberation2/LiberationSerif-Regular.ttf", "liberation2/LiberationSerif-Italic.ttf",
    "liberation2/LiberationSerif-Bold.ttf", "liberation2/LiberationSerif-BoldItalic.ttf",
    "liberation2/LiberationSans-Regular.ttf", "liberation2/LiberationSans-Italic.ttf",
    "freefont/FreeSerif.ttf", "freefont/FreeSerifItalic.ttf", "dejavu/DejaVuSerif.ttf",
)  # fmt: skip
FOLDER = Path("/usr/share/fonts/truetype")

Ink = NDArray[np.float32]  # HEIGHT × width, 0 paper to 1 ink


@dataclass(frozen=True, slots=True)
class Strip:
    ink: Ink
    digits: tuple[int, ...]
    middles: tuple[float, ...]
    blank: tuple[float, float]


@cache
def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FOLDER / name), size)


def _print_size(name: str) -> int:
    """The size at which a face's capitals are CAP · FINE high."""
    top = _face(name, 100).getbbox("H", anchor="ls")[1]
    return round(-100 * CAP * FINE / top)


def _around(kind: int, rng: np.random.Generator) -> tuple[str, str, str]:
    """Face, print before and print behind of one of the three blanks."""
    upright = rng.random() < 0.5
    if kind == 0:
        face = FACES[int(rng.choice([0, 0, 0, 2, 4, 6, 8]))]
        symbol = "-".join(str(s) for s in rng.choice(SYMBOLS, 2))
        return face, str(rng.choice(["Số:", "Số :", "Số", "số:", "Số."])), f"/{symbol}"
    face = FACES[
        int(rng.choice([0, 4, 6] if upright and rng.random() < 0.4 else [1, 1, 1, 3, 5, 7]))
    ]
    return (face, ", ngày", "tháng") if kind == 1 else (face, "tháng", "năm 20")


class Maker:
    """Makes strips, always the same for the same seed."""

    def __init__(self, sources: Sources, seed: int) -> None:
        self.sources = sources
        self.rng = np.random.default_rng(seed)
        self.faded = False  # ink too pale for a one-bit scan

    def strip(self) -> Strip:
        rng = self.rng
        canvas = np.zeros((HEIGHT * FINE, WIDTH * FINE), np.float32)
        face, before, behind = _around(int(rng.choice(3, p=[0.5, 0.35, 0.15])), rng)
        font = _face(face, round(_print_size(face) * rng.uniform(0.88, 1.14)))
        base = ABOVE * FINE + int(rng.integers(-6, 7))
        left = int(rng.uniform(0.3, 3.2) * CAP * FINE)
        _print(canvas, before, font, left - round(font.getlength(before)), base)
        self.faded = False
        fate = rng.random()
        digits: tuple[int, ...] = ()
        middles: list[float] = []
        if fate < 0.76:
            digits, middles, right = self._write(canvas, left, base)
        elif fate < 0.88:
            digits, middles, right = self._typed(canvas, left, base, font)
        else:
            right = left + int(rng.uniform(0.3, 5) * CAP * FINE)
        self._leader(canvas, left, right, base, font)
        behind_at = right + int(rng.normal(0.25, 0.35) * CAP * FINE)
        _print(canvas, behind, font, behind_at, base)
        self._dirt(canvas)
        blank = left / FINE, behind_at / FINE
        return Strip(self._scanned(canvas), digits, tuple(m / FINE for m in middles), blank)

    def _write(self, canvas: Ink, left: int, base: int) -> tuple[tuple[int, ...], list[float], int]:
        rng, cap = self.rng, CAP * FINE
        count = int(rng.choice([1, 2, 3, 4, 5], p=[0.12, 0.4, 0.2, 0.23, 0.05]))
        digits = tuple(int(d) for d in rng.integers(0, 10, count))
        hand = self.sources.hand(rng)
        size = max(0.75, float(np.exp(rng.normal(0.22, 0.25)))) * cap
        shift, space = rng.normal(0.0, 0.18) * cap, max(-0.15, rng.normal(0.14, 0.14)) * cap
        dark = float(rng.choice([1.0, rng.uniform(0.55, 1.0)]))
        self.faded = dark < 0.8
        x = left + rng.normal(0.3, 0.35) * cap
        middles = []
        for digit in digits:
            glyph = self._sized(hand, digit, size)
            y = round(base + shift + rng.normal(0, 0.07) * cap - glyph.shape[0])
            x = max(x, 2.0)
            if x + glyph.shape[1] >= canvas.shape[1] - 4:
                break
            _stamp(canvas, glyph, round(x), y, dark)
            middles.append(x + glyph.shape[1] / 2)
            x += glyph.shape[1] + space + rng.normal(0, 0.06) * cap
            shift += rng.normal(0, 0.04) * cap
        return digits[: len(middles)], middles, round(x)

    def _sized(self, hand: Hand, digit: int, size: float) -> NDArray[np.uint8]:
        glyph = hand(digit)
        height = max(10.0, size * float(np.exp(self.rng.normal(0, 0.09))))
        scale = height / max(glyph.shape[0], 0.6 * glyph.shape[1], 1)
        return np.asarray(
            cv2.resize(glyph, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )

    def _typed(
        self, canvas: Ink, left: int, base: int, font: ImageFont.FreeTypeFont
    ) -> tuple[tuple[int, ...], list[float], int]:
        rng = self.rng
        text = "".join(str(d) for d in rng.integers(0, 10, int(rng.integers(1, 5))))
        x = left + rng.uniform(0.1, 0.6) * CAP * FINE
        _print(canvas, text, font, round(x), base)
        ends = [x + font.getlength(text[:i]) for i in range(len(text) + 1)]
        middles = [(a + b) / 2 for a, b in pairwise(ends)]
        inside = [m for m in middles if m < canvas.shape[1] - 8]
        return (PRINTED,) * len(inside), inside, round(ends[-1])

    def _leader(
        self, canvas: Ink, left: int, right: int, base: int, font: ImageFont.FreeTypeFont
    ) -> None:
        """Dots or a rule that lead the pen, under or through the digits."""
        rng, kind = self.rng, self.rng.random()
        if kind < 0.22 and right > left:
            mark = str(rng.choice([".", "…", ". "]))
            count = int((right - left) / max(1.0, font.getlength(mark)))
            _print(canvas, mark * count, font, left + 2, base + int(rng.integers(-2, 3)))
        elif kind < 0.3:
            y = base + int(rng.uniform(-0.1, 0.4) * CAP * FINE)
            cv2.line(canvas, (left, y), (right, y), 0.9, int(rng.integers(1, 4)), cv2.LINE_AA)

    def _dirt(self, canvas: Ink) -> None:
        rng = self.rng
        height, width = canvas.shape
        for _ in range(int(rng.choice([0, 0, 0, 1, 3]))):
            x, y = int(rng.integers(width)), int(rng.integers(height))
            cv2.circle(canvas, (x, y), int(rng.integers(1, 4)), 0.9, -1, cv2.LINE_AA)
        if rng.random() < 0.1:  # an arc of a stamp, a rule, a loop of a signature
            start, spread = float(rng.uniform(0, 360)), float(rng.uniform(30, 140))
            axes = (int(rng.uniform(0.3, 4) * height), int(rng.uniform(0.3, 3) * height))
            middle = (int(rng.integers(width)), int(rng.integers(-height, 2 * height)))
            ink, pen = float(rng.uniform(0.3, 1)), int(rng.integers(2, 8))
            cv2.ellipse(canvas, middle, axes, start, 0, spread, ink, pen, cv2.LINE_AA)
        if rng.random() < 0.15:  # the lines above and below
            y = int(rng.choice([rng.integers(0, 8), rng.integers(height - 8, height)]))
            _print(canvas, "Về việc tổ chức hội", _face(FACES[0], 40), int(rng.integers(-90, 90)),
                   y if y < 20 else y + 26)  # fmt: skip

    def _scanned(self, canvas: Ink) -> Ink:
        """The strip as a scanner of some resolution gives it."""
        rng = self.rng
        scale = float(np.exp(rng.uniform(np.log(1.05), np.log(3.2)))) / FINE
        grey = 1 - cv2.GaussianBlur(canvas, (0, 0), float(rng.uniform(0.3, 1.3)))
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        if rng.random() < 0.6:
            grey = grey + rng.normal(0, rng.uniform(0.01, 0.12), grey.shape)
        if not self.faded and rng.random() < 0.6:
            grey = np.where(grey > rng.uniform(0.4, 0.8), 1.0, 0.0)
        grey = np.clip(grey * 235 + 10, 0, 255).astype(np.uint8)
        if rng.random() < 0.3:
            quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 80))]
            grey = cv2.imdecode(cv2.imencode(".jpg", grey, quality)[1], cv2.IMREAD_GRAYSCALE)
        small = cv2.resize(grey, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
        return np.clip((245 - small.astype(np.float32)) / 235, 0, 1)


def _print(canvas: Ink, text: str, font: ImageFont.FreeTypeFont, x: int, base: int) -> None:
    """Text set with its foot on the base line, over what is there."""
    page = Image.new("L", (canvas.shape[1], canvas.shape[0]))
    ImageDraw.Draw(page).text((x, base), text, font=font, fill=255, anchor="ls")
    np.maximum(canvas, np.asarray(page, np.float32) / 255, out=canvas)


def _stamp(canvas: Ink, glyph: NDArray[np.uint8], x: int, y: int, dark: float) -> None:
    """A glyph laid over the canvas; what stands over its edge is lost."""
    height, width = canvas.shape
    top, bottom = max(0, y), min(height, y + glyph.shape[0])
    left, right = max(0, x), min(width, x + glyph.shape[1])
    if top < bottom and left < right:
        part = glyph[top - y : bottom - y, left - x : right - x].astype(np.float32) / 255 * dark
        view = canvas[top:bottom, left:right]
        np.maximum(view, part, out=view)
