"""Texts that an OCR of the wrong language made: lists, aims and sentences among broken lines."""

import pytest

from normalizers.dates import DateMention, PlanDate
from normalizers.text import repair_document
from parsers.aim_tables import aims_of_table
from parsers.letterhead import _split_number_and_date, read_letterhead
from parsers.objectives import read_objectives
from parsers.outline import Item
from parsers.plan_builder import parse
from parsers.prose import ENDS_INSIDE, broken_off
from parsers.text_tables import recover_tables
from parsers.text_tables.pieces import Placed
from parsers.text_tables.scattered import find_scattered
from parsers.text_tables.school_cells import cells_of
from parsers.timeline.acts import make_event
from schemas.document import Cell, Document, Line, Page, Table, Word, line_of


def broken(text: str) -> Line:
    """A line each of whose words was repaired; a blank one for no text."""
    words = [Word(word, read=f"{word}´", confidence=0.9) for word in text.split()]
    return Line(words, read=text + "´" if text else None)


def recovered(*texts: str) -> list[Line | Table]:
    page = Page(1, blocks=[broken(text) for text in texts])
    return list(recover_tables(Document("a.txt", "text", "0" * 64, pages=[page])).blocks)


def test_sentences_that_break_anywhere_are_no_table():
    lines = [
        "(1) Trường THPT Trưng Vương kết nghĩa với Trường",
        "THPT Vân Canh;",
        "(2) Trường THPT Chu Văn An kết nghĩa với Trường",
        "THPT An Lão;",
        "(3) Trường THPT Nguyễn Du kết nghĩa với Trường",
        "THPT Võ Giữ.",
    ]
    assert not any(isinstance(block, Table) for block in recovered(*lines))


def test_headings_and_sentences_above_a_list_are_not_its_header():
    blocks = recovered(
        "A. MỤC ĐÍCH",
        "Kết nghĩa các trường công lập sau sắp xếp.",
        "STT Trường Kết nghĩa với",
        "1 MN Vũ Ninh MN Thị Cầu",
        "2 TH Suối Hoa TH Kim Chân",
    )
    assert [block.text for block in blocks if isinstance(block, Line)][:2] == [
        "A. MỤC ĐÍCH",
        "Kết nghĩa các trường công lập sau sắp xếp.",
    ]
    assert any(isinstance(block, Table) for block in blocks)


def test_strokes_and_quotes_before_a_school_are_rules():
    marks = cells_of([line_of("2 \\THCS Phu Loc ‘THCS Gia Hoa 1"), line_of("TH Ly Tu Trong TH Ao")])
    lines = [mark.as_line().text for mark in marks if hasattr(mark, "as_line")]
    assert lines == ["THCS Phu Loc", "THCS Gia Hoa 1", "TH Ly Tu Trong", "TH Ao"]


def test_rows_of_schools_are_no_aims():
    rows = [["1", "MN Vũ Ninh", "MN Thị Cầu"], ["2", "TH Suối Hoa", "TH Kim Chân"]]
    cells = [
        Cell(i, j, [line_of(text)]) for i, row in enumerate(rows) for j, text in enumerate(row)
    ]
    assert list(aims_of_table(Item("table", table=Table(2, 3, cells)), "purpose")) == []
    root = Item("heading")
    heading = Item("heading", "Yêu cầu", parent=root)
    texts = ["Mỗi cặp trường thống nhất kế hoạch chung.", "2 \\THCS Phú Lộc ‘THCS Gia Hòa 1"]
    heading.children = [Item("item", text, lines=[broken(text)], parent=heading) for text in texts]
    root.children = [heading]
    assert [one.text for one in read_objectives(root)] == texts[:1]


def test_the_mark_of_a_subject_is_no_broken_word():
    text = "V/v phan cong cac don vi phdi hgp trong hoat dong két nghia nam hoc 2021 - 2022"
    page = Page(1, blocks=[line_of(text)])
    document = repair_document(Document("a.txt", "text", "0" * 64, pages=[page]))
    assert document.text.startswith("V/v phân công")


def test_the_number_of_a_document_holds_symbols_and_no_words():
    text = "Phong Gido duc va Pao tao ban hanh Ké hoach s6 388/BC-PGDDT va 08/CTr-LDLD nam hoc"
    page = Page(1, blocks=[line_of(text)])
    document = repair_document(Document("a.txt", "text", "0" * 64, pages=[page]))
    assert "388/BC-PGDĐT" in document.text
    assert "08/CTr-LĐLĐ" in document.text


