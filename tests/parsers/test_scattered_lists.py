"""Lists of schools that an OCR of the wrong language left without rules, rows or numbers."""

from parsers.text_tables import recover_tables
from parsers.text_tables.pieces import Placed
from parsers.text_tables.scattered_rows import BY_ORDER, NO_NUMBER, rows_of
from parsers.text_tables.school_cells import cells_of
from parsers.text_tables.school_marks import SchoolCell
from parsers.text_tables.school_words import school_words_at
from schemas.document import Document, Line, Page, Table, Word, line_of


def broken(text: str) -> Line:
    """A line each of whose words was repaired."""
    words = [Word(word, read=f"{word}´", confidence=0.9) for word in text.split()]
    return Line(words, read=text + "´")


def tables(*texts: str, make=broken) -> list[Table]:
    page = Page(1, blocks=[make(text) for text in texts])
    blocks = recover_tables(Document("a.txt", "text", "0" * 64, pages=[page])).blocks
    return [block for block in blocks if isinstance(block, Table)]


def names(*texts: str) -> list[str]:
    cells = cells_of([line_of(text) for text in texts])
    return [cell.as_line().text for cell in cells if isinstance(cell, SchoolCell)]


def test_level_words_are_known_when_misread():
    for read in ("Trudng Tiéu hoc Ba Vi", "Tiču hoc Ba Vi", "PTDTBT TH Ba Vi", "THBa Vi"):
        assert school_words_at(read.split(), 0), read
    for read in ("Trung Hoa", "Thanh Minh", "Măng Non", "Mang Non"):
        assert school_words_at(read.split(), 0) is None, read


def test_two_schools_on_a_line_and_a_name_that_goes_on():
    assert names("7 TH Quang Vinh C TH Phuéc Tan eo") == ["TH Quang Vinh C", "TH Phuéc Tan"]
    assert names("Truong TH Tran Quéc", "Tuan") == ["Trường TH Tran Quéc Tuan"]
    assert names("PTDTBT Trung hoc", "co so Phung Hung") == ["PTDTBT Trung học cơ sở Phung Hung"]


def test_rows_on_one_line_are_sure_and_lost_numbers_counted():
    lines = ["1 MN Hoa Sen MN Hoa Mai", "MN Hoa Lan MN Hoa Ban", "3 TH Kim Lan TH Yen My"]
    rows = rows_of(cells_of([line_of(text) for text in lines]))
    assert [row.number for row in rows] == [1, 2, 3]
    assert not any(row.doubts for row in rows)


def test_lone_schools_without_numbers_are_put_together_in_doubt():
    lines = ["MN Hoa Sen", "MN Hoa Mai", "TH Kim Lan", "TH Yen My"]
    rows = rows_of(cells_of([line_of(text) for text in lines]))
    assert [[c[0].name[0].text for c in row.cells] for row in rows] == [
        ["Hoa", "Hoa"],
        ["Kim", "Yen"],
    ]
    assert all(BY_ORDER in row.doubts and NO_NUMBER in row.doubts for row in rows)


def test_columns_read_one_after_the_other():
    lines = ["1", "2", "MN Hoa Sen", "TH Kim Lan", "MN Hoa Mai", "TH Yen My"]
    rows = rows_of(cells_of([line_of(text) for text in lines]))
    assert [[cell[0].level for cell in row.cells] for row in rows] == [["mn"] * 2, ["th"] * 2]
    assert [row.number for row in rows] == [1, 2]


def test_a_broken_text_has_its_list_and_says_what_was_guessed():
    (table,) = tables("TH Kim Lan", "TH Yên Mỹ", "", "MN Hoa Sen", "MN Hoa Mai", "", "Nơi nhận:")
    assert any(isinstance(cell, Placed) and BY_ORDER in cell.doubt for cell in table.cells)


def test_clean_text_and_sentences_are_left_alone():
    lines = ("TH Kim Lan", "TH Yên Mỹ", "MN Hoa Sen", "MN Hoa Mai")
    assert tables(*lines, make=line_of) == []
    assert tables("- MN Hoa Sen, MN Hoa Mai, MN Hoa Lan", "- TH Kim Lan, TH Yên Mỹ, TH Ba Vì") == []


def test_schools_between_two_numbers_are_one_row():
    lines = ["1 MN Hoa Sen MN Hoa Mai", "MN Hoa Lan", "2 TH Kim Lan TH Yen My", "3 TH Ba Vi TH Ao"]
    rows = rows_of(cells_of([line_of(text) for text in lines]))
    assert [(row.number, len(row.cells)) for row in rows] == [(1, 3), (2, 2), (3, 2)]


def test_a_header_between_columns_parts_them_where_they_are_alike():
    left, right = ["MN Hoa Sen", "TH Kim Lan"], ["MN Hoa Mai", "TH Yen My"]
    marks = cells_of([line_of(text) for text in (*left, "Trường kết nghĩa", *right)])
    rows = rows_of(marks, 1)
    assert [[cell[0].level for cell in row.cells] for row in rows] == [["mn"] * 2, ["th"] * 2]
    assert all(BY_ORDER in row.doubts for row in rows)
    shorter = cells_of([line_of(text) for text in (*left, "Trường kết nghĩa", right[0])])
    assert rows_of(shorter, 1) == []


def test_words_below_are_shared_out_to_the_cells_above():
    lines = ("1 TH Nguyen Viet | TH Vo Thi", "Xuan Sau hoc sinh")
    assert names(*lines) == ["TH Nguyen Viet Xuan", "TH Vo Thi Sau"]


def test_a_phrase_of_the_next_column_ends_a_name_and_a_heading_goes_on_none():
    assert names("MN Hoa Sen Phu dao hoc sinh") == ["MN Hoa Sen"]
    assert names("1 MN Hoa Sen MN Hoa Mai", "III. NOI DUNG") == ["MN Hoa Sen", "MN Hoa Mai"]


def test_lines_of_rules_alone_are_no_rows():
    lines = ("STT | Trường | Kết nghĩa với", "| |", "1 | MN Hoa Sen | MN Hoa Mai", "| |")
    assert tables(*lines, "2 | TH Ba Vì | TH Yên Mỹ", "| | |")
