"""Of hairlines a one-bit scan leaves dots; dust alone makes no rule."""

from __future__ import annotations

import numpy as np

from extractors.scan.dotted import dots_of, dotted_rules
from extractors.scan.grid import grids_in
from extractors.scan.picture import Grey

DPI = 200
COLUMNS, ROWS = [200, 500, 900, 1300], [200, 320, 440, 560]


def dusty() -> Grey:
    rng = np.random.default_rng(3)
    return np.where(rng.random((800, 1500)) < 0.0005, 0, 255).astype(np.uint8)


def dotted(page: Grey) -> Grey:
    rng = np.random.default_rng(4)
    for y in ROWS:
        page[y, COLUMNS[0] : COLUMNS[-1]][rng.random(COLUMNS[-1] - COLUMNS[0]) < 0.12] = 0
    for x in COLUMNS:
        page[ROWS[0] : ROWS[-1], x : x + 2] = 0
    return page


def test_dense_dots_are_a_rule() -> None:
    page = dotted(dusty())
    (grid,) = grids_in(np.full_like(page, 255), DPI, page)
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 3, 9)


def test_dust_is_none() -> None:
    dots = dots_of(dusty(), DPI)
    assert dots is not None
    assert not any(mask.any() for mask in dotted_rules(dots, DPI))


def test_a_grey_page_has_no_dots() -> None:
    assert dots_of(np.full((300, 300), 128, np.uint8), DPI) is None
