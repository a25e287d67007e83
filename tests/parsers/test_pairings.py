"""Pairings from layouts that offices use, and none from what only looks like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.context import PlanContext
from schemas.document import Table
from tests.parsers.pairing_makers import OTHER, PLAN, names, read, table

TWO = [("1", ["Mầm non Hoa Sen", "Mầm non Ban Mai"]), ("2", ["Mầm non Sơn Ca", "Mầm non Tản Lĩnh"])]
MARKDOWN = """DANH SÁCH CÁC TRƯỜNG MẦM NON KẾT NGHĨA

| TT | Tên trường | Đơn vị kết nghĩa |
|---|---|---|
| 1 | MN Hoa Sen | MN Ban Mai |
| 2 | MN Sơn Ca | MN Tản Lĩnh |
"""
GLUED = """DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA
TT Tên trường Đơn vị kết nghĩa Ghi chú
MẦM NON
1|Mầm non Hoa Sen Mầm non Ban Mai

2

Mầm non Sơn Ca

Mầm non Tản Lĩnh
"""
STACKED = """DANH SÁCH TRƯỜNG KẾT NGHĨA
\tTT
\tTrường
\tTrường kết nghĩa
\t1
\tMN Hoa Sen
\tMN Ban Mai

\t2
\tMN Sơn Ca
\tMN Tản Lĩnh
"""
TABBED = """DANH SÁCH TRƯỜNG KẾT NGHĨA
STT\tTrường\tTrường kết nghĩa
1\tMN Hoa Sen\tMN Ban Mai
2\tMN Sơn Ca\tMN Tản Lĩnh
"""
SPACED = """DANH SÁCH TRƯỜNG KẾT NGHĨA
 STT     Trường            Trường kết nghĩa
  1      Mầm non           MN Ban Mai
         Hoa Sen
  2      MN Sơn Ca         MN Tản Lĩnh
