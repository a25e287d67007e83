"""Parties that are not written as names are taken and flagged; what is none is left out."""

from __future__ import annotations

import pytest

from parsers.letterhead import read_letterhead
from parsers.outline import Item
from parsers.pairings.item_lines import own_lines
from schemas.document import Line, line_of
from schemas.geometry import Box
from tests.parsers.pairing_makers import names, read, table

SENTENCE = "Cặp THCS Quảng Khê – THCS Đắk Plao mới tổ chức được 01 lần.\n"


def test_words_behind_a_name_in_running_text_are_not_of_it() -> None:
    rows = [["TT", "Các trường kết nghĩa"], ["1", "THCS Quảng Khê – THCS Đắk Plao"],
            ["2", "THCS Nguyễn Du – THCS Trần Phú"]]  # fmt: skip
    pairings, _ = read(table(rows), f"\n{SENTENCE}")
    assert [row for row, _ in names(pairings)] == ["1", "2"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [("lê thị riêng", "Tiểu học Lê Thị Riêng"), ("Ba", "Tiểu học Ba"),
     ("Trường Tiểu học bản Ka Túp (Lào)", "Tiểu học bản Ka Túp")],
)  # fmt: skip
def test_a_cell_that_is_not_written_as_a_name_is_taken_and_flagged(printed: str, name: str) -> None:
    rows = [["TT", "Trường tiểu học", "Trường kết nghĩa"], ["1", "Ngô Sĩ Liên", printed],
            ["2", "Bùi Thị Xuân", "Sông Kôn"], ["3", "Âu Cơ", "A Ting"]]  # fmt: skip
    pairings, _ = read("Các trường tiểu học:", table(rows))
    assert names(pairings)[0] == ("1", ["Tiểu học Ngô Sĩ Liên", name])
    assert [p.needs_review for p in pairings] == [True, False, False]


@pytest.mark.parametrize("nothing", ["không có", "-", "các trường còn lại", "12 lớp"])
def test_what_says_that_there_is_none_is_no_party(nothing: str) -> None:
    rows = [["TT", "Trường tiểu học", "Trường kết nghĩa"], ["1", "Ngô Sĩ Liên", nothing],
            ["2", "Bùi Thị Xuân", "Sông Kôn"], ["3", "Âu Cơ", "A Ting"]]  # fmt: skip
    pairings, _ = read("Các trường tiểu học:", table(rows))
    assert [row for row, _ in names(pairings)] == ["2", "3"]


def test_a_site_of_a_school_is_no_party() -> None:
    rows = [["TT", "Trường hỗ trợ", "Trường được hỗ trợ", "Điểm trường ưu tiên"],
            ["1", "TH Ba Vì", "TH Vân Hòa", "Điểm Phước Lộc"],
            ["2", "TH Yên Bài", "TH Phú Sơn", "Phum Ninh"]]  # fmt: skip
    assert [len(p.schools) for p in read(table(rows))[0]] == [2, 2]


def test_the_lead_that_a_bracket_names_leads() -> None:
    text = (
        "Các trường kết nghĩa theo cụm:\n\n"
        "- Cụm 1 gồm: TH Ba Vì, TH Vân Hòa, TH Phú Sơn (cụm trưởng: TH Vân Hòa).\n"
        "- Cụm 2 gồm: TH Yên Bài (cụm trưởng), TH Tòng Bạt.\n"
    )
    pairings, _ = read(text)
    assert [[s.name for s in p.schools if s.lead] for p in pairings] == [["Vân Hòa"], ["Yên Bài"]]


def test_a_place_that_borders_on_a_unit_is_not_in_it() -> None:
    rows = [["TT", "Trường", "Trường kết nghĩa", "Địa bàn"],
            ["1", "TH Ba Vì", "TH Vân Hòa", "Giáp thị xã Sơn Tây"]]  # fmt: skip
    (pairing,) = read(table(rows))[0]
    assert {school.district for school in pairing.schools} == {"Huyện Ba Vì"}


def test_a_paragraph_below_the_last_item_is_not_of_it() -> None:
    def line(text: str, left: float, right: float) -> Line:
        made = line_of(text)
        width = (right - left) / len(text)
        at = left
        for word in made.words:
            word.box = Box(at, 0.0, at + width * len(word.text), 12.0)
            at += width * (len(word.text) + 1)
        made.box = Box(left, 0.0, right, 12.0)
        return made

    above = Item(
        "item", lines=[line("Nội dung của phiên họp và các", 114, 552), line("việc.", 85, 120)]
    )
    item = Item("item", style="bullet", lines=[
        line("Trường THPT Lê Lợi – Trường THPT huyện Ba Vì", 106, 523),
        line("Cuộc họp kết thúc lúc 10 giờ.", 114, 340)])  # fmt: skip
    root = Item("heading", children=[above, item])
    above.parent = item.parent = root
    item.text = " ".join(one.text for one in item.lines)
    assert own_lines(item).rstrip() == "Trường THPT Lê Lợi – Trường THPT huyện Ba Vì"
    item.lines[1] = line("Hà Nội kết nghĩa với nhau.", 85, 300)
    item.text = " ".join(one.text for one in item.lines)
    assert own_lines(item) == item.text


@pytest.mark.parametrize("header", ["Ng−ời phụ tr*ch", "Trường", "Đơn vị kết nghĩa"])
@pytest.mark.parametrize(
    "persons",
    [("Nguyễn Thị Hoa", "Lò Văn Pâng", "Trần Thu Hà"), ("Ông Páo", "Bà Hoa", "Đ/c Minh"),
     ("0912 345 678", "0987654321", "0213.387.512")],
)  # fmt: skip
def test_persons_are_no_third_party_whatever_their_header(header: str, persons: list[str]) -> None:
    rows = [["TT", "Trường hỗ trợ", "Trường được hỗ trợ", header],
            ["1", "TH Ba Vì", "TH Vân Hòa", persons[0]],
            ["2", "TH Yên Bài", "TH Phú Sơn", persons[1]],
            ["3", "TH Tòng Bạt", "TH Tản Lĩnh", persons[2]]]  # fmt: skip
    assert [len(p.schools) for p in read(table(rows))[0]] == [2, 2, 2]


@pytest.mark.parametrize("sure", [0.9, 1.0])
def test_schools_beside_two_rows_are_doubted_where_a_scan_may_have_lost_a_rule(sure: float) -> None:
    rows = [["TT", "Trường", "Kết nghĩa với"], ["1", "MN Đại Tâm", "MN Gia Hòa\nMN Ngọc Đông"],
            ["2", "MN Hòa Tú", "^"], ["3", "MN Ban Mai", "MN Hoa Sim"]]  # fmt: skip
    shared = table(rows)
    for line in shared.lines:
        for word in line.words:
            word.confidence = sure
    told, _ = read("Các trường mầm non kết nghĩa:", shared)
    doubted = [any("beside two rows" in reason for reason in p.reasons) for p in told]
    assert doubted == [sure < 1, sure < 1, False]


def test_a_number_line_without_its_slash_is_no_issuer() -> None:
    head = read_letterhead([line_of("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"), line_of("Số:  KH-PGDĐT")])
    assert (head.issuers, head.number, head.symbol) == (
        [(None, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")], None, "KH-PGDĐT",
    )  # fmt: skip
    other = read_letterhead([line_of("SỞ GIÁO DỤC VÀ ĐÀO TẠO"), line_of("Số: 45 ab")])
    assert (other.issuers, other.number, other.number_unread) == (
        [(None, "SỞ GIÁO DỤC VÀ ĐÀO TẠO")], None, True,
    )  # fmt: skip
