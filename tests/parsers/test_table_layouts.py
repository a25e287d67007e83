"""Layouts of tables: cards, levels as columns, dittos, crosses, headers that are evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.parsers.pairing_makers import OTHER, PLAN, names, read, table

HELP = [["TT", "Đơn vị hỗ trợ", "Đơn vị nhận hỗ trợ"], ["1", "TH Ba Vì", "TH Vân Hòa"]]


@pytest.mark.parametrize(
    "title", ["Phong trào “Trường giúp trường, thầy giúp thầy”", "Kế hoạch năm học 2022-2023"]
)
def test_who_helps_whom_is_evidence_enough(title: str) -> None:
    pairings, _ = read(table(HELP), context=replace(OTHER, title=title))
    assert names(pairings) == [("1", ["Tiểu học Ba Vì", "Tiểu học Vân Hòa"])]


def test_helping_columns_of_an_inspection_pair_nobody() -> None:
    context = replace(OTHER, title="Lịch kiểm tra chéo giữa các trường")
    assert read(table(HELP), context=context)[0] == []


@pytest.mark.parametrize("mark", ["nt", "-nt-", "//", "Như trên", '"'])
def test_a_ditto_repeats_the_cell_above(mark: str) -> None:
    pairings, findings = read(
        table([["TT", "Trường được giúp đỡ", "Trường giúp đỡ"], ["1", "TH Ba Vì", "TH Vân Hòa"],
               ["2", "TH Yên Bài", mark]])
    )  # fmt: skip
    assert names(pairings)[1] == ("2", ["Tiểu học Yên Bài", "Tiểu học Vân Hòa"])
    assert not pairings[0].needs_review and pairings[1].needs_review
    assert mark in pairings[1].evidence.text
    assert "row-unread" not in {f.code for f in findings}


def test_a_dash_is_no_ditto() -> None:
    pairings, _ = read(
        table([["TT", "Trường", "Trường kết nghĩa"], ["1", "TH Ba Vì", "TH Vân Hòa"],
               ["2", "TH Yên Bài", "-"]])
    )  # fmt: skip
    assert [row for row, _ in names(pairings)] == ["1"]


@pytest.mark.parametrize("dash", [" - ", " ↔ ", "; ", "\n"])
def test_levels_as_columns(dash: str) -> None:
    pairings, _ = read(
        table([["TT", "Mầm non", "Cấp THCS"],
               ["1", f"Hoa Sen{dash}Ban Mai", f"Ba Trại{dash}Tản Lĩnh"],
               ["2", f"Sơn Ca{dash}Vân Hòa", f"Yên Bài{dash}Cẩm Lĩnh"]])
    )  # fmt: skip
    assert [(p.row, p.section, p.level, len(p.schools)) for p in pairings] == [
        ("1", "Mầm non", "MN", 2),
        ("2", "Mầm non", "MN", 2),
        ("1", "Cấp THCS", "THCS", 2),
        ("2", "Cấp THCS", "THCS", 2),
    ]


def test_school_columns_of_two_levels_are_no_grid() -> None:
    pairings, _ = read(
        table([["TT", "Tiểu học", "THCS"], ["1", "TH Ba Vì", "THCS Vân Hòa"]])
    )  # fmt: skip
    assert all(p.level is None for p in pairings)


def test_level_in_a_merged_first_column() -> None:
    pairings, _ = read(
        table([["Cấp học", "STT", "Trường", "Kết nghĩa với trường"],
               ["Cấp tiểu học", "1", "Ba Vì", "Vân Hòa"], ["^", "2", "Yên Bài", "Tản Lĩnh"],
               ["THCS", "1", "Ba Vì", "Vân Hòa"], ["^", "2", "Yên Bài", "Tản Lĩnh"]])
    )  # fmt: skip
    assert [(p.section, p.level) for p in pairings] == [("Cấp tiểu học", "TH")] * 2 + [
        ("THCS", "THCS")
    ] * 2


@pytest.mark.parametrize(
    "labels", [("Trường thứ nhất", "Trường thứ hai"), ("Đơn vị A", "Đơn vị B")]
)
def test_a_card_for_each_pair(labels: tuple[str, str]) -> None:
    cards = [
        table([[f"Cặp số {n}"], [labels[0], one], [labels[1], two], ["Nội dung", "Đổi mới"]])
        for n, one, two in [(1, "MN Hoa Sen", "MN Ban Mai"), (2, "TH Ba Vì", "TH Vân Hòa")]
    ]
    pairings, _ = read(cards[0], "", cards[1])
    assert names(pairings) == [
        ("1", ["Mầm non Hoa Sen", "Mầm non Ban Mai"]),
        ("2", ["Tiểu học Ba Vì", "Tiểu học Vân Hòa"]),
    ]
    assert pairings[0].focus == ["Đổi mới"] and pairings[0].section is None


def test_contacts_as_a_card_pair_nobody() -> None:
    card = table([["Đơn vị", "Trường TH Ba Vì"], ["Hiệu trưởng", "Lê Thị Hoa"],
                  ["Điện thoại", "0912345678"]])  # fmt: skip
    assert read(card)[0] == []


@pytest.mark.parametrize("column", [("Trưởng cụm", "X"), ("Ghi chú", "Trưởng cụm")])
def test_a_mark_names_the_lead(column: tuple[str, str]) -> None:
    header, mark = column
    pairings, _ = read(
        table([["Cụm", "TT", "Tên trường", header], ["1", "1", "TH Ba Vì", ""],
               ["^", "2", "TH Vân Hòa", mark], ["^", "3", "TH Yên Bài", ""],
               ["2", "4", "TH Cẩm Lĩnh", mark], ["^", "5", "TH Tản Lĩnh", ""]])
    )  # fmt: skip
    assert [[s.lead for s in p.schools] for p in pairings] == [[False, True, False], [True, False]]


def test_communes_in_a_column_of_their_own() -> None:
    first = [["TT", "Trường", "Xã/Thị trấn", "Trường kết nghĩa", "Xã/Thị trấn"]]
    pairings, _ = read(table([*first, ["1", "TH A", "Vân Hòa", "TH B", "Yên Bài"]]))
    assert [s.commune for s in pairings[0].schools] == ["Xã Vân Hòa", "Xã Yên Bài"]


def test_the_plans_own_title_is_no_section() -> None:
    title = "Kết nghĩa trường học trên địa bàn quận"
    rows = [["TT", "Trường", "Trường kết nghĩa"], ["1", "TH Ba Vì", "TH Vân Hòa"]]
    pairings, _ = read(title, table(rows), context=replace(PLAN, title=title))
    assert pairings[0].section is None
    listed = "DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA"
    pairings, _ = read(listed, table(rows), context=replace(PLAN, title=listed))
    assert pairings[0].section == listed


def test_a_column_of_partners_belongs_to_the_school_above() -> None:
    rows = [["TT", "Trường kết nghĩa"], ["1", "Trường MN Ban Mai"], ["2", "Trường MN Sơn Ca"]]
    pairings, _ = read("Trường Mầm non Hoa Sen kết nghĩa với các trường sau:", table(rows))
    assert names(pairings) == [
        ("1", ["Mầm non Hoa Sen", "Mầm non Ban Mai"]),
        ("2", ["Mầm non Hoa Sen", "Mầm non Sơn Ca"]),
    ]


def test_a_column_of_partners_alone_pairs_nobody() -> None:
    rows = [["TT", "Trường kết nghĩa"], ["1", "Trường MN Ban Mai"], ["2", "Trường MN Sơn Ca"]]
    assert read(table(rows))[0] == []


def test_pairs_on_lines_of_a_cell() -> None:
    pairings, _ = read(
        table([["Cấp học", "Các cặp trường kết nghĩa", "Số cặp"],
               ["Tiểu học", "1. Ba Vì và Vân Hòa\n2. Yên Bài và Tản Lĩnh", "02"]])
    )  # fmt: skip
    assert [(p.row, p.level, len(p.schools)) for p in pairings] == [("1", "TH", 2), ("2", "TH", 2)]


def test_the_level_in_the_headers() -> None:
    pairings, _ = read(
        table([["TT", "Trường tiểu học", "Kết nghĩa với trường tiểu học"],
               ["1", "Ba Vì", "Vân Hòa"]])
    )  # fmt: skip
    assert [p.level for p in pairings] == ["TH"]


def test_moved_equipment_pairs_nobody() -> None:
    context = replace(OTHER, title="Điều chuyển thiết bị dạy học giữa các đơn vị")
    rows = [["TT", "Thiết bị", "Từ trường", "Đến trường"], ["1", "máy", "TH Ba Vì", "TH Vân Hòa"]]
    assert read(table(rows), context=context)[0] == []
