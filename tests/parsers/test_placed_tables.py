"""Tables in text printed with its layout: columns by place, rows by number or first cell."""

from parsers.text_tables.pieces import Placed
from parsers.text_tables.place_header import find_header
from parsers.text_tables.placed import find_placed
from schemas.document import Line, Word, line_of
from schemas.geometry import Box, union


def _lines(text: str) -> list[Line]:
    return [line_of(line) for line in text.strip("\n").split("\n")]


def _rows(text: str, start: int = 0) -> list[list[str]]:
    found = find_placed(_lines(text), start)
    assert found is not None
    return [[cell.text if cell else "" for cell in row] for row in found.table.grid()]


CENTRED = """
                                                                 Chuyên viên phụ
STT         Trường A                       Trường B
                                                                      trách
I. Bậc học Mầm non
  1    Trường MN Vành Khuyên     Trường MN Long Phước        Cô Trần Ngọc Bích
                                 Trường MN Nguyễn Trung
  2    Trường MN Sen Hồng                                    Thầy Lê Minh Quân
                                 Trực
       Trường MN Trương Văn
  3                              Trường MN Thái Văn Lung     Cô Phạm Thu Cúc
       Ngư
II. TỔ CHỨC THỰC HIỆN
"""


def test_rows_centred_about_their_numbers() -> None:
    rows = _rows(CENTRED)
    assert rows[0] == ["STT", "Trường A", "Trường B", "Chuyên viên phụ trách"]
    assert rows[1][0] == "I. Bậc học Mầm non"
    assert [row[:3] for row in rows[2:]] == [
        ["1", "Trường MN Vành Khuyên", "Trường MN Long Phước"],
        ["2", "Trường MN Sen Hồng", "Trường MN Nguyễn Trung Trực"],
        ["3", "Trường MN Trương Văn Ngư", "Trường MN Thái Văn Lung"],
    ]


FROM_THE_TOP = """
TT    Công việc                            Thời gian        Sản phẩm
1     Điều chỉnh cặp hỗ trợ theo kết       Tháng 8/2025     Quyết định
      quả thi năm 2025
2     Trao đổi giáo viên ôn thi            Cả năm học       Biên bản
3     Tổng kết giai đoạn                   Tháng 7/2026     Báo cáo
      IV. PHÂN CÔNG
"""


def test_rows_that_begin_at_their_numbers() -> None:
    rows = _rows(FROM_THE_TOP)
    assert rows[1][1] == "Điều chỉnh cặp hỗ trợ theo kết quả thi năm 2025"
    assert [row[0] for row in rows] == ["TT", "1", "2", "3"]


def test_a_cell_that_runs_up_to_the_next_is_cut_before_the_school() -> None:
    text = """
TT   Trường A                      Trường B
1    Trường THCS Lương Định Của Trường THCS An Phú
2    Trường THCS Bình Thọ          Trường THCS Linh Trung
3    Trường THCS Hoa Lư            Trường THCS Long Trường
4    Trường THCS Trần Phú          Trường THCS Phú Hữu
"""
    assert _rows(text)[1] == ["1", "Trường THCS Lương Định Của", "Trường THCS An Phú"]


def test_a_row_that_lacks_a_usual_cell_is_in_doubt() -> None:
    text = """
TT   Trường A              Số lớp    Trường B
1    TH Tam Sơn            14        TH Tả Ván
2    TH Quyết Tiến                   TH Cao Mã
3    TH Quản Bạ            12        TH Nghĩa Thuận
"""
    found = find_placed(_lines(text), 0)
    assert found is not None
    doubted = {cell.row for cell in found.table.cells if getattr(cell, "doubt", "")}
    assert doubted == {2}


def test_running_text_is_no_table() -> None:
    text = """
II. Nội dung     và hình thức
Các trường tổ chức giao lưu, trao đổi kinh nghiệm dạy học trong suốt năm học.
"""
    assert find_placed(_lines(text), 0) is None


def _on_page(rows: list[list[tuple[float, float, str]]]) -> list[Line]:
    """Lines on a page: of each word group its left edge and middle height in points."""
    lines = []
    for parts in rows:
        words = []
        for x, y, text in parts:
            for word in text.split():
                width = 5.0 * len(word)
                words.append(Word(word, box=Box(x, y - 6, x + width, y + 6)))
                x += width + 3
        lines.append(Line(words, box=union(word.box for word in words)))
    return lines


