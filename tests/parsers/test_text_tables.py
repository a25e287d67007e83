"""Tables recovered from text, and text that is left alone."""

from __future__ import annotations

from extractors.plain_text import read_text
from parsers.text_tables import recover_tables
from parsers.text_tables.stacked import find_stacked
from schemas.document import Document, Table, line_of


def recovered(text: str) -> list[list[list[str]]]:
    made = recover_tables(Document("made.txt", "text", "0" * 64, read_text(text)))
    again = recover_tables(made)
    assert [len(page.blocks) for page in made.pages] == [len(page.blocks) for page in again.pages]
    return [_texts(table) for table in made.tables]


def _texts(table: Table) -> list[list[str]]:
    assert not table.ruled
    return [[cell.text if cell else "-" for cell in row] for row in table.grid()]


def test_separators_lost_leave_one_cell_across() -> None:
    (rows,) = recovered(
        "TT Trường Trường kết nghĩa\n1{Mam non A Mam non B\n2|Mam non C |Mam non D\n"
    )
    assert rows[1] == ["1", "Mam non A Mam non B", "Mam non A Mam non B"]
    assert rows[2] == ["2", "Mam non C", "Mam non D"]


def test_cells_on_lines_of_their_own() -> None:
    (rows,) = recovered(
        "\tTT\n\tTrường\n\tGhi chú\n\t1\n\tTH A –\nTH B\n\tmới\n\n\t2\n\tTH C\n\tcũ\n"
    )
    assert rows[1:] == [["1", "TH A – TH B", "mới"], ["2", "TH C", "cũ"]]


def test_no_stacked_row_swallows_rows_that_run_on() -> None:
    text = "Stt\nĐơn vị A Đơn vị B\nGhi chú\n1\nMN Hoa Sen\nXanh 12 MN Tân An 20\n"
    rows = text + "2 MN Bình Minh 7 MN An Phú 31\n3 MN Họa Mi 40 MN An Lộc 18"
    lines = [line_of(line) for line in rows.split("\n")]
    assert find_stacked(lines, 0) is None


def test_empty_cells_between_tabs_and_pipes() -> None:
    (tabs,) = recovered("TT\tTrường\tGhi chú\n1\tTH A\tx\n\tTH B\n2\tTH C\ty\n")
    assert tabs[1] == ["1", "TH A TH B", "x"]
    (pipes,) = recovered("TT|Trường|Ghi chú\n|TH A|x\n|TH B|\n")
    assert pipes[1:] == [["", "TH A", "x"], ["", "TH B", ""]]


def test_level_rows_stand_across() -> None:
    (rows,) = recovered("TT|Trường|Ghi chú\nKHỐI THCS\n1|A|x\n2|B|y\n")
    assert rows[1] == ["KHỐI THCS"] * 3


def test_schedule_tables_are_recovered_too() -> None:
    (rows,) = recovered("| Thời gian | Nội dung |\n|---|---|\n| Tháng 9 | Ký kết |\n")
    assert rows == [["Thời gian", "Nội dung"], ["Tháng 9", "Ký kết"]]


def test_running_text_is_left_alone() -> None:
    assert recovered("1. Mục đích\n- Nâng cao chất lượng.\n2. Yêu cầu\n- Thiết thực.\n") == []
    assert recovered("UBND HUYỆN A\tCỘNG HÒA XÃ HỘI\nPHÒNG GDĐT\tĐộc lập - Tự do\n") == []
