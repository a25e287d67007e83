"""Rows whose rule was lost are parted by their numbers, or stay as they are."""

from __future__ import annotations

from dataclasses import replace

from extractors.scan.numbered_rows import with_numbered_rows
from schemas.document import Cell, Line, Table, Word
from schemas.geometry import Box


def cell(column: int, *lines: tuple[str, float]) -> Cell:
    made = [
        Line([Word(text, box=(box := Box(0, top, 40, top + 10)))], box=box) for text, top in lines
    ]
    return Cell(0, column, made, box=Box(0, 0, 50, 100))


def rows(*cells: Cell) -> list[list[str]]:
    table = with_numbered_rows(Table(1, len(cells), list(cells)))
    return [[place.text if place else "" for place in row] for row in table.grid()]


def test_each_line_goes_to_the_number_that_it_stands_nearer_to() -> None:
    numbers = cell(0, ("2", 10), ("3", 50))
    schools = cell(1, ("TH An", 10), ("TH Bình", 44), ("Minh A", 57))
    assert rows(numbers, schools) == [["2", "TH An"], ["3", "TH Bình Minh A"]]


def test_a_line_half_way_leaves_the_row_as_it_is() -> None:
    assert len(rows(cell(0, ("2", 10), ("3", 50)), cell(1, ("TH An", 31)))) == 1


def test_numbers_that_do_not_count_on_are_one_cell() -> None:
    assert len(rows(cell(0, ("2", 10), ("5", 50)), cell(1, ("TH An", 10)))) == 1


def test_rows_part_where_no_line_of_any_cell_stands() -> None:
    numbers = cell(0, ("08", 16), ("09", 44))  # the first stands beside two lines, in their middle
    schools = cell(1, ("TH Hòa Khánh", 16), ("TH An Hữu", 44))
    others = cell(2, ("TH Hậu Mỹ Trinh", 10), ("A", 23), ("TH Tân Hưng", 44))
    assert rows(numbers, schools, others) == [
        ["08", "TH Hòa Khánh", "TH Hậu Mỹ Trinh A"],
        ["09", "TH An Hữu", "TH Tân Hưng"],
    ]


def test_a_cell_of_several_rows_stays_whole() -> None:
    one, two = cell(0, ("4", 10), ("5", 40)), cell(2, ("TH A Dừa", 10), ("TH Đăk Răng", 40))
    merged = replace(cell(1, ("TH Lê Hồng Phong", 5)), row_span=2)
    below = [replace(cell(0, ("6", 110)), row=1), replace(cell(2, ("TH Bờ Y", 110)), row=1)]
    table = with_numbered_rows(Table(2, 3, [one, merged, two, *below]))
    assert [(c.row, c.row_span) for c in table.cells if c.column == 1] == [(0, 3)]
    assert [c.text for c in table.cells if c.column == 2] == ["TH A Dừa", "TH Đăk Răng", "TH Bờ Y"]
