import cv2
import numpy as np

from extractors.scan.grid import grids_in
from extractors.scan.picture import Grey

DPI = 150


def page() -> Grey:
    return np.full((900, 900), 255, np.uint8)


def ruled(columns: list[int], rows: list[int]) -> Grey:
    grey = page()
    for x in columns:
        cv2.line(grey, (x, rows[0]), (x, rows[-1]), 0, 2)
    for y in rows:
        cv2.line(grey, (columns[0], y), (columns[-1], y), 0, 2)
    return grey


COLUMNS, ROWS = [100, 180, 480, 800], [100, 150, 220, 270, 330]


def test_plain_grid() -> None:
    (grid,) = grids_in(ruled(COLUMNS, ROWS), DPI)
    assert (grid.rows, grid.columns, len(grid.cells)) == (4, 3, 12)
    x0, top, x1, bottom = grid.cells[0].box
    assert abs(x0 - 100) < 4 and abs(top - 100) < 4 and abs(x1 - 180) < 4 and abs(bottom - 150) < 4


def test_row_over_all_columns() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[153:218, 105:795] = 255
    (grid,) = grids_in(grey, DPI)
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]
    assert (1, 0, 1, 3) in spans and len(spans) == 10


def test_a_stem_where_a_column_ends_does_not_part_a_row_over_all_columns() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[153:218, 105:795] = 255
    grey[170:203, 179:182] = grey[170:203, 185:188] = grey[185:188, 179:188] = 0  # an H
    (grid,) = grids_in(grey, DPI)
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]
    assert (1, 0, 1, 3) in spans and len(spans) == 10


def test_tables_with_a_line_of_text_between_them_are_two() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[333:358] = 255
    below = ruled([100, 240, 800], [360, 410, 470])
    cv2.putText(grey, "B. Hai", (105, 354), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 2)
    first, second = grids_in(np.minimum(grey, below), DPI)
    assert (first.rows, first.columns, second.rows, second.columns) == (4, 3, 2, 2)


def test_cell_over_two_rows() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[215:225, 103:178] = 255
    (grid,) = grids_in(grey, DPI)
    assert (1, 0, 2, 1) in [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]


def test_a_rule_that_a_stamp_hides_parts_where_the_rest_of_it_is_seen() -> None:
    grey = ruled(COLUMNS, ROWS)
    stamp = np.zeros_like(grey)
    stamp[180:260, 240:470] = 255
    grey[stamp > 0] = 255
    (grid,) = grids_in(grey, DPI, stamped=stamp)
    assert len(grid.cells) == 12
    (merged,) = grids_in(grey, DPI)
    assert (1, 1, 2, 1) in [(c.row, c.column, c.row_span, c.column_span) for c in merged.cells]


def test_a_cell_over_two_rows_under_the_edge_of_a_stamp_stays_one() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[215:225, 183:478] = 255
    stamp = np.zeros_like(grey)
    stamp[180:260, 380:470] = 255
    (grid,) = grids_in(grey, DPI, stamped=stamp)
    assert (1, 1, 2, 1) in [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]


def test_broken_faint_and_curved_rules() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[:, 300:308] = 255
    grey[200:207, :] = 255
    shift = (6 * np.sin(np.arange(900) / 900 * np.pi)).astype(np.float32)
    x, y = np.meshgrid(np.arange(900, dtype=np.float32), np.arange(900, dtype=np.float32))
    curved = cv2.remap(grey, x, y + shift[None, :], cv2.INTER_LINEAR, borderValue=255)
    faint = np.clip(255 - (255 - np.asarray(curved, np.float32)) * 0.3, 0, 255).astype(np.uint8)
    (grid,) = grids_in(faint, DPI)
    assert (grid.rows, grid.columns, len(grid.cells)) == (4, 3, 12)


def test_double_rules_are_one() -> None:
    grey = ruled(COLUMNS, ROWS)
    cv2.rectangle(grey, (95, 95), (805, 335), 0, 2)
    (grid,) = grids_in(grey, DPI)
    assert (grid.rows, grid.columns) == (4, 3)


def test_no_table_in_an_underline_or_a_frame() -> None:
    grey = page()
    cv2.line(grey, (200, 100), (500, 100), 0, 2)
    cv2.rectangle(grey, (100, 300), (800, 600), 0, 2)
    assert grids_in(grey, DPI) == []


def test_stamp_arc_is_no_rule() -> None:
    grey = ruled(COLUMNS, ROWS)
    cv2.circle(grey, (640, 260), 106, 0, 3)
    (grid,) = grids_in(grey, DPI)
    assert (grid.rows, grid.columns) == (4, 3)


def test_capitals_between_two_lines_are_no_table() -> None:
    grey = page()
    for y in (100, 140):
        cv2.line(grey, (100, y), (500, y), 0, 2)
    for x in range(100, 501, 25):
        cv2.line(grey, (x, 100), (x, 140), 0, 2)
    assert grids_in(grey, DPI) == []


def test_row_cut_by_the_page_end_stays_a_row() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[ROWS[-1] - 3 : ROWS[-1] + 4] = 255
    (grid,) = grids_in(grey, DPI)
    assert grid.rows == 4
    grey = ruled(COLUMNS, ROWS)
    grey[ROWS[0] - 3 : ROWS[0] + 4] = 255
    (grid,) = grids_in(grey, DPI)
    assert grid.rows == 4


def test_the_rest_of_a_last_row_overleaf_is_a_row() -> None:
    grey = ruled(COLUMNS, ROWS[:2])
    grey[ROWS[0] - 3 : ROWS[0] + 4] = 255
    (grid,) = grids_in(grey, DPI)
    assert (grid.rows, grid.columns) == (1, 3)


def test_a_frame_open_above_is_no_table() -> None:
    grey = ruled([COLUMNS[0], COLUMNS[-1]], ROWS[:2])
    grey[ROWS[0] - 3 : ROWS[0] + 4] = 255
    assert grids_in(grey, DPI) == []


def test_columns_without_a_rule_on_their_outer_side() -> None:
    grey = ruled(COLUMNS, ROWS)
    grey[103:148, 95:105] = grey[153:218, 95:105] = grey[223:268, 95:105] = 255
    grey[273:328, 95:105] = 255
    (grid,) = grids_in(grey, DPI)
    assert (grid.rows, grid.columns, len(grid.cells)) == (4, 3, 12)


def test_rules_that_stick_out_a_little_make_no_column() -> None:
    grey = ruled(COLUMNS, ROWS)
    for y in ROWS:
        cv2.line(grey, (COLUMNS[-1], y), (COLUMNS[-1] + 25, y), 0, 2)
    (grid,) = grids_in(grey, DPI)
    assert grid.columns == 3
