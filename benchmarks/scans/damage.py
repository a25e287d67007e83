"""What offices and scanners do to a clean page, as recipes that give the same picture each time.

A page printed, stamped, laid on the glass a little askew, lit unevenly, and squeezed by JPEG:
`deg300`, `deg200`, `deg150`; the last one copied once more: `hard150`; without colour, so that
the stamp is as black as the text: `grey200`; as black and white of one bit: `bw200`;
photographed by hand on a desk: `photo`. `clean300`, `clean200` and `clean150` only change the
resolution.
"""

from __future__ import annotations

import io
import math
import zlib

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans.font import serif

Pixels = NDArray[np.float32]

CONDITIONS = (
    "clean300", "clean200", "clean150",
    "deg300", "deg200", "deg150", "hard150", "grey200", "bw200", "photo",
)  # fmt: skip

PAPER = 246
STAMP_INK = (210, 40, 45)  # red, as office stamps are
STAMP_RADIUS_CM = 1.8


def damage(image: Image.Image, condition: str, dpi: int, seed: int) -> Image.Image:
    """The page `image`, drawn at `dpi`, as it comes out of `condition`.

    The result carries its resolution in `info["dpi"]`. The same arguments give the same pixels.
    Raises ValueError for a condition that is not in CONDITIONS.
    """
    if condition not in CONDITIONS:
        raise ValueError(f"unknown condition {condition!r}")
    target = 300 if condition == "photo" else int(condition[-3:])
    rng = np.random.default_rng([seed, zlib.crc32(condition.encode())])
    if condition.startswith("clean"):
        return with_dpi(resized(image, target / dpi), target)
    # What happens to the paper itself does not depend on the scanner.
    paper_rng = np.random.default_rng([seed, 1])
    page = _rgb(resized(image.convert("RGB"), target / dpi))
    page = stamped(printed(page, target), target, paper_rng)
    if condition == "photo":
        return with_dpi(jpeg(photographed(page, rng), 70), 72)
    page = turned(page, paper_rng.uniform(0.4, 1.4) * paper_rng.choice([-1, 1]))
    page = scanned(page, target, rng)
    if condition == "hard150":
        page = noisy(blurred(page, 0.7), rng, sigma=8)
    if condition == "bw200":
        return with_dpi(one_bit(page), target)
    image = jpeg(page, 30 if condition == "hard150" else 40)
    return with_dpi(image.convert("L") if condition == "grey200" else image, target)


def printed(page: Pixels, dpi: int) -> Pixels:
    """Toner is dark grey and spreads a little; paper is off-white."""
    return f32(30 + blurred(page, dpi / 300) * (PAPER - 30) / 255)


def stamped(page: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A round red stamp over the right lower part; black under it stays black."""
    height, width = page.shape[:2]
    radius = STAMP_RADIUS_CM / 2.54 * dpi
    x, y = width * rng.uniform(0.55, 0.72), height * rng.uniform(0.55, 0.8)
    layer = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(layer)
    for share, thickness in ((1.0, 0.04), (0.72, 0.02)):
        r = radius * share
        draw.ellipse(
            (x - r, y - r, x + r, y + r), outline=255, width=max(1, round(dpi * thickness))
        )
    font = ImageFont.truetype(serif("Bold"), max(6, round(dpi * 0.18)))
    for text, dy in (("PHÒNG", -0.2), ("GIÁO DỤC", 0.0), ("VÀ ĐÀO TẠO", 0.2)):
        draw.text((x - font.getlength(text) / 2, y + (dy - 0.09) * dpi), text, font=font, fill=255)
    ink = blurred(np.asarray(layer, np.float32), dpi / 200)[..., None] / 255 * 0.65
    return f32(page * (1 - ink) + np.minimum(page, np.array(STAMP_INK, np.float32)) * ink)


def turned(page: Pixels, degrees: float) -> Pixels:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    border = (PAPER, PAPER, PAPER)
    return f32(cv2.warpAffine(page, matrix, (width, height), borderValue=border))


def scanned(page: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Soft optics, uneven light, the shadow of the binding, sensor noise, specks of dust."""
    height, width = page.shape[:2]
    page = blurred(page, 0.5 + 0.15 * rng.random()) * _light(height, width, rng)[..., None]
    page = noisy(page, rng, sigma=11)
    specks = int(height * width * 0.0002)
    rows, columns = rng.integers(0, height, specks), rng.integers(0, width, specks)
    page[rows, columns] = rng.integers(20, 120, (specks, 1))
    return page


def _light(height: int, width: int, rng: np.random.Generator) -> Pixels:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 2 * math.pi)
    slope = math.cos(angle) * (x / width - 0.5) + math.sin(angle) * (y / height - 0.5)
    binding = np.exp(-(((x / width - 0.02) / 0.05) ** 2))
    return f32(0.86 + 0.16 * slope - 0.10 * binding)


def noisy(page: Pixels, rng: np.random.Generator, sigma: float) -> Pixels:
    """Grey noise of `sigma` grey levels and a third of it in colour."""
    height, width = page.shape[:2]
    grey = rng.normal(0, sigma, (height, width, 1))
    return f32(page + grey + rng.normal(0, sigma * 0.36, (height, width, 3)))


def blurred(page: Pixels, sigma: float) -> Pixels:
    return f32(cv2.GaussianBlur(page, (0, 0), sigma))


def one_bit(page: Pixels) -> Image.Image:
    """Black and white as an office scanner makes it: a threshold on the local mean."""
    grey = cv2.cvtColor(np.clip(page, 0, 255).astype(np.uint8), cv2.COLOR_RGB2GRAY)
    local = cv2.blur(grey, (61, 61)).astype(np.int16)
    return Image.fromarray((grey > local - 35).astype(np.uint8) * 255).convert("1")


def photographed(page: Pixels, rng: np.random.Generator) -> Pixels:
    """The sheet on a dark desk, seen askew, with the shadow of the hand that holds the camera."""
    height, width = page.shape[:2]
    margin = 0.06
    out_w, out_h = round(width * (1 + 2 * margin)), round(height * (1 + 2 * margin))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners + np.array([width, height], np.float32) * margin
    seen += rng.uniform(-0.035, 0.035, (4, 2)).astype(np.float32) * width
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    desk = tuple(float(v) for v in rng.uniform(40, 90, 3))
    view = f32(cv2.warpPerspective(page, matrix, (out_w, out_h), borderValue=desk))
    y, x = np.mgrid[0:out_h, 0:out_w].astype(np.float32)
    slope = (x / out_w) * rng.uniform(-1, 1) + (y / out_h) * rng.uniform(-1, 1)
    edge = 1 / (1 + np.exp(-(slope - slope.mean()) * 12))
    view = blurred(view * (1 - 0.35 * edge)[..., None], 1.0)
    return noisy(view, rng, sigma=5)


def resized(image: Image.Image, scale: float) -> Image.Image:
    if scale == 1:
        return image
    size = (round(image.width * scale), round(image.height * scale))
    return image.resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC)


def _rgb(image: Image.Image) -> Pixels:
    return np.asarray(image, np.float32)


def f32(page: object) -> Pixels:
    return np.asarray(page, np.float32)


def jpeg(page: Pixels, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    Image.fromarray(np.clip(page, 0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=quality)
    buffer.seek(0)
    return Image.open(buffer).convert("RGB")


def with_dpi(image: Image.Image, dpi: int) -> Image.Image:
    image.info["dpi"] = (dpi, dpi)
    return image
