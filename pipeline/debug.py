"""What each step of reading a scan saw, as numbered pictures."""

from __future__ import annotations

from pathlib import Path

import extractors
from extractors.kind import kind_of_bytes
from extractors.options import ReadOptions
from pipeline.reading import distrust
from schemas.errors import WrongUsage


def write_steps(path: Path, folder: Path) -> int:
    """Write `folder/page-01-1-picture.png` and so on for the pages read as pictures.

    In order: the page's picture; cut out of its surroundings, where it was photographed; without
    stamps; flattened; clean; straight; the cells of ruled tables; the words, sure ones green,
    doubted ones orange, unsure ones red. Returns how many were written. Raises KetnghiaError.
    """
    from extractors.scan import read_image, read_pdf_page  # loads the OCR engine
    from extractors.scan.seen import seen_in

    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if kind_of_bytes(path.read_bytes()) == "image":
            read_image(path, ReadOptions(), lambda page: seen_in(folder, page, written))
            return len(written)
        document = extractors.read(path, path.name)
        for page in document.pages:
            if document.kind == "pdf" and distrust(page):
                see = seen_in(folder, page.number, written)
                read_pdf_page(path, page.number, ReadOptions(), see)
    except OSError as error:
        raise WrongUsage(f"{folder} cannot be written ({error.strerror}).") from error
    return len(written)
