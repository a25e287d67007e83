"""Clusters told by their lead, and districts told by headings or elsewhere in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.plan_builder import parse
from tests.parsers.pairing_makers import OTHER, PLAN, names, read, table
from tests.parsers.printed import MODES, printed

CLUSTER = ["Tiểu học Minh Quang", "Tiểu học Khánh Thượng", "Tiểu học Ba Vì"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trường Tiểu học Minh Quang (cụm trưởng) cùng các trường Tiểu học Khánh Thượng, Ba Vì",
        "Trường TH Minh Quang là cụm trưởng, các trường TH Khánh Thượng, TH Ba Vì là thành viên",
        "Trường TH Minh Quang làm trưởng cụm cùng với trường TH Khánh Thượng và trường TH Ba Vì.",
        "Trường TH Minh Quang (nhóm trưởng) và các trường TH Khánh Thượng, TH Ba Vì kết nghĩa.",
    ],
)
def test_a_lead_along_with_others_is_a_cluster(sentence: str) -> None:
    pairings, _ = read(f"II. CÁC TRƯỜNG KẾT NGHĨA\n1. {sentence}")
    assert names(pairings) == [("1", CLUSTER)]
    assert pairings[0].relation == "cluster"
    assert [school.lead for school in pairings[0].schools] == [True, False, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trường TH Minh Quang (cụm trưởng) báo cáo kết quả về Phòng; các trường TH Khánh Thượng, "
        "TH Ba Vì gửi báo cáo cho cụm trưởng.",
        "Hiệu trưởng Trường TH Minh Quang làm tổ trưởng cùng các trường TH Ba Vì, TH Tản Lĩnh.",
    ],
)
def test_a_lead_that_others_only_follow_is_none(sentence: str) -> None:
    pairings, _ = read(f"III. TỔ CHỨC THỰC HIỆN\n1. {sentence}")
    assert not any(pairing.relation == "cluster" for pairing in pairings)


def test_a_cluster_of_rivals_is_none() -> None:
    text = "I. CÁC CỤM THI ĐUA\n1. Trường TH Ba Vì (cụm trưởng) cùng TH Tản Lĩnh, TH Vân Hòa."
    assert read(text, context=OTHER)[0] == []


def test_a_heading_of_two_districts_gives_the_districts_of_both_sides() -> None:
    province = replace(PLAN, district=None, issuer_name="Sở Giáo dục và Đào tạo Hà Nội")
    text = """II. CÁC CẶP TRƯỜNG KẾT NGHĨA
1. Huyện Ba Vì – Quận Hà Đông:
- Trường TH Minh Quang – Trường TH Văn Yên
2. Quận Cầu Giấy và huyện Mỹ Đức
- Trường THCS Dịch Vọng – Trường THCS An Phú"""
    pairings, _ = read(text, context=province)
    assert [[school.district for school in pairing.schools] for pairing in pairings] == [
        ["Huyện Ba Vì", "Quận Hà Đông"],
        ["Quận Cầu Giấy", "Huyện Mỹ Đức"],
    ]


def test_a_heading_of_one_district_gives_none() -> None:
    province = replace(PLAN, district=None)
    text = "1. Các trường của huyện Ba Vì:\n- Trường TH Minh Quang – Trường TH Văn Yên"
    pairings, _ = read(text, context=province)
    assert [school.district for school in pairings[0].schools] == [None, None]


def test_a_district_printed_beside_a_name_elsewhere_is_taken() -> None:
    nowhere = replace(PLAN, district=None, province=None)
    text = """I. THỜI GIAN, ĐỊA ĐIỂM
- Hôm nay, tại Trường Tiểu học Minh Quang, huyện Ba Vì, thành phố Hà Nội, chúng tôi gồm:
II. KẾT NGHĨA
- Trường Tiểu học Minh Quang kết nghĩa với Trường Tiểu học Văn Yên."""
    pairings, _ = read(text, context=nowhere)
    assert [school.district for school in pairings[0].schools] == ["Huyện Ba Vì", None]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("label", [["**PHỤ LỤC 02"], ["**PHỤ LỤC"], []])
def test_an_annex_alone_has_its_title(label: list[str], mode: str) -> None:
    lines = [
        *label,
        "**DANH SÁCH CÁC CẶP TRƯỜNG KẾT NGHĨA NĂM HỌC 2023 - 2024",
        "(Kèm theo Kế hoạch số 41/KH-PGDĐT ngày 25/9/2023 của Phòng GD&ĐT huyện Yên Lập)",
        "1. Trường TH Ngọc Lập kết nghĩa với Trường TH Trung Sơn",
    ]
    plan = parse(printed(lines, mode))
    assert plan.title == "DANH SÁCH CÁC CẶP TRƯỜNG KẾT NGHĨA NĂM HỌC 2023 - 2024"
    assert plan.stage is not None
    assert (plan.stage.start_year, plan.stage.end_year) == (2023, 2024)
    assert plan.number == "41/KH-PGDĐT"


def test_a_column_of_communes_is_no_party_whatever_commune_bears_its_wording() -> None:
    rows = [
        ["TT", "Trường của TP Hà Nội", "Trường của tỉnh Điện Biên", "Xã biên giới"],
        ["1", "THCS Ngọc Lâm", "PTDTBT THCS Na Cô Sa", "Na Cô Sa"],
        ["2", "TH Ái Mộ A", "PTDTBT TH Leng Su Sìn", "Leng Su Sìn"],
    ]
    pairings, _ = read("II. CÁC CẶP TRƯỜNG KẾT NGHĨA", table(rows))
    assert [len(pairing.schools) for pairing in pairings] == [2, 2]


@pytest.mark.parametrize(
    "line",
    ["Tiếp tục kết nghĩa với Trường Mầm non Sông Đà", "Kính gửi: Trường Mầm non Sông Đà"],
)
def test_what_begins_a_sentence_is_no_school(line: str) -> None:
    school = replace(PLAN, issuer_name="Trường Mầm non Hoa Ban")
    pairings, _ = read(f"II. NỘI DUNG KẾT NGHĨA\n- {line}", context=school)
    told = {party.full_name for pairing in pairings for party in pairing.schools}
    assert told <= {"Mầm non Hoa Ban", "Mầm non Sông Đà"}
