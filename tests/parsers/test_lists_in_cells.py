"""Lists that a table places side by side, and what above a table speaks for its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.parsers.pairing_makers import OTHER, names, read, table

TITLE = "2. CÁC CẶP TRƯỜNG KẾT NGHĨA"


def test_lists_side_by_side_are_read_cell_by_cell() -> None:
    lists = [["Khối tiểu học:\n- Ba Vì - Vân Hòa\n- Yên Bài - Cẩm Lĩnh",
              "Khối THCS:\n- Ba Trại - Tản Lĩnh\n- Phú Sơn - Tòng Bạt"]]  # fmt: skip
    pairings, _ = read(TITLE, table(lists))
    assert [(p.section, p.level) for p in pairings] == [
        ("Khối tiểu học", "TH"),
        ("Khối tiểu học", "TH"),
        ("Khối THCS", "THCS"),
        ("Khối THCS", "THCS"),
    ]
    assert names(pairings)[3][1] == ["THCS Phú Sơn", "THCS Tòng Bạt"]


def test_levels_as_columns_beside_what_the_rows_are() -> None:
    rows = [["Khu vực", "Tiểu học", "THCS"], ["Vùng cao", "Ba Vì – Vân Hòa", "Ba Trại – Phú Sơn"],
            ["Ven sông", "Yên Bài – Cẩm Lĩnh", "Tòng Bạt – Tản Lĩnh"]]  # fmt: skip
    pairings, _ = read(TITLE, table(rows))
    assert [p.level for p in pairings] == ["TH", "TH", "THCS", "THCS"]
    assert names(pairings)[1][1] == ["Tiểu học Yên Bài", "Tiểu học Cẩm Lĩnh"]


def test_a_bulleted_cell_of_one_cluster_is_one_entry() -> None:
    rows = [
        ["Cụm", "Đơn vị tham gia"],
        ["1", "- TH Ba Vì (trưởng cụm)\n- TH Vân Hòa\n- TH Phú Sơn"],
    ]
    pairings, _ = read(TITLE, table(rows))
    assert [(p.row, len(p.schools), p.schools[0].lead) for p in pairings] == [("1", 3, True)]


def test_who_helps_whom_and_when_is_no_schedule() -> None:
    rows = [["STT", "Đơn vị giúp đỡ", "Đơn vị được giúp đỡ", "Thời gian"],
            ["1", "TH Ba Vì", "TH Vân Hòa", "tháng 3/2022"]]  # fmt: skip
    context = replace(OTHER, title="Phân công đơn vị thuận lợi giúp đơn vị khó khăn")
    assert names(read(table(rows), context=context)[0]) == [
        ("1", ["Tiểu học Ba Vì", "Tiểu học Vân Hòa"])
    ]


def test_a_basis_above_a_heading_says_nothing_of_the_table_below() -> None:
    rows = [["TT", "Đạt mức độ 1", "Đạt mức độ 2"], ["1", "TH Ba Vì", "TH Vân Hòa"],
            ["2", "TH Yên Bài", "TH Phú Sơn"]]  # fmt: skip
    basis = "Căn cứ Công văn số 5/SGDĐT về kết nghĩa, giúp đỡ giữa các nhà trường:"
    context = replace(OTHER, title="Kết quả xây dựng trường chuẩn quốc gia")
    assert read(basis, "1. CÁC TRƯỜNG ĐẠT CHUẨN", table(rows), context=context)[0] == []


@pytest.mark.parametrize("end", ["kết thành một cặp", "là một đôi", "trở thành cặp kết nghĩa"])
def test_schools_become_a_pair(end: str) -> None:
    text = f"{TITLE}\n- Trường THCS Ba Trại cùng Trường THCS Phú Sơn {end}.\n"
    assert names(read(text)[0]) == [(None, ["THCS Ba Trại", "THCS Phú Sơn"])]


@pytest.mark.parametrize("mark", ["↔", "⇔", "➔", "•", "\ufffd"])
def test_an_arrow_parts_two_names_also_where_a_font_had_no_letter_for_it(mark: str) -> None:
    rows = [["Khu vực", "Tiểu học", "THCS"],
            ["Vùng cao", f"Ba Vì {mark} Vân Hòa", f"Ba Trại {mark} Phú Sơn"]]  # fmt: skip
    pairings, _ = read(TITLE, table(rows))
    assert names(pairings)[1] == (None, ["THCS Ba Trại", "THCS Phú Sơn"])
    items = [f"- Trường THCS Ba Trại {mark} Trường THCS Phú Sơn;", f"- TH Ba Vì {mark} TH Vân Hòa."]
    assert len(read("\n".join([TITLE, *items, ""]))[0]) == 2


def test_crosses_between_schools_are_pairs() -> None:
    rows = [["Trường", "TH Vân Hòa", "TH Phú Sơn", "TH Khánh Thượng"], ["TH Ba Vì", "x", "", "x"],
            ["TH Yên Bài", "", "x", ""], ["TH Cẩm Lĩnh", "", "", ""]]  # fmt: skip
    assert [named for _, named in names(read(TITLE, table(rows))[0])] == [
        ["Tiểu học Ba Vì", "Tiểu học Vân Hòa", "Tiểu học Khánh Thượng"],
        ["Tiểu học Yên Bài", "Tiểu học Phú Sơn"],
    ]


def test_a_table_of_the_same_schools_tells_each_pair_once() -> None:
    rows = [["", "TH Ba Vì", "TH Vân Hòa"], ["TH Ba Vì", "x", "x"], ["TH Vân Hòa", "x", "x"]]
    assert len(read(TITLE, table(rows))[0]) == 1


def test_numbered_lists_beside_each_other_are_pairs() -> None:
    rows = [["Trường thuận lợi", "Trường khó khăn"],
            ["1. TH Ba Vì\n2. TH Yên Bài", "1. TH Vân Hòa\n2. TH Phú Sơn"]]  # fmt: skip
    assert names(read(TITLE, table(rows))[0]) == [
        ("1", ["Tiểu học Ba Vì", "Tiểu học Vân Hòa"]),
        ("2", ["Tiểu học Yên Bài", "Tiểu học Phú Sơn"]),
    ]


def test_lists_of_one_length_without_numbers_are_doubted() -> None:
    rows = [["Trường thuận lợi", "Trường khó khăn"],
            ["TH Ba Vì\nTH Yên Bài\nTH Vạn", "TH Vân Hòa\nTH Phú Sơn\nTH Vật Lại"]]  # fmt: skip
    assert all(pairing.needs_review for pairing in read(TITLE, table(rows))[0])
