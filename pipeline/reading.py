"""From a file to a repaired `Document`: each page by the best source that it has."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import extractors
from extractors.options import ReadOptions
from extractors.tables import join_across_pages
from normalizers.text import Lexicon, clean, reading_quality, repair_document
from pipeline.cache import Cache
from pipeline.discovery import InputFile, sha256_of
from schemas.document import Document, Note, Page
from schemas.errors import LimitExceeded

# A page whose letters, decoded, read worse than this as Vietnamese is read from its picture.
# Clean plans score above 0.7, layers made by an OCR of another language below 0.2.
TRUSTED_QUALITY = 0.4
# A layer with fewer letters on a page that a picture covers is a signature's stamp, no text.
STAMP_LETTERS = 400
# A picture read less surely than this, on the mean of its letters, holds no words we can tell.
READABLE_CONFIDENCE = 0.4

SPARINGLY = "The file took too much time or memory; its pictures were read smaller and only once."


def read_pages(file: InputFile, options: ReadOptions, cache: Cache | None = None) -> Document:
    """The file as read: each page by the best source that it has, nothing joined or repaired.

    What was read before is taken from `cache`. Raises `KetnghiaError`.
    """
    document = _read(file.path, file.name, options, cache)
    if sum(len(line.words) for page in document.pages for line in page.lines) > options.max_words:
        raise LimitExceeded(f"The file has more than {options.max_words:,} words.", "Split it.")
    if document.kind == "pdf":
        document.pages = [
            _best_reading(page, file.path, document, options, cache) for page in document.pages
        ]
    document.notes += [note for page in document.pages if (note := page_note(page))]
    if options.sparing:
        document.notes.append(Note("read-sparingly", SPARINGLY))
    return document


def repaired(document: Document, lexicon: Lexicon | None = None) -> Document:
    """The document with its tables joined over pages and its words repaired."""
    return repair_document(join_across_pages(document), lexicon)


def _read(path: Path, name: str, options: ReadOptions, cache: Cache | None) -> Document:
    if cache is None:
        return extractors.read(path, name, options)
    document = cache.document(sha256_of(path), name, options)
    if document is None:
        document = extractors.read(path, name, options)
        cache.keep_document(document, options)
    return document


def _best_reading(
    page: Page, path: Path, document: Document, options: ReadOptions, cache: Cache | None
) -> Page:
    reason = distrust(page)
    if reason is None:
        return page
    scanned = _scanned(page.number, path, document.sha256, options, cache)
    if _letters(page) >= STAMP_LETTERS and _quality(scanned) <= _quality(page):
        return page  # its picture tells no more
    scanned.reading.reason = f"{reason}; {scanned.reading.reason}"
    if _letters(page):
        document.notes.append(
            Note("layer-distrusted", f"page {page.number}: {reason}", page.number)
        )
    return scanned


def _scanned(
    number: int, path: Path, sha256: str, options: ReadOptions, cache: Cache | None
) -> Page:
    from extractors.scan import read_pdf_page  # loads the OCR engine: only when it is needed

    page = cache.scanned_page(sha256, number, options) if cache else None
    if page is None and cache is not None and options.sparing:
        # what was read well before time or memory gave out
        page = cache.scanned_page(sha256, number, replace(options, sparing=False))
    if page is None:
        page = read_pdf_page(path, number, options)
        if cache is not None:
            cache.keep_scanned_page(sha256, page, options)
    return page


def page_note(page: Page) -> Note | None:
    """What a person should know of a page that was read from its picture, or has nothing on it;
    None when it is well."""
    if page.reading.method != "ocr" and not _is_bare(page):
        return None
    if not any(line.words for line in page.lines):
        return Note("page-blank", f"Page {page.number} is blank.", page.number)
    if page.reading.confidence < READABLE_CONFIDENCE:
        return Note("page-unreadable", f"Page {page.number} cannot be read.", page.number)
    return None


def distrust(page: Page) -> str | None:
    """Why the page's text layer should not be used; None when it is good."""
    if _is_bare(page):
        return None
    letters = _letters(page)
    if letters == 0:
        return "no text layer"
    if page.picture_share > 0.5 and letters < STAMP_LETTERS:
        return "text layer holds little more than a stamp"
    quality = _quality(page)
    if quality < TRUSTED_QUALITY:
        return f"text layer reads badly (quality {quality:.2f})"
    return None


def _is_bare(page: Page) -> bool:
    """Whether its file surely has nothing on the page."""
    read = page.reading
    return not page.blocks and read.method == "text-layer" and read.confidence == 1.0


def _letters(page: Page) -> int:
    return sum(character.isalpha() for character in page.text)


def _quality(page: Page) -> float:
    """How well the page's letters, decoded, read as Vietnamese (0 to 1)."""
    return reading_quality(_decoded_text(page))


def _decoded_text(page: Page) -> str:
    return "\n".join(
        " ".join(_decoded(word.text, word.font) for word in line.words) for line in page.lines
    )


@lru_cache(maxsize=1 << 15)  # plans are made of few words
def _decoded(word: str, font: str | None) -> str:
    return clean(word, font)
