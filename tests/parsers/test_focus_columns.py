"""Columns of what parties will do together, under headers that offices make up."""

from __future__ import annotations

import pytest

from parsers.text_tables import header_role
from tests.parsers.pairing_makers import read, table

ROWS = [
    ["1", "TH Ba Vì", "TH Vân Hòa", "Bồi dưỡng học sinh giỏi lớp 5"],
    ["2", "TH Cổ Đô", "TH Phú Đông", "Sinh hoạt chuyên môn theo cụm"],
    ["3", "TH Minh Châu", "TH Tản Lĩnh", "Rèn chữ viết cho học sinh lớp 1"],
]


@pytest.mark.parametrize(
    "header",
    ["Việc trọng tâm", "Môn, hoạt động phối hợp", "Phần việc chính", "Cam kết", "Nhiệm vụ"],
)
def test_content_nouns_head_objectives(header: str) -> None:
    assert header_role(header) == "focus"


@pytest.mark.parametrize("header", ["Tình hình", "Khó khăn", "Đặc điểm", "Đầu mối"])
def test_what_describes_a_school_is_no_objective(header: str) -> None:
    assert header_role(header) == "other"


@pytest.mark.parametrize("header", ["Chung tay làm gì", "Điều mong muốn", "Hai bên cùng làm"])
def test_phrases_beside_parties_are_objectives_under_any_header(header: str) -> None:
    rows = [["TT", "Trường", "Trường kết nghĩa", header], *ROWS]
    told = read(table(rows))[0]
    assert [pairing.focus for pairing in told] == [[row[3]] for row in ROWS]


def test_names_and_places_beside_parties_are_none() -> None:
    people = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Chung"]
    places = ["Thôn Đông, xã Ba Vì", "Thôn Đoài, xã Cổ Đô", "Thôn Trung, xã Phú Đông"]
    for cells in (people, places):
        body = [[*row[:3], cell] for row, cell in zip(ROWS, cells, strict=True)]
        rows = [["TT", "Trường", "Trường kết nghĩa", "Chốt"], *body]
        told = read(table(rows))[0]
        assert len(told) == 3 and not any(pairing.focus for pairing in told)
