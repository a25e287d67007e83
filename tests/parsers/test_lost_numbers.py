"""Rows and items of broken lists whose numbers an OCR lost: counted, and doubted."""

from dataclasses import replace

import pytest

from extractors.plain_text import read_text
from parsers.outline_builder import build_outline
from parsers.pairings import parse_pairings
from parsers.pairings.lost_numbers import NO_NUMBER as NO_ROW_NUMBER
from parsers.pairings.lost_numbers import NOT_READ
from parsers.text_tables import recover_tables
from parsers.text_tables.broken_rows import LINE_BELOW, NO_NUMBER
from parsers.text_tables.numbered import RUN_TOGETHER
from parsers.text_tables.pieces import Placed
from schemas.document import Document, Line, Page, Table, Word
from tests.parsers.pairing_makers import PLAN
from tests.parsers.pairing_makers import table as printed_table


def broken(text: str) -> Line:
    """A line each of whose words was repaired, its numbers read as they stand."""
    words = [Word(word, read=f"{word}´" if word.istitle() else word) for word in text.split()]
    return Line(words, read=text + "´")


def table(*texts: str) -> Table:
    page = Page(1, blocks=[broken(text) for text in texts])
    document = recover_tables(Document("a.txt", "text", "0" * 64, pages=[page]))
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def rows(found: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in found.grid()]


def doubts(found: Table) -> set[str]:
    return {cell.doubt for cell in found.cells if isinstance(cell, Placed)}


def test_a_line_without_number_between_two_rows_is_the_row_that_is_missing():
    found = table(
        "TT Tên trường Đơn vị kết nghĩa",
        "1 Hoa Sen Hoa Mai",
        "Kim Lan Yên Mỹ",
        "3 Ba Vì Tản Lĩnh",
    )
    assert [row[:2] for row in rows(found)[1:]] == [
        ["1", "Hoa Sen Hoa Mai"],
        ["2", "Kim Lan Yên Mỹ"],
        ["3", "Ba Vì Tản Lĩnh"],
    ]
    assert doubts(found) == {LINE_BELOW, NO_NUMBER}


def test_a_line_too_short_for_a_row_is_none():
    found = table(
        "TT Tên trường Đơn vị kết nghĩa",
        "1 Hoa Sen Nguyễn Thị",
        "Minh Khai",
        "3 Ba Vì Tản Lĩnh",
    )
    assert doubts(found) == set()


def test_cells_a_line_with_numbers_read_as_letters_or_lost():
    header = ("TT", "", "Trường thứ nhất", "", "Trường thứ hai", "")
    cells = ("l", "Hoa Sen", "Hoa Mai", "Kim Lan", "Yên Mỹ", "3", "Ba Vì", "Tản Lĩnh")
    found = table(*header, *cells)
    assert rows(found)[1:] == [
        ["1", "Hoa Sen", "Hoa Mai"],
        ["2", "Kim Lan", "Yên Mỹ"],
        ["3", "Ba Vì", "Tản Lĩnh"],
    ]
    assert NO_NUMBER in doubts(found)


def test_listed_pairs_that_lost_their_numbers_are_counted_on():
    text = (
        "Danh sách các trường kết nghĩa\n\n1. MN Hoa Sen kết nghĩa với MN Hoa Mai\n"
        "2. MN Kim Lan kết nghĩa với MN Yên Mỹ\n. MN Ba Vì kết nghĩa với MN Tản Lĩnh\n"
    )
    clean = Document("a.txt", "text", "0" * 64, read_text(text))
    for line in clean.lines:
        line.read = f"{line.text}´"
    pairings, _ = parse_pairings(clean, build_outline(clean), PLAN)
    assert [(p.row, NOT_READ in p.reasons) for p in pairings] == [
        ("1", False),
        ("2", False),
        ("3", True),
    ]


def test_a_figure_of_a_picture_gets_the_zero_back_that_its_column_has():
    rows = [["TT", "Trường", "Trường kết nghĩa"]]
    names = [("1", "MN Hoa Sen", "MN Hoa Mai"), ("02", "MN Kim Lan", "MN Yên Mỹ")]
    rows += [list(row) for row in [*names, ("03", "MN Ba Vì", "MN Tản Lĩnh")]]
    for confidence, first in ((1.0, "1"), (0.97, "01")):
        found = printed_table(rows)
        for word in (w for cell in found.cells for line in cell.lines for w in line.words):
            word.confidence = confidence
        read = Document("a.pdf", "pdf", "0" * 64, [Page(1, blocks=[found])])
        pairings, _ = parse_pairings(read, build_outline(read), PLAN)
        assert [p.row for p in pairings] == [first, "02", "03"]


def test_items_of_clean_text_keep_no_number():
    lines = ["MN Hoa Sen kết nghĩa với MN Hoa Mai", "MN Kim Lan kết nghĩa với MN Yên Mỹ"]
    clean = Document("a.txt", "text", "0" * 64, read_text("\n\n".join(f"- {x}" for x in lines)))
    pairings, _ = parse_pairings(clean, build_outline(clean), replace(PLAN, title="Kết nghĩa"))
    assert {p.row for p in pairings} == {None}


def test_a_broken_row_without_number_beside_numbered_ones_is_doubted():
    made = Document("a.txt", "text", "0" * 64, [Page(1)])
    rows_made = [["TT", "Trường", "Trường kết nghĩa"], ["1", "TH Ba Vì", "TH Tản Lĩnh"]]
    made.pages[0].blocks.append(printed_table([*rows_made, ["2", "TH Kim Lan", "TH Yên Mỹ"]]))
    made.pages[0].blocks.append(printed_table([["Trường", "Trường kết nghĩa"], ["TH A", "TH B"]]))
    for block in made.blocks:
        for cell in block.cells:
            for line in cell.lines:
                line.read = f"{line.text}´"
    pairings, _ = parse_pairings(made, build_outline(made), PLAN)
    assert [NO_ROW_NUMBER in p.reasons for p in pairings] == [p.row is None for p in pairings]


def printed(text: str) -> Line:
    return Line([Word(word) for word in text.split()])


@pytest.mark.parametrize(("header", "doubted"), [(broken, False), (printed, True)])
def test_a_row_without_repair_is_digital_text_only_below_such_a_header(header, doubted):
    lines = [header("TT Tên trường Đơn vị kết nghĩa")]
    lines += [broken(f"{n} Hoa Sen {n} Hoa Mai {n}") for n in (1, 2)]
    page = Page(1, blocks=[*lines, printed("3 Marie Curie True North")])
    document = recover_tables(Document("a.txt", "text", "0" * 64, pages=[page]))
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    last = [c for c in found.cells if isinstance(c, Placed) and "Curie" in c.text]
    assert any(RUN_TOGETHER in cell.doubt for cell in last) is doubted
