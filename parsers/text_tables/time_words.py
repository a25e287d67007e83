"""Which words may stand in a cell of times: `Từ ngày 07/11/2022 đến ngày 18/11/2022`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURES = re.compile(
    r"[(\[]?(?:\d{1,4}(?:[/.-]\d{1,4}){0,2}|\d{1,2}\s?(?:h|g|giờ|:)\s?(?:\d{1,2})?(?:['’]|ph?)?"
    r"|(?:T|Q|HK)?[IVX]{1,4}(?:/\d{2,4})?|(?:T|t)\d{1,2}(?:/\d{2,4})?|HK\d|CN)"
    r"(?:[-–](?:\d[\dhg:/.]*))?[)\].,;:]*"
)
_UNITS = frozenset(["tháng", "ngày", "tuần", "quý", "năm", "kỳ", "kì", "hè", "tết", "buổi"])
# Words that open a cell of times, those that go on in one, and those that close none.
_OPENING = _UNITS | {
    "thứ", "chủ", "sáng", "chiều", "tối", "trưa", "từ", "đến", "trước", "sau", "khoảng", "hết",
    "hằng", "hàng", "mỗi", "cuối", "đầu", "giữa", "trong", "học", "dịp", "thường", "đợt", "lúc",
    "vào", "cả", "các", "định", "giai", "dự", "xong", "chậm", "hoàn", "theo", "bắt",
}  # fmt: skip
_INSIDE = _UNITS | {
    "thứ", "nhật", "sáng", "chiều", "tối", "trưa", "từ", "đến", "tới", "trước", "sau", "khoảng",
    "hết", "hằng", "hàng", "mỗi", "cuối", "đầu", "giữa", "trong", "học", "dịp", "xuyên", "đợt",
    "lúc", "vào", "cả", "và", "của", "nghỉ", "đán", "nguyên", "phút", "giờ", "đoạn", "kiến",
    "nhất", "các", "-", "–", "&", "~", "→", ",", ";", "niên", "khóa", "dương", "âm", "lịch",
    "thành", "chậm", "xong", "thời", "khai", "bế", "giảng",
}  # fmt: skip
_OPEN = frozenset(["", "-", "–", "&", "~", "→", "và", "từ", "đến", "tới"])
_DAYS = frozenset(["hai", "ba", "tư", "năm", "sáu", "bảy"])  # behind thứ: days of the week
_CAPITAL = _UNITS | frozenset(["nhật", "nguyên", "đán", "sáng", "chiều", "tối", "học"])
_PAIRS = {"học": ("kỳ", "kì", "tập"), "chủ": ("nhật",), "thường": ("xuyên",)}
_WHOLE_BEFORE = frozenset(
    ["hằng", "hàng", "mỗi", "cả", "đầu", "cuối", "giữa", "học", "trong", "hai", "ba", "các"]
)
_FIGURE = re.compile(r"\d|\b[IVX]{1,4}\b")
_WITHOUT_FIGURE = re.compile(
    r"thường xuyên|định kỳ|khai giảng|(?:hè|tết)\b|(?:hằng|hàng|mỗi|cả|đầu|cuối|giữa|trong) "
    r"(?:năm|tháng|tuần|quý|kỳ|học kỳ|ngày)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}(?:[hg:]\d{0,2}|\s?giờ)")
_DATE = re.compile(r"\d{1,2}/(?:\d{1,2}/)?\d{4}")
_BEFORE_FIGURES = frozenset(
    ["tháng", "ngày", "tuần", "quý", "từ", "trước", "sau", "sáng", "chiều", "tối", "đến"]
)
_NUMERAL = re.compile(r"\d|[IVX]+\b")
_EDGE = ".,;:()[]"


def is_time_text(words: Sequence[str]) -> bool:
    """Whether words may be a cell of times and nothing else.

    >>> is_time_text("Từ ngày 07/11/2022 đến ngày 18/11/2022".split())
    True
    >>> is_time_text("7h30 - 8h00".split()), is_time_text("Học kỳ II năm học 2024-2025".split())
    (True, True)
    >>> is_time_text("Tháng 4/2025 Khảo sát".split()), is_time_text("Học sinh".split())
    (False, False)
    >>> is_time_text("15/3/2025, 22/3/2025 và".split()), is_time_text("Sau mỗi".split())
    (False, False)
    >>> is_time_text("Tuần 3 tháng".split()), is_time_text("Tháng 7 hằng năm".split())
    (False, True)
    >>> is_time_text("đợt 1 Quý IV năm 2024".split()), is_time_text("2 Tháng 5".split())
    (False, False)
    >>> is_time_text("15h30 Đến Trường".split()), is_time_text("Ngày 20/9/2024 Hai".split())
    (False, False)
    """
    if _is_open(words):
        return False
    text = " ".join(words)
    told = _FIGURE.search(text) or _WITHOUT_FIGURE.search(text)
    return told is not None and all(_may_stand(words, at) for at in range(len(words)))


def _is_open(words: Sequence[str]) -> bool:
    """Whether something must follow the last word: `đến`, a comma, `tháng` without its number."""
    last = words[-1].strip(_EDGE).lower()
    if words[-1].endswith(",") or last in _OPEN:
        return True
    if last not in _UNITS or last in ("hè", "tết"):
        return False
    before = words[-2].lower() if len(words) > 1 else ""
    counted = before.isdigit() and (len(words) == 2 or words[0].lower() == "trong")
    return not counted and before not in _WHOLE_BEFORE


def is_time_word(word: str) -> bool:
    """Whether a word may stand in a cell of times, whatever stands beside it.

    >>> is_time_word("Quý"), is_time_word("IV/2024"), is_time_word("Hai")
    (True, True, False)
    """
    core = word.strip(_EDGE).lower()
    return _FIGURES.fullmatch(word) is not None or core in _OPENING or core in _INSIDE


def ends_with_unit(text: str) -> bool:
    """Whether a text ends with a unit of time, whose number may follow: `Cuối tháng`."""
    return text.split()[-1].lower() in _UNITS


def has_clock(words: Sequence[str]) -> bool:
    """Whether words tell a time of the day.

    >>> has_clock(["07h30", "-", "8h00"]), has_clock(["Ngày", "3/4"])
    (True, False)
    """
    return any(_CLOCK.match(word) for word in words)


def opens_time(words: Sequence[str], at: int) -> bool:
    """Whether a cell of times may begin with a word: a clock time, or `Tháng` before its number.

    >>> [opens_time("7h30 Đón khách Tháng 9 Từ ngày 3/4 12 em".split(), at) for at in (0, 3, 5, 8)]
    [True, True, True, False]
    """
    if _CLOCK.match(words[at]) or _DATE.match(words[at]):
        return True
    begins = words[at][:1].isupper() and words[at].lower() in _BEFORE_FIGURES
    return begins and any(_NUMERAL.match(word) for word in words[at + 1 : at + 3])


def _may_stand(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if _FIGURES.fullmatch(word):
        return True
    core = word.strip(_EDGE).lower()
    before = words[at - 1].lower() if at else ""
    behind = words[at + 1].strip(_EDGE).lower() if at + 1 < len(words) else ""
    if before == "thứ" and core in _DAYS:
        return True
    if core == "học" and before in ("năm", "tuần"):
        return True
    if core in _PAIRS and behind not in _PAIRS[core]:
        return False
    if at == 0:
        return core in _OPENING
    if word[:1].isupper() and not words[0][:1].isupper():
        return False
    return core in (_CAPITAL if word[:1].isupper() else _INSIDE)
