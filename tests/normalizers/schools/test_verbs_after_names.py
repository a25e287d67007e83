"""The verb that follows a school's name is no part of it."""

from __future__ import annotations

import pytest

from normalizers.schools import NameContext, parse_cell, parse_schools


@pytest.mark.parametrize(
    "verb",
    [
        "kết đôi với",
        "ghép đôi cùng",
        "ghép cặp với",
        "bắt cặp với",
        "sánh đôi cùng",
        "kết bạn với",
        "bắt tay với",
        "liên kết với",
        "thiết lập quan hệ kết nghĩa với",
    ],
)
@pytest.mark.parametrize("name", ["Nam Hùng", "Nam Hùng số 2", "Nam Hùng 3"])
def test_verbs_of_twinning_end_a_name(verb: str, name: str) -> None:
    text = f"Trường Tiểu học {name} {verb} Trường Tiểu học Cù Chính Lan."
    assert [school.name for school in parse_schools(text)] == [name, "Cù Chính Lan"]


def test_what_a_number_counts_is_no_part_of_a_name() -> None:
    assert [s.name for s in parse_schools("Trường Tiểu học Nam Hùng 2 lớp")] == ["Nam Hùng"]


@pytest.mark.parametrize("text", ["Tháng 9", "Tháng 12/2024", "Quý III", "Tuần 2", "Đợt 1"])
def test_times_are_no_schools(text: str) -> None:
    assert parse_cell(text, NameContext(level="TH", expected=1, in_column=True))[0].schools == ()


@pytest.mark.parametrize(
    "opening", ["Tương tự, ", "Ngoài ra, ", "Đồng thời, ", "Cụ thể: ", "Theo đó ", "Năm nay, "]
)
def test_words_that_open_a_sentence_are_no_school(opening: str) -> None:
    text = f"{opening}Trường TH Nam Hùng kết nghĩa với Trường TH Lý Tự Trọng."
    assert [school.name for school in parse_schools(text)] == ["Nam Hùng", "Lý Tự Trọng"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Trường THPT Đình Lập Trường THPT Tú Đoạn", ["Đình Lập", "Tú Đoạn"]),
        ("Trường MG Thị trấn Chợ Mới Trường MG Long Kiến", ["Thị trấn Chợ Mới", "Long Kiến"]),
        ("TH Diễn Yên\nTH Diễn Trường\nTH Diễn Đoài", ["Diễn Yên", "Diễn Trường", "Diễn Đoài"]),
        ("Trường TH Xuân Trường Trường TH Xuân Bắc", ["Xuân Trường", "Xuân Bắc"]),
    ],
)
def test_the_word_for_school_ends_a_name_or_begins_the_next(cell: str, names: list[str]) -> None:
    reading = parse_cell(cell, NameContext(in_column=True))[0]
    assert [school.name for school in reading.schools] == names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("THB Thị trấn Chợ Mới", "B Thị trấn Chợ Mới"),
        ("MNA Lưới", "A Lưới"),
        ("THCS 14- 10", "14-10"),
        ("MN 19 - 5", "19 - 5"),
    ],
)
def test_letters_and_days_that_an_ocr_moved(printed: str, name: str) -> None:
    assert [school.name for school in parse_schools(printed)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TRƯỜNG TH KIM ĐỒNG 5 LỚP", "Kim Đồng"),
        ("TRƯỜNG MẦM NON HOA SEN 2 CƠ SỞ", "Hoa Sen"),
        ("TH Kim Đồng tuần 3", "Kim Đồng"),
        ("TH Kim Đồng Tháng 9/2024", "Kim Đồng"),
        ("TH Phú Quý 2", "Phú Quý 2"),
        ("TRƯỜNG TH SỐ 2 NĂM CĂN", "Số 2 Năm Căn"),
        ("Trường MN 1 tháng 6", "1 tháng 6"),
    ],
)
def test_counts_and_times_behind_a_name_are_no_part_of_it(text: str, name: str) -> None:
    assert [school.name for school in parse_schools(text)] == [name]
