"""The road from pixels to words: render, clean, straighten, find the grid, read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
from threadpoolctl import threadpool_limits

from extractors.options import ReadOptions
from extractors.scan.ocr import engine_named
from extractors.scan.picture import Picture
from extractors.scan.read_page import read_picture
from extractors.scan.render import image_pictures, pdf_page_picture
from extractors.scan.seen import See, unseen
from extractors.scan.sheet import prepared
from extractors.scan.sparing import Once, smaller
from schemas.document import Page

# A worker a core: threads of their own would only get in each other's way.
cv2.setNumThreads(1)
threadpool_limits(1)  # of numpy's products, whose threads wait for each other by spinning


def read_pdf_page(path: Path, page_number: int, options: ReadOptions, see: See = unseen) -> Page:
    """Page `page_number` (from 1) of a PDF, read from its picture.

    `see` is shown what each step saw (`extractors.scan.seen`). Raises EncryptedFile,
    UnreadableFile, LimitExceeded, or SetupMissing without an OCR engine.
    """
    return _read(pdf_page_picture(path, page_number, options), page_number, options, see)


def read_image(
    path: Path, options: ReadOptions, see: Callable[[int], See] = lambda page: unseen
) -> list[Page]:
    """The pages of a PNG, JPEG or TIFF file; a TIFF may hold several.

    `see` gives for a page what is shown its steps. Raises UnreadableFile, LimitExceeded, or
    SetupMissing without an OCR engine.
    """
    pictures = image_pictures(path, options)
    return [
        _read(picture, number, options, see(number)) for number, picture in enumerate(pictures, 1)
    ]


def _read(picture: Picture, number: int, options: ReadOptions, see: See) -> Page:
    engine = engine_named(options.ocr_engine)
    if options.sparing:
        return read_picture(smaller(picture), number, Once(engine), see)
    return read_picture(picture, number, engine, see)


def straightened_picture(picture: Picture, options: ReadOptions) -> Picture:
    """The picture of a page cut out of its surroundings, upright, clean and straight, in grey.

    A pixel of it is `72 / dpi` points wide; the boxes of a page that `read_picture` gives lie
    on it, before `Page.in_file` leads them home.
    """
    sheet = prepared(picture, engine_named(options.ocr_engine))
    return Picture(sheet.grey, sheet.dpi, ", ".join(sheet.done))
