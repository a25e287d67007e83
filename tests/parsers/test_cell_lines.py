"""Tables of text with a line a cell: what the recovered table holds."""

from __future__ import annotations

import pytest

from extractors.plain_text import read_text
from parsers.text_tables import recover_tables
from parsers.text_tables.cell_lines import UNSURE
from schemas.document import Document, Table


def tables(text: str) -> list[Table]:
    return list(recover_tables(Document("made.txt", "text", "0" * 64, read_text(text))).tables)


def rows(table: Table) -> list[list[str]]:
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [[cell.text for cell in cells if cell.row == row] for row in range(table.rows)]


def doubts(table: Table) -> list[int]:
    return sorted({cell.row for cell in table.cells if getattr(cell, "doubt", "")})


def test_empty_cells_are_blank_lines() -> None:
    text = "TT\nĐơn vị A\nĐơn vị B\nGhi chú\n1\nMN Sen\nMN Lan\n\n2\nTH Ba Vì\nTH Suối Hai\nđi đò"
    (table,) = tables(text)
    assert rows(table) == [
        ["TT", "Đơn vị A", "Đơn vị B", "Ghi chú"],
        ["1", "MN Sen", "MN Lan", ""],
        ["2", "TH Ba Vì", "TH Suối Hai", "đi đò"],
    ]


def test_a_title_above_is_no_header() -> None:
    text = "Danh sách các trường\nTT\nTrường A\nTrường B\n1\nMN Sen\nMN Lan\n2\nMN Cúc\nMN Mai"
    (table,) = tables(text)
    assert rows(table)[0] == ["TT", "Trường A", "Trường B"]


def test_the_number_may_stand_last() -> None:
    text = "Khối\nĐơn vị A\nĐơn vị B\nTT\nMN\nMN Sen\nMN Lan\n1\nTH\nTH Ba Vì\nTH Đá\n2"
    (table,) = tables(text)
    assert rows(table)[1:] == [
        ["MN", "MN Sen", "MN Lan", "1"],
        ["TH", "TH Ba Vì", "TH Đá", "2"],
    ]


def test_a_header_in_two_rows() -> None:
    text = (
        "TT\nTrường miền xuôi\nTrường miền núi\nGhi chú\n\n"
        "Tên trường\nSố lớp\nTên trường\nSố lớp\n\n"
        "1\nMN Sen\n9\nMN Lan\n8\n\n2\nMN Cúc\n7\nMN Mai\n6\n"
    )
    (table,) = tables(text)
    assert (table.columns, [c.column_span for c in table.cells if c.row == 0]) == (6, [1, 2, 2, 1])
    assert rows(table)[2] == ["1", "MN Sen", "9", "MN Lan", "8", ""]


def test_section_rows_and_numbers_from_one_again() -> None:
    text = (
        "TT\nTrường A\nTrường B\nI\nCấp mầm non\n1\nMN Sen\nMN Lan\n"
        "II\nCấp tiểu học\n1\nTH Ba Vì\nTH Suối Hai"
    )
    (table,) = tables(text)
    assert rows(table)[1:] == [
        ["I", "Cấp mầm non"], ["1", "MN Sen", "MN Lan"],
        ["II", "Cấp tiểu học"], ["1", "TH Ba Vì", "TH Suối Hai"],
    ]  # fmt: skip


def test_cells_merged_down_reach_over_the_blank_lines() -> None:
    text = "TT\nTrường A\nTrường B\n1\nMN Sen\nMN Lan\n\n\nMN Cúc\n2\nTH Ba Vì\nTH Suối Hai"
    (table,) = tables(text)
    assert {c.text: c.row_span for c in table.cells if c.row == 1} == {
        "1": 2, "MN Sen": 2, "MN Lan": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "unsure"),
    [("MN Mai\nđi đò", True), ("- MN Mai\nđi đò", True), ("MN Mai\nMN Hồng\n", True)],
)
def test_more_schools_than_cells_are_doubted(more: str, unsure: bool) -> None:
    head = "TT\nTrường A\nTrường B\nGhi chú\n1\nTH Ba Vì\nTH Suối Hai\n\n2\nMN Sen\nMN Lan\n"
    (table,) = tables(f"{head}{more}\n3\nTH Yên Bài\nTH Vân Hòa\n")
    assert (doubts(table) == [2]) is unsure
    assert all(c.doubt == UNSURE for c in table.cells if getattr(c, "doubt", ""))  # type: ignore[attr-defined]


def test_a_remark_of_two_lines_is_no_doubt() -> None:
    head = "TT\nTrường A\nTrường B\nGhi chú\n1\nTH Ba Vì\nTH Suối Hai\n\n2\nMN Sen\nMN Lan\n"
    (table,) = tables(head + "đi đò\nmùa lũ nghỉ\n3\nTH Yên Bài\nTH Vân Hòa\n")
    assert rows(table)[2] == ["2", "MN Sen", "MN Lan", "đi đò mùa lũ nghỉ"]
    assert doubts(table) == []


