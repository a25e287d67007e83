"""Tables of a PDF's lines in drawn order: where the cells that ran together end."""

from __future__ import annotations

import pytest

from tests.parsers.test_cell_lines import doubts, rows, tables


def test_cells_in_one_line_and_over_several() -> None:
    text = (
        "STT\nTrường thuộc\nphường Hòa An Trường kết nghĩa Địa chỉ Ghi chú\n"
        "1 Trường MN Sao Mai Trường MN Tam Chung Xã Tam Chung Bếp ăn bán\ntrú\n"
        "2 Trường TH Lê Văn Tám Trường TH Pù Nhi Xã Pù Nhi\n"
        "3 Trường TH Hoàng Hoa\nThám Trường TH Trung Lý 2 Xã Trung Lý\n"
        "4 Trường THCS Điện Biên Trường PTDTBT THCS\nMường Lý Xã Mường Lý 03 điểm lẻ\n"
        "III. NỘI DUNG"
    )
    (table,) = tables(text)
    assert rows(table) == [
        ["STT", "Trường thuộc phường Hòa An", "Trường kết nghĩa", "Địa chỉ", "Ghi chú"],
        ["1", "Trường MN Sao Mai", "Trường MN Tam Chung", "Xã Tam Chung", "Bếp ăn bán trú"],
        ["2", "Trường TH Lê Văn Tám", "Trường TH Pù Nhi", "Xã Pù Nhi", ""],
        ["3", "Trường TH Hoàng Hoa Thám", "Trường TH Trung Lý 2", "Xã Trung Lý", ""],
        ["4", "Trường THCS Điện Biên", "Trường PTDTBT THCS Mường Lý", "Xã Mường Lý", "03 điểm lẻ"],
    ]


def test_names_without_a_level_are_parted_by_what_names_are() -> None:
    text = (
        "Bậc học STT Trường quận Trường huyện\nMầm non 1 Vàng Anh Cần Thạnh\n2 Hoa Mai Long Hòa\n"
        "3 Sơn Ca An Thới Đông\nTiểu học\n4 Hùng Vương Bình Khánh\n5 Lê Đình Chinh Lý Nhơn\n"
    )
    (table,) = tables(text)
    assert [row[-3:] for row in rows(table)[1:]] == [
        ["1", "Vàng Anh", "Cần Thạnh"],
        ["2", "Hoa Mai", "Long Hòa"],
        ["3", "Sơn Ca", "An Thới Đông"],
        ["4", "Hùng Vương", "Bình Khánh"],
        ["5", "Lê Đình Chinh", "Lý Nhơn"],
    ]


def test_words_that_belong_together_end_no_name() -> None:
    text = (
        "TT QUẬN HẢI AN HUYỆN BA CHẼ Nội dung trọng tâm\n"
        "1 Trường MN Bình Minh Trường MN Lăng Chăm sóc trẻ bán trú\n"
        "2 Trường TH Núi Thành Trường TH A Xan Rèn chữ viết cho học sinh\n"
        "3 Trường TH Trần Phú Trường TH Ga Ry Dạy lớp ghép\n"
    )
    (table,) = tables(text)
    assert [row[2:] for row in rows(table)[1:]] == [
        ["Trường MN Lăng", "Chăm sóc trẻ bán trú"],
        ["Trường TH A Xan", "Rèn chữ viết cho học sinh"],
        ["Trường TH Ga Ry", "Dạy lớp ghép"],
    ]


def test_a_header_of_two_rows() -> None:
    text = (
        "STT Đơn vị thứ nhất Đơn vị kết nghĩa\nTên trường Số lớp Tên trường Số lớp\n"
        "I. PHƯỜNG HÒA MINH\n1 TH Trần Phú 28 TH Hồng Quang 31\n2 MN Măng Non 9 MN Tuổi Thơ 12\n"
        "II. PHƯỜNG HÒA KHÁNH\n3 TH Âu Cơ 35 TH Triệu Thị Trinh 24\n"
    )
    (table,) = tables(text)
    assert rows(table)[1][-4:] == ["Tên trường", "Số lớp", "Tên trường", "Số lớp"]
    assert rows(table)[3:5] == [
        ["1", "TH Trần Phú", "28", "TH Hồng Quang", "31"],
        ["2", "MN Măng Non", "9", "MN Tuổi Thơ", "12"],
    ]


def test_a_row_over_the_page_is_in_doubt() -> None:
    text = (
        "TT Trường A Trường B\n1 Trường MN Lan Trường MN Cúc\n"
        "2 Trường MN Trường Thi Trường MN Quang\n\fChiểu\n"
        "3 Trường TH Sen Trường TH Mai\n4 Trường TH Bưởi Trường TH Na\n"
    )
    (table,) = tables(text)
    assert 2 in doubts(table)
    assert 1 not in doubts(table)


@pytest.mark.parametrize(
    "line",
    [
        "3 Trường TH Thị Trấn Trường TH Kim Đồng Trường TH Nguyễn Du",  # whose second school?
        "3 Trường TH Kim Đồng",  # no partner
        "3 Trường TH Kim Đồng 12 7 Trường TH Nguyễn Du",  # counts in a name
    ],
)
def test_odd_rows_are_in_doubt(line: str) -> None:
    text = (
        "TT Trường A Trường B\n1 Trường MN Lan Trường MN Cúc\n2 Trường MN Hoa Mai Trường MN Sao\n"
        f"{line}\n4 Trường TH Trần Phú Trường TH Âu Cơ\n"
    )
    (table,) = tables(text)
    assert doubts(table) == [3]


def test_a_line_a_cell_is_another_shape() -> None:
    text = "TT\nTrường A\nTrường B\n1\nMN Sen\nMN Lan\n2\nMN Cúc\nMN Mai\n"
    (table,) = tables(text)
    assert rows(table)[1:] == [["1", "MN Sen", "MN Lan"], ["2", "MN Cúc", "MN Mai"]]
