"""Numbered sentences below a list's title are no table whose cells ran together."""

from itertools import permutations

import pytest

from extractors.plain_text import read_text
from parsers.text_tables import recover_tables
from schemas.document import Document, Table

TITLE = "DANH SÁCH CÁC CẶP TRƯỜNG KẾT NGHĨA"
NAMES = [" ".join(three) for three in permutations(["An", "Bình", "Cẩm", "Đông", "Hà"], 3)]


def tables(lines: list[str]) -> list[Table]:
    document = Document("a.txt", "text", "0" * 64, read_text("\n".join([TITLE, "", *lines])))
    return [b for b in recover_tables(document).blocks if isinstance(b, Table)]


@pytest.mark.parametrize("link", ["kết nghĩa với", "giúp đỡ", "–", "và"])
def test_sentences_of_pairs_are_no_rows(link: str) -> None:
    pairs = zip(NAMES[::2], NAMES[1::2], strict=True)
    lines = [f"{i}. Trường TH {a} {link} Trường TH {b}" for i, (a, b) in enumerate(pairs, 1)]
    assert tables(lines) == []


def test_a_cell_a_line_goes_on_behind_the_thousandth_row() -> None:
    rows = [[str(i), "TH An Bình", "TH Cẩm Hà"] for i in range(990, 1010)]
    (table,) = tables(["TT", "Trường", "Trường kết nghĩa", *(cell for row in rows for cell in row)])
    assert [table.grid()[at + 1][0].text for at in (0, 10, 19)] == ["990", "1000", "1009"]