def test_a_list_on_a_page_whose_names_go_on_below_their_number() -> None:
    lines = _on_page(
        [
            [(60, 100, "TT"), (110, 100, "Tên trường"), (300, 100, "Trường kết nghĩa")],
            [(300, 117, "Trường Tiểu học Ngô")],
            [(62, 124, "1"), (90, 124, "Trường Tiểu học Kheo")],
            [(300, 131, "Mây")],
            [(62, 152, "2"), (90, 152, "Trường Mầm non Cò Nòi"), (300, 152, "Trường Mầm non Mai")],
            [(90, 173, "Trường Trung học cơ sở")],
            [(62, 180, "3"), (300, 180, "Trường Tiểu học Tà Hộc")],
            [(90, 187, "Chiềng Lương")],
        ]
    )
    found = find_placed(lines, 0)
    assert found is not None
    assert [[cell.text if cell else "" for cell in row] for row in found.table.grid()[1:]] == [
        ["1", "Trường Tiểu học Kheo", "Trường Tiểu học Ngô Mây"],
        ["2", "Trường Mầm non Cò Nòi", "Trường Mầm non Mai"],
        ["3", "Trường Trung học cơ sở Chiềng Lương", "Trường Tiểu học Tà Hộc"],
    ]
    assert not any(getattr(cell, "doubt", "") for cell in found.table.cells)


def test_a_numbered_list_on_a_page_needs_no_header() -> None:
    rows = [[(60, 20.0 * i, str(i)), (90, 20.0 * i, f"Hoa {i}"), (300, 20.0 * i, f"Lan {i}")]
            for i in range(1, 5)]  # fmt: skip
    found = find_placed(_on_page(rows), 0)
    assert found is not None and found.table.rows == 4
    assert find_placed(_on_page([row[:2] for row in rows]), 0) is None


def test_a_cell_that_reaches_over_rows_stands_in_their_middle() -> None:
    text = """
TT    Trường giúp đỡ       Trường được giúp đỡ
 1                         Trường Mẫu giáo Bờ Y
      Trường MN Hoa Phượng
 2                         Trường Mầm non Măng Non
 3                         Trường TH Bế Văn Đàn
 4    Trường TH Lê Lợi     Trường TH A Dừa
 5                         Trường TH Đăk Răng
"""
    rows = _rows(text)
    assert [row[1] for row in rows[1:]] == ["Trường MN Hoa Phượng"] * 2 + ["Trường TH Lê Lợi"] * 3


def test_headers_that_stand_again_at_once() -> None:
    """A header of which a program printed several in a row is no row and ends none."""
    header = "TT    Trường              Trường kết nghĩa"
    body = ["1     MN Hoa Sen          MN Sơn Ca", "2     MN Tân Hà           MN Mê Pu"]
    rows = _rows("\n".join([header, header, *body, header, header]))
    assert ["1", "MN Hoa Sen", "MN Sơn Ca"] in rows


AGAIN = """
TT     Trường                 Trường kết nghĩa
1      MN Hoa Sen             MN Sơn Ca
2      MN Tân Hà              MN Đức Hạnh
                              MN Trà Tân
TT     Trường                 Trường kết nghĩa
3      MN Mê Pu               MN Nam Chính
"""


def test_a_line_above_a_header_that_stands_again_is_kept_or_its_row_in_doubt() -> None:
    found = find_placed(_lines(AGAIN), 0)
    assert found is not None
    partner = next(c for c in found.table.cells if "Đức Hạnh" in c.text)
    assert "Trà Tân" in partner.text or isinstance(partner, Placed)


def test_many_merged_cells_are_shared_out() -> None:
    """Each stands beside the second of its four rows."""
    header = "Cấp học     TT    Trường              Trường kết nghĩa"
    lines = [
        f"{'Mầm non' if i % 4 == 2 else '':<12}{i:<6}{f'MN A {i}':<20}MN B {i}"
        for i in range(1, 121)
    ]
    found = find_placed(_lines("\n".join([header, *lines])), 0)
    assert found is not None
    merged = [c for c in found.table.cells if c.text == "Mầm non"]
    assert len(merged) == 30 and sum(c.row_span for c in merged) == 120


def test_no_title_is_sought_above_the_first_line() -> None:
    """Every line is one piece up to a header that comes again."""
    header = "TT Trường kết nghĩa"
    lines = _lines("\n".join([header, "Hoa Sen", header, "1 MN A", "2 MN B", "3 MN C"]))
    assert find_header(lines, 0) is not None
    find_placed(lines, 0)  # raises nothing
