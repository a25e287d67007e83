"""What a caller may choose about reading: engines and limits."""

from __future__ import annotations

from dataclasses import dataclass

# What the reading of a page tells that was read so, see `ReadOptions.sparing`.
SPARED = "read smaller and only once, to spare time and memory"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Engine and limits of a reading; part of the cache key of what was read.

    Limits guard the batch against a broken or hostile file: beyond them a reader raises
    `LimitExceeded`. `max_pixels` is for one picture, `max_unpacked_bytes` for all that one
    archive or office file unpacks to, `max_ratio` for unpacked to packed size. `sparing` reads
    pictures smaller and only once, for a file that took too much time or memory.
    """

    ocr_engine: str = "auto"  # or tesserocr, pytesseract
    office_timeout_s: float = 120.0
    max_bytes: int = 500_000_000
    max_pages: int = 1_000
    max_pixels: int = 150_000_000
    max_unpacked_bytes: int = 1_000_000_000
    max_ratio: float = 250.0
    max_members: int = 20_000
    max_depth: int = 3  # archives inside archives
    max_cells: int = 500_000  # of one spreadsheet
    max_words: int = 1_000_000  # of one document; the longest real plans have some ten thousand
    sparing: bool = False
