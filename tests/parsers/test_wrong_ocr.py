"""Texts that an OCR of the wrong language made: lists, aims and sentences among broken lines."""

from normalizers.text import repair_document
from parsers.aim_tables import aims_of_table
from parsers.objectives import read_objectives
from parsers.outline import Item
from parsers.text_tables import recover_tables
from parsers.text_tables.school_cells import cells_of
from schemas.document import Cell, Document, Line, Page, Table, Word, line_of


def broken(text: str) -> Line:
    """A line each of whose words was repaired."""
    words = [Word(word, read=f"{word}´", confidence=0.9) for word in text.split()]
    return Line(words, read=text + "´")


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
