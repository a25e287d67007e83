"""Row numbers as offices print them, and the labels of the rows above a section."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?:(?:cặp|nhóm|cụm)(?:\s+số)?\s+|số\s+)?(?P<number>(?!(?:19|20)\d\d\b)\d{1,5}(?:\.\d{1,2})*(?:[a-hđ](?![^\W_]))?)\s*[.)]?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\(?(?P<label>[IVX]{1,5}|[A-HK-NĐ]|[a-ik-nđ])\s*[.)_]*"
)  # _: of the rule below
# cặp: pair, nhóm: group, cụm: cluster, tổ: team; thứ nhất: the first
_GROUP = re.compile(
    r"\W*(?P<word>cặp|nhóm|cụm|tổ|liên\s+trường)(?:\s+(?:trường|đơn\s+vị|kết\s+nghĩa|liên\s+trường"
    r"|chuyên\s+môn|số|thứ))*\s+(?P<number>\d{1,2}|[IVX]{1,4}|[A-HĐ]|nhất|một|hai|ba|bốn|tư|năm|sáu"
    r"|bảy|tám|chín|mười)\s*(?:[.:)]|\(.{0,20}\))?\s*",
    re.IGNORECASE,
)
_WORDS = "nhất/một hai ba bốn/tư năm sáu bảy tám chín mười"  # first/one, two, three …
_NUMERALS = {
    word: str(number) for number, words in enumerate(_WORDS.split(), 1) for word in words.split("/")
}
_LABEL_BEFORE = re.compile(
    r"(?:[IVX]{1,5}|[A-HK]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:]\s*|(?:[IVX]{1,5}|[A-E])\s*[-–]?\s+"
)


def number_in(text: str) -> str | None:
    """The row number that a text is, without its closing mark or the word before it.

    >>> number_in("12."), number_in("Cặp số 3"), number_in("1.2"), number_in("2 cặp")
    ('12', '3', '1.2', None)
    >>> number_in("12000"), number_in("2024")
    ('12000', None)
    >>> number_in("1a"), number_in("4b)"), number_in("3A1")
    ('1a', '4b', None)
    """
    match = _NUMBER.fullmatch(text.strip())
    return match.group("number") if match else None


def label_in(text: str) -> str | None:
    """The Roman number or letter that a text is, without its mark.

    >>> label_in("II."), label_in("a)"), label_in("i)"), label_in("TT"), label_in("x")
    ('II', 'a', 'i', None, None)
    """
    match = _LABEL.fullmatch(text.strip())
    return match.group("label") if match else None


def group_label(text: str) -> str | None:
    """The number of the pair, group or cluster that a text is the label of; None for others.

    >>> group_label("Cặp số 3"), group_label("NHÓM II:"), group_label("Cặp thứ hai")
    ('3', 'II', '2')
    >>> group_label("Cặp 1 gồm A và B"), group_label("3"), group_label("Tổ chuyên môn")
    (None, None, None)
    """
    match = _GROUP.fullmatch(text.strip())
    if match is None:
        return None
    return _NUMERALS.get(match.group("number").casefold(), match.group("number").upper())


def without_label(text: str) -> str:
    """The words of a level row or list title without its own number or letter.

    >>> without_label("III. THCS"), without_label("A - MẦM NON"), without_label("2. Tiểu học")
    ('THCS', 'MẦM NON', 'Tiểu học')
    >>> without_label("TIỂU HỌC"), without_label("III")
    ('TIỂU HỌC', 'III')
    """
    text = text.strip()
    match = _LABEL_BEFORE.match(text)
    return text[match.end() :] or text if match else text
