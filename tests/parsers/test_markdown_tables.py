"""Tables of Markdown: empty headers, merged cells, lines inside cells."""

from __future__ import annotations

import pytest

from extractors.plain_text import read_text
from parsers.text_tables import recover_tables
from schemas.document import Document


def rows(text: str) -> list[list[str]]:
    document = recover_tables(Document("a.md", "text", "0" * 64, read_text(text)))
    (table,) = document.tables
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_empty_header_and_marks() -> None:
    assert rows(
        "|  |  |  |\n| --- | --- | --- |\n| **TT** | **Trường** | **Mục tiêu** |\n"
        "| 1 | TH A &amp; TH B | \\- Một.<br>\\- Hai. |\n"
    ) == [["TT", "Trường", "Mục tiêu"], ["1", "TH A & TH B", "- Một. - Hai."]]


@pytest.mark.parametrize(
    "level", ["| MẦM NON |  |  |", "| MẦM NON | MẦM NON | MẦM NON |"], ids=["once", "repeated"]
)
def test_level_rows(level: str) -> None:
    text = f"| TT | Trường | Kết nghĩa |\n|---|---|---|\n{level}\n| 1 | MN A | MN B |\n"
    assert rows(text)[1] == ["MẦM NON"] * 3


def test_rows_of_one_number_repeat_the_merged_cells() -> None:
    table = rows(
        "| TT | Trường giúp đỡ | Trường được giúp đỡ |\n|---|---|---|\n"
        "| 1 | TH A | TH B |\n| 1 | TH A | TH C |\n| 2 | TH D | TH E |\n"
    )
    assert [row[2] for row in table[1:]] == ["TH B", "TH C", "TH E"]
    assert table[2][0] == ""


def test_a_rule_without_rows_is_no_table() -> None:
    document = Document("a.md", "text", "0" * 64, read_text("|  |  |\n| --- | --- |\n\nNơi nhận:"))
    assert not list(recover_tables(document).tables)