"""
OPEN_PIPES = """TT|Trường|Trường kết nghĩa
1|MN Hoa Sen|MN Ban Mai
2|MN Sơn Ca|MN Tản Lĩnh
"""
NUMBERED = """II. DANH SÁCH CÁC CẶP TRƯỜNG KẾT NGHĨA
1. MN Hoa Sen – MN Ban Mai
2. Trường MN Sơn Ca kết nghĩa với Trường MN Tản Lĩnh
"""
RULED = table([["TT", "Trường", "Trường kết nghĩa"], ["1", "MN Hoa Sen", "MN Ban Mai"],
               ["2", "MN Sơn Ca", "MN Tản Lĩnh"]])  # fmt: skip
ONE_CELL = table([["TT", "Cặp trường kết nghĩa"], ["1", "MN Hoa Sen – MN Ban Mai"],
                  ["2", "MN Sơn Ca\nMN Tản Lĩnh"]])  # fmt: skip
LEVEL_ROWS = table([["TT", "Trường", "Trường kết nghĩa"], ["MẦM NON"], ["1", "Hoa Sen", "Ban Mai"],
                    ["TT", "Trường", "Trường kết nghĩa"], ["2", "Sơn Ca", "Tản Lĩnh"]])  # fmt: skip
HEADLESS = table([["1", "MN Hoa Sen", "MN Ban Mai"], ["2", "MN Sơn Ca", "MN Tản Lĩnh"]])
EXTRA = table([["TT", "Tên trường", "Hiệu trưởng", "Số lớp", "Kết nghĩa với trường", "Ghi chú"],
               ["1", "MN Hoa Sen", "Lê Thị Hoa", "12", "MN Ban Mai", "Cùng cụm"],
               ["2", "MN Sơn Ca", "Đỗ Thị Lan", "9", "MN Tản Lĩnh", ""]])  # fmt: skip
PER_NUMBER = table([["Cặp số", "Tên trường"], ["1", "MN Hoa Sen"], ["", "MN Ban Mai"],
                    ["2", "MN Sơn Ca"], ["", "MN Tản Lĩnh"]])  # fmt: skip


@pytest.mark.parametrize(
    "part",
    [MARKDOWN, GLUED, STACKED, TABBED, SPACED, OPEN_PIPES, NUMBERED, RULED, ONE_CELL, LEVEL_ROWS,
     HEADLESS, EXTRA, PER_NUMBER],
)  # fmt: skip
def test_one_list_in_many_layouts(part: str | Table) -> None:
    pairings, _ = read(part)
    assert names(pairings) == TWO
    assert all(school.level == "MN" for p in pairings for school in p.schools)
    assert not any(p.needs_review for p in pairings) or part is GLUED


def test_helper_and_helped_make_a_mentor() -> None:
    pairings, _ = read(
        table([["TT", "Trường hỗ trợ", "Trường được hỗ trợ"], ["1", "TH Ba Vì", "TH Vân Hòa"]])
    )
    assert [(p.relation, [s.lead for s in p.schools]) for p in pairings] == [
        ("mentor", [True, False])
    ]


def test_lead_and_members_make_a_cluster() -> None:
    pairings, _ = read(
        table(
            [
                ["Cụm", "Trường cụm trưởng", "Các trường thành viên"],
                ["1", "TH Ba Vì", "TH Vân Hòa; TH Yên Bài"],
            ]
        )
    )
    (one,) = pairings
    assert one.relation == "cluster" and [s.lead for s in one.schools] == [True, False, False]
    assert [s.side for s in one.schools] == ["a", "b", "c"]


def test_units_in_the_header_are_the_parties() -> None:
    pairings, _ = read(
        table([["TT", "Quận Long Biên", "Huyện Mê Linh"], ["1", "MN Hoa Sữa", "MN Tiến Thắng"]])
    )
    assert [s.district for s in pairings[0].schools] == ["Quận Long Biên", "Huyện Mê Linh"]


def test_lead_spans_partners_under_one_number() -> None:
    pairings, _ = read(
        table(
            [
                ["TT", "Trường", "Trường kết nghĩa"],
                ["1", "TH Ba Vì", "TH Vân Hòa"],
                ["^", "^", "TH Yên Bài"],
                ["2", "TH Tản Lĩnh", "TH Ba Trại"],
            ]
        )
    )
    assert [len(p.schools) for p in pairings] == [3, 2]
    assert [s.side for s in pairings[0].schools] == ["a", "b", "b"]


def test_focus_and_note_belong_to_the_row() -> None:
    pairings, _ = read(
        table(
            [
                ["TT", "Cặp trường", "Mục tiêu trọng tâm", "Ghi chú"],
                ["1", "TH Ba Vì – TH Vân Hòa", "- Bồi dưỡng đội ngũ.\n- Dạy học số.", "mới"],
            ]
        )
    )
    assert pairings[0].focus == ["Bồi dưỡng đội ngũ.", "Dạy học số."]
    assert pairings[0].note == "mới"


def test_two_lists_side_by_side() -> None:
    head = ["TT", "Trường", "Kết nghĩa với"] * 2
    pairings, _ = read(
        table([head, ["1", "MN Hoa Sen", "MN Ban Mai", "2", "MN Sơn Ca", "MN Tản Lĩnh"]])
    )
    assert names(pairings) == TWO


def test_cluster_told_in_a_list_item() -> None:
    text = "II. PHÂN CỤM KẾT NGHĨA\nCụm 1: Trường TH Ba Vì (cụm trưởng), TH Vân Hòa, TH Yên Bài\n"
    pairings, _ = read(text)
    (one,) = pairings
    assert (one.relation, one.row, len(one.schools)) == ("cluster", "1", 3)
    assert [s.lead for s in one.schools] == [True, False, False]


def test_several_pairs_in_one_item() -> None:
    pairings, _ = read("- Cấp tiểu học: Ba Vì với Vân Hòa; Yên Bài với Tản Lĩnh.\n")
    assert [len(p.schools) for p in pairings] == [2, 2]
    assert {s.level for p in pairings for s in p.schools} == {"TH"}


def test_sentence_of_help_has_a_direction() -> None:
    pairings, _ = read(
        "I. NỘI DUNG\nTrường TH Ba Vì giúp đỡ, kết nghĩa với Trường TH Vân Hòa và TH Yên Bài.\n"
    )
    (one,) = pairings
    assert (one.relation, [s.lead for s in one.schools]) == ("mentor", [True, False, False])


def test_help_of_each_other_has_none() -> None:
    context = replace(PLAN, title="Kế hoạch kết nghĩa giữa trường TH Ba Vì và trường TH Vân Hòa")
    pairings, _ = read("Hai trường hỗ trợ lẫn nhau.\n", context=context)
    assert [(p.relation, p.schools[0].lead) for p in pairings] == [("twin", False)]


def test_memorandum_title_and_parties_are_one_pairing() -> None:
    context = PlanContext(
        doc_type="BIÊN BẢN GHI NHỚ",
        title="KẾT NGHĨA GIỮA TRƯỜNG TH BA VÌ VÀ TRƯỜNG TH VÂN HÒA",
        province="Thành phố Hà Nội",
    )
    pairings, _ = read(
        "BÊN A: TRƯỜNG TIỂU HỌC BA VÌ\nBÊN B: TRƯỜNG TIỂU HỌC VÂN HÒA\n", context=context
    )
    (one,) = pairings
    assert names([one]) == [(None, ["Tiểu học Ba Vì", "Tiểu học Vân Hòa"])]
    assert one.also_in


def test_schools_of_other_province_have_no_district_of_the_plan() -> None:
    text = "I. NỘI DUNG\nTrường TH Ba Vì kết nghĩa với trường Tiểu học Nậm Kè, tỉnh Điện Biên.\n"
    (one,), _ = read(text)
    assert one.schools[1].province == "Tỉnh Điện Biên" and one.schools[1].district is None


def test_level_from_the_partner_is_told() -> None:
    pairings, findings = read(table([["TT", "Cặp trường"], ["1", "THCS Ba Vì - Vân Hòa"],
                                     ["2", "THCS Yên Bài - THCS Ba Trại"]]))  # fmt: skip
    assert pairings[0].schools[1].level_source == "partner"
    assert "inherited-level" in {f.code for f in findings}


def test_checks_tell_repeats_gaps_and_self_pairs() -> None:
    _, findings = read(
        "I. NỘI DUNG\nToàn huyện có 9 cặp trường.\n",
        table(
            [
                ["TT", "Trường", "Trường kết nghĩa"],
                ["1", "TH Ba Vì", "TH Vân Hòa"],
                ["2", "TH Ba Vì", "TH Yên Bài"],
                ["2", "TH Ba Trại", "TH Ba Trại"],
                ["5", "TH Cẩm Lĩnh", "THCS Thuần Mỹ"],
            ]
        ),
    )
    assert {"school-repeated", "self-pair", "row-repeat", "row-gap", "level-mismatch",
            "count-mismatch"} <= {f.code for f in findings}  # fmt: skip


def test_each_pairing_has_its_evidence() -> None:
    (one, _), _ = read(RULED)
    assert one.evidence is not None and "MN Hoa Sen" in one.evidence.text
    assert all(school.evidence is not None for school in one.schools)


NEGATIVES: dict[str, tuple[str | Table, ...]] = {
    "exam rooms": (table([["TT", "Trường", "Điểm thi"], ["1", "THCS Ba Vì", "THCS Vân Hòa"]]),),
    "enrolment": (
        table([["TT", "Trường", "Tuyến tuyển sinh"], ["1", "TH Ba Vì", "Thôn 1, xã Ba Vì"]]),
    ),
    "cross inspection": (
        "PHÂN CÔNG KIỂM TRA CHÉO\n",
        table([["TT", "Trường kiểm tra", "Trường được kiểm tra"], ["1", "TH Ba Vì", "TH Yên Bài"]]),
    ),
    "two-up list": (
        table([["TT", "Tên trường", "TT", "Tên trường"], ["1", "TH Ba Vì", "2", "TH Yên Bài"]]),
    ),
    "contacts": (
        table([["TT", "Trường", "Hiệu trưởng", "Điện thoại"], ["1", "TH Ba Vì", "Lê An", "0912"]]),
    ),
    "statistics": (
        table([["TT", "Trường", "Số lớp", "Số học sinh"], ["1", "TH Ba Vì", "12", "300"]]),
    ),
    "rotation": (
        table(
            [
                ["TT", "Họ và tên", "Đơn vị cũ", "Đơn vị mới"],
                ["1", "Lê An", "TH Ba Vì", "TH Yên Bài"],
            ]
        ),
    ),
    "matches": (
        "LỊCH THI ĐẤU\n",
        table([["Trận", "Đội A", "Đội B"], ["1", "TH Ba Vì", "TH Yên Bài"]]),
    ),
    "merger": (
        table(
            [
                ["TT", "Trường trước sáp nhập", "Trường sau sáp nhập"],
                ["1", "TH Ba Vì", "TH Yên Bài"],
            ]
        ),
    ),
    "sentence": (
        "I. NỘI DUNG\nTrường TH Ba Vì và Trường TH Yên Bài nộp báo cáo trước ngày 5/9.\n",
    ),
    "match": (
        "I. NỘI DUNG\n- Đội 1: TH Ba Vì gặp TH Yên Bài\n- Đội 2: TH Vân Hòa gặp TH Ba Trại\n",
    ),
    "work": ("I. NỘI DUNG\n1. Trường TH Ba Vì hỗ trợ học sinh khó khăn của Trường TH Yên Bài.\n",),
}


@pytest.mark.parametrize("name", NEGATIVES)
def test_what_pairs_nobody(name: str) -> None:
    pairings, findings = read(*NEGATIVES[name], context=OTHER)
    assert names(pairings) == [] and findings == []


@pytest.mark.parametrize(
    "name", ["cross inspection", "rotation", "enrolment", "exam rooms", "two-up list"]
)
def test_what_pairs_nobody_in_a_plan_that_does(name: str) -> None:
    pairings, _ = read(*NEGATIVES[name], context=PLAN)
    assert names(pairings) == []
