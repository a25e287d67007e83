"""Schedules in text without rules: in drawn order, and with their layout."""

from __future__ import annotations

from parsers.line_spacing import single_spaced
from parsers.text_tables.pieces import Placed
from schemas.document import Document, Page, Table, line_of
from tests.parsers.test_cell_lines import rows, tables


def _grid(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_cells_of_a_schedule_that_ran_together() -> None:
    text = (
        "Thời gian Nội dung Người phụ\ntrách\n"
        "Tháng 9/2023 Họp ban chỉ đạo, thông qua lịch Hiệu trưởng\n"
        "Từ ngày 06/11/2023 đến\nngày 17/11/2023\n"
        "Hội giảng chào mừng Ngày Nhà giáo\nViệt Nam\nTổ chuyên môn\n"
        "Trước 30/5/2024 Gửi báo cáo về Phòng Các trường\n"
        "IV. TỔ CHỨC THỰC HIỆN\n1. Các trường tổ chức thực hiện kế hoạch này."
    )
    (table,) = tables(text)
    assert rows(table) == [
        ["Thời gian", "Nội dung", "Người phụ trách"],
        ["Tháng 9/2023", "Họp ban chỉ đạo, thông qua lịch", "Hiệu trưởng"],
        [
            "Từ ngày 06/11/2023 đến ngày 17/11/2023",
            "Hội giảng chào mừng Ngày Nhà giáo Việt Nam",
            "Tổ chuyên môn",
        ],
        ["Trước 30/5/2024", "Gửi báo cáo về Phòng", "Các trường"],
    ]


def test_a_day_over_its_hours_is_a_row_across() -> None:
    text = (
        "Giờ Nội dung Phụ trách\nNgày thứ nhất (12/4/2025)\n"
        "7h00 Xe đón đoàn tại cổng trường. Thầy Long\n"
        "9h30 - 10h30 Hai trường ký kết, trao quà. Hiệu trưởng\n"
        "Ngày thứ hai (13/4/2025)\n8h00 Dự giờ lớp 4, lớp 5. Tổ chuyên môn\n"
        "10h00 Chia tay, ra về. Thầy Long\n"
    )
    (table,) = tables(text)
    found = rows(table)
    assert found[1][0] == "Ngày thứ nhất (12/4/2025)" and len(set(found[1])) == 1
    assert [row[0] for row in found[2:4]] == ["7h00", "9h30 - 10h30"]
    assert found[5] == ["8h00", "Dự giờ lớp 4, lớp 5.", "Tổ chuyên môn"]


def test_running_text_with_dates_is_no_schedule() -> None:
    text = (
        "Nội dung và thời gian kết nghĩa do các trường tự bàn bạc.\n"
        "Tháng 9 các trường họp, tháng 10 ký kết.\nTháng 5 năm sau tổng kết.\n"
    )
    assert tables(text) == []


def test_times_mark_the_rows_of_a_schedule_by_places() -> None:
    text = """
    Thời gian                    Công việc                      Chủ trì
                      Ban hành hướng dẫn, gửi danh sách
Tháng 10/2024                                              Phòng GDĐT
                      đến các trường
Từ 04/11/2024 đến     Các trường khảo sát nhu cầu, ký
                                                           Các trường
22/11/2024            biên bản
Quý I/2025            Sơ kết đợt một                       Phòng GDĐT
"""
    (table,) = tables(text)
    assert rows(table)[1:] == [
        ["Tháng 10/2024", "Ban hành hướng dẫn, gửi danh sách đến các trường", "Phòng GDĐT"],
        [
            "Từ 04/11/2024 đến 22/11/2024",
            "Các trường khảo sát nhu cầu, ký biên bản",
            "Các trường",
        ],
        ["Quý I/2025", "Sơ kết đợt một", "Phòng GDĐT"],
    ]


def test_further_parties_below_a_merged_number_are_doubted() -> None:
    text = (
        "TT Trường giúp đỡ Trường được giúp đỡ Nội dung trọng tâm\n"
        "1 TH Hoa Lư TH Nậm Cắn Dạy lớp ghép\nTH Mường Típ Thư viện xanh\n"
        "2 TH Lê Lợi TH Bắc Lý Dạy tiếng Việt\nTH Keng Đu Nuôi ăn bán trú\n"
        "3 TH Vinh Tân TH Na Loi Tủ sách lớp học\n"
    )
    (table,) = tables(text)
    assert [row[:3] for row in _grid(table)[1:3]] == [
        ["1", "TH Hoa Lư", "TH Nậm Cắn"],
        ["1", "TH Hoa Lư", "TH Mường Típ"],
    ]
    further = [cell for cell in table.cells if cell.row == 2 and cell.lines]
    assert further and all(isinstance(cell, Placed) and cell.doubt for cell in further)


def test_a_list_without_numbers_in_drawn_order() -> None:
    text = (
        "Bậc học Trường của phường Trường kết nghĩa\nMầm non\n"
        "MN Hướng Dương MN Sơn Ca\nMN Ban Mai MN Vành Khuyên\n"
        "Tiểu học\nTH Nguyễn Du TH Kim Đồng\nTH Trần Phú TH Lê Lợi\n"
    )
    (table,) = tables(text)
    assert [row[1:] for row in _grid(table) if row[1].startswith(("MN", "TH"))] == [
        ["MN Hướng Dương", "MN Sơn Ca"],
        ["MN Ban Mai", "MN Vành Khuyên"],
        ["TH Nguyễn Du", "TH Kim Đồng"],
        ["TH Trần Phú", "TH Lê Lợi"],
    ]


def _document(text: str) -> Document:
    return Document(
        "a.txt", "text", "0" * 64, pages=[Page(1, list(map(line_of, text.split("\n"))))]
    )


def test_blank_lines_behind_every_printed_line_go() -> None:
    printed = [
        "Các trường trong huyện cùng nhau xây dựng kế hoạch kết nghĩa, trao đổi",
        "kinh nghiệm dạy học, giúp nhau về thiết bị và sách vở trong năm học tới;",
        "mỗi trường cử một giáo viên làm đầu mối, báo cáo kết quả hằng tháng về",
        "Phòng Giáo dục và Đào tạo để theo dõi, tổng hợp.",
    ]
    document = _document("\n\n".join(printed))
    assert [block.text for block in single_spaced(document).blocks] == printed


def test_blank_lines_between_whole_paragraphs_stay() -> None:
    text = "I. MỤC ĐÍCH\n\nCác trường giúp nhau.\n\nII. NỘI DUNG\n\nTrao đổi sách."
    document = _document(text)
    assert single_spaced(document) is document
