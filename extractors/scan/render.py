"""From a file to pictures: a PDF page's own image, a rendered page, an image file's frames."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, cast

import cv2
import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageOps, ImageSequence

from extractors.damage import IMAGE_DAMAGE
from extractors.options import ReadOptions
from extractors.scan.picture import Picture, Pixels, as_pixels
from schemas.errors import EncryptedFile, LimitExceeded, UnreadableFile

RENDER_DPI = 300
FULL_PAGE = 0.85  # share of the page that its one image covers
NOT_SQUARE = 1.1  # height by width of a pixel, or width by height
LARGEST_DRAWN = 36_000_000  # pixels: A2 at 300 dpi
DEFAULT_DPI = 72.0  # of an image file that names none; judged by its text later


def pdf_page_picture(path: Path, page_number: int, options: ReadOptions) -> Picture:
    """The picture of a PDF page (counted from 1): its own image when the page is one, else drawn.

    Raises EncryptedFile, UnreadableFile or LimitExceeded.
    """
    try:
        with pikepdf.open(path) as pdf:
            own = _own_image(pdf.pages[page_number - 1], options)
    except pikepdf.PasswordError as error:
        raise EncryptedFile(f"{path.name} needs a password.") from error
    except (pikepdf.PdfError, IndexError):
        own = None  # pdfium repairs more than pikepdf does
    return own or _rendered(path, page_number, options)


def _own_image(page: pikepdf.Page, options: ReadOptions) -> Picture | None:
    """The page's only image where it covers the whole page and nothing is drawn over it."""
    images = list(page.get_images(recursive=False).values())
    if len(images) != 1 or int(page.obj.get("/Rotate", 0)) or "/Annots" in page.obj:
        return None
    placed = _placement(page)
    x0, y0, x1, y1 = (float(v) for v in page.cropbox)
    if placed is None or placed.width * placed.height < FULL_PAGE * (x1 - x0) * (y1 - y0):
        return None
    try:
        found = pikepdf.PdfImage(cast(pikepdf.Stream, images[0]))
        if found.width * found.height > options.max_pixels:
            return None
        pixels = _pixels(found.as_pil_image())
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return None  # pdfium draws it
    return placed_picture(pixels, placed, (x0, y1))


def placed_picture(pixels: Pixels, placed: Placed, corner: tuple[float, float]) -> Picture:
    """The image as it lies on a page whose top left corner is at `corner` (points)."""
    height, width = pixels.shape[:2]
    across, down = placed.width / width, placed.height / height
    at = (placed.x - corner[0], corner[1] - placed.y - placed.height)
    picture = Picture(pixels, 72 / across, "the page's own image", at, (across, down))
    return with_square_pixels(picture)


def with_square_pixels(picture: Picture) -> Picture:
    """The picture with pixels as high as wide; those of a fax are twice as high."""
    across, down = picture.points or (1.0, 1.0)
    if max(across, down) < NOT_SQUARE * min(across, down):
        return picture
    side = min(across, down)
    height, width = picture.pixels.shape[:2]
    size = (round(width * across / side), round(height * down / side))
    pixels = as_pixels(cv2.resize(picture.pixels, size, interpolation=cv2.INTER_LINEAR))
    return replace(picture, pixels=pixels, dpi=72 / side, points=(side, side))


class Placed(NamedTuple):
    """Where an image lies on a page, in points from the bottom left."""

    x: float
    y: float
    width: float
    height: float


def _placement(page: pikepdf.Page) -> Placed | None:
    """Where the page shows one upright image, and nothing else.

    Invisible text (rendering mode 3), as OCR programs lay over a scan, does not count.
    """
    found: Placed | None = None
    size, visible = Placed(0.0, 0.0, 1.0, 1.0), True
    stack = []
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), list(instruction.operands)
        if name == "q":
            stack.append((size, visible))
        elif name == "Q" and stack:
            size, visible = stack.pop()
        elif name == "Tr":
            visible = int(operands[0]) != INVISIBLE
        elif name == "cm":
            a, b, c, d, e, f = (float(v) for v in operands[:6])
            if abs(b) > 0.01 * abs(a) or abs(c) > 0.01 * abs(d) or a <= 0 or d <= 0:
                return None  # turned or mirrored: let pdfium draw it
            x, y = size.x + size.width * e, size.y + size.height * f
            size = Placed(x, y, size.width * a, size.height * d)
        elif name == "Do":
            if found is not None:
                return None
            found = size
        elif name in PAINTING or (name in SHOWING_TEXT and visible):
            return None
    return found


INVISIBLE = 3
SHOWING_TEXT = frozenset(("Tj", "TJ", "'", '"'))
PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI", "INLINE IMAGE"))


def _rendered(path: Path, page_number: int, options: ReadOptions) -> Picture:
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            page = pdf[page_number - 1]
            width, height = page.get_size()
            most = min(LARGEST_DRAWN, options.max_pixels)
            dpi = min(float(RENDER_DPI), 72 * (most / (width * height)) ** 0.5)
            bitmap = page.render(scale=dpi / 72, may_draw_forms=True)
            pixels = _pixels(bitmap.to_pil())
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadableFile(f"Page {page_number} of {path.name} cannot be drawn.") from error
    return Picture(pixels, dpi, f"drawn at {round(dpi)} dpi")


def image_pictures(path: Path, options: ReadOptions) -> Iterator[Picture]:
    """The frames of a PNG, JPEG or TIFF file, turned as their EXIF orientation says.

    Raises UnreadableFile or LimitExceeded.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                for frame in ImageSequence.Iterator(image):
                    if frame.width * frame.height > options.max_pixels:
                        raise LimitExceeded(f"{path.name} has too many pixels.")
                    yield _frame(frame)
    except Image.DecompressionBombError as error:
        raise LimitExceeded(f"{path.name} has too many pixels.") from error
    except IMAGE_DAMAGE as error:
        raise UnreadableFile(f"{path.name} is no readable image.") from error


def _frame(frame: Image.Image) -> Picture:
    """The frame as it is shown; a point is a pixel where no resolution is stated."""
    across, down = (float(v) or DEFAULT_DPI for v in frame.info.get("dpi", (DEFAULT_DPI,) * 2))
    upright = ImageOps.exif_transpose(frame)
    if upright.size != frame.size:
        across, down = down, across
    points = (72 / across, 72 / down)
    return with_square_pixels(Picture(_pixels(upright), across, "the image", points=points))


def _pixels(image: Image.Image) -> Pixels:
    """Grey pixels where the image has no colour, else RGB; transparent parts are white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    if image.mode in ("1", "L"):
        return np.array(image.convert("L"))
    if image.mode.startswith("I"):
        wide = np.asarray(image, np.float64)
        return np.asarray(wide / max(1.0, float(wide.max())) * 255, np.uint8)
    pixels = np.array(image if image.mode == "RGB" else image.convert("RGB"))
    red, green, blue = cv2.split(np.ascontiguousarray(pixels[::4, ::4]))
    least, most = cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)
    is_coloured = cv2.countNonZero(cv2.inRange(cv2.subtract(most, least), 13, 255))
    return pixels if is_coloured > 0.0002 * red.size else np.array(image.convert("L"))
