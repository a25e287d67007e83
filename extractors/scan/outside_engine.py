"""Tesseract as a program of its own, where it cannot be loaded into this process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from extractors.scan.ocr import Token
from extractors.scan.picture import Grey
from extractors.tesseract_data import LANGUAGE
from schemas.errors import SetupMissing


class Pytesseract:
    """One process a call; neither cells nor the alternatives of characters are read."""

    name = "pytesseract"
    reads_crops = False

    def __init__(self, data: Path) -> None:
        self._data = data

    def read(self, grey: Grey, dpi: float, mode: int) -> list[Token]:
        import pytesseract

        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # threads cost 3 times the processor time
        config = f'--psm {mode} --dpi {round(dpi)} --tessdata-dir "{self._data}"'
        try:
            table = pytesseract.image_to_data(
                Image.fromarray(grey), LANGUAGE, config, output_type=pytesseract.Output.DICT
            )
        except pytesseract.TesseractNotFoundError:
            raise SetupMissing(
                "The program tesseract is not installed.", "Type: apt install tesseract-ocr"
            ) from None
        return list(_rows_to_tokens(table))


def _rows_to_tokens(table: dict[str, list[Any]]) -> Iterator[Token]:
    lines: dict[tuple[Any, ...], int] = {}
    for i, text in enumerate(table["text"]):
        if not text.strip():
            continue
        place = tuple(table[key][i] for key in ("block_num", "par_num", "line_num"))
        left, top = table["left"][i], table["top"][i]
        box = (left, top, left + table["width"][i], top + table["height"][i])
        line = lines.setdefault(place, len(lines))
        yield Token(text.strip(), box, max(0.0, float(table["conf"][i]) / 100), line)
