"""What sentences and plain items pair, and what they only mention."""

from dataclasses import replace

import pytest

from tests.parsers.pairing_makers import PLAN, read

YEAR = replace(PLAN, school_year=2024)


def told(text: str) -> list[str]:
    """`A – B` for each pairing of a plan of 2024-2025 with this text."""
    pairings, _ = read(f"II. NỘI DUNG\n{text}", context=YEAR)
    return [" – ".join(school.full_name for school in pairing.schools) for pairing in pairings]


AB, CD = "Tiểu học Đông Lai – Tiểu học Ngọc Mỹ", "Tiểu học Tử Nê – Tiểu học Gia Mô"
AC = "Tiểu học Đông Lai – Tiểu học Tử Nê"
A, B, C, D = (f"Trường {name}" for pair in (AB, CD) for name in pair.split(" – "))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (f"{A} kết nghĩa với {B}, {C} tham mưu về kinh phí.", [AB]),
        (f"{A}, {C} lần lượt kết nghĩa với {B}, {D}.", [AB, CD]),
        (f"{A} và {B}, {C} và {D} kết nghĩa với nhau.", [AB, CD]),
        (f"{A} là đơn vị kết nghĩa của {B}. Đơn vị kết nghĩa của {C} là {D}.", [AB, CD]),
        (
            f"{A} (Hiệu trưởng: bà Bùi Hoa, ĐT: 0912 345 678) kết nghĩa với {B} "
            "(Hiệu trưởng: ông Đinh Nam).",
            [AB],
        ),
        (
            "Các trường tiểu học Đông Lai, Tử Nê lần lượt kết nghĩa với các trường tiểu học "
            "Ngọc Mỹ, Gia Mô.",
            [AB, CD],
        ),
        (f"{A} kết nghĩa với {B}, hỗ trợ {C} về sách vở.", [AB, AC]),
        (f"{A} kết nghĩa với {B} về chuyên môn, với {C} về công tác Đội.", [AB, AC]),
        (f"Xã Đông Lai: {A} kết nghĩa với {B}; {C} kết nghĩa với {D}.", [AB, CD]),
        (f"{A}: {B}\n{C}: {D}", [AB, CD]),
        (f"{A}\n- Kết nghĩa với: {B}\n{C}\n- Kết nghĩa với: {D}", [AB, CD]),
        (f"Năm học 2023-2024 {C} đã kết nghĩa với {D}. Năm nay, {A} kết nghĩa với {B}.", [AB]),
        (f"- {A} - {B}\nNăm học trước: {C} - {D}.", [AB]),
        (f"- {A} - {B}\nLịch trực: tuần 1 {C} - {D}; tuần 2 {D} - {C}.", [AB]),
    ],
)
def test_pairs_of_prose(text: str, pairs: list[str]) -> None:
    assert told(text) == pairs


def test_clusters_of_one_paragraph() -> None:
    text = f"Cụm 1 gồm các trường: {A} (cụm trưởng), {B}. Cụm 2 gồm: {C} (cụm trưởng), {D}."
    assert told(text) == [AB, CD]


@pytest.mark.parametrize(
    "text",
    [
        "Cụm 1 sinh hoạt chuyên môn vào tháng 10. Cụm 2 sinh hoạt chuyên môn vào tháng 11.",
        f"Nhóm 1 do {A} chủ trì. Nhóm 2 do {B} chủ trì.",
        f"1. Cụm 1: {A}. Cụm 2: {B}.",
    ],
)
def test_clusters_without_members_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"Hai trường {A} và {C} kết nghĩa với {B} và {D}, lần lượt tổ chức chuyên đề.", 1),
        (f"{A} kết nghĩa với {B}, cùng {C} tổ chức giao lưu.", 1),
        (f"{A} kết nghĩa với {B} và giúp đỡ {B} về cơ sở vật chất.", 1),
        (f"Năm học trước đạt kết quả tốt nên năm học này {A} kết nghĩa với {B}.", 1),
        ("1. THCS Lê Lợi - THCS NBK\n2. THCS Ba Vì - THCS Vân Hòa", 2),
        (f"Xã Vân Hòa: {A} kết nghĩa với {B}; xã An Khê: {C} kết nghĩa với {D}.", 2),
    ],
)
def test_words_that_part_no_pair(text: str, count: int) -> None:
    assert len(told(text)) == count


def test_units_in_brackets_of_details_place_their_schools() -> None:
    text = (
        "1. Trường TH Lê Lợi (thôn Đông, xã Tân Lĩnh, huyện Ba Vì; HT cô Lan, ĐT 0912 345 678) - "
        "Trường TH Hưng Long (thôn Tây, xã Hưng Long)"
    )
    pairings, _ = read(f"II. NỘI DUNG\n{text}", context=replace(YEAR, district="Huyện Yên Lập"))
    (pairing,) = pairings
    assert [s.district for s in pairing.schools] == ["Huyện Ba Vì", "Huyện Yên Lập"]
