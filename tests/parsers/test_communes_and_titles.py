"""Schools twinned with communes and villages, titles that tell a pair, lists that are no type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.plan_builder import parse
from schemas.plan import Plan
from tests.parsers.pairing_makers import PLAN, names, read, table
from tests.parsers.printed import HEAD, TAIL, plan_of, printed

COMMUNES = replace(PLAN, title="Kết nghĩa giữa các trường và các xã, phường")
_NUMBERED = ((1, "Đồng Sơn"), (2, "Năm Căn"), (3, "Bản Lầu"), (4, "Ấp Bắc"))
SCHOOLS = table(
    [
        ["TT", "Trường", "Xã, phường"],
        ["1", "THCS Lê Lợi", "Xã Bằng Lãng"],
        ["2", "TH Ba Bể", "Xã Yên Thượng"],
        ["3", "MN Sao Mai", "Xã Nam Cường"],
    ]
)


def parse_lines(lines: list[str]) -> Plan:
    return parse(printed(lines, "paragraphs"))


def test_a_column_of_communes_is_the_partner_where_the_title_says_so() -> None:
    pairings, findings = read(SCHOOLS, context=COMMUNES)
    assert names(pairings)[0] == ("1", ["THCS Lê Lợi", "Xã Bằng Lãng"])
    assert [p.schools[1].kind for p in pairings] == ["commune"] * 3
    assert not findings


def test_elsewhere_it_only_says_where_the_schools_stand() -> None:
    pairings, findings = read(SCHOOLS)
    assert not pairings
    assert [f.code for f in findings] == ["pairing-missing"]


def test_villages_are_no_schools_and_their_commune_is_not_the_schools() -> None:
    villages = table(
        [
            ["STT", "Đơn vị", "Buôn kết nghĩa", "Xã"],
            ["1", "Trường THPT Cao Bá Quát", "Buôn Ea Mấp", "Ea Tu"],
            ["2", "Trường THPT Lê Hồng Phong", "Buôn Triă", "Ea Tul"],
        ]
    )
    pairings, _ = read(villages, context=replace(PLAN, title="Kết nghĩa với buôn, thôn"))
    school, village = pairings[0].schools
    assert (school.level, school.commune) == ("THPT", None)
    assert (village.kind, village.level, village.full_name) == ("commune", None, "Buôn Ea Mấp")
    assert village.commune == "Xã Ea Tu"


def test_two_schools_right_behind_the_word_in_a_title_are_a_pair() -> None:
    title = "**Giao lưu kết nghĩa Trường TH Phú Lão và Trường TH Yên Bồng"
    head = [title if line.startswith("**Kết nghĩa giữa") else line for line in HEAD]
    plan = parse_lines([*head, "**I. Mục đích", "- Giúp nhau cùng tiến bộ.", *TAIL])
    assert names(plan.pairings) == [(None, ["Tiểu học Phú Lão", "Tiểu học Yên Bồng"])]


@pytest.mark.parametrize("title", ["DANH SÁCH", "THỐNG KÊ", "DANH BẠ"])
def test_a_list_is_no_type_of_the_decree(title: str) -> None:
    head = [f"**{title}" if line == "**KẾ HOẠCH" else line for line in HEAD]
    head = ["Số: 12/DS-PGDĐT" if line.startswith("Số:") else line for line in head]
    plan = parse_lines([*head, "1. TH Phú Lão kết nghĩa với TH Yên Bồng.", *TAIL])
    assert plan.doc_type is None
    assert plan.fields["doc_type"].needs_review


def test_aims_that_words_count_keep_their_number() -> None:
    plan = plan_of("**I. MỤC TIÊU\nMục tiêu 1: Nâng cao chất lượng.\nMục tiêu 2: Giao lưu.")
    told = [(o.kind, o.number, o.text) for o in plan.objectives]
    assert told == [("goal", "1", "Nâng cao chất lượng."), ("goal", "2", "Giao lưu.")]


def test_a_memorandum_without_a_date_line_has_the_day_of_its_opening() -> None:
    plan = parse_lines(
        [
            "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "**Độc lập - Tự do - Hạnh phúc",
            "**BIÊN BẢN GHI NHỚ",
            "**Về việc kết nghĩa giữa Trường TH Phú Lão và Trường TH Yên Bồng",
            "Hôm nay, ngày 15 tháng 10 năm 2024, tại Trường TH Yên Bồng, chúng tôi gồm:",
            "Bên A: Trường Tiểu học Phú Lão",
            "Bên B: Trường Tiểu học Yên Bồng",
            "Điều 1. Mục tiêu",
            "1. Giao lưu học sinh.",
        ]
    )
    assert plan.issued_on == "2024-10-15"
    assert plan.fields["issued_on"].needs_review
    assert "date-blank" not in {finding.code for finding in plan.findings}


def test_a_period_that_opens_a_sentence_is_held_against_the_title() -> None:
    head = [
        line.replace("năm học 2024-2025", "giai đoạn 2022 - 2025") if "giữa các" in line else line
        for line in HEAD
    ]
    body = "**I. NỘI DUNG", "Ban hành danh sách. Giai đoạn 2023 - 2026, các trường kết nghĩa."
    found = parse_lines([*head, *body, *TAIL]).findings
    assert [f.value for f in found if f.code == "period-conflict"] == ["2022-2025; 2023-2026"]


def test_a_name_behind_a_number_is_nothing_counted() -> None:
    rows = [["TT", "Thành phố Đồng Hới", "Huyện Minh Hóa"]]
    rows += [[str(n), f"THCS số {n} {name}", f"THCS {name}"] for n, name in _NUMBERED]
    pairings, findings = read(table(rows))
    told = [f"THCS số {n} {name}" for n, name in _NUMBERED]
    assert [p.schools[0].full_name for p in pairings] == told
    assert "row-unread" not in {finding.code for finding in findings}


def test_units_of_the_army_and_firms_are_offices() -> None:
    rows = [
        ["TT", "Trường", "Đơn vị kết nghĩa"],
        ["1", "THCS Nam Cao", "Tiểu đoàn 3, Trung đoàn 2"],
        ["2", "TH Chân Lý", "Công an huyện Ba Vì"],
        ["3", "MN Chân Lý", "Công ty TNHH May 10"],
    ]
    pairings, _ = read(table(rows))
    partners = [p.schools[1] for p in pairings]
    assert [p.kind for p in partners] == ["office"] * 3
    assert partners[0].full_name == "Tiểu đoàn 3, Trung đoàn 2"


def test_a_school_year_left_from_the_year_before_is_a_conflict() -> None:
    head = [
        "Phòng xây dựng kế hoạch kết nghĩa năm học 2023-2024 như sau:"
        if line.startswith("Phòng Giáo dục")
        else line
        for line in HEAD
    ]
    found = parse_lines(
        [*head, "**I. NỘI DUNG", "Năm học 2023 - 2024 đã có 5 cặp.", *TAIL]
    ).findings
    told = [f for f in found if f.code == "period-conflict"]
    assert [(f.value, len(f.evidence)) for f in told] == [("2024-2025; 2023-2024", 2)]
