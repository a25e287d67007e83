"""Text tables with a row a line and a tab between the cells."""

from __future__ import annotations

from extractors.plain_text import read_text
from parsers.text_tables import recover_tables
from parsers.text_tables.tab_rows import UNSURE_LINE
from schemas.document import Document, Table


def table(text: str) -> Table:
    (found,) = recover_tables(Document("a.txt", "text", "0" * 64, read_text(text))).tables
    return found


def rows(text: str) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table(text).grid()]


def test_paragraphs_of_cells_on_lines_of_their_own() -> None:
    assert rows(
        "TT\tCặp trường\tMục tiêu\nMẦM NON\n1\tMN A –\nMN B\t- Một.\n- Hai.\n"
        "2\tMN C – MN D\t- Ba.\n\nTrên đây"
    )[1:] == [["MẦM NON"] * 3, ["1", "MN A – MN B", "- Một. - Hai."], ["2", "MN C – MN D", "- Ba."]]


def test_rows_that_a_merged_number_goes_on_into() -> None:
    found = rows(
        "Nhóm\tTrường được giúp đỡ\tTrường giúp đỡ\tNội dung\n1\tTH A\tTH B\tĐọc\n\t\tTH C\tViết\n"
        "2\tTH D\tTH E\tToán\n\t\tTH G\t\n"
    )
    assert [row[1:] for row in found[1:3]] == [["TH A", "TH B", "Đọc"], ["TH A", "TH C", "Viết"]]
    assert found[4][1:] == ["TH D", "TH G", ""]


def test_days_are_headings_of_a_programme() -> None:
    found = rows("Thời gian\tNội dung\nNgày 27/3/2026\n4h30\tTập trung\n12h00\tĂn trưa\n")
    assert found[1] == ["Ngày 27/3/2026"] * 2


def test_a_line_that_may_belong_to_either_row_is_doubted() -> None:
    found = table("Thời gian\tNội dung\nTháng 9\tKý kết\nvà trao quà\nTháng 10\tDự giờ\n")
    assert [getattr(cell, "doubt", "") for cell in found.cells if cell.row == 1][1] == UNSURE_LINE
