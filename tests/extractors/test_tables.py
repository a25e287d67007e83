"""Tables over the page end."""

from __future__ import annotations

import copy

import pytest

from extractors.options import ReadOptions
from extractors.pdf import read_pdf
from extractors.tables import join_across_pages
from schemas.document import Cell, Document, Line, Method, Page, Reading, Table, line_of
from schemas.geometry import Box
from tests.extractors.makers import HEADER, pair_rows, table_pdf


def joined(data: bytes) -> Document:
    document = Document("a.pdf", "pdf", "")
    document.pages = read_pdf(data, ReadOptions())[0]
    return join_across_pages(document)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize("lead", [0, 100, 111, 123, 134, 290, 301])
@pytest.mark.parametrize("cut", [True, False])
def test_every_row_is_whole_wherever_the_page_ends(lead: int, cut: bool) -> None:
    rows = pair_rows(30)
    document = joined(table_pdf(rows, lead=lead, repeat=0 if cut else 1, split_rows=cut))
    tables = list(document.tables)
    assert len(document.pages) > 1
    assert len(tables) == 1
    assert texts(tables[0]) == [HEADER, *rows]
    assert tables[0].continued_on == list(range(2, len(document.pages) + 1))


def test_lines_of_a_joined_table_keep_their_own_page() -> None:
    document = joined(table_pdf(pair_rows(30)))
    pages = {line.page for table in document.tables for line in table.lines}
    assert pages == {page.number for page in document.pages}


