"""Documents made by hand for the tests of pairings."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.plain_text import read_text
from parsers.context import PlanContext
from parsers.outline_builder import build_outline
from parsers.pairings import parse_pairings
from parsers.text_tables import recover_tables
from schemas.document import Block, Cell, Document, Page, Table, line_of
from schemas.plan import Finding, Pairing

PLAN = PlanContext(
    doc_type="KẾ HOẠCH",
    title="Tổ chức hoạt động kết nghĩa giữa các trường học",
    issuer_name="Phòng Giáo dục và Đào tạo huyện Ba Vì",
    district="Huyện Ba Vì",
    province="Thành phố Hà Nội",
    issued_on="2023-09-10",
)
OTHER = PlanContext(
    doc_type="KẾ HOẠCH",
    title="Thực hiện nhiệm vụ năm học",
    issuer_name="Phòng Giáo dục và Đào tạo huyện Ba Vì",
    district="Huyện Ba Vì",
    province="Thành phố Hà Nội",
    issued_on="2023-09-10",
)


def table(rows: Sequence[Sequence[str]]) -> Table:
    """A ruled table; `^` goes on the cell above, a row of one text stands across."""
    width = max(len(row) for row in rows)
    cells: list[Cell] = []
    above: dict[int, Cell] = {}
    for r, row in enumerate(rows):
        if len(row) == 1:
            cells.append(Cell(r, 0, [line_of(row[0])], column_span=width))
            continue
        for c, text in enumerate(row):
            if text == "^":
                above[c].row_span += 1
                continue
            lines = [line_of(part, is_paragraph=True) for part in text.split("\n") if part]
            above[c] = Cell(r, c, lines)
            cells.append(above[c])
    return Table(len(rows), width, cells)


def document(*parts: str | Table) -> Document:
    """A document of text and tables in order."""
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, Table):
            blocks.append(part)
        else:
            blocks.extend(read_text(part)[0].blocks)
    return Document("made.txt", "text", "0" * 64, [Page(1, blocks)])


def read(*parts: str | Table, context: PlanContext = PLAN) -> tuple[list[Pairing], list[Finding]]:
    made = recover_tables(document(*parts))
    return parse_pairings(made, build_outline(made), context)


def names(pairings: Sequence[Pairing]) -> list[tuple[str | None, list[str]]]:
    """Row and full names of every pairing."""
    return [(p.row, [school.full_name for school in p.schools]) for p in pairings]
