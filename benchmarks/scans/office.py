"""What else befalls pages in offices, one fault at a time, on an ordinary scan of 200 dpi.

Where `damage` gives the mixture of faults that most scans have, each recipe here adds a single
rarer one to such a scan: `back` (the print of the other side shows), `pale` (toner runs out),
`thin` (worn drum, bright scan), `fold` (creased twice), `holes` (punched, stapled, a corner
turned down), `cut` (laid too far left), `bent` (the sheet slipped while it was scanned), `moire`
(a screened copy), `quality20` (squeezed hard), `finger` (photographed with a thumb on the edge and
a curled sheet). Two are of whole files: `upturned` (the second page lies on its head) and `a3`
(two pages on one glass).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from PIL import Image

from benchmarks.scans.damage import (
    PAPER,
    Pixels,
    blurred,
    f32,
    jpeg,
    photographed,
    printed,
    resized,
    scanned,
    stamped,
    turned,
    with_dpi,
)

DPI = 200
DPI_OF_PHOTO = 300
PALE = 0.35  # contrast that is left
_Recipe = Callable[[Pixels, np.random.Generator], Pixels]


def scan(pages: Sequence[Image.Image], fault: str, dpi: int, seed: int) -> list[Image.Image]:
    """The pages of a file, drawn at `dpi`, as they come out of the scanner with `fault`.

    The same arguments give the same pixels. Raises ValueError for a fault that is not in FAULTS.
    """
    if fault not in FAULTS:
        raise ValueError(f"unknown fault {fault!r}")
    made = [_page(pages, number, fault, dpi, seed + number) for number in range(len(pages))]
    if fault == "upturned":
        made[1:2] = [with_dpi(page.rotate(180), DPI) for page in made[1:2]]
    return _by_two(made) if fault == "a3" else made


def _page(
    pages: Sequence[Image.Image], number: int, fault: str, dpi: int, seed: int
) -> Image.Image:
    rng = np.random.default_rng([seed, zlib.crc32(fault.encode())])
    target = DPI_OF_PHOTO if fault == "finger" else DPI
    page = stamped(_printed(pages[number], target, dpi), target, rng)
    if fault == "back":
        other = pages[number + 1 if number + 1 < len(pages) else 0]
        page = shown_through(page, _printed(other, target, dpi))
    page = BEFORE.get(fault, _as_it_is)(page, rng)
    if fault == "finger":
        return with_dpi(jpeg(_with_thumb(photographed(_curled(page), rng), rng), 60), 72)
    page = turned(page, rng.uniform(0.2, 1.0) * rng.choice([-1, 1]))
    page = AFTER.get(fault, _as_it_is)(scanned(page, target, rng), rng)
    return with_dpi(jpeg(page, 20 if fault == "quality20" else 50), target)


def _printed(page: Image.Image, target: int, dpi: int) -> Pixels:
    return printed(f32(resized(page.convert("RGB"), target / dpi)), target)


def _as_it_is(page: Pixels, rng: np.random.Generator) -> Pixels:
    return page


def shown_through(page: Pixels, other: Pixels) -> Pixels:
    """The print of the other side, mirrored, soft, a fifth as dark."""
    back = blurred(f32(cv2.resize(other[:, ::-1], page.shape[1::-1])), 1.5)
    return f32(np.minimum(page, PAPER) * (1 - 0.22 * (1 - back / PAPER)))


def pale(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Toner runs out: a little contrast is left, less still in upright bands."""
    bands = 1 - 0.25 * (np.sin(np.arange(page.shape[1]) / page.shape[1] * 19 + rng.random()) > 0.6)
    return f32(PAPER - (PAPER - page) * PALE * blurred(f32(bands[None, :]), 9)[..., None])


