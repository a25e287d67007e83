"""Of hairlines a one-bit scan leaves dots; dust alone makes no rule."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.dots import dots_of
from extractors.scan.dotted import dotted_rules
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


def test_a_rule_too_thick_for_dots_parts_cells_where_it_is_thicker() -> None:
    page = dusty()
    for y in ROWS:
        page[y + 1 : y + 4, COLUMNS[0] : COLUMNS[-1]] = 0
        page[y : y + 6, COLUMNS[0] : COLUMNS[1]] = 0
    for x in COLUMNS:
        page[ROWS[0] : ROWS[-1], x : x + 4] = 0
    (grid,) = grids_in(page, DPI, page)
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 3, 9)


def test_dust_is_none() -> None:
    dots = dots_of(dusty(), DPI)
    assert dots is not None
    none = np.zeros_like(dots.specks)
    assert not any(mask.any() for mask in dotted_rules(dots, none, none, DPI))


def test_a_grey_page_has_no_dots() -> None:
    assert dots_of(np.full((300, 300), 128, np.uint8), DPI) is None


def written(page: Grey, text: str, x: int, y: int) -> None:
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_COMPLEX, 0.9, 0, 2)


def bare_near_letters(page: Grey, letters: Grey) -> Grey:
    """The page as a threshold on the local mean leaves it: no dots beside what is written."""
    near = cv2.dilate((letters == 0).astype(np.uint8), np.ones((31, 31), np.uint8))
    page[near > 0] = 255
    return np.minimum(page, letters)


def tight_list() -> Grey:
    """Three rows of text on dotted rules that hide wherever letters stand."""
    rng = np.random.default_rng(5)
    page, letters = dusty(), np.full((800, 1500), 255, np.uint8)
    for y in (200, 250, 300, 350):
        page[y, 200:1300][rng.random(1100) < 0.12] = 0
        for x, text in ((220, "An"), (520, "Minh Khai"), (920, "Hoa Mai")):
            written(letters, text, x, y + 36) if y < 350 else None
    page = bare_near_letters(page, letters)
    for x in COLUMNS:
        page[200:350, x : x + 2] = 0
    return page


def test_rows_of_text_stand_close_to_their_rules() -> None:
    page = tight_list()
    (grid,) = grids_in(page, DPI, page)
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 3, 9)


def test_a_heading_across_columns_is_one_cell() -> None:
    page = tight_list()
    page[252:298, 205:1298] = 255
    written(page, "Khoi mam non", 380, 286)
    (grid,) = grids_in(page, DPI, page)
    assert [(cell.row, cell.column_span) for cell in grid.cells if cell.row == 1] == [(1, 3)]


def test_a_stamp_is_no_table() -> None:
    page = dusty()
    for radius in (100, 140):
        cv2.circle(page, (700, 400), radius, 0, 4)
    written(page, "TRUONG", 640, 410)
    assert grids_in(page, DPI, page) == []


def test_two_lines_of_a_merged_cell_are_not_parted_by_a_rule_that_ends_beside_it() -> None:
    page = tight_list()
    page[202:298, 905:1298] = 255
    for y in (246, 277):
        written(page, "Nguyen Hue Nguyen Du", 910, y)
    (grid,) = grids_in(page, DPI, page)
    assert [(c.row, c.row_span) for c in grid.cells if c.column == 2] == [(0, 2), (2, 1)]
