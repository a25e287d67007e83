"""Text tables with a cell a line, told by tabs and blank lines and not by row numbers."""

from __future__ import annotations

from parsers.text_tables import recover_tables
from schemas.document import Document, Line, Page, Table, Word


def line_with_tab(text: str) -> Line:
    """A line whose first word keeps the tab before it."""
    words = [Word(word, before=" ") for word in text.split()]
    if words:
        words[0].before = "\t" if text.startswith("\t") else ""
    return Line(words)


def recovered(text: str) -> list[list[list[str]]]:
    lines = [line_with_tab(line) for line in text.strip("\n").split("\n")]
    page = Page(number=1, blocks=list(lines))
    document = Document(path="a.txt", sha256="0" * 64, kind="text", pages=[page])
    return [
        [[cell.text if cell else "" for cell in row] for row in block.grid()]
        for block in recover_tables(document).blocks
        if isinstance(block, Table)
    ]


def test_level_column_before_the_numbers() -> None:
    (rows,) = recovered(
        "\tCấp học\n\tSTT\n\tTrường\n\tKết nghĩa với trường\n\n"
        "\tMầm non\n\t1\n\tHoa Sen\n\tSao Mai\n\n\t2\n\tBan Mai\n\tSơn Ca\n\n"
        "\tTiểu học\n\t1\n\tLê Lợi\n\tKim Đồng\n3. Tổ chức thực hiện"
    )
    assert rows[2] == ["Mầm non", "2", "Ban Mai", "Sơn Ca"]
    assert rows[3] == ["Tiểu học", "1", "Lê Lợi", "Kim Đồng"]


def test_number_in_the_last_column() -> None:
    (rows,) = recovered(
        "\tTrường được hỗ trợ\n\tTrường hỗ trợ\n\tTT\n\n"
        "\tMN Hoa Sen\n\tMN Sao Mai\n\t1\n\n\tTH Lê Lợi\n\tTH Kim Đồng\n\t2"
    )
    assert rows[1:] == [["MN Hoa Sen", "MN Sao Mai", "1"], ["TH Lê Lợi", "TH Kim Đồng", "2"]]


def test_letters_empty_cells_and_a_total() -> None:
    (rows,) = recovered(
        "\tTT\n\tTrường\n\tTrường kết nghĩa\n\tGhi chú\n\n"
        "\ta)\n\tMN Hoa Sen\n\tMN Sao Mai\n\n\n\tb)\n\tTH Lê Lợi\n\tTH Kim Đồng\n\tđã ký\n\n"
        "\tc)\n\tTH Nam Sơn\n\tTH Hà Trì\n\tmới\n\n\tTổng cộng\n\t3 cặp"
    )
    assert rows[1] == ["a)", "MN Hoa Sen", "MN Sao Mai", ""]
    assert len(rows) == 4


def test_items_stay_in_their_cell() -> None:
    (rows,) = recovered(
        "\tNội dung trọng tâm\n\tĐơn vị\n\tĐơn vị phối hợp\n\n"
        "\t- Thao giảng\n- Thư viện\n\tTH Lê Lợi\n\tTH Kim Đồng\n\n"
        "\t- Bán trú\n\tMN Hoa Sen\n\tMN Sao Mai"
    )
    assert rows[1][1:] == ["TH Lê Lợi", "TH Kim Đồng"]


def test_recipients_and_signers_are_no_table() -> None:
    text = "\tNơi nhận:\n\tHIỆU TRƯỞNG\n\n\tNguyễn Văn An\n\tTrần Thị Bình\n\n\tLưu\n\tVT"
    assert recovered(text) == []
