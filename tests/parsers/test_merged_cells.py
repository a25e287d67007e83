"""Text tables whose merged cells a converter printed once, and borders that an OCR lost."""

from __future__ import annotations

from normalizers.schools import NameContext
from parsers.pairings.lost_borders import read_across
from parsers.pairings.passages import passage_of
from parsers.pairings.wording import evidence
from parsers.text_tables import recover_tables
from schemas.document import Document, Line, Page, Table, Word, line_of
from tests.parsers.pairing_makers import read, table

PLAN = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội", expected=1)


def rows_of(text: str) -> list[list[str]]:
    lines = [line_of(line) for line in text.strip("\n").splitlines()]
    page = Page(number=1, blocks=list(lines))
    document = recover_tables(Document(path="a.txt", sha256="0" * 64, kind="text", pages=[page]))
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_level_merged_down() -> None:
    rows = rows_of(
        "TT|Cấp học|Trường thứ nhất|Trường thứ hai\n"
        "1|Cấp Mầm non|Hoa Sen|Sao Mai\n"
        "2|Ban Mai|Hướng Dương\n"
        "3|Cấp Tiểu học|Lê Lợi|Kim Đồng\n"
        "4|Trần Phú|Quang Trung"
    )
    assert rows[2] == ["2", "Cấp Mầm non", "Ban Mai", "Hướng Dương"]
    assert rows[4] == ["4", "Cấp Tiểu học", "Trần Phú", "Quang Trung"]


def test_header_in_two_rows() -> None:
    rows = rows_of(
        "STT|Trường thứ nhất|Trường thứ hai|Ghi chú\n"
        "Tên trường|Hiệu trưởng|Tên trường|Hiệu trưởng\n"
        "1|MN Hoa Sen|Trần Thị Mai|MN Sao Mai|Lê Thị Lan|\n"
        "2|MN Ban Mai|Vũ Thị Hoa|MN Sơn Ca|Hà Thị Nga|"
    )
    assert rows[0][1:5] == ["Trường thứ nhất"] * 2 + ["Trường thứ hai"] * 2
    assert rows[1][1:5] == ["Tên trường", "Hiệu trưởng"] * 2
    assert rows[2][3] == "MN Sao Mai"


def test_short_rows_without_merged_columns_stay() -> None:
    rows = rows_of(
        "TT|Trường|Kết nghĩa với|Ghi chú\n"
        "1|MN Hoa Sen|MN Sao Mai|cụm 1\n"
        "2|MN Ban Mai|MN Sơn Ca\n"
        "3|MN Họa Mi|MN Vành Khuyên|cụm 2"
    )
    assert rows[2] == ["2", "MN Ban Mai", "MN Sơn Ca", ""]


def test_tabs_without_header() -> None:
    rows = rows_of("1\tTH Lê Lợi\tTH Kim Đồng\n2\tMN Hoa Sen\tMN Sao Mai\n3\tMN Mai\tMN Lan")
    assert rows[0] == ["1", "TH Lê Lợi", "TH Kim Đồng"]


def test_border_between_two_names() -> None:
    for text, border in (
        ("Nguyễn Du Phú Lãm", "Phú Lãm"),
        ("Kiến Hưng Phú Lương I", "Phú Lương I"),
        ("Văn Khê La Khê", "La Khê"),
        ("Mầm non Quang Trung Mầm non Phú Lương I", "Phú Lương I"),
    ):
        both = read_across(text, PLAN)
        assert both is not None
        assert [m.name for m in both.columns[1].schools] == [border], text


def test_a_repaired_word_tells_nothing_of_the_border() -> None:
    text = "Mầm non Quảng Trung Mầm non Phú Lương I"
    read = ["Mam", "non", "Quang", "Trung", "M3am", "non", "Phu", "Luong", "I"]
    words = [Word(a, read=b, before=" ") for a, b in zip(text.split(), read, strict=True)]
    passage = passage_of([Line(words)])
    assert passage.as_read(8, 19) == "Quang Trung"
    both = read_across(passage.text, PLAN, passage.as_read)
    assert both is not None
    assert [m.name for m in both.columns[0].schools] == ["Quảng Trung"]
    assert [m.name for m in both.columns[1].schools] == ["Phú Lương I"]


def test_wordings_against_are_not_found_in_names() -> None:
    assert evidence("TH Nguyễn Tri Phương ↔ TH Tam Cường").balance == 0.0
    assert evidence("Danh sách phòng thi").balance < 0


def test_no_border_at_a_dash() -> None:
    for text in ("Hà Nội- Thăng Long Tân Mai", "Hà Nội - Thăng Long Tân Mai"):
        both = read_across(text, PLAN)
        assert both is not None
        assert "Thăng Long" not in [m.name for m in both.columns[1].schools]
        assert both.columns[1].schools[0].name != "Thăng Long Tân Mai"


def test_numbers_in_one_cell_count_a_row_each() -> None:
    rows = [["TT", "Nhóm trường kết nghĩa"], ["1", "MN Sen - MN Lan"],
            ["2\n3", "MN Cúc - MN Mai"], ["^", "MN Hoa Sim - MN Sơn Ca"]]  # fmt: skip
    told, _ = read("Các trường mầm non kết nghĩa:", table(rows))
    assert [(p.row, len(p.schools)) for p in told] == [("1", 2), ("2", 2), ("3", 2)]


def test_one_number_over_two_rows_counts_one() -> None:
    rows = [["TT", "Trường", "Kết nghĩa với"], ["1", "MN Sen", "MN Lan"],
            ["^", "^", "MN Mai"], ["2", "MN Sim", "MN Ban"]]  # fmt: skip
    told, _ = read("Các trường mầm non kết nghĩa:", table(rows))
    assert [(p.row, len(p.schools)) for p in told] == [("1", 3), ("2", 2)]
