"""Hairlines on a grainy page are found, letters and grain are none."""

import cv2
import numpy as np

from extractors.scan.clean import cleaned
from extractors.scan.faint import faint_rules
from extractors.scan.grid import grids_in
from extractors.scan.picture import Grey, Picture

DPI = 200
COLUMNS, ROWS = [100, 220, 700, 1100], [100, 180, 290, 400]


def grainy(grey: Grey) -> Picture:
    """A grey scan of the page with the grain of cheap paper."""
    noise = np.random.default_rng(5).normal(0, 6, grey.shape)
    return Picture(np.clip(grey * 0.85 + noise, 0, 255).astype(np.uint8), DPI, "made")


def lettered() -> Grey:
    grey = np.full((600, 1300), 255, np.uint8)
    for x in COLUMNS[:-1]:
        for y in ROWS[:-1]:
            cv2.putText(grey, "Truong 12", (x + 10, y + 55), cv2.FONT_HERSHEY_COMPLEX, 0.6, 0, 2)
    return grey


def with_hairlines(grey: Grey) -> Grey:
    """Rules of a pixel that are a tenth darker than the paper."""
    ruled = grey.copy()
    for y in ROWS:
        ruled[y, COLUMNS[0] : COLUMNS[-1]] = 228
    for x in COLUMNS:
        ruled[ROWS[0] : ROWS[-1], x] = 228
    return ruled


def test_hairlines_make_a_grid() -> None:
    clean, pale, *_ = cleaned(grainy(with_hairlines(lettered())))
    assert grids_in(clean, DPI) == []
    (grid,) = grids_in(clean, DPI, pale)
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 3, 9)


def test_lines_of_letters_are_no_hairlines() -> None:
    clean, pale, *_ = cleaned(grainy(lettered()))
    across, down = faint_rules(pale, clean, DPI)
    assert not across.any()
    assert not down.any()
    assert grids_in(clean, DPI, pale) == []
