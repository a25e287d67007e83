"""Each check over the table of pairings, with a case that it tells and one that it must not."""

from __future__ import annotations

import pytest

from normalizers.schools import parse_schools
from parsers.pairings.checks import RUN_TOGETHER, check_mentions, check_pairings
from schemas.plan import Evidence, Level, Pairing, Party

HERE = {"district": "Quận Hà Đông", "province": "Thành phố Hà Nội"}


def row(number: str | None, *names: str, level: Level = "MN") -> Pairing:
    """A pairing of schools of one level; a name may begin with another one (`TH:Văn Yên`)."""
    parties = []
    for name in names:
        own, _, bare = name.rpartition(":")
        told: Level = "TH" if own == "TH" else level
        parties.append(Party(name=bare, level=told, full_name=f"{told} {bare}", **HERE))
    return Pairing(row=number, schools=parties, level=level, evidence=Evidence())


CASES = {
    "school-repeated": (
        [row("1", "Hoa Sen", "Sơn Ca"), row("2", "Hoa Sen", "Họa Mi")],
        [row("1", "Hoa Sen", "Sơn Ca"), row("2", "TH:Hoa Sen", "TH:Họa Mi")],
    ),
    "self-pair": (
        [row("1", "Hòa Khánh", "Hoà Khánh")],
        [row("1", "Hòa Khánh I", "Hòa Khánh II")],
    ),
    "row-gap": (
        [row("1", "A Ngo", "B"), row("3", "C", "D")],
        [row("1", "A Ngo", "B"), row("2", "C", "D"), row("1", "E", "G")],
    ),
    "row-repeat": (
        [row("1", "Hoa Sen", "Sơn Ca"), row("1", "Họa Mi", "Ban Mai")],
        [row(None, "Hoa Sen", "Sơn Ca"), row(None, "Họa Mi", "Ban Mai")],
    ),
    "level-mismatch": (
        [row("1", "Hoa Sen", "TH:Văn Yên")],
        [row("1", "TH:Văn Yên", "TH:Vạn Phúc", level="TH")],
    ),
    "name-two-spellings": (
        [row("1", "Đa Sỹ", "Sơn Ca"), row("2", "Đa Sĩ", "Họa Mi")],
        [row("1", "Văn Khê", "Sơn Ca"), row("2", "Vạn Khê", "Họa Mi")],
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_contradiction_is_told(code: str) -> None:
    assert code in {found.code for found in check_pairings(CASES[code][0])}


@pytest.mark.parametrize("code", CASES)
def test_what_only_looks_like_it_is_not(code: str) -> None:
    assert code not in {found.code for found in check_pairings(CASES[code][1])}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Có 3 cặp trường kết nghĩa.", True),
        ("Có 2 cặp trường kết nghĩa.", False),
        ("Cặp kết nghĩa số 3 họp tháng 10.", False),
    ],
)
def test_the_number_of_pairs_that_the_text_states(text: str, told: bool) -> None:
    pairings = [row("1", "Hoa Sen", "Sơn Ca"), row("2", "Họa Mi", "Ban Mai")]
    codes = {found.code for found in check_pairings(pairings, text)}
    assert ("count-mismatch" in codes) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trường Mầm non Tiền Phong B tổ chức giao lưu", True),  # the list has Tiên Phong B
        ("Trường Mầm non Tiên Phong B tổ chức giao lưu", False),
        ("Trường Tiểu học Tiền Phong B tổ chức giao lưu", False),
    ],
)
def test_a_name_that_the_running_text_spells_in_another_way(text: str, told: bool) -> None:
    pairings = [row("1", "Tiên Phong B", "Sơn Ca")]
    mentions = [(mention, Evidence(text=text)) for mention in parse_schools(text)]
    findings = list(check_mentions(pairings, mentions))
    assert [found.code for found in findings] == ["name-two-spellings"] * told
    assert pairings[0].needs_review is told


def test_a_row_before_a_gap_with_more_schools_than_most_may_hold_two() -> None:
    rows = [row("1", "A Ngo", "B", "C", "D"), row("3", "E", "G"), row("4", "H", "K")]
    check_pairings(rows)
    assert [one.needs_review for one in rows] == [True, False, False]
    assert rows[0].reasons == [RUN_TOGETHER]


def test_names_of_a_scan_that_differ_in_marks_are_doubted_the_rarer_one_first() -> None:
    rows = [row("1", "Pờ Ê", "Hiếu"), row("2", "TH:Pờ Ê", "TH:Kon Plông"), row("3", "Pờ E", "Sao")]
    for one in rows:
        for party in one.schools:
            party.confidence = 0.97
    check_pairings(rows)
    assert [one.schools[0].needs_review for one in rows] == [False, False, True]


def test_clean_names_that_differ_in_marks_are_not_doubted() -> None:
    rows = [row("1", "Văn Khê", "Sơn Ca"), row("2", "Vạn Khê", "Họa Mi")]
    check_pairings(rows)
    assert not any(party.needs_review for one in rows for party in one.schools)
