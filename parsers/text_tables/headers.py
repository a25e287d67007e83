"""What the header of a table column says: wordings that offices use, and their role.

The wordings are compared without marks and with a few wrong letters allowed, so that a header
that an OCR mangled (`Pon vi két nghia` for `Đơn vị kết nghĩa`, twinned unit) keeps its role.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from normalizers.schools import section_level
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import HEADERS, Role

_LEVEL_ROWS = ("mam non", "mau giao", "tieu hoc", "trung hoc co so", "trung hoc pho thong")
_MORE_LEVEL_WORDS = """mn mg th thcs thpt ptcs gdtx nha tre khoi cap bac cac truong nganh va cong
lap ngoai tu thuc lien danh sach ket nghia doi voi"""
_ROW_LABELS = frozenset(["i", "ii", "iii", "iv", "v", "a", "b", "c", "d"])
_LEVEL_ROW_WORDS = frozenset(f"{' '.join(_LEVEL_ROWS)} {_MORE_LEVEL_WORDS}".split())
_TOLERANCE = 82.0  # rapidfuzz ratio, 0 to 100
_WHOLE = 88.0  # the same scale: a whole header
_SAME_WORD = 60.0  # the same scale: a word and its misreading


_FOLDED: list[tuple[str, Role]] = sorted(
    ((fold(wording), role) for wording, role in HEADERS.items()), key=lambda entry: -len(entry[0])
)


def header_role(text: str) -> Role | None:
    """The role of a whole header cell; None where the wording is unknown.

    >>> header_role("Đơn vị kết nghĩa"), header_role("Pon vi két nghia"), header_role("TT")
    ('partner', 'partner', 'number')
    >>> header_role("Mục tiêu trọng tâm ( gợi ý)")
    'focus'
    >>> header_role("Phòng thi") is None
    True
    """
    folded = fold(text)
    best: tuple[float, Role | None] = (0.0, None)
    for wording, role in _FOLDED:
        score = _likeness(wording, folded)
        if score > best[0]:
            best = (score, role)
    return best[1]


def is_header(text: str) -> bool:
    """Whether a text is a known header and nothing more.

    >>> is_header("Trường thứ nhất"), is_header("Trường Kim Đồng"), is_header("Đơn vị A:")
    (True, False, True)
    """
    folded = fold(text)
    return any(
        wording == folded or (len(wording) > 4 and fuzz.ratio(wording, folded) >= _WHOLE)
        for wording, _ in _FOLDED
    )


def _likeness(wording: str, folded: str) -> float:
    """How well a wording fits a folded header cell: 0 when it does not, longer fits better."""
    if len(wording) < 5:
        words = folded.split()
        if wording == folded:
            return 100.0
        return 40.0 if words and words[0] == wording and len(words) <= 3 else 0.0
    whole = fuzz.ratio(wording, folded)
    if whole >= _TOLERANCE:
        return whole
    part = fuzz.ratio(wording, folded[: len(wording)])
    return 0.5 * part + len(wording) / 10 if part >= _TOLERANCE + 6 else 0.0


def is_level_row(text: str) -> bool:
    """Whether a text names a level of schools and nothing else, as rows between schools do.

    >>> is_level_row("II. KHỐI TIỂU HỌC"), is_level_row("TIEU HQC"), is_level_row("MN Hoa Sen")
    (True, True, False)
    """
    words = fold(text).split()
    if not words or len(words) > 10 or text.strip().casefold().startswith("cặp"):
        return False  # `Cặp 2` (pair 2) is not `cấp 2` (lower secondary)
    if words[0] in _ROW_LABELS:
        words = words[1:]
    if words and all(word in _LEVEL_ROW_WORDS or word.isdigit() for word in words):
        return section_level(text) is not None
    return any(fuzz.ratio(" ".join(words), row) >= 80 for row in _LEVEL_ROWS)


def is_number_header(text: str) -> bool:
    """Whether a cell is the header of a column of row numbers.

    >>> is_number_header("STT"), is_number_header("Trường")
    (True, False)
    """
    return header_role(text) == "number"


def header_starts(words: Sequence[str]) -> list[int]:
    """Where columns begin in a header line whose column gaps were lost.

    >>> header_starts("TT Tên trường Đơn vị kết nghĩa Ghi chú".split())
    [0, 1, 3, 7]
    """
    folded = [fold(word) for word in words]
    starts: list[int] = []
    at = 0
    while at < len(folded):
        length = _wording_at(folded, at)
        if length:
            starts.append(at)
        at += length or 1
    return starts


def _wording_at(folded: list[str], at: int) -> int:
    """How many words from `at` on make the longest known header wording."""
    for wording, _ in _FOLDED:
        size = len(wording.split())
        if " ".join(folded[at : at + size]) == wording:
            return size
    for wording, _ in _FOLDED:
        size = len(wording.split())
        piece = " ".join(folded[at : at + size])
        first = fuzz.ratio(wording.split()[0], folded[at]) >= _SAME_WORD
        if len(wording) >= 5 and first and fuzz.ratio(wording, piece) >= _TOLERANCE:
            return size
    return 0