def test_another_header_ends_the_table() -> None:
    text = (
        "TT\nTrường A\nTrường B\n1\nMN Sen\nMN Lan\n2\nMN Cúc\nMN Mai\nD. NHIỆM VỤ\n"
        "TT\nNội dung\nThời gian\n1\nPhát động\n10/2024\n2\nTổng kết\n5/2025\n3\nBáo cáo\n6/2025"
    )
    assert [len(rows(table)) for table in tables(text)] == [3, 4]


def test_a_schedule_without_numbers() -> None:
    text = (
        "Thời gian\nNội dung công việc\nPhụ trách\n10/2024\n- Ký cam kết.\n- Khảo sát.\nPhòng\n"
        "01/2025\nSơ kết\nPhòng\n5/2025\nTổng kết\nCác trường\nIV. BÁO CÁO"
    )
    (table,) = tables(text)
    assert rows(table)[1:] == [
        ["10/2024", "- Ký cam kết. - Khảo sát.", "Phòng"],
        ["01/2025", "Sơ kết", "Phòng"],
        ["5/2025", "Tổng kết", "Các trường"],
    ]


def test_plain_lines_make_no_table() -> None:
    assert tables("Đơn vị A\nĐơn vị B\nThời gian\nCác trường thực hiện\nđúng kế hoạch\n") == []


def test_a_column_of_times_is_told_by_what_stands_below() -> None:
    text = "Giờ\nNội dung\nPhụ trách\n7h30 - 8h00\nĐón khách\nÔng An\n8h00 - 8h30\nVăn nghệ\nBà Hà"
    (table,) = tables(text)
    assert rows(table)[1:] == [
        ["7h30 - 8h00", "Đón khách", "Ông An"],
        ["8h00 - 8h30", "Văn nghệ", "Bà Hà"],
    ]


def test_lines_in_brackets_belong_to_the_cell_above() -> None:
    text = (
        "TT\nTrường phía Đông\nTrường phía Tây\nNội dung trọng tâm\n"
        "1\nTHPT Bình Sơn\nTHPT Lê Lợi\n(xã Bờ Y)\nDạy tiếng Anh.\n"
        "2\nTHPT Ba Gia\nTHPT Trường Chinh\n(xã Sa Thầy)\n+ Ôn thi.\n+ Dạy Tin học.\n"
        "3\nTHPT Sơn Mỹ\nTHPT Quang Trung\n(xã Ia Tơi)\nThư viện số.\nIV. NỘI DUNG"
    )
    (table,) = tables(text)
    assert rows(table)[2] == [
        "2", "THPT Ba Gia", "THPT Trường Chinh (xã Sa Thầy)", "+ Ôn thi. + Dạy Tin học.",
    ]  # fmt: skip


def test_groups_of_a_header_need_not_be_as_wide_as_one_another() -> None:
    text = (
        "TT\nTrường thành phố\nTrường kết nghĩa\n\nTên trường\nĐiện thoại\n"
        "Tên trường\nĐiện thoại\nHuyện\n"
        "1\nMN Sen\n0900.304127\nMN Lan\n0900.551903\nBa Chẽ\n"
        "2\nMN Cúc\n0900.317704\nMN Mai\n0900.579094\nTiên Yên\n"
    )
    (table,) = tables(text)
    assert [c.column_span for c in table.cells if c.row == 0] == [1, 2, 3]
    assert rows(table)[3] == ["2", "MN Cúc", "0900.317704", "MN Mai", "0900.579094", "Tiên Yên"]


def test_a_header_that_stands_again_and_a_row_that_sums_up() -> None:
    head = "TT\nTrường A\nTrường B\nSố lớp\n"
    text = (
        f"{head}BẬC MẦM NON\n1\nMN Sen\nMN Lan\n3\n{head}CẤP TIỂU HỌC\n"
        "2\nTH Ba Vì\nTH Suối Hai\n4\n3\nTH Yên Bài\nTH Vân Hòa\n5\nTổng cộng\n6 trường\n12\n"
    )
    (table,) = tables(text)
    assert [row[0] for row in rows(table)] == [
        "TT", "BẬC MẦM NON", "1", "CẤP TIỂU HỌC", "2", "3", "Tổng cộng 6 trường 12",
    ]  # fmt: skip


def test_a_party_left_blank_is_that_of_the_row_above_with_a_doubt() -> None:
    text = (
        "TT\nTrường giúp đỡ\nTrường được giúp đỡ\n1\nTH Ba Vì\nTH Đá\n2\n\nTH Yên Bài\n"
        "3\nTH Hoa Sen\nTH Vân Hòa\n"
    )
    (table,) = tables(text)
    assert [c.row_span for c in table.cells if c.text == "TH Ba Vì"] == [2]
    assert doubts(table) == [2]
