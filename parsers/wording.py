"""Text folded for comparison: wording of the formal parts is matched through OCR errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

_STROKE = str.maketrans("đĐ", "dD")


class _Bare(dict[int, str]):
    """What is left of each character without its marks, told when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).translate(_STROKE))
        self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[code]


_BARE = _Bare()
_RESIDUE = re.compile(r"\[bookmark:[^\]]*\]|\*{2,}")
_MARKDOWN_HEADING = re.compile(r"^\s*#{1,6}\s+")
_LOST_DASH = re.compile(  # between the years of a period, where a reader saw no dash
    r"((?:giai\s+đoạn|năm\s+học)\s+20\d\d)(?:\s+|\s?[~=_.]\s?)(?=20\d\d(?!\d))", re.IGNORECASE
)
_MISREAD_ONE = re.compile(r"(?<=\b20\d)[\]|l!](?=\s*[-–—])")  # giai đoạn 202] - 2023


@lru_cache(maxsize=1 << 15)  # a line is folded for every wording that it is compared with
def fold(text: str) -> str:
    """Capitals without marks, letters and digits only, single spaces.

    >>> fold("Nơi nhận:"), fold("KẾ  HOẠCH")
    ('NOI NHAN', 'KE HOACH')
    """
    return " ".join(re.findall(r"[A-Z0-9]+", without_marks(text).upper()))


def without_marks(text: str) -> str:
    """Text without tones, diacritics and strokes.

    >>> without_marks("Đơn vị")
    'Don vi'
    """
    return text if text.isascii() else text.translate(_BARE)


@lru_cache(maxsize=1 << 14)
def clean(text: str) -> str:
    """Text without conversion residue: bookmarks, Markdown marks, repeated spaces.

    >>> clean("[bookmark: bookmark0]2. Yêu cầu"), clean("# **Mục  tiêu**")
    ('2. Yêu cầu', 'Mục tiêu')
    >>> clean("2 * 3"), clean("giai đoạn 2022 2025"), clean("năm 2022 2025")
    ('2 * 3', 'giai đoạn 2022 - 2025', 'năm 2022 2025')
    """
    text = re.sub("“{2,}", "“", text).rstrip("\\ ")  # Markdown breaks a line by a backslash
    text = _MARKDOWN_HEADING.sub("", text)
    if "20" in text:
        text = _LOST_DASH.sub(r"\1 - ", _MISREAD_ONE.sub("1", text))
    return " ".join(_RESIDUE.sub("", text).split())


def resembles(text: str, wording: str, at_least: float = 85) -> bool:
    """Whether folded `text` is the folded `wording`, up to a few wrong characters.

    >>> resembles("KÉ HOACH", "KẾ HOẠCH"), resembles("KẾ TOÁN", "KẾ HOẠCH")
    (True, False)
    """
    return fuzz.ratio(fold(text), fold(wording)) >= at_least


def starts_like(text: str, wording: str, at_least: float = 85) -> bool:
    """Whether the first words of `text` are `wording`, up to a few wrong characters.

    >>> starts_like("Noi nhin: - UBND", "Nơi nhận", 80)
    True
    """
    goal = fold(wording)
    words = fold(text[: 4 * len(wording) + 8]).split()
    start = " ".join(words[: len(goal.split())])
    return fuzz.ratio(start, goal) >= at_least


def best_match(text: str, wordings: Iterable[str], at_least: float = 85) -> str | None:
    """The wording nearest to `text`; None when none is near enough. The first wins a tie."""
    key = fold(text)
    scored = [(fuzz.ratio(key, fold(wording)), wording) for wording in wordings]
    score, wording = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return wording if score >= at_least else None


@lru_cache(maxsize=1 << 12)  # asked of a line by all who cut the document into parts
def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals: at least three letters, nine in ten of them capital.

    >>> is_capitals("II. NỘI DUNG"), is_capitals("Nội dung"), is_capitals("TH")
    (True, False, False)
    """
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def opens_quote(text: str) -> bool:
    """Whether a quotation is still open at the end of `text`.

    >>> opens_quote("phong trào “Nhà trường"), opens_quote('"Kết nối" và'), opens_quote('một "hai')
    (True, False, True)
    """
    text = re.sub(r"“{2,}", "“", text)
    curly = text.count("“") - text.count("”")
    straight = text.count('"')
    if curly > 0 and straight == 0:
        return True
    return curly == 0 and straight % 2 == 1


def opens_bracket(text: str) -> bool:
    """Whether a text ends inside round brackets; a list's `a)` opens and closes none.

    >>> opens_bracket("TH A và TH B (mục tiêu:"), opens_bracket("a) Cấp mầm non (5 cặp)")
    (True, False)
    """
    return text.rfind("(") > text.rfind(")")
