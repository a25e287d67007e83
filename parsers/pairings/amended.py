"""Lists that an amending plan changes: the pairs as they were beside the pairs as they are now.

Only what is in force is a pairing. Columns of the old pairs are known by their headers, as long
as others stand under a header of the new ones; a row of which one side only says that the
pairing has ended tells none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.pairings.school_years import has_ended, school_year_in
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

_PARTIES = 2  # columns that a list of pairs has, at least


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


def of_years_to_come(columns: Sequence[Column], issued_on: str | None) -> list[Column]:
    """The columns but those of a school year that had ended, beside one of a year that had not.

    >>> school = Column(1, "Trường")
    >>> last, this = Column(2, "Năm học 2023-2024"), Column(3, "Năm học 2024-2025")
    >>> [column.index for column in of_years_to_come([school, last, this], "2024-09-12")]
    [1, 3]
    >>> len(of_years_to_come([school, last, this], "2023-09-12"))
    3
    >>> len(of_years_to_come([last, this], "2024-09-12"))  # one alone would be no pair
    2
    """
    years = {column.index: school_year_in(column.header) for column in columns}
    told = {at: has_ended(year, issued_on or "") for at, year in years.items() if year is not None}
    kept = [column for column in columns if not told.get(column.index)]
    return list(columns) if all(told.values()) or len(kept) < _PARTIES else kept


def _is_old(column: Column) -> bool:
    """Whether a header tells of what was: `hiện nay` (at present) does beside `điều chỉnh`."""
    return _OLD.search(column.header) is not None


def pairing_has_ended(text: str) -> bool:
    """Whether a cell says that a pairing is no more.

    >>> [pairing_has_ended(text) for text in ("Thôi kết nghĩa", "Thôi Ninh", "Dũng")]
    [True, False, False]
    """
    return _ENDED.fullmatch(text) is not None