def test_letterheads_whose_motto_was_too_wide_for_its_column():
    head = read_letterhead(
        [
            broken("UBND HUYỆN HÒN ĐẤT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT"),
            broken("PHÒNG GIÁO DỤC VÀ ĐÀO NAM"),
            broken("TẠO Độc lập - Tự do - Hạnh phúc"),
            broken("Số: 57/KH-PGDĐT : Bờ Y, ngày 12 tháng 9 năm 2018"),
        ]
    )
    assert head.issuers == [("UBND HUYỆN HÒN ĐẤT", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")]
    assert (head.place, head.issued_on) == ("Bờ Y", "2018-09-12")
    head = read_letterhead([broken("UBND TỈNH QUẢNG NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    assert head.issuers == [(None, "UBND TỈNH QUẢNG NAM")]


def test_a_subject_beside_the_date_and_a_unit_with_a_small_letter():
    head = read_letterhead(
        [
            broken("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            broken("XÃ BA Vì Độc lập - Tự do - Hạnh phúc"),
            broken("V/v kết nghĩa các trường THPT, Ba Vì, ngày 09 tháng 9 năm 2024"),
        ]
    )
    assert [unit for _, unit in head.issuers] == ["ỦY BAN NHÂN DÂN XÃ BA Vì"]
    assert (head.subject, head.place) == ("V/v kết nghĩa các trường THPT,", "Ba Vì")


def test_what_breaks_off_in_repaired_text_is_doubted():
    event = make_event(
        PlanDate("2024-11"), DateMention(0, 7, "11/2024", ()), "giao lưu văn nghệ chào",
        "11/2024: giao lưu văn nghệ chào", [broken("11/2024: giao lưu văn nghệ chào")],
    ).event  # fmt: skip
    assert ENDS_INSIDE in event.reasons
    assert broken_off([line_of("giao lưu văn nghệ chào")]) == []


def test_the_header_of_a_broken_column_opens_no_aims():
    root = Item("heading")
    for heading, text in (("Mục tiêu trọng tâm", "Lớp học số"), ("Mục tiêu", "Lớp học số.")):
        opener = Item("heading", heading, lines=[broken(heading)], parent=root)
        opener.children = [Item("paragraph", text, lines=[broken(text)], parent=opener)]
        root.children.append(opener)
    assert [one.text for one in read_objectives(root)] == ["Lớp học số."]


def test_pairs_whose_numbers_were_read_in_a_column_apart_are_counted_in_doubt():
    texts = (
        "KẾ HOẠCH", "Kết nghĩa giữa các trường quận Gò Vấp", "",
        "DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA", "", "STT", "", "1", "3", "", "MẦM NON",
        "Hoa Lan — Sen Hồng", "Hướng Dương — Anh Đào", "", "TIỂU HỌC",
        "Chi Lăng — Lê Đức Thọ", "",
    )  # fmt: skip
    document = Document("a.txt", "text", "0" * 64, pages=[Page(1, [broken(t) for t in texts])])
    pairings = parse(document).pairings
    assert [(one.row, one.needs_review) for one in pairings] == [
        ("1", True),
        ("2", True),
        ("3", True),
    ]


def test_schools_tell_the_rows_where_bars_were_lost():
    (table,) = [
        block
        for block in recovered(
            "| TT | Trường Địa bàn ‘Trường kết nghĩa Địa bàn",
            "1 THPT Bùi Thị Xuân TP. Đà Lạt ‘THPT Phan Đình Phùng | huyện Đam Rông",
            "2 ‘THPT Chi Lăng TP. Đà Lạt ‘THPT Lang Biang huyện Lạc Dương",
            "3 ‘THPT Thị trấn Đạm Ri | THPT Đạ Sar huyện Lạc Dương",
        )
        if isinstance(block, Table)
    ]
    rows = [[cell.text for cell in row if cell] for row in table.grid()]
    assert ["1", "THPT Bùi Thị Xuân", "THPT Phan Đình Phùng"] in rows
    assert ["2", "THPT Chi Lăng", "THPT Lang Biang"] in rows
    assert ["3", "THPT Thị trấn Đạm Ri", "THPT Đạ Sar"] in rows


def test_columns_read_one_after_the_other_are_paired_only_where_none_was_lost():
    left = ["Đơn vị giúp đỡ", "Tên trường", "MN Hoa Sen", "", "12", "", "TH Kim Lan"]
    right = ["Số lớp", "", "7", "", "Đơn vị được giúp đỡ", "MN Hoa Mai", "TH Yên Mỹ"]
    found = find_scattered([broken(text) for text in (*left, *right)], 0)
    assert found is not None
    rows = [[cell.text for cell in row if cell][-2:] for row in found.table.grid()]
    assert rows == [["MN Hoa Sen", "MN Hoa Mai"], ["TH Kim Lan", "TH Yên Mỹ"]]
    assert all(cell.doubt for cell in found.table.cells if isinstance(cell, Placed))
    longer = [broken(text) for text in (*left, *right, "THCS Ba Vì")]
    assert find_scattered(longer, 0) is None
    assert find_scattered(longer, 6) is None


def test_a_commune_of_the_same_name_and_schools_of_two_levels():
    texts = ("MN Bản Máy Bản Máy", "TH&THCS Bản Péo", "Trường TH và THCS Quang Trung")
    marks = cells_of([line_of(text) for text in texts])
    lines = [mark.as_line().text for mark in marks if hasattr(mark, "as_line")]
    assert lines == ["MN Bản Máy", "TH&THCS Bản Péo", "Trường TH và THCS Quang Trung"]


def test_debris_beside_the_units_of_a_letterhead():
    head = read_letterhead(
        [
            broken("UBND TỈNH LÂM ĐỒNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            broken("SỞ GIÁO DỤC VÀ ĐÀO wanna annem"),
            broken("TẠO Đà Lạt, ngày 11 tháng 9 năm 2020"),
            broken("V/y đăng ký kết nghĩa"),
        ]
    )
    assert head.issuers == [("UBND TỈNH LÂM ĐỒNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO")]
    assert (head.place, head.subject) == ("Đà Lạt", "V/v đăng ký kết nghĩa")
    head = read_letterhead([broken("HUYỆN ĐOÀN NINH HẢI ĐOÀN TNCS HỒ Chí MINH")])
    assert head.issuers == [(None, "HUYỆN ĐOÀN NINH HẢI")]
    head = read_letterhead([broken("BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH")])
    assert head.issuers == [(None, "BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH")]


@pytest.mark.parametrize("unit", ["TRƯỜNG TIỂU HỌC MỸ Á", "UBND XÃ PHỔ Ý"])
def test_a_marked_capital_behind_a_unit_is_no_debris(unit: str):
    assert read_letterhead([broken(unit)]).issuers == [(None, unit)]


def test_a_title_above_a_broken_list_is_no_header_of_it():
    texts = (
        "Về việc phân công trường giúp đỡ các trường vùng đồng bào Chăm", "năm học 2022 - 2023",
        "1. Bảng phân công", "TT Trường giúp đỡ Trường được giúp đỡ",
        "1 MN Vũ Ninh MN Thị Cầu", "2 TH Suối Hoa TH Kim Chân",
    )  # fmt: skip
    lines = [block.text for block in recovered(*texts) if isinstance(block, Line)]
    assert lines == list(texts[:3])


@pytest.mark.parametrize("opening", ["Số: 1/A ", "V/v a "])
def test_a_run_of_capitals_behind_a_number_or_subject_is_cut_in_no_time(opening: str):
    assert _split_number_and_date(opening + "A" * 2000 + " ngà") == [opening + "A" * 2000 + " ngà"]
    text = opening + "A" * 2000 + "1 ngày 3"
    assert _split_number_and_date(text) == [opening.strip(), "A" * 2000 + "1 ngày 3"]


def barred(count: int, last_read: int) -> list[Line]:
    """Rows between bars, some of which were lost; the numbers behind `last_read` cannot be read."""
    texts = []
    for row in range(1, count + 1):
        number = row if row <= last_read else "~~"
        odd = "TH An Hòa TH Bình Minh TH Vân Hòa | TH Ba Vì"
        even = "TH An Hòa | TH Bình Minh TH Ba Trại"
        texts.append(f"{number} | {odd if row % 2 else even}")
    return [Line(line_of(text).words, read=f"{text}´") for text in texts]


@pytest.mark.parametrize(("last_read", "columns"), [(150, 5), (80, 3)])
def test_a_long_list_keeps_a_row_for_each_line(last_read: int, columns: int):
    lines = barred(150, last_read)
    found = recover_tables(Document("a.txt", "text", "0" * 64, pages=[Page(1, blocks=[*lines])]))
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert (table.rows, table.columns) == (150, columns)