def made(page: int, rows: list[list[str]]) -> Table:
    cells = [
        Cell(r, c, [line_of(text, page=page)] if text else [])
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Table(len(rows), len(rows[0]), cells, page=page)


def document_of(*parts: list[Line | Table]) -> Document:
    pages = [Page(number, list(blocks)) for number, blocks in enumerate(parts, 1)]
    return Document("a", "pdf", "", pages)


def test_a_spanned_number_goes_on_over_the_page() -> None:
    first = made(1, [["TT", "A", "B"], ["1", "Hoa", "Lan"], ["", "", "Hue"]])
    first.cells = [cell for cell in first.cells if cell.row < 2 or cell.column == 2]
    for cell in first.cells:
        if cell.row == 1 and cell.column < 2:
            cell.row_span = 2
    second = made(2, [["", "", "Sen"], ["2", "Cuc", "Mai"]])
    table = next(join_across_pages(document_of([first], [second])).tables)
    assert table.rows == 5
    number = next(cell for cell in table.cells if cell.text == "1")
    assert (number.row, number.row_span) == (1, 3)
    assert [row[2] for row in texts(table)] == ["B", "Lan", "Hue", "Sen", "Mai"]
    assert all(cell is not None for row in table.grid() for cell in row)


def test_a_level_spanned_over_rows_goes_on_where_its_column_is_filled() -> None:
    first = made(1, [["TT", "Cấp", "Trường"], ["1", "Mầm non", "A"], ["2", "", "B"]])
    level = first.cells[4]
    level.row_span = 2
    first.cells = [cell for cell in first.cells if cell is not first.cells[7]]
    rest = made(2, [["3", "", "C"], ["4", "Tiểu học", "D"]])
    document = Document("a.pdf", "pdf", "", [Page(1, [first]), Page(2, [rest])])
    (table,) = join_across_pages(document).tables
    assert [row[1] for row in texts(table)] == ["Cấp", "Mầm non", "Mầm non", "Mầm non", "Tiểu học"]


def test_a_note_spanned_over_rows_does_not_where_others_are_empty() -> None:
    first = made(1, [["TT", "Trường", "Ghi chú"], ["1", "A", "Mới"], ["2", "B", ""]])
    first.cells[5].row_span = 2
    first.cells.pop()
    rest = made(2, [["3", "C", ""], ["4", "D", ""]])
    document = Document("a.pdf", "pdf", "", [Page(1, [first]), Page(2, [rest])])
    (table,) = join_across_pages(document).tables
    assert [row[2] for row in texts(table)] == ["Ghi chú", "Mới", "Mới", "", ""]


def test_a_total_row_without_a_number_stays_a_row() -> None:
    first = made(1, [["TT", "Ten", "So"], ["1", "Hoa", "5"], ["2", "Lan", "6"], ["3", "Hue", "7"]])
    total = made(2, [["", "Cong", "18"]])
    table = next(join_across_pages(document_of([first], [total])).tables)
    assert table.rows == 5


def test_rows_of_a_table_without_numbers_stay_apart() -> None:
    first = made(1, [["Ten A", "Ten B"], ["Hoa", "Lan"]])
    table = next(join_across_pages(document_of([first], [made(2, [["Hue", "Sen"]])])).tables)
    assert texts(table) == [["Ten A", "Ten B"], ["Hoa", "Lan"], ["Hue", "Sen"]]


def test_a_level_row_on_the_next_page_stays_a_row() -> None:
    first = made(1, [["TT", "A", "B"], ["1", "x", "y"], ["2", "z", "u"], ["3", "v", "w"]])
    second = made(2, [["II", "TIEU HOC", ""], ["4", "p", "q"]])
    table = next(join_across_pages(document_of([first], [second])).tables)
    assert table.rows == 6


def test_page_numbers_between_the_parts_are_kept_and_passed_over() -> None:
    first = made(1, [["TT", "A"], ["1", "x"]])
    pages = document_of([first, line_of("1")], [line_of("- 2 -"), made(2, [["2", "y"]])])
    document = join_across_pages(pages)
    assert next(document.tables).rows == 3
    assert document.pages[1].text == "- 2 -"


def test_tables_parted_by_text_stay_apart() -> None:
    parts: list[list[Line | Table]] = [
        [made(1, [["TT", "A"], ["1", "x"]])],
        [line_of("Cac truong mam non:"), made(2, [["TT", "A"], ["1", "y"]])],
    ]
    assert len(list(join_across_pages(document_of(*parts)).tables)) == 2


def test_tables_of_other_columns_stay_apart() -> None:
    parts: list[list[Line | Table]] = [[made(1, [["TT", "A"]])], [made(2, [["1", "x", "y"]])]]
    assert len(list(join_across_pages(document_of(*parts)).tables)) == 2


@pytest.mark.parametrize(("method", "tables"), [("ocr", 1), ("text-layer", 2)])
def test_a_sheet_lies_aside_on_the_glass(method: Method, tables: int) -> None:
    pages = []
    for number, left in ((1, 90.0), (2, 75.0)):
        table = made(number, [[f"{number}", "Hoa Mai"]])
        for cell in table.cells:
            start = left + 200 * cell.column
            cell.box = Box(start, 60, start + 200, 90)
        pages.append(Page(number, [table], 595, 842, Reading(method)))
    document = join_across_pages(Document("a", "pdf", "", pages))
    assert len(list(document.tables)) == tables


def test_joining_again_changes_nothing() -> None:
    document = joined(table_pdf(pair_rows(40), lead=77))
    again = join_across_pages(copy.deepcopy(document))
    assert [texts(t) for t in again.tables] == [texts(t) for t in document.tables]


def test_a_repeated_header_without_a_rule_below_is_taken_off_the_first_row() -> None:
    head = ["TT", "Trường", "Đơn vị"]
    first = made(1, [head, ["1", "MN Hoa Sen", "MN Hoa Mai"]])
    second = made(2, [["2", "MN Mỹ Hòa", "MN Sì Lở Lầu"], ["3", "MN Lộc Hòa", "MN Bông Sen"]])
    for cell, text in zip(second.cells[:3], head, strict=True):
        cell.lines.insert(0, line_of(text, page=2))
    document = document_of([first], [second])
    table = next(join_across_pages(document).tables)
    assert texts(table)[2:] == [
        ["2", "MN Mỹ Hòa", "MN Sì Lở Lầu"],
        ["3", "MN Lộc Hòa", "MN Bông Sen"],
    ]


def test_a_first_row_that_only_begins_like_one_head_stays() -> None:
    first = made(1, [["TT", "Trường", "Đơn vị"], ["1", "MN Hoa Sen", "MN Hoa Mai"]])
    second = made(2, [["2", "Trường", "MN Sì Lở Lầu"], ["3", "MN Lộc Hòa", "MN Bông Sen"]])
    document = document_of([first], [second])
    table = next(join_across_pages(document).tables)
    assert texts(table)[2] == ["2", "Trường", "MN Sì Lở Lầu"]


@pytest.mark.parametrize(
    "between", [["Công việc tiếp theo"], ["(tiếp theo)", "II. Danh sách khác"]]
)
def test_words_between_two_tables_of_a_page_that_part_them(between: list[str]) -> None:
    parts = (
        made(1, [["TT", "A", "B"], ["1", "Hoa", "Lan"]]),
        made(1, [["TT", "A", "B"], ["1", "Cúc", "Mai"]]),
    )
    document = document_of([parts[0], *map(line_of, between), parts[1]])
    assert len(list(join_across_pages(document).tables)) == 2
