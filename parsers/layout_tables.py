"""Tables that only place a letterhead or signatures side by side, undone to their lines."""

from __future__ import annotations

import re

from parsers.doc_type import match_type
from parsers.issuer import SIDE
from parsers.openings import MOTTO, SIGNER_TITLE, is_place_and_date
from parsers.wording import fold
from schemas.document import Block, Table

# Folded headers of columns that hold content: schedules and lists.
_HEADER = re.compile(
    r"(?:S?TT|SO TT|SO THU TU|(?:DU KIEN )?THOI (?:GIAN|DIEM|HAN)|NGAY|THANG|TUAN"
    r"|(?:CAC )?(?:NOI DUNG|CONG VIEC|HOAT DONG|NHIEM VU)|DIA DIEM|GHI CHU|PHU TRACH"
    r"|(?:NGUOI|DON VI|BO PHAN) (?:THUC HIEN|PHU TRACH|CHU TRI)|(?:TEN )?TRUONG|HO (?:VA )?TEN"
    r"|CHUC (?:VU|DANH)|DON VI|SO LUONG|KET QUA)\b(?: \w+){0,3}"
)


_NUMBER = re.compile(r"Số\s*:?[\s\d.…_]*[/-]\s*[A-ZĐ]")


def undo_layout_tables(blocks: list[Block]) -> list[Block]:
    """Tables that only place a letterhead or signatures side by side, as their lines."""
    undone: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and is_layout_table(block):
            for cell in sorted(block.cells, key=lambda c: (c.column, c.row)):
                undone.extend(cell.lines)
        else:
            undone.append(block)
    return undone


def is_layout_table(table: Table) -> bool:
    """Whether a table holds a letterhead or the signatures, not content."""
    keys = [fold(line.text) for line in table.lines]
    if _has_headers(table) or _names_parties(table):
        return False
    if not table.ruled and any(key.startswith(("NOI NHAN", "LUU VT")) for key in keys):
        return True
    if table.columns == 1 and table.rows <= 4 and match_type(table.cells[0].text):
        return True  # type and title in a box
    if table.columns > 4 or table.rows > 8:
        return False
    letterhead = any(MOTTO.search(key) for key in keys) or _has_number_or_day(table)
    signature = any(key.startswith("NOI NHAN") for key in keys) or (
        table.rows <= 4
        and sum(bool(SIGNER_TITLE.fullmatch(k)) for k in keys if len(k) < 60) >= 1
        and sum(len(k) > 100 for k in keys) == 0
        and not _has_row_numbers(table)
    )
    return letterhead or signature


def _has_number_or_day(table: Table) -> bool:
    """Whether a table without motto holds a letterhead's number, or place and day."""
    texts = [line.text.strip() for line in table.lines]
    return table.rows <= 3 and any(is_place_and_date(text) or _NUMBER.match(text) for text in texts)


def _has_row_numbers(table: Table) -> bool:
    return any(cell.column == 0 and cell.text.strip(" .").isdigit() for cell in table.cells)


def _names_parties(table: Table) -> bool:
    """Whether the rows of a table name the parties of a memorandum: `BÊN A` | `TRƯỜNG …`."""
    first = [cell.text.strip() for cell in table.cells if cell.column == 0]
    return table.columns > 1 and len(first) > 1 and all(SIDE.fullmatch(text) for text in first)


def _has_headers(table: Table) -> bool:
    """Whether the first row names columns of content: `Thời gian`, `Nội dung`, `STT` …"""
    first = [fold(cell.text) for cell in table.cells if cell.row == 0]
    return sum(bool(_HEADER.fullmatch(key)) for key in first) >= 2
