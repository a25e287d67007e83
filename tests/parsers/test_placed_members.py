"""Cells with a school a line about the number of their row, on one page and over two."""

from dataclasses import replace

from parsers.text_tables.placed import find_placed
from schemas.document import Line, line_of


def _rows(*pages: str) -> list[list[str]]:
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        lines += [replace(line_of(t), page=number) for t in page.strip("\n").split("\n")]
    found = find_placed(lines, 0)
    assert found is not None
    return [[cell.text if cell else "" for cell in row] for row in found.table.grid()]


CLUSTERS = """
Cụm     Trường đầu cụm     Các trường thành viên      Chủ đề năm học
                           TH Sông Mây
 1    TH Đồi Chè           TH Suối Tre                Đọc sách
                           TH Cây Gáo
                           TH Thanh Bình
                           TH Quảng Tiến
 2    TH Hưng Thịnh                                   Dạy học dự án
                           TH Tây Hòa
                           TH Đông Hòa
                           TH Bình Minh
 3    TH Sông Trầu         TH Giang Điền              Tiếng Anh
"""
GOING_ON = """
                           TH An Viễn
                           TH Đồng Nai
                           TH Lộ 25
 4    TH Xuân Thạnh                                   Bàn tay nặn bột
                           TH Gia Kiệm
                           TH Gia Tân
"""


def test_members_stand_evenly_about_the_number_of_their_cluster() -> None:
    assert [row[2] for row in _rows(CLUSTERS, GOING_ON)[1:]] == [
        "TH Sông Mây TH Suối Tre TH Cây Gáo",
        "TH Thanh Bình TH Quảng Tiến TH Tây Hòa TH Đông Hòa",
        "TH Bình Minh TH Giang Điền TH An Viễn",
        "TH Đồng Nai TH Lộ 25 TH Gia Kiệm TH Gia Tân",
    ]


def test_row_numbers_alone_on_their_lines_stand_between_the_schools() -> None:
    rows = _rows("""
TT                  Các đơn vị kết nghĩa
       Trường Mẫu giáo Sao Mai
 1
       Trường Mẫu giáo Tân Lập
       Trường Mẫu giáo Hoa Cúc
 2
       Trường Mẫu giáo Phú Hữu
       Trường Mẫu giáo Họa Mi
 3     Trường Mẫu giáo Tân Phú
       Trường Mẫu giáo Tân Thành
""")
    assert [row[1].count("Trường") for row in rows[1:]] == [2, 2, 3]
    assert rows[2][1] == "Trường Mẫu giáo Hoa Cúc Trường Mẫu giáo Phú Hữu"


HEADER = """
                     Đơn vị 1                              Đơn vị 2
STT                                                                          Ghi chú
               Tên trường            Số HS          Tên trường      Số HS
"""


def test_a_header_of_several_lines_that_stands_again_ends_no_list() -> None:
    first = """
  1      Hoa Sữa                  486       Đá Bạc                231
  2      Kim Bài                  402       Suối Hoa              187      Đổi cặp
  3      Sơn Lộ                   455       Ba Trại               298
"""
    second = """
  4      Trúc Sơn                 297       Minh Quang            204
  5      Quảng Bị                 811       Yên Bài               455      Cùng tuyến
"""
    rows = _rows(HEADER.strip("\n") + first, HEADER.strip("\n") + second)
    assert [row[0] for row in rows if row[0].isdigit()] == ["1", "2", "3", "4", "5"]


def test_a_cell_that_holds_a_pair_does_not_go_on_with_the_next_pair() -> None:
    rows = _rows("""
    Mầm non, mẫu giáo                   Tiểu học                   Trung học cơ sở
                              Thị trấn Núi Sập A – Vọng Đông
Thị trấn Núi Sập – Vọng Thê                                   Núi Sập – Vọng Thê
                                            B
   Hoa Sen – Phú Thuận          Vĩnh Khánh A – Vĩnh Trạch       Vĩnh Phú – Định Mỹ
     Sơn Ca – Tây Phú           Phú Hòa A – Bình Thành         An Bình – Mỹ Phú Đông
""")
    assert [row[0] for row in rows[1:]] == [
        "Thị trấn Núi Sập – Vọng Thê",
        "Hoa Sen – Phú Thuận",
        "Sơn Ca – Tây Phú",
    ]
    assert rows[1][1] == "Thị trấn Núi Sập A – Vọng Đông B"


def test_row_numbers_in_the_last_column_open_no_header() -> None:
    rows = _rows("""
       Đơn vị vùng thấp                  Đơn vị vùng cao                        Cặp số
Trường Mầm non Cầu
                                Trường Mầm non Tà Xùa                             1
Gỗ
Trường Mầm non Đông
                                Trường Mầm non Háng Đồng                          2
Hưng
Trường Mầm non Phú Yên          Trường Mầm non Suối Tọ                            3
""")
    assert [row[0] for row in rows[1:]] == [
        "Trường Mầm non Cầu Gỗ",
        "Trường Mầm non Đông Hưng",
        "Trường Mầm non Phú Yên",
    ]
