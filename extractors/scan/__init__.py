"""The road from pixels to words: render, clean, straighten, find the grid, read."""

from __future__ import annotations

from pathlib import Path

from extractors.options import ReadOptions
from extractors.scan.ocr import engine_named
from extractors.scan.read_page import read_picture
from extractors.scan.render import image_pictures, pdf_page_picture
from schemas.document import Page


def read_pdf_page(path: Path, page_number: int, options: ReadOptions) -> Page:
    """Page `page_number` (from 1) of a PDF, read from its picture.

    Raises EncryptedFile, UnreadableFile, LimitExceeded, or SetupMissing without an OCR engine.
    """
    picture = pdf_page_picture(path, page_number, options)
    return read_picture(picture, page_number, engine_named(options.ocr_engine))


def read_image(path: Path, options: ReadOptions) -> list[Page]:
    """The pages of a PNG, JPEG or TIFF file; a TIFF may hold several.

    Raises UnreadableFile, LimitExceeded, or SetupMissing without an OCR engine.
    """
    engine = engine_named(options.ocr_engine)
    pictures = image_pictures(path, options)
    return [read_picture(picture, number, engine) for number, picture in enumerate(pictures, 1)]
