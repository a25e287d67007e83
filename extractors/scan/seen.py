"""What a step saw, as a picture for a person who looks for the cause of a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import cv2
import numpy as np

from extractors.scan.grid import Grid
from extractors.scan.picture import Grey, PixelBox, Pixels, as_pixels, inches
from schemas.document import Word

# A step's name and what makes its picture; nothing is drawn unless somebody looks.
See = Callable[[str, Callable[[], Pixels]], None]

Colour = tuple[int, int, int]  # RGB
SURE, DOUBTED, WRONG = (0, 140, 60), (230, 140, 0), (215, 0, 30)
TABLE, CELL = (0, 90, 200), (120, 170, 230)
SURE_FROM, DOUBTED_FROM = 0.9, 0.6  # confidence


def unseen(step: str, draw: Callable[[], Pixels]) -> None:
    """Nobody looks."""


def seen_in(folder: Path, page: int, written: list[Path]) -> See:
    """Writes each step to `folder` as `page-01-1-picture.png`, the page counted from 1.

    The paths are added to `written`. Raises OSError where the folder cannot be written.
    """

    def see(step: str, draw: Callable[[], Pixels]) -> None:
        pixels, head = draw(), f"page-{page:02}-"
        steps = sum(path.name.startswith(head) for path in written) + 1
        if pixels.ndim == 3:
            pixels = as_pixels(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
        path = folder / f"{head}{steps}-{step.replace(' ', '-')}.png"
        _, data = cv2.imencode(".png", pixels)
        path.write_bytes(data.tobytes())
        written.append(path)

    return see


def with_cells(grey: Grey, dpi: float, grids: list[Grid]) -> Pixels:
    """The page with the ruled tables that were found and their cells."""
    pixels = _pale(grey)
    for grid in grids:
        _boxes(pixels, ((cell.box, CELL) for cell in grid.cells), inches(0.03, dpi))
        _boxes(pixels, [(grid.box, TABLE)], inches(0.015, dpi))
    return pixels


def with_words(grey: Grey, dpi: float, words: Iterable[Word]) -> Pixels:
    """The page with its words: sure ones green, doubted ones orange, unsure ones red."""
    pixels, scale = _pale(grey), dpi / 72
    for word in words:
        if word.box is not None:
            x0, top, x1, bottom = (round(value * scale) for value in word.box)
            colour = colour_of(word.confidence)
            _boxes(pixels, [((x0, top, x1, bottom), colour)], inches(0.01, dpi))
    return pixels


def colour_of(confidence: float) -> Colour:
    if confidence >= SURE_FROM:
        return SURE
    return DOUBTED if confidence >= DOUBTED_FROM else WRONG


def _pale(grey: Grey) -> Pixels:
    pale = 255 - (255 - grey.astype(np.uint16)) * 3 // 5
    return as_pixels(cv2.cvtColor(as_pixels(pale), cv2.COLOR_GRAY2RGB))


def _boxes(pixels: Pixels, boxes: Iterable[tuple[PixelBox, Colour]], thickness: int) -> None:
    for (x0, top, x1, bottom), colour in boxes:
        cv2.rectangle(pixels, (x0, top), (x1, bottom), colour, thickness)
