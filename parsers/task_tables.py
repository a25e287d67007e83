"""Tasks printed as a table: what is given or done, how many of it, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.pairings.table_header import distinct
from parsers.prose import judge_prose
from parsers.text_tables import header_role
from parsers.timeline.acts import confidence_of, evidence_of
from parsers.timeline.columns import role_of
from parsers.wording import fold
from schemas.document import Cell, Table
from schemas.plan import Task

_QUANTITY = re.compile(r"(?:SO LUONG|SL|SO TIEN|TRI GIA)\b")
_THING = re.compile(  # item, equipment, gift, content (folded headers)
    r"(?:TEN )?(?:HANG MUC|THIET BI|VAT DUNG|DO DUNG|QUA TANG|DANH MUC|NOI DUNG|LOAI|CONG VIEC)\b"
)
_NUMBER = re.compile(r"\W*(\d{1,3})\W*")
_PARTIES = ("school", "partner", "pair", "helper", "helped", "lead", "members")


def has_quantities(table: Table) -> bool:
    """Whether a table lists things with their number, and no schools that are twinned."""
    columns = _columns(table)
    return "quantity" in columns and "what" in columns


def rows_of(table: Table, section: str, *, needs_quantity: bool) -> Iterator[Task]:
    """A task for each row; none where no column tells what, and who or how many."""
    columns = _columns(table)
    told = "quantity" in columns or ("who" in columns and not needs_quantity)
    if "what" not in columns or not told:
        return
    for row in table.grid()[1:]:
        what = row[columns["what"]]
        if what is None or not any(map(str.isalpha, what.text)):
            continue
        yield _task(row, what, columns, section)


def _columns(table: Table) -> dict[str, int]:
    """Where number, thing, quantity and unit stand, by the first row; empty for other tables."""
    header = [" ".join(cell.text.split()) if cell else "" for cell in table.grid()[0]]
    columns: dict[str, int] = {}
    for index, text in enumerate(header):
        role = _role(text)
        if role in ("time", "parties"):
            return {}
        columns.setdefault(role, index)
    return columns


def _role(header: str) -> str:
    key = fold(header)
    if _QUANTITY.match(key):
        return "quantity"
    if _THING.match(key):
        return "what"
    if role_of(header) in ("time", "from", "to"):
        return "time"  # a schedule: its rows are events
    if role_of(header) in ("who", "number"):
        return role_of(header)
    return "parties" if header_role(header) in _PARTIES else "other"


def _task(row: list[Cell | None], what: Cell, columns: dict[str, int], section: str) -> Task:
    texts = {name: cell.text for name, at in columns.items() if (cell := row[at]) is not None}
    number = _NUMBER.fullmatch(texts.get("number", ""))
    lines = [line for cell in distinct(row) for line in cell.lines]
    task = Task(
        section=section,
        number=number[1] if number else None,
        text=" ".join(what.text.split()),
        responsible=texts.get("who") or None,
        quantity=texts.get("quantity") or None,
        confidence=round(confidence_of(lines, what.text), 4),
        evidence=evidence_of(lines),
    )
    judge_prose(task, lines)
    return task
