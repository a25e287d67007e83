"""Pairings told by list items: colons, the passive, clusters over bullets; and what tells none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.context import PlanContext
from tests.parsers.pairing_makers import OTHER, PLAN, read

HEADING = "II. CÁC ĐƠN VỊ KẾT NGHĨA\n"


def told(text: str, context: PlanContext = PLAN) -> list[list[str]]:
    """Each pairing as its schools with side, `*` for the lead."""
    pairings, _ = read(text, context=context)
    return [[f"{s.side}{'*' * s.lead} {s.full_name}" for s in p.schools] for p in pairings]


@pytest.mark.parametrize(
    ("item", "parties"),
    [
        ("1. Mẫu giáo Hoa Sen - Mẫu giáo Ban Mai: môi trường xanh.",
         ["a Mầm non Hoa Sen", "b Mầm non Ban Mai"]),
        ("1. TH Ba Vì, TH Vân Hòa và TH Á Đông: dạy học STEM.",
         ["a Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "c Tiểu học Á Đông"]),
        ("1. Trường TH Ba Vì kết nghĩa với hai trường: TH Vân Hòa và TH Yên Bài",
         ["a Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "b Tiểu học Yên Bài"]),
        ("1. Trường TH Ba Vì: hỗ trợ Trường TH Vân Hòa, Trường TH Yên Bài",
         ["a* Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "b Tiểu học Yên Bài"]),
        ("- Trường TH Ba Vì (giúp đỡ): Trường TH Vân Hòa, TH Yên Bài",
         ["a* Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "b Tiểu học Yên Bài"]),
        ("1. Trường TH Vân Hòa được Trường TH Ba Vì hỗ trợ 05 máy tính",
         ["a Tiểu học Vân Hòa", "b* Tiểu học Ba Vì"]),
        ("1. TH Ba Vì 1 + TH Ba Vì 3 <-> TH Vân Hòa 2",
         ["a Tiểu học Ba Vì 1", "a Tiểu học Ba Vì 3", "b Tiểu học Vân Hòa 2"]),
        ("1. Trường TH Ba Vì và Trường TH Vân Hòa kết nghĩa với Trường TH Yên Bài",
         ["a Tiểu học Ba Vì", "a Tiểu học Vân Hòa", "b Tiểu học Yên Bài"]),
        ("1. TH Ba Vì – TH Vân Hòa – TH Yên Bài",
         ["a Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "c Tiểu học Yên Bài"]),
    ],
)  # fmt: skip
def test_one_item(item: str, parties: list[str]) -> None:
    assert told(f"{HEADING}{item}\n") == [parties]


def test_the_last_item_ends_before_the_text_below_the_list() -> None:
    text = (
        f"{HEADING}1/ TH Ba Vì <-> TH Vân Hòa\n2/ TH Yên Bài <-> TH Tản Lĩnh\n"
        "Trường TH Ba Trại không tham gia kết nghĩa năm nay.\n"
    )
    assert told(text)[1] == ["a Tiểu học Yên Bài", "b Tiểu học Tản Lĩnh"]


def test_numbered_pairs_in_lines_without_a_heading() -> None:
    text = "I. KẾT QUẢ\nCặp số 1: TH1 Vân Hòa - TH2 Vân Hòa\nCặp số 2: THCS Ba Vì - THCS Yên Bài\n"
    pairings, _ = read(text)
    assert [p.row for p in pairings] == ["1", "2"]
    assert [s.name for s in pairings[0].schools] == ["1 Vân Hòa", "2 Vân Hòa"]


def test_cluster_over_bullets_names_its_lead_once() -> None:
    text = (
        "I. CÁC NHÓM KẾT NGHĨA\nNhóm 1 (Nhóm trưởng: TH Ba Vì):\n- TH Vân Hòa\n- TH Ba Vì\n"
        "Nhóm 2 (Nhóm trưởng: TH Yên Bài):\n- TH Yên Bài\n- TH Tản Lĩnh\n"
    )
    assert told(text) == [
        ["a* Tiểu học Ba Vì", "b Tiểu học Vân Hòa"],
        ["a* Tiểu học Yên Bài", "b Tiểu học Tản Lĩnh"],
    ]


def test_cluster_with_its_members_on_a_line_of_their_own() -> None:
    text = (
        "I. CÁC CỤM KẾT NGHĨA\nCụm 3\n- Cụm trưởng: TH Ba Vì\n"
        "- Thành viên: TH Vân Hòa, TH Yên Bài\n"
    )
    assert told(text) == [["a* Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "c Tiểu học Yên Bài"]]


def test_a_schools_own_partners_below_a_heading() -> None:
    school = replace(PLAN, issuer_name="Trường Tiểu học Ba Vì", title="Hoạt động kết nghĩa")
    text = "I. Đơn vị kết nghĩa\n- Trường Tiểu học Vân Hòa.\n- Trường Tiểu học Yên Bài.\n"
    assert told(text, school) == [["a Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "b Tiểu học Yên Bài"]]
    assert told(text, PLAN) == []


def test_parties_that_a_memorandum_names_below_their_names() -> None:
    context = PlanContext(doc_type="BẢN GHI NHỚ", title="Về việc kết nghĩa")
    text = (
        "Hai bên gồm có:\n1. Trường THCS Ba Vì (sau đây gọi là Bên A)\nĐại diện: Ông Lê An\n"
        "2. Trường THCS Vân Hòa (Bên B)\n"
    )
    assert told(text, context) == [["a THCS Ba Vì", "b THCS Vân Hòa"]]


@pytest.mark.parametrize(
    "text",
    [
        "- Bà: Trần Thị Minh Châu - Chức vụ: Hiệu trưởng\n- Ông: Lê Viết Sỹ - Chức vụ: Giáo viên\n",
        "- Trường TH Ba Vì: báo cáo kết quả trước ngày 5/9\n- Trường TH Yên Bài: lo hội trường\n",
        "1. Trường TH Ba Vì được Phòng GDĐT hỗ trợ 05 máy tính\n",
    ],
)
def test_items_that_pair_nobody(text: str) -> None:
    assert told(f"{HEADING}{text}") == []


def test_nothing_without_a_word_of_twinning() -> None:
    assert told("I. NỘI DUNG\nCặp 1: TH Ba Vì - TH Vân Hòa\nCặp 2: TH A - TH B\n", OTHER) == []
    assert told("I. Đơn vị phối hợp\n- Trường Tiểu học Vân Hòa\n", OTHER) == []


def test_what_pairs_did_is_no_aim() -> None:
    told = "1) Trường TH Ba Vì và Trường TH Tản Lĩnh: chia sẻ cách tính khẩu phần ăn"
    done, _ = read(f"III. KẾT QUẢ KẾT NGHĨA CỦA TỪNG CẶP TRƯỜNG\n{told}")
    planned, _ = read(f"III. NỘI DUNG KẾT NGHĨA CỦA TỪNG CẶP TRƯỜNG\n{told}")
    assert [pairing.focus for pairing in (*done, *planned)] == [
        [],
        ["chia sẻ cách tính khẩu phần ăn"],
    ]
