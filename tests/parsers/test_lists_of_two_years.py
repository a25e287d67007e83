"""A report that plans the next year prints two lists; a school's own plan lists its partners."""

from dataclasses import replace

from tests.parsers.pairing_makers import PLAN, names, read, table

REPORT = replace(
    PLAN,
    doc_type="BÁO CÁO",
    title="Kết quả kết nghĩa năm học 2023 - 2024 và kế hoạch năm học 2024 - 2025",
    issued_on="2024-08-26",
)
LAST = table([["TT", "Trường", "Trường kết nghĩa"], ["1", "TH An Hòa", "TH Bình Minh"]])
NEXT = table([["TT", "Trường", "Trường kết nghĩa"], ["1", "TH An Hòa", "TH Cẩm Sơn"]])


def test_the_list_of_the_year_that_ended_is_no_pairing() -> None:
    parts = ["I. KẾT QUẢ NĂM HỌC 2023 - 2024", LAST, "II. KẾ HOẠCH NĂM HỌC 2024 - 2025", NEXT]
    pairings, _ = read(*parts, context=REPORT)
    assert names(pairings) == [("1", ["Tiểu học An Hòa", "Tiểu học Cẩm Sơn"])]


def test_the_only_list_counts_though_its_year_has_ended() -> None:
    pairings, _ = read("I. KẾT QUẢ NĂM HỌC 2023 - 2024", LAST, context=REPORT)
    assert names(pairings) == [("1", ["Tiểu học An Hòa", "Tiểu học Bình Minh"])]


def test_lists_of_two_years_to_come_count_both() -> None:
    parts = ["I. NĂM HỌC 2024 - 2025", LAST, "II. NĂM HỌC 2025 - 2026", NEXT]
    pairings, _ = read(*parts, context=replace(REPORT, doc_type="KẾ HOẠCH"))
    assert names(pairings) == [
        ("1", ["Tiểu học An Hòa", "Tiểu học Bình Minh"]),
        ("1", ["Tiểu học An Hòa", "Tiểu học Cẩm Sơn"]),
    ]


def test_a_school_lists_its_partners_with_what_they_aim_at() -> None:
    own = replace(PLAN, title="Kết nghĩa với các trường bạn", issuer_name="Trường THCS Lê Lợi")
    text = """II. Các trường kết nghĩa
1. Kết nghĩa với Trường THCS Ba Vì
- Dạy trực tuyến môn Tiếng Anh.
2. Kết nghĩa với Trường THCS Vân Hòa
- Bồi dưỡng học sinh giỏi."""
    pairings, _ = read(text, context=own)
    assert names(pairings) == [
        ("1", ["THCS Lê Lợi", "THCS Ba Vì"]),
        ("2", ["THCS Lê Lợi", "THCS Vân Hòa"]),
    ]
    assert [pairing.focus for pairing in pairings] == [
        ["Dạy trực tuyến môn Tiếng Anh."],
        ["Bồi dưỡng học sinh giỏi."],
    ]


def test_of_two_columns_of_years_the_one_to_come_counts() -> None:
    rows = [["TT", "Trường", "Năm học 2023-2024", "Năm học 2024-2025"]]
    rows += [["1", "TH An Hòa", "TH Bình Minh", "TH Cẩm Sơn"]]
    rows += [["2", "TH Đông Hà", "TH Gia Lộc", "TH Hà Lam"]]
    pairings, _ = read("II. CÁC CẶP TRƯỜNG KẾT NGHĨA", table(rows), context=REPORT)
    assert names(pairings) == [
        ("1", ["Tiểu học An Hòa", "Tiểu học Cẩm Sơn"]),
        ("2", ["Tiểu học Đông Hà", "Tiểu học Hà Lam"]),
    ]


def test_a_heading_s_year_ends_with_its_part() -> None:
    text = """I. ĐÁNH GIÁ KẾT QUẢ NĂM HỌC 2023-2024
Các trường thực hiện tốt.
II. CÁC CẶP TRƯỜNG KẾT NGHĨA
1. TH Minh Quang - TH Khánh Thượng
2. TH Tản Lĩnh - TH Cẩm Lĩnh
III. BỔ SUNG NĂM HỌC 2024-2025
1. TH Sơn Đà - TH Cổ Đô"""
    pairings, _ = read(text, context=REPORT)
    assert len(pairings) == 3


def test_a_span_of_years_has_not_ended_with_its_first() -> None:
    text = """I. Các cặp trường kết nghĩa từ năm học 2023-2024 đến năm học 2025-2026
1. TH Minh Quang - TH Khánh Thượng
II. Các cặp trường kết nghĩa mới năm học 2024-2025
1. TH Sơn Đà - TH Cổ Đô"""
    pairings, _ = read(text, context=REPORT)
    assert len(pairings) == 2
