"""A number at the end of a name, told from what is counted and from the labels of a list."""

from __future__ import annotations

import re

from normalizers.schools.name_words import MEASURES, STOP_WORDS, WORD

_NUMBER = re.compile(r"\d{1,3}(?![\d%])(?!\s*[.)]\s*\S)")
_LAST_NUMBER = re.compile(r"\d(?=\.\s+[A-ZĐÀ-Ỹ])")  # … Nam Chính 2. Trường …
_TWINNED = re.compile(r"\b(?:kết\s+nghĩa|giúp|hỗ\s+trợ|với)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s*([^\W\d_])")
# After a number at the end of a name: `Nhân Hòa số 2 và`, `Trưng Vương 1 kết nghĩa với`.
_LINK = re.compile(
    r"\s*(?:và|với|cùng|kết|liên|ghép|giúp|hỗ|đỡ|tại|của|thuộc|xã|phường|huyện|quận|thị|tỉnh"
    r"|thành|có|nhận|được|đã|sẽ|ký|là|tổ\s+chức|thiết\s+lập|bắt|sánh|đồng\s+hành|hợp\s+tác)(?![^\W_])",
    re.IGNORECASE,
)


def number_end(text: str, at: int, *, in_name: bool) -> int | None:
    """Where the number at `at` ends that belongs to a name, None where there is none.

    `in_name` says that words of the name stand before it.

    >>> number_end("Nam Chính 2 kết nghĩa", 10, in_name=True)
    11
    >>> number_end("Nam Chính 2 lớp", 10, in_name=True) is None
    True
    """
    number = _NUMBER.match(text, at) or (_ends_sentence(text, at) if in_name else None)
    if number is None or (in_name and _counts(text, number.end())):
        return None
    return number.end()


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


def _counts(text: str, end: int) -> bool:
    """Whether a number that ends at `end` counts what follows: `2 lớp` (classes)."""
    after = _COUNTED.match(text, end)
    if after is None or not after.group(1).islower() or _LINK.match(text, end):
        return False
    word = WORD.match(text, after.start(1))
    return word is None or word.group() not in STOP_WORDS - MEASURES
