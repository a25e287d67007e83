"""Layouts of other offices: what they say is said by cells, ties and labels, not by one wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.parsers.pairing_makers import OTHER, PLAN, read, table

HEADING = "II. CÁC CẶP TRƯỜNG KẾT NGHĨA\n"
FIRST, SECOND = ["TH Ba Vì", "TH Vân Hòa"], ["TH Yên Bài", "TH Tản Lĩnh"]
PAIRS = [FIRST, SECOND]


def told(*parts: object, context=PLAN) -> list[tuple[str | None, list[str]]]:  # type: ignore[no-untyped-def]
    pairings, _ = read(*parts, context=context)  # type: ignore[arg-type]
    return [(p.row, [f"{s.level} {s.name}" for s in p.schools]) for p in pairings]


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


TABLES = {
    "pairs as columns": """Cặp số | 1 | 2
        Trường thứ nhất | TH Ba Vì | TH Yên Bài
        Trường thứ hai | TH Vân Hòa | TH Tản Lĩnh""",
    "cards in one table": """Cặp | 1
        Bên A | Trường TH Ba Vì
        Bên B | Trường TH Vân Hòa
        Nội dung | Dạy STEM
        Cặp | 2
        Bên A | Trường TH Yên Bài
        Bên B | Trường TH Tản Lĩnh
        Nội dung | Bán trú""",
    "a column says the pair": """STT | Trường | Cặp
        1 | TH Ba Vì | Cặp 1
        2 | TH Vân Hòa | Cặp 1
        3 | TH Yên Bài | Cặp 2
        4 | TH Tản Lĩnh | Cặp 2""",
    "a row says the pair": """TT | Tên trường | Hiệu trưởng
        Cặp số 1
        1 | TH Ba Vì | Nguyễn Văn An
        2 | TH Vân Hòa | Lê Thị Bình
        Cặp số 2
        3 | TH Yên Bài | Trần Thị Hoa
        4 | TH Tản Lĩnh | Phạm Văn Nam""",
    "headers nobody knows": """TT | Chủ thể thứ nhất | Chủ thể thứ hai
        1 | TH Ba Vì | TH Vân Hòa
        2 | TH Yên Bài | TH Tản Lĩnh""",
    "levels in the headers": """TT | Trường tiểu học | Được trường tiểu học giúp
        1 | Ba Vì | Vân Hòa
        2 | Yên Bài | Tản Lĩnh""",
    "bare names by level rows": """TT | Các đơn vị | Sánh đôi với
        TIỂU HỌC
        1 | Ba Vì | Vân Hòa
        2 | Yên Bài | Tản Lĩnh""",
    "a cross between them": """TT | Đôi trường | Nội dung
        1 | TH Ba Vì x TH Vân Hòa | Dạy STEM
        2 | TH Yên Bài gắn bó với TH Tản Lĩnh | Bán trú""",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_tables(text: str) -> None:
    assert told(HEADING, table(rows(text))) == [("1", FIRST), ("2", SECOND)]


def test_each_column_has_the_level_of_its_header() -> None:
    made = table(rows("TT | Trường THCS | Trường THPT kết nghĩa\n1 | Ba Vì | Vân Hòa"))
    assert told(HEADING, made) == [("1", ["THCS Ba Vì", "THPT Vân Hòa"])]


def test_the_title_gives_its_one_level() -> None:
    made = table(rows("TT | Trường vùng thuận lợi | Trường vùng khó\n1 | Ba Vì | Vân Hòa"))
    context = replace(PLAN, title="Kết nghĩa giữa các trường tiểu học trong huyện")
    assert told(made, context=context) == [("1", FIRST)]


def test_the_schools_that_a_person_looks_after_are_no_pair() -> None:
    text = """TT | Họ và tên | Các trường được phân công theo dõi, giúp đỡ
        1 | Nguyễn Văn An | TH Ba Vì, TH Vân Hòa
        2 | Lê Thị Bình | TH Yên Bài, TH Tản Lĩnh"""
    context = replace(OTHER, title="Phân công công chức theo dõi, giúp đỡ các trường")
    assert told(table(rows(text)), context=context) == []


def test_a_letterhead_and_signatures_are_no_pairs() -> None:
    head = table([["UBND HUYỆN BA VÌ\nTRƯỜNG TH BA VÌ", "TRƯỜNG TH VÂN HÒA\nXÃ VÂN HÒA"]])
    signed = table([["TRƯỞNG PHÒNG\nQUẬN HÀ ĐÔNG", "TRƯỞNG PHÒNG\nHUYỆN BA VÌ"],
                    ["Phạm Xuân Lộc", "Bùi Hồng Sơn"]])  # fmt: skip
    assert told(head, "II. NỘI DUNG\n1. Trao đổi chuyên môn.\n", signed) == []


TIES = (
    " ----- | <=> | ~ | x | … | (kết nghĩa) |; |, | : | ♦ | và | chọn | sánh vai cùng "
    "| gắn bó với | là bạn của | ký kết với | cùng tiến với "
)


@pytest.mark.parametrize("tie", TIES.split("|"))
def test_whatever_ties_two_schools_of_a_list_of_pairs(tie: str) -> None:
    text = "".join(f"{n}. Trường {a}{tie}Trường {b}\n" for n, (a, b) in enumerate(PAIRS, 1))
    assert told(HEADING + text) == [("1", FIRST), ("2", SECOND)]


CHAINS = [
    "TH Ba Vì kết nghĩa với TH Vân Hòa, TH Yên Bài kết nghĩa với TH Tản Lĩnh.",
    "TH Ba Vì kết nghĩa với TH Vân Hòa; TH Yên Bài với TH Tản Lĩnh.",
    "Phòng phân công TH Ba Vì kết nghĩa với TH Vân Hòa, TH Yên Bài với TH Tản Lĩnh.",
]


@pytest.mark.parametrize("text", CHAINS)
def test_chained_pairs_are_parted(text: str) -> None:
    assert [parties for _, parties in told(f"II. NỘI DUNG\n1. {text}\n")] == PAIRS


FIELDS = {
    "labels of parties": "- Đơn vị 1: Trường TH {0}\n- Đơn vị 2: Trường TH {1}\n"
    "- Nội dung: dạy STEM\n",
    "contacts behind": "- Trường TH {0}, xã A; hiệu trưởng: Lê Văn An; ĐT: 0912345678\n"
    "- Trường TH {1}, xã B; hiệu trưởng: Vũ Thị Bình; ĐT: 0912345679\n",
}


@pytest.mark.parametrize("text", FIELDS.values(), ids=FIELDS)
def test_fields_below_a_pair(text: str) -> None:
    first, second = text.format("Ba Vì", "Vân Hòa"), text.format("Yên Bài", "Tản Lĩnh")
    made = told(f"{HEADING}1. Cặp thứ nhất\n{first}2. Cặp thứ hai\n{second}")
    assert [parties for _, parties in made] == PAIRS


def test_a_school_over_its_partner() -> None:
    text = "1. Trường TH Ba Vì\n- Kết nghĩa với: Trường TH Vân Hòa\n- Nội dung: dạy STEM\n"
    assert told(HEADING + text) == [("1", FIRST)]


OWN = replace(PLAN, title="Hoạt động kết nghĩa", issuer_name="Trường Tiểu học Ba Vì")
OWN_TEXTS = [
    "Năm học này trường tiếp tục duy trì hoạt động kết nghĩa với Trường TH Vân Hòa.",
    "Địa chỉ kết nghĩa: Trường TH Vân Hòa.",
    "Trường TH Vân Hòa là trường kết nghĩa của nhà trường từ năm 2019.",
    "Tổ chức đoàn sang thăm Trường TH Vân Hòa vào tháng 11.",
]


@pytest.mark.parametrize("text", OWN_TEXTS)
def test_a_schools_own_plan_names_its_partner(text: str) -> None:
    pairings, _ = read(f"I. MỤC ĐÍCH\nChia sẻ.\nII. NỘI DUNG\n1. {text}\n", context=OWN)
    assert [[f"{s.level} {s.name}" for s in p.schools] for p in pairings] == [FIRST]
    assert pairings[0].needs_review


def test_an_own_plan_of_something_else_pairs_nobody() -> None:
    context = replace(OWN, title="Thi giáo viên dạy giỏi")
    assert told(f"I. NỘI DUNG\n1. {OWN_TEXTS[3]}\n", context=context) == []


AGREEMENT = replace(PLAN, doc_type="BIÊN BẢN GHI NHỚ", title="Về việc kết nghĩa", issuer_name=None)
PRESENT = {
    "numbered": "1. Trường Tiểu học Ba Vì\n- Bà Lê Thị An\n"
    "2. Trường Tiểu học Vân Hòa\n- Ông Vũ Bình\n",
    "sides": "Bên nhận đỡ đầu: Trường TH Ba Vì\nBên được đỡ đầu: Trường TH Vân Hòa\n",
}


@pytest.mark.parametrize("text", PRESENT.values(), ids=PRESENT)
def test_the_parties_of_an_agreement(text: str) -> None:
    made = told(
        f"Hôm nay, ngày 10/9/2023, chúng tôi gồm:\n{text}Hai bên thống nhất:\n", context=AGREEMENT
    )
    assert made == [(None, FIRST)]


def test_those_present_at_a_meeting_on_pairs_are_no_pair() -> None:
    context = replace(AGREEMENT, doc_type="BIÊN BẢN", title="Họp thống nhất các cặp kết nghĩa")
    present = "Thành phần:\n1. Trường Tiểu học Cổ Đô\n2. Trường Tiểu học Phú Đông\n"
    listed = f"{HEADING}1. TH Ba Vì – TH Vân Hòa\n2. TH Yên Bài – TH Tản Lĩnh\n"
    assert [parties for _, parties in told(present + listed, context=context)] == PAIRS


def test_bodies_stand_for_their_schools() -> None:
    text = "1. Chi đoàn Trường TH Ba Vì – Chi đoàn Trường TH Vân Hòa\n"
    assert told(f"II. CÁC CẶP CHI ĐOÀN KẾT NGHĨA\n{text}") == [("1", FIRST)]
