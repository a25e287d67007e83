"""A number at the end of a name, told from what is counted and from the labels of a list."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d{1,3}(?![\d%])(?!\s*[.)]\s*\S)")
_LAST_NUMBER = re.compile(r"\d(?=\.\s+[A-ZĐÀ-Ỹ])")  # … Nam Chính 2. Trường …
_TWINNED = re.compile(r"\b(?:kết\s+nghĩa|giúp|hỗ\s+trợ|với)\b", re.IGNORECASE)
# What a number counts: `2 năm` (years), `5 lớp` (classes), `3 suất quà` (gifts).
_COUNTED = re.compile(
    r"\s*(?:năm|ngày|tháng|tuần|quý|học\s+(?:kỳ|kì|sinh)|giờ|phút|lần|lượt|đợt|buổi|tiết|lớp|phòng"
    r"|giáo\s+viên|cán\s+bộ|nhân\s+viên|đoàn\s+viên|đội\s+viên|đảng\s+viên|em|cháu|trẻ|bạn|thầy|cô|ông"
    r"|bà|người|đồng|triệu|nghìn|suất|bộ|cuốn|quyển|chiếc|cái|phần|món|cây|điểm|cơ\s+sở|trường|cặp|cụm"
    r"|nhóm|đội|khối|đơn\s+vị|thôn|tổ(?!\s+chức)|bản|ấp|buôn|ngõ|ngách|tiếng|km|ha|m)(?![^\W_])",
    re.IGNORECASE,
)
_SO = re.compile(r"số\s*$", re.IGNORECASE)  # number: before one that belongs to the name
_WORD_BEHIND = re.compile(r"\s*([^\W\d_]+)")


def number_end(text: str, at: int, *, in_name: bool) -> int | None:
    """Where the number at `at` ends that belongs to a name, None where there is none.

    `in_name` says that words of the name stand before it.

    >>> number_end("Nam Chính 2 kết nghĩa", 10, in_name=True)
    11
    >>> number_end("Nam Chính 2 lớp", 10, in_name=True) is None
    True
    """
    number = _NUMBER.match(text, at) or (_ends_sentence(text, at) if in_name else None)
    if number is None or (in_name and _counts(text, number)):
        return None
    return number.end()


def _counts(text: str, number: re.Match[str]) -> bool:
    """Whether a number counts what stands behind it, which may only begin like what is counted.

    >>> texts = "Nam Chính 2 LỚP", "Nam Chính 2 Cơ Sở", "số 1 Đồng Sơn", "SỐ 2 NĂM CĂN", "2 năm nay"
    >>> [_counts(text, re.search(r"\\d", text)) for text in texts]
    [True, True, False, False, True]
    """
    counted = _COUNTED.match(text, number.end())
    if counted is None:
        return False
    what = counted.group().strip()
    behind = _WORD_BEHIND.match(text, counted.end())
    is_name = what.istitle() and " " not in what and behind and behind[1].istitle()
    is_numbered = what[0].isupper() and _SO.search(text, 0, number.start())
    return not (is_name or is_numbered)


def _ends_sentence(text: str, at: int) -> re.Match[str] | None:
    """A number that ends a name and its sentence, and is not the next label of a list.

    >>> text = "TH Tân Hà kết nghĩa với TH Nam Chính 2. TH Trà Tân 3 kết nghĩa với TH Đức Hạnh"
    >>> found = _ends_sentence(text, text.index("2")), _ends_sentence("1. TH Hà 2. TH Tân", 9)
    >>> [match and match.group() for match in found]
    ['2', None]
    """
    number = _LAST_NUMBER.match(text, at)
    if number is None or not _TWINNED.search(text, 0, at):
        return None
    labels = [int(number.group()) + step for step in (-1, 1)]
    listed = any(re.search(rf"(?<!\d){label}\s*[.)]\s", text) for label in labels)
    return None if listed else number
