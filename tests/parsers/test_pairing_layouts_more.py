"""Layouts of pairings invented for these tests: labels, lead-ins, brackets; and what is no pair."""

from __future__ import annotations

import pytest

from tests.parsers.pairing_makers import OTHER, read

HEADING = "II. DANH SÁCH CÁC CẶP TRƯỜNG KẾT NGHĨA\n"
PAIRS = [
    ["a Tiểu học Ba Vì", "b Tiểu học Vân Hòa"],
    ["a Tiểu học Yên Bài", "b Tiểu học Tản Lĩnh"],
]
HELPED = [
    ["a* Tiểu học Ba Vì", "b Tiểu học Vân Hòa"],
    ["a* Tiểu học Yên Bài", "b Tiểu học Tản Lĩnh"],
]
LAYOUTS = {
    "ordinals over lines": (
        "Cặp thứ nhất:\nTrường TH Ba Vì;\nTrường TH Vân Hòa.\n"
        "Cặp thứ hai:\nTrường TH Yên Bài;\nTrường TH Tản Lĩnh.\n",
        PAIRS,
    ),
    "lettered pairs with a count": (
        "Cặp A gồm 2 trường: TH Ba Vì, TH Vân Hòa\nCặp B gồm 2 trường: TH Yên Bài, TH Tản Lĩnh\n",
        PAIRS,
    ),
    "pairs in words": (
        "a) Cặp một: TH Ba Vì, TH Vân Hòa\nb) Cặp hai: TH Yên Bài, TH Tản Lĩnh\n",
        PAIRS,
    ),
    "numbers and a focus": (
        "- Cặp 1 gồm Trường TH Ba Vì và Trường TH Vân Hòa; nội dung: dạy học STEM.\n"
        "- Cặp 2 gồm Trường TH Yên Bài và Trường TH Tản Lĩnh; nội dung: bán trú.\n",
        PAIRS,
    ),
    "named groups": (
        "- Nhóm Sông Đà: TH Ba Vì, TH Vân Hòa.\n- Nhóm Tản Viên: TH Yên Bài, TH Tản Lĩnh.\n",
        PAIRS,
    ),
    "teams of schools": (
        "- Tổ liên trường 1: TH Ba Vì và TH Vân Hòa.\n"
        "- Tổ liên trường 2 gồm: TH Yên Bài và TH Tản Lĩnh.\n",
        PAIRS,
    ),
    "verb of pairing": (
        "- TH Ba Vì ghép với TH Vân Hòa\n- TH Yên Bài ghép với TH Tản Lĩnh\n",
        PAIRS,
    ),
    "units in brackets": (
        "- Trường TH Ba Vì (xã Ba Vì) ↔ Trường TH Vân Hòa (xã Vân Hòa)\n"
        "- Trường TH Yên Bài (xã Yên Bài) ↔ Trường TH Tản Lĩnh (xã Tản Lĩnh)\n",
        PAIRS,
    ),
    "lines of one paragraph": (
        "Trường TH Ba Vì – Trường TH Vân Hòa\nTrường TH Yên Bài – Trường TH Tản Lĩnh\n",
        PAIRS,
    ),
    "branches of unions": (
        "- CĐCS Trường TH Ba Vì kết nghĩa với CĐCS Trường TH Vân Hòa\n"
        "- Liên đội Trường TH Yên Bài kết nghĩa với Liên đội Trường TH Tản Lĩnh\n",
        PAIRS,
    ),
    "helped below": (
        "- Trường TH Ba Vì nhận đỡ đầu:\n+ Trường TH Vân Hòa\n"
        "- Trường TH Yên Bài giúp đỡ các trường:\n+ Trường TH Tản Lĩnh\n",
        HELPED,
    ),
    "roles in brackets": (
        "- TH Ba Vì (trường giúp đỡ) – TH Vân Hòa (trường được giúp đỡ)\n"
        "- TH Yên Bài (đơn vị hỗ trợ) – TH Tản Lĩnh (đơn vị nhận hỗ trợ)\n",
        HELPED,
    ),
    "partners over semicolons": (
        "Trường TH Ba Vì kết nghĩa với 3 trường: Trường TH Vân Hòa; Trường TH Yên Bài; "
        "Trường TH Tản Lĩnh.\n",
        [["a Tiểu học Ba Vì", "b Tiểu học Vân Hòa", "b Tiểu học Yên Bài", "b Tiểu học Tản Lĩnh"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(text: str, parties: list[list[str]]) -> None:
    pairings, _ = read(HEADING + text)
    assert [
        [f"{s.side}{'*' * s.lead} {s.full_name}" for s in p.schools] for p in pairings
    ] == parties


@pytest.mark.parametrize(
    ("heading", "doubtful"), [(HEADING, False), ("II. CÁC TRƯỜNG KẾT NGHĨA\n", True)]
)
def test_unknown_words_between_schools_of_a_list(heading: str, doubtful: bool) -> None:
    pairings, _ = read(f"{heading}1. TH Ba Vì chọn TH Vân Hòa\n2. TH Yên Bài chọn TH Tản Lĩnh\n")
    assert [[s.full_name for s in p.schools] for p in pairings] == [
        [name[2:] for name in pair] for pair in PAIRS
    ]
    assert all(pairing.needs_review == doubtful for pairing in pairings)


@pytest.mark.parametrize(
    "text",
    [
        "Các trường thực hiện: TH Ba Vì, TH Vân Hòa, TH Yên Bài\n",
        "Tổ chuyên môn: TH Ba Vì, TH Vân Hòa\n",
        "Giữa các trường huyện Ba Vì và huyện Thạch Thất:\n",
    ],
)
def test_schools_that_are_no_pairing(text: str) -> None:
    assert read(HEADING + text)[0] == []


@pytest.mark.parametrize("name", ["ordinals over lines", "numbers and a focus", "teams of schools"])
def test_no_pairing_where_nothing_speaks_of_twinning(name: str) -> None:
    text = "II. PHÂN CÔNG COI THI\n" + LAYOUTS[name][0]
    assert read(text, context=OTHER)[0] == []
