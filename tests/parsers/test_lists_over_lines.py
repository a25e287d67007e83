"""Lists whose pairs stand on several lines, sentences cut by hand, classes beside schools."""

from __future__ import annotations

from tests.parsers.pairing_makers import PLAN, names, read, table
from tests.parsers.printed import plan_of


def test_a_pair_may_stand_on_three_lines() -> None:
    plan = plan_of(
        "**II. CÁC ĐƠN VỊ KẾT NGHĨA\n"
        "1. Trường Mầm non Ít Ong\nkết nghĩa với\nTrường Mầm non Hua Trai\n"
        "2. Trường Mầm non Mường Bú\nkết nghĩa với\nTrường Mầm non Chiềng Công"
    )
    assert names(plan.pairings) == [
        ("1", ["Mầm non Ít Ong", "Mầm non Hua Trai"]),
        ("2", ["Mầm non Mường Bú", "Mầm non Chiềng Công"]),
    ]


def test_an_aim_cut_by_hand_is_one() -> None:
    plan = plan_of(
        "**I. MỤC ĐÍCH\n"
        "1.1. Tạo điều kiện để giáo viên các trường trao đổi, chia sẻ kinh nghiệm\n"
        "trong công tác quản lý và giảng dạy;\n"
        "1.2. Thu hẹp khoảng cách về chất lượng."
    )
    assert [(o.number, o.text[-12:]) for o in plan.objectives] == [
        ("1.1", "và giảng dạy;"[-12:]),
        ("1.2", "ề chất lượng."[-12:]),
    ]


def test_classes_are_no_schools() -> None:
    rows = [
        ["TT", "Lớp - Trường", "Lớp - Trường kết nghĩa"],
        ["1", "Lớp 5A - TH Ít Ong", "Lớp 5B - TH Hua Trai"],
        ["2", "Lớp 4A - TH Mường Bú", "Lớp 4B - TH Chiềng Công"],
    ]
    pairings, _ = read(table(rows), context=PLAN)
    assert names(pairings)[0] == ("1", ["Tiểu học Ít Ong", "Tiểu học Hua Trai"])


def test_the_lead_of_a_cluster_that_its_members_name_again_stands_once() -> None:
    rows = [
        ["Cụm", "Các trường", "Trường cụm trưởng"],
        ["1", "TH Bắc Lý, TH Chân Lý, TH Đạo Lý", "TH Bắc Lý"],
        ["2", "TH Nhân Khang, TH Nhân Bình", "TH Nhân Bình"],
    ]
    pairings, findings = read(table(rows), context=PLAN)
    leads = [[(s.name, s.lead) for s in p.schools if s.lead] for p in pairings]
    assert leads == [[("Bắc Lý", True)], [("Nhân Bình", True)]]
    assert "self-pair" not in {finding.code for finding in findings}


def test_a_list_of_pupils_is_none_of_pairs() -> None:
    rows = [
        ["TT", "Họ và tên học sinh", "Trường", "Đơn vị nhận đỡ đầu"],
        ["1", "Nguyễn Văn An", "TH Bắc Lý", "THPT Nam Lý"],
        ["2", "Trần Thị Bình", "TH Chân Lý", "THPT Bắc Lý"],
    ]
    assert not read(table(rows), context=PLAN)[0]


def test_schools_that_cook_for_others_are_no_pairs() -> None:
    rows = [
        ["TT", "Trường có bếp ăn", "Trường gửi học sinh ăn bán trú"],
        ["1", "TH Bắc Lý", "MN Bắc Lý"],
        ["2", "TH Chân Lý", "MN Chân Lý"],
    ]
    assert not read(table(rows), context=PLAN)[0]
