"""What speaks for twinning (kết nghĩa) in a text and what against it, and the words of a tie.

The wordings and their weights stand in `weights`; what stands near a list counts fully, the
document's title less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz, process

from parsers.pairings.weights import AGAINST, FOR
from parsers.text_tables import fold

_FUZZY = 88.0  # likeness, 0 to 100, of a long wording among broken words
# Letters from which a wording may be matched with errors; more for those against, which cost
# pairings: `Phương TH` is near to `phòng thi`.
_LONG, _LONG_AGAINST = 8, 13


@dataclass(frozen=True, slots=True)
class Evidence:
    """Weights for and against twinning in some text."""

    weight_for: float = 0.0
    weight_against: float = 0.0

    @property
    def balance(self) -> float:
        return self.weight_for - self.weight_against

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(
            self.weight_for + other.weight_for, self.weight_against + other.weight_against
        )

    def times(self, factor: float) -> Evidence:
        return Evidence(self.weight_for * factor, self.weight_against * factor)


ENOUGH = 2.0  # balance from which a list is one of pairings
CLEAR = 3.0  # balance from which nothing else need be asked


@cache
def evidence(text: str) -> Evidence:
    """What a text says for and against twinning; a wording inside a longer one counts not.

    >>> evidence("Đơn vị kết nghĩa").balance, evidence("Pon vi két nghia").balance
    (3.0, 3.0)
    >>> evidence("Danh sách phòng thi").balance
    -4.0
    >>> evidence("kiểm tra chéo giữa các trường").balance
    -6.0
    >>> evidence("TH Nguyễn Tri Phương ↔ TH Tam Cường").balance
    0.0
    """
    folded = fold(text)
    return Evidence(_weight(_FOR, folded, _LONG), _weight(_AGAINST, folded, _LONG_AGAINST))


def _longest_first(wordings: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """The wordings, folded, with their weights."""
    ordered = sorted(wordings.items(), key=lambda entry: -len(entry[0]))
    return tuple((fold(wording), weight) for wording, weight in ordered)


_FOR, _AGAINST = _longest_first(FOR), _longest_first(AGAINST)


def _weight(wordings: Iterable[tuple[str, float]], folded: str, long: int) -> float:
    total = 0.0
    best: list[str] = []
    padded = f" {folded} "
    misread = _misread(_may_err(long), folded)
    for key, weight in wordings:
        found = f" {key} " in padded or key in misread
        if found and not any(key in longer for longer in best):
            best.append(key)
            total += weight
    return float(total)


@cache
def _may_err(long: int) -> dict[int, list[str]]:
    """The folded wordings, by their number of words, that may be matched with errors: those from
    so many letters on."""
    found: dict[int, list[str]] = {}
    for key, _ in _FOR if long == _LONG else _AGAINST:
        # `các trường` (the schools) is one letter from `cặp trường` (pair)
        alike = "truong" in key or key.startswith("cap ")
        if len(key) >= long and " " in key and not alike:
            found.setdefault(key.count(" ") + 1, []).append(key)
    return found


def _misread(wordings: Mapping[int, Sequence[str]], folded: str) -> set[str]:
    """The wordings that as many words of a folded text are but for a few letters."""
    found: set[str] = set()
    for size, keys in wordings.items():
        windows = _windows(folded, size)
        if windows:
            likeness = process.cdist(keys, windows, scorer=fuzz.ratio, score_cutoff=_FUZZY)
            if likeness.any():
                places = np.flatnonzero(likeness.any(axis=1)).tolist()
                found.update(keys[at] for at in places)
    return {key for key in found if len(key) <= len(folded)}


@lru_cache(maxsize=64)  # a text is held against what speaks for and against before the next is
def _windows(folded: str, size: int) -> list[str]:
    words = folded.split()
    return [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]


# What stands between or around two schools and makes them a pairing in running text. The kind:
# `twin` of equals, `mentor` where the first helps the second, `mentored` the other way round.
# The patterns are matched on text with marks, case folded.
BETWEEN: tuple[tuple[str, str], ...] = (
    (r"(?:giúp đỡ|hỗ trợ|đỡ đầu|kèm cặp|tương trợ)[\s,]*(?:và\s+|,\s*)?kết nghĩa", "mentor"),
    (r"kết nghĩa[\s,]*(?:và\s+)?(?:giúp đỡ|hỗ trợ|đỡ đầu)", "mentor"),
    (r"được\s+(?:sự\s+)?(?:giúp đỡ|hỗ trợ|đỡ đầu)\s+(?:bởi|của|từ)", "mentored"),
    (r"nhận\s+(?:được\s+)?(?:sự\s+)?(?:giúp đỡ|hỗ trợ|đỡ đầu)\s+(?:của|từ)", "mentored"),
    (r"nhận\s+(?:giúp đỡ|hỗ trợ|đỡ đầu)", "mentor"),
    (r"(?:giúp đỡ|hỗ trợ|giúp|đỡ đầu|kèm cặp)(?:\s+cho)?", "mentor"),
    (r"(?:dìu\s*dắt|bảo\s*trợ|tiếp\s*sức|nâng\s*bước|hướng\s*dẫn)(?:\s+cho)?", "mentor"),
    (r"là\s+(?:đơn\s+vị|trường)\s+(?:được\s+)?kết\s*nghĩa\s+(?:của|với)", "twin"),
    (r"kết\s*nghĩa", "twin"),
    (r"kết\s*nối", "twin"),
    (r"(?:kết|ghép|sánh)\s*đôi", "twin"),
    (r"(?:ghép|bắt)\s*cặp", "twin"),
    (r"liên\s*kết", "twin"),
    (r"là\s+(?:đơn\s+vị|trường)\s+bạn", "twin"),
    (r"(?:giao\s*lưu[\s,]*(?:và\s+)?)?kết\s*bạn", "twin"),
)
# Words before `giữa A và B` (between A and B), or after `A và B`.
AROUND: tuple[tuple[str, str], ...] = (
    (r"kết\s*nghĩa", "twin"),
    (r"ký\s*kết", "twin"),
    (r"quan\s*hệ\s*hỗ\s*trợ", "mentor"),
    (r"đỡ\s*đầu", "mentor"),
    (r"giúp\s*đỡ\s*lẫn\s*nhau|hỗ\s*trợ\s*lẫn\s*nhau|giúp\s*nhau", "twin"),
    (r"kết\s*nối", "twin"),
    (r"cặp\s*(?:trường|đơn\s*vị)", "twin"),
    (r"chung\s*tay", "twin"),
    (r"liên\s*kết", "twin"),
    (r"hợp\s*tác", "twin"),
    (r"giao\s*lưu", "twin"),
    (r"biên\s*bản\s*ghi\s*nhớ", "twin"),
    (r"hỗ\s*trợ", "mentor"),
    (r"giúp\s*đỡ", "mentor"),
)
# Arrows between two names, and what is left of those that a font or reader had no letter for.
ARROWS = "↔⇔⟷⟺⇄⇆⇒⇐→←➔➜⟶•\ufffd"
# Not, not yet, no longer twinned with.
DENIED = re.compile(
    r"\b(?:không|chưa|thôi|chấm\s+dứt|ngừng|ngưng|dừng)\s+(?:còn\s+|được\s+)?kết\s*nghĩa\b",
    re.IGNORECASE,
)
MUTUAL = r"lẫn\s*nhau|cùng\s*nhau|giúp\s*nhau|cho\s*nhau|với\s*nhau"

LEADS = r"(?:cụm\s*trưởng|trưởng\s*cụm|nhóm\s*trưởng|trưởng\s*nhóm|đầu\s*cụm|nòng\s*cốt|chủ\s*trì)"
LEAD_AFTER = rf"[\s(:–-]*(?:là\s+|làm\s+)?(?:trường\s+|đơn\s+vị\s+)?{LEADS}"
LEAD_BEFORE = rf"{LEADS}\s*(?:là)?[\s:–-]*(?:là\s+)?(?:trường\s+)?$"
CLUSTER_START = re.compile(
    r"(?P<word>cụm|nhóm|liên\s*trường)"
    r"(?:\s+(?:trường|chuyên\s*môn|liên\s*trường|kết\s*nghĩa|số))*"
    r"\s*(?P<number>\d{1,2}|[IVX]{1,4})?\s*[.:–(-]?",
    re.IGNORECASE,
)


_THEMES = tuple(wording for wording, weight in FOR.items() if weight >= 3)
_REPEATED = 2  # a wording said once may only be cited


# `Các trường kết nghĩa theo danh sách đính kèm`: the sentence says what the list is of.
_OF_THE_LIST = re.compile(
    r"\b(?:theo|tại|trong|ở)\s+(?:danh\s+sách|phụ\s+lục|bảng|biểu)\b", re.IGNORECASE
)


def theme_of(text: str) -> str:
    """The wordings that decide alone and that a running text repeats, or says of its list.

    >>> theme_of("Các trường kết nghĩa gặp nhau. Hằng năm, hai trường kết nghĩa báo cáo.")
    'kết nghĩa'
    >>> theme_of("Căn cứ Kế hoạch về kết nghĩa; tuyển sinh lớp 1")
    ''
    >>> theme_of("Các trường kết nghĩa theo danh sách đính kèm, gặp nhau hằng quý.")
    'kết nghĩa'
    """
    folded = fold(text)
    sentences = re.split("[.;]", text)  # parted first: one pattern takes quadratic time
    listed = fold(" ".join(filter(_OF_THE_LIST.search, sentences)))
    return " ".join(
        theme
        for theme in _THEMES
        if folded.count(fold(theme)) >= _REPEATED or fold(theme) in listed
    )


_NAMED = re.compile(r"[“\"«]([^“”\"«»]{6,80})[”\"»]")
_COMMON_WORDS = "cac nhung truong hoc nha cung lop hai mot danh sach giua va"
_COMMON = frozenset(_COMMON_WORDS.split())


def echoes(heading: str, title: str) -> bool:
    """Whether the heading of a list repeats words of the movement that a title names in quotes.

    >>> title = "Triển khai phong trào “Chung một mái nhà” giữa các trường"
    >>> echoes("3. Các trường cùng mái nhà", title), echoes("3. Các trường tham gia", title)
    (True, False)
    """
    listed = set(pairwise(fold(heading).split()))
    named = {pair for name in _NAMED.findall(title) for pair in pairwise(fold(name).split())}
    return any(not _COMMON.issuperset(pair) for pair in listed & named)
