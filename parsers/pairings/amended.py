"""Lists that an amending plan changes: the pairs as they were beside the pairs as they are now.

Only what is in force is a pairing. Columns of the old pairs are known by their headers, as long
as others stand under a header of the new ones; a row of which one side only says that the
pairing has ended tells none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.pairings.table_header import Column

_OLD = re.compile(
    r"\b(?:cũ|trước đây|đã (?:phê duyệt|ban hành|duyệt|ký)|trước (?:khi )?điều chỉnh"
    r"|hiện (?:tại|nay)|theo kế hoạch (?:số|cũ)|theo quyết định (?:số|cũ)|năm học trước)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:mới(?! thành lập)|(?<!hiện )nay|sau (?:khi )?điều chỉnh|thay (?:thế )?bằng|đổi thành"
    r"|điều chỉnh(?: thành| lại| là)?)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\W*(?:thôi|chấm dứt|ngừng|ngưng|dừng|không còn|hủy|huỷ|bỏ|rút)"
    r"(?:\s+(?:kết nghĩa|thực hiện|hợp tác|ghép cặp))?\W*",
    re.IGNORECASE,
)


def in_force(columns: Sequence[Column]) -> list[Column]:
    """The columns but those of pairs that others beside them replace.

    >>> old, new = Column(1, "Theo Kế hoạch số 4 (cũ) Trường"), Column(2, "Điều chỉnh thành Trường")
    >>> [column.index for column in in_force([old, new])], len(in_force([old]))
    ([2], 1)
    """
    old = [column for column in columns if _is_old(column)]
    new = [column for column in columns if column not in old and _NEW.search(column.header)]
    replaced = bool(old) and len(new) >= len(old)
    return [column for column in columns if column not in old] if replaced else list(columns)


def _is_old(column: Column) -> bool:
    """Whether a header tells of what was: `hiện nay` (at present) does beside `điều chỉnh`."""
    return _OLD.search(column.header) is not None


def has_ended(text: str) -> bool:
    """Whether a cell says that a pairing is no more.

    >>> has_ended("Thôi kết nghĩa"), has_ended("Thôi Ninh"), has_ended("Dũng")
    (True, False, False)
    """
    return _ENDED.fullmatch(text) is not None
