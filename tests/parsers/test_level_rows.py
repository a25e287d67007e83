"""Rows that stand over others: levels with a letter, units, totals; and what is none."""

from __future__ import annotations

import pytest

from tests.parsers.pairing_makers import names, read, table

HEAD = ["TT", "Trường", "Trường kết nghĩa"]


@pytest.mark.parametrize(
    ("row", "section", "level"),
    [
        (["A", "MẦM NON", ""], "MẦM NON", "MN"),
        (["I.", "Khối Tiểu học", ""], "Khối Tiểu học", "TH"),
        (["II", "CẤP THCS", "CẤP THCS"], "CẤP THCS", "THCS"),
        (["", "Cấp tiểu học", ""], "Cấp tiểu học", "TH"),
        (["III. THCS"], "THCS", "THCS"),
        (["", "BẬC TIỂU", "HỌC"], "BẬC TIỂU HỌC", "TH"),  # a rule that a scan shows too long
    ],
)
def test_a_level_row_gives_section_and_level(row: list[str], section: str, level: str) -> None:
    pairings, findings = read(
        table([HEAD, row, ["1", "Hương Sơn", "Nga My"], ["2", "Kha Sơn", "Úc Kỳ"]])
    )
    assert [(p.section, p.level, p.row) for p in pairings] == [
        (section, level, "1"),
        (section, level, "2"),
    ]
    assert not any(f.severity == "doubt" for f in findings)


def test_numbers_begin_anew_under_each_level() -> None:
    pairings, findings = read(
        table([HEAD, ["A", "MẦM NON", ""], ["1", "Sao", "Sen"], ["B", "TIỂU HỌC", ""],
               ["1", "Kha Sơn", "Nga My"]])
    )  # fmt: skip
    assert [p.level for p in pairings] == ["MN", "TH"]
    assert "row-repeat" not in {f.code for f in findings}


def test_a_count_beside_the_level_is_no_party() -> None:
    pairings, _ = read(
        table([[*HEAD, "Ghi chú"], ["I", "MẦM NON", "", "2 cặp"], ["1", "Sao", "Sen", ""]])
    )
    assert [(p.section, p.level) for p in pairings] == [("MẦM NON", "MN")]


@pytest.mark.parametrize("mark", ["I", "II.", "a)", "Cặp 1"])
def test_entries_may_be_numbered_otherwise(mark: str) -> None:
    pairings, _ = read(table([HEAD, [mark, "MN Hoa Sen", "MN Ban Mai"]]))
    assert [row for row, _ in names(pairings)] == [mark.rstrip(".)").replace("Cặp ", "")]
    assert not pairings[0].needs_review


@pytest.mark.parametrize(
    "row", [["Tổng cộng", "1 trường", "1 trường"], ["Tổng: 1 cặp"], ["", "Cộng", "2"]]
)
def test_a_total_is_no_pairing(row: list[str]) -> None:
    pairings, _ = read(table([HEAD, ["1", "MN Hoa Sen", "MN Ban Mai"], row]))
    assert names(pairings) == [("1", ["Mầm non Hoa Sen", "Mầm non Ban Mai"])]


@pytest.mark.parametrize("first", ["1", "3"])
def test_a_list_numbered_on_below_a_heading_of_its_own_has_its_level(first: str) -> None:
    last = "2" if first == "1" else "4"
    pairings, _ = read(
        "DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA",
        "1. Mầm non",
        table([HEAD, ["1", "Trường Sao", "Trường Sen"], ["2", "Trường Lan", "Trường Huệ"]]),
        "2. Tiểu học",
        table(
            [HEAD, [first, "Trường Kha Sơn", "Trường Nga My"], [last, "Trường Úc Kỳ", "Trường Hà"]]
        ),
    )
    assert [p.level for p in pairings] == ["MN", "MN", "TH", "TH"]
