"""Where Tesseract's Vietnamese data lies; it can be asked without the engine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from schemas.errors import SetupMissing

LANGUAGE = "vie"
SYSTEM_DATA = ("/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata")


def data_folder() -> Path:
    """The folder that holds Tesseract's Vietnamese data."""
    for folder in _data_folders():
        if (folder / f"{LANGUAGE}.traineddata").is_file():
            return folder
    raise SetupMissing(
        "Tesseract's Vietnamese data (vie.traineddata) is not installed.",
        "Type: apt install tesseract-ocr-vie, or: make setup",
    )


def _data_folders() -> Iterator[Path]:
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        yield Path(prefix)
        yield Path(prefix) / "tessdata"
    for pattern in SYSTEM_DATA:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    yield Path(home) / "ketnghia/tessdata"
