"""Text tables of which a tab begins every cell, told by tabs and blank lines."""

from __future__ import annotations

from extractors.plain_text import read_text
from parsers.text_tables import recover_tables
from parsers.text_tables.merged_cells import SHORT_ROW
from schemas.document import Document, Table


def tables(text: str) -> list[Table]:
    document = Document("a.txt", "text", "0" * 64, read_text(text))
    return list(recover_tables(document).tables)


def recovered(text: str) -> list[list[list[str]]]:
    return [
        [[cell.text if cell else "" for cell in row] for row in table.grid()]
        for table in tables(text)
    ]


def test_level_column_before_the_numbers() -> None:
    (rows,) = recovered(
        "\tCấp học\n\tSTT\n\tTrường\n\tKết nghĩa với trường\n\n"
        "\tMầm non\n\t1\n\tHoa Sen\n\tSao Mai\n\n\t2\n\tBan Mai\n\tSơn Ca\n\n"
        "\tTiểu học\n\t1\n\tLê Lợi\n\tKim Đồng\n\n\n3. Tổ chức thực hiện"
    )
    assert rows[2] == ["Mầm non", "2", "Ban Mai", "Sơn Ca"]
    assert rows[3] == ["Tiểu học", "1", "Lê Lợi", "Kim Đồng"]


def test_number_in_the_last_column() -> None:
    (rows,) = recovered(
        "\tTrường được hỗ trợ\n\tTrường hỗ trợ\n\tTT\n\n"
        "\tMN Hoa Sen\n\tMN Sao Mai\n\t1\n\n\tTH Lê Lợi\n\tTH Kim Đồng\n\t2"
    )
    assert rows[1:] == [["MN Hoa Sen", "MN Sao Mai", "1"], ["TH Lê Lợi", "TH Kim Đồng", "2"]]


def test_letters_empty_cells_and_a_total() -> None:
    (rows,) = recovered(
        "\tTT\n\tTrường\n\tTrường kết nghĩa\n\tGhi chú\n\n"
        "\ta)\n\tMN Hoa Sen\n\tMN Sao Mai\n\n\n\tb)\n\tTH Lê Lợi\n\tTH Kim Đồng\n\tđã ký\n\n"
        "\tc)\n\tTH Nam Sơn\n\tTH Hà Trì\n\tmới\n\n\tTổng cộng\n\t3 cặp"
    )
    assert rows[1] == ["a)", "MN Hoa Sen", "MN Sao Mai", ""]
    assert rows[4][0] == "Tổng cộng"


def test_items_stay_in_their_cell() -> None:
    (rows,) = recovered(
        "\tNội dung trọng tâm\n\tĐơn vị\n\tĐơn vị phối hợp\n\n"
        "\t- Thao giảng\n- Thư viện\n\tTH Lê Lợi\n\tTH Kim Đồng\n\n"
        "\t- Bán trú\n\tMN Hoa Sen\n\tMN Sao Mai"
    )
    assert rows[1][1:] == ["TH Lê Lợi", "TH Kim Đồng"]


def test_recipients_and_signers_are_no_table() -> None:
    text = "\tNơi nhận:\n\tHIỆU TRƯỞNG\n\n\tNguyễn Văn An\n\tTrần Thị Bình\n\n\tLưu\n\tVT"
    assert recovered(text) == []


HEADER = "\tTT\n\tTrường giúp đỡ\n\tTrường được giúp đỡ\n\tGhi chú\n\n"


def test_empty_cells_whose_tabs_were_stripped() -> None:
    (rows,) = recovered(
        HEADER + "\t1\n\tMN Hoa Sen\n\tMN Sao Mai\n\n\n"
        "\t2\n\n\tMN Ban Mai\n\n\n\t3\n\tTH Lê Lợi\n\tTH Kim Đồng\n\tmới\n\n\nTrên đây"
    )
    assert rows[1] == ["1", "MN Hoa Sen", "MN Sao Mai", ""]
    assert rows[2] == ["2", "MN Hoa Sen", "MN Ban Mai", ""]  # merged down: a helper of two
    assert rows[3][3] == "mới"


def test_lone_tabs_are_empty_cells() -> None:
    (rows,) = recovered(
        HEADER + "\t1\n\tMN Hoa Sen\n\tMN Sao Mai\n\t\n\n\t2\n\tTH Lê Lợi\n\n\tTH Kim Đồng\n\t\n\n"
    )
    assert rows[2] == ["2", "TH Lê Lợi", "TH Kim Đồng", ""]


def test_empty_paragraphs_in_a_cell() -> None:
    (rows,) = recovered(
        "\tTT\n\tCặp trường\n\tMục tiêu\n\n\t1\n\tTH A –\nTH B\n\n\n\t- Một.\n- Hai.\n\n"
        "\t2\n\tTH C – TH D\n\t- Ba.\n\n- Bốn.\n\n\t3\n\tTH E – TH G\n\t- Năm.\n\n\n\nNơi gửi"
    )
    assert rows[1] == ["1", "TH A – TH B", "- Một. - Hai."]
    assert rows[2][2] == "- Ba. - Bốn."
    assert rows[3][2] == "- Năm."


def test_header_in_two_rows_and_section_rows() -> None:
    (rows,) = recovered(
        "\tSTT\n\tĐơn vị thứ nhất\n\tĐơn vị kết nghĩa\n\n\n\tTên trường\n\tSố lớp\n"
        "\tTên trường\n\tSố lớp\n\n\tI. PHƯỜNG HÒA MINH\n\n\t1\n\tTH A\n\t28\n\tTH B\n\t31\n\n"
        "\t2\n\tMN A\n\t9\n\tMN B\n\t12\n\n"
    )
    assert rows[0] == ["STT", *["Đơn vị thứ nhất"] * 2, *["Đơn vị kết nghĩa"] * 2]
    assert rows[1] == ["STT", "Tên trường", "Số lớp", "Tên trường", "Số lớp"]
    assert rows[2] == ["I. PHƯỜNG HÒA MINH"] * 5
    assert rows[3] == ["1", "TH A", "28", "TH B", "31"]


def test_a_row_merged_to_the_right_is_doubted() -> None:
    text = (
        HEADER + "\t1\n\tMN Hoa Sen\n\tMN Sao Mai\n\t\n\n\t2\n\tTH Lê Lợi\n\tTH Kim Đồng\n\tmới\n\n"
        "\t3\n\tTH Hà Trì và TH Nam Sơn\n\tcũ\n\n"
    )
    doubts = [getattr(cell, "doubt", "") for cell in tables(text)[0].cells if cell.row == 3]
    assert doubts == [SHORT_ROW] * 3


def test_indented_paragraphs_are_no_table() -> None:
    assert (
        recovered("1. Phòng\n\t- Chỉ đạo các trường.\n\t- Tổ chức sơ kết.\n\n2. Các trường") == []
    )