def thin(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Strokes lose their rims."""
    return f32(np.clip((page - 90) * 1.6 + 60, 60, PAPER))


def folded(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Two creases across, each a bright line beside a shadow, where print flaked off."""
    height = len(page)
    for share in (rng.uniform(0.3, 0.37), rng.uniform(0.62, 0.7)):
        rows = np.arange(height) - share * height
        shadow = 45 * np.exp(-((rows / 2.0) ** 2)) + 12 * np.exp(-((rows / 14) ** 2))
        flaked = 90 * np.exp(-(((rows - 3) / 1.5) ** 2))
        page = f32(np.clip(page - shadow[:, None, None] + flaked[:, None, None], 10, PAPER))
    return page


def holes(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Two punch holes on the left, a staple with its shadow, a corner turned down."""
    out = page.copy()
    height, width = out.shape[:2]
    for share in (0.38, 0.62):
        cv2.circle(
            out, (round(0.055 * width), round(share * height)), round(0.12 * DPI), (25,) * 3, -1
        )
    start = (round(0.04 * width), round(0.03 * height))
    end = (start[0] + round(0.4 * DPI), start[1] + round(0.2 * DPI))
    cv2.line(out, (start[0], start[1] + 5), (end[0], end[1] + 5), (170, 170, 170), 7)
    cv2.line(out, start, end, (60, 60, 60), 3)
    ear = round(rng.uniform(0.7, 1.1) * DPI)
    corner = np.array([[width, 0], [width - ear, 0], [width, ear]], np.int32)
    cv2.fillPoly(out, [corner], (35, 35, 35))
    return out


def cut_off(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Laid too far left and up: the margin is cut to its rim, the lid shows on the right."""
    out = np.full_like(page, 70)
    right, down = round(0.085 * page.shape[1]), round(0.02 * len(page))
    out[: len(page) - down, : page.shape[1] - right] = page[down:, right:]
    return f32(out)


def bent(page: Pixels, rng: np.random.Generator) -> Pixels:
    """The sheet slipped half-way: the lower half leans otherwise, over a short bend."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lean = np.tan(np.radians(0.7)) * np.clip((y / height - 0.45) / 0.1, 0, 1)
    return f32(
        cv2.remap(page, x, f32(y + lean * (x - width / 2)), cv2.INTER_LINEAR, None,
                  cv2.BORDER_REPLICATE)
    )  # fmt: skip


def screened(page: Pixels, rng: np.random.Generator) -> Pixels:
    """A grey screen over the whole page, beating with the scanner's pixels."""
    y, x = np.mgrid[0 : len(page), 0 : page.shape[1]].astype(np.float32)
    screen = np.sin(x * 1.9 + y * 0.6) * np.sin(y * 1.95 - x * 0.55)
    return f32(page - 14 - 14 * screen[..., None])


def _curled(page: Pixels) -> Pixels:
    """Lines of text bow upwards in the middle by a twentieth of an inch."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bow = 0.07 * DPI_OF_PHOTO * np.sin(np.pi * x / width) * (y / height)
    return f32(cv2.remap(page, x, y + bow, cv2.INTER_LINEAR, None, cv2.BORDER_REPLICATE))


def _with_thumb(view: Pixels, rng: np.random.Generator) -> Pixels:
    """A thumb from the right edge, over the margin."""
    height, width = view.shape[:2]
    out = view.copy()
    centre = (round(width * 0.985), round(height * rng.uniform(0.45, 0.75)))
    axes = (round(width * 0.09), round(width * 0.045))
    cv2.ellipse(out, centre, axes, -8, 0, 360, (205, 150, 125), -1)
    return blurred(out, 0.8)


BEFORE: dict[str, _Recipe] = {
    "thin": thin, "pale": pale, "fold": folded, "holes": holes, "bent": bent,
}  # fmt: skip
AFTER: dict[str, _Recipe] = {"cut": cut_off, "moire": screened}
FAULTS = (
    "back", "pale", "thin", "fold", "holes", "cut", "bent", "moire", "quality20", "finger",
    "upturned", "a3",
)  # fmt: skip


def _by_two(pages: Sequence[Image.Image]) -> list[Image.Image]:
    """Pages laid side by side on a glass of A3, the last one alone if their number is odd."""
    sheets = []
    for left, *right in (pages[i : i + 2] for i in range(0, len(pages), 2)):
        if not right or right[0].size != left.size:
            sheets += [left, *right]
            continue
        sheet = Image.new("RGB", (left.width * 2, left.height))
        sheet.paste(left, (0, 0))
        sheet.paste(right[0], (left.width, 0))
        sheets.append(with_dpi(sheet, DPI))
    return sheets
