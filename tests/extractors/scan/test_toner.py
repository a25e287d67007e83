"""Print of a page whose toner ran out becomes as dark as other print, and only that."""

import cv2
import numpy as np
import pytest

from extractors.scan.clean import cleaned
from extractors.scan.grid import grids_in
from extractors.scan.picture import Picture, Pixels
from extractors.scan.toner import is_pale

DPI = 200
COLUMNS, ROWS = [100, 220, 700, 1100], [100, 180, 290, 400]


def table(contrast: float, *, red: bool = False) -> Picture:
    """A grainy grey page with a ruled table; with a red ring if so asked, in colours then."""
    page = np.full((600, 1300, 3), 255, np.uint8)
    for x in COLUMNS[:-1]:
        for y in ROWS[:-1]:
            cv2.putText(page, "Truong 12", (x + 10, y + 55), cv2.FONT_HERSHEY_COMPLEX, 0.6, (), 2)
    for y in ROWS:
        cv2.line(page, (COLUMNS[0], y), (COLUMNS[-1], y), (80, 80, 80), 1)
    for x in COLUMNS:
        cv2.line(page, (x, ROWS[0]), (x, ROWS[-1]), (80, 80, 80), 1)
    if red:
        cv2.circle(page, (900, 480), 80, (255, 60, 60), 5)
    noise = np.random.default_rng(5).normal(0, 6, page.shape[:2])[..., None]
    pale = 245 - (255 - page.astype(np.float32)) * contrast + noise
    pixels: Pixels = np.clip(pale, 0, 255).astype(np.uint8)
    return Picture(pixels if red else pixels[..., 0].copy(), DPI, "made")


@pytest.mark.parametrize("contrast", [0.3, 0.9])
def test_a_pale_table_is_as_dark_as_another(contrast: float) -> None:
    clean, even, *_ = cleaned(table(contrast))
    assert clean.min() < 20 and np.median(clean) > 240
    (grid,) = grids_in(clean, DPI, even)
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 3, 9)


def test_only_very_pale_print_is_faint() -> None:
    assert [cleaned(table(contrast)).is_faint for contrast in (0.3, 0.5, 0.9)] == [
        True, False, False,
    ]  # fmt: skip


def test_a_pale_stamp_is_taken_out() -> None:
    clean, _, stamped, _ = cleaned(table(0.35, red=True))
    assert stamped is not None
    assert clean[430:540, 815:985].mean() > 240


def test_a_blank_page_stays_blank() -> None:
    noise = np.random.default_rng(5).normal(235, 6, (600, 1300))
    clean, *_ = cleaned(Picture(np.clip(noise, 0, 255).astype(np.uint8), DPI, "made"))
    assert clean.min() > 200


def test_grain_on_blank_paper_is_no_pale_print() -> None:
    grain = np.random.default_rng(1).normal(240, 12, (400, 400)).clip(0, 255).astype(np.uint8)
    assert not is_pale(grain)
