"""From a file to pictures: a PDF page's own image, a rendered page, an image file's frames."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.options import ReadOptions
from extractors.scan.picture import Picture, Pixels
from schemas.errors import EncryptedFile, LimitExceeded, UnreadableFile

RENDER_DPI = 300
FULL_PAGE = 0.85  # share of the page that its one image covers
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
    if placed is None or placed[0] * placed[1] < FULL_PAGE * (x1 - x0) * (y1 - y0):
        return None
    try:
        found = pikepdf.PdfImage(cast(pikepdf.Stream, images[0]))
        if found.width * found.height > options.max_pixels:
            return None
        pixels = _pixels(found.as_pil_image())
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return None  # pdfium draws it
    return Picture(pixels, found.width * 72 / placed[0], "the page's own image")


def _placement(page: pikepdf.Page) -> tuple[float, float] | None:
    """Width and height in points at which the page shows one upright image, and nothing else.

    Invisible text (rendering mode 3), as OCR programs lay over a scan, does not count.
    """
    found: tuple[float, float] | None = None
    size, visible = (1.0, 1.0), True
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
            a, b, c, d = (float(v) for v in operands[:4])
            if abs(b) > 0.01 * abs(a) or abs(c) > 0.01 * abs(d) or a <= 0 or d <= 0:
                return None  # turned or mirrored: let pdfium draw it
            size = (size[0] * a, size[1] * d)
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
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile(f"{path.name} is no readable image.") from error


def _frame(frame: Image.Image) -> Picture:
    dpi = frame.info.get("dpi", (DEFAULT_DPI,))[0]
    upright = ImageOps.exif_transpose(frame)
    return Picture(_pixels(upright), float(dpi) or DEFAULT_DPI, "the image")


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
    pixels = np.array(image.convert("RGB"))
    spread = pixels[::4, ::4].max(axis=2).astype(int) - pixels[::4, ::4].min(axis=2)
    return pixels if (spread > 12).mean() > 0.0002 else np.array(image.convert("L"))
