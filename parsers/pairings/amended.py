"""Lists that an amending plan changes: the pairs as they were beside the pairs as they are now.

Only what is in force is a pairing. Columns of the old pairs are known by their headers, as long
as others stand under a header of the new ones; a row of which one side only says that the
pairing has ended tells none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.pairings.table_header import Column
from parsers.text_tables import fold

_OLD = re.compile(
    r"\b(?:cu|truoc day|da (?:phe duyet|ban hanh|duyet|ky)|truoc (?:khi )?dieu chinh"
    r"|hien (?:tai|nay)|theo ke hoach (?:so|cu)|theo quyet dinh (?:so|cu)|nam hoc truoc)\b"
)
_NEW = re.compile(
    r"\b(?:moi|nay|sau (?:khi )?dieu chinh|dieu chinh (?:thanh|lai|la)|thay (?:the )?bang"
    r"|doi thanh|dieu chinh)\b"
)
_ENDED = re.compile(
    r"(?:thoi|cham dut|ngung|dung|khong con|huy|bo|rut) ?(?:ket nghia|thuc hien|hop tac|ghep cap)?"
)


def in_force(columns: Sequence[Column]) -> list[Column]:
    """The columns but those of pairs that others beside them replace.

    >>> old, new = Column(1, "Theo Kế hoạch số 4 (cũ) Trường"), Column(2, "Điều chỉnh thành Trường")
    >>> [column.index for column in in_force([old, new])], len(in_force([old]))
    ([2], 1)
    """
    old = [column for column in columns if _is_old(column)]
    new = [column for column in columns if column not in old and _NEW.search(fold(column.header))]
    return [column for column in columns if column not in old] if old and new else list(columns)


def _is_old(column: Column) -> bool:
    """Whether a header tells of what was: `hiện nay` (at present) does beside `điều chỉnh`."""
    return _OLD.search(fold(column.header)) is not None


def has_ended(text: str) -> bool:
    """Whether a cell says that a pairing is no more.

    >>> has_ended("Thôi kết nghĩa"), has_ended("Thôi Ninh"), has_ended("Chấm dứt")
    (True, False, True)
    """
    return _ENDED.fullmatch(fold(text)) is not None
