"""A row that gives no pairing among rows that do is told, and so is a plan without any."""

import pytest

from parsers.plan_builder import parse
from schemas.document import Cell, Document, Line, Page, Table, line_of
from schemas.plan import Plan

HEAD = ["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "KẾ HOẠCH", "Kết nghĩa giữa các trường năm học 2024 - 2025"]


def table(*rows: tuple[str, ...]) -> Table:
    cells = [
        Cell(i, j, [line_of(text, is_paragraph=True)] if text else [])
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
    ]
    return Table(len(rows), len(rows[0]), cells)


def plan_of(lines: list[str], *tables: Table) -> Plan:
    blocks: list[Line | Table] = [line_of(text, is_paragraph=True) for text in lines]
    return parse(Document("a.docx", "docx", "0" * 64, [Page(1, [*blocks, *tables])]))


def codes(plan: Plan) -> list[str]:
    return [
        found.code for found in plan.findings if found.code in ("row-unread", "pairing-missing")
    ]


ROWS = (
    ("TT", "Tên trường", "Trường kết nghĩa"),
    ("1", "Mầm non Hoa Ban", "Mầm non Cỏ May"),
    ("2", "Mầm non Sơn Lâm", "Mầm non Suối Nguồn"),
)


def test_a_whole_table_has_no_finding() -> None:
    plan = plan_of(HEAD, table(*ROWS))
    assert len(plan.pairings) == 2
    assert codes(plan) == []


@pytest.mark.parametrize("cell", ["(chờ phân công)", "Chưa bố trí", "không có", "Bố trí sau"])
def test_a_row_that_says_that_it_has_no_partner_yet_is_none(cell: str) -> None:
    plan = plan_of(HEAD, table(*ROWS, ("3", "Mầm non Đồi Chè", cell)))
    assert len(plan.pairings) == 2 and codes(plan) == []


def test_a_row_without_a_partner_is_told() -> None:
    plan = plan_of(HEAD, table(*ROWS, ("3", "Mầm non Đồi Chè", "(nét chữ bị mờ)")))
    assert len(plan.pairings) == 2
    assert codes(plan) == ["row-unread"]
    assert plan.needs_review
    assert any("Đồi Chè" in (found.value or "") for found in plan.findings)


def test_total_and_level_rows_are_no_lost_rows() -> None:
    plan = plan_of(HEAD, table(*ROWS, ("Tổng cộng", "2 cặp", "")))
    assert codes(plan) == []


def test_a_plan_of_twinning_without_pairings_is_told() -> None:
    assert codes(plan_of([*HEAD, "I. MỤC ĐÍCH", "- Giúp các trường học hỏi lẫn nhau."])) == [
        "pairing-missing"
    ]


def test_another_plan_needs_no_pairing() -> None:
    head = ["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "KẾ HOẠCH", "Tuyển sinh lớp 1 năm học 2024 - 2025"]
    assert codes(plan_of([*head, "- Trường TH Ba Vì tuyển 120 em."])) == []


@pytest.mark.parametrize(
    "title",
    [
        "Thành lập Ban chỉ đạo hoạt động kết nghĩa giữa các trường",
        "Tổng kết phong trào kết nghĩa giữa các trường",
    ],
)
def test_what_else_is_done_about_twinning_needs_no_pairing(title: str) -> None:
    head = ["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "QUYẾT ĐỊNH", title]
    assert codes(plan_of([*head, "Điều 1. Giao các tổ chuyên môn thực hiện."])) == []


def test_a_number_that_ends_a_line_counts_no_pairs_below() -> None:
    cards = ["Cặp kết nghĩa số 1", "Dạy học lớp 3", "Cặp kết nghĩa số 2", "Dạy học lớp 5"]
    plan = plan_of([*HEAD, *cards], table(*ROWS))
    assert not [found for found in plan.findings if found.code == "count-mismatch"]
