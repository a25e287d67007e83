"""What the header of a table column says: wordings that offices use, and their role.

The wordings are compared without marks and with a few wrong letters allowed, so that a header
that an OCR mangled (`Pon vi két nghia` for `Đơn vị kết nghĩa`, twinned unit) keeps its role.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from normalizers.schools import section_level
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import BRACKET_ROLES, HEADERS, Role

_LEVEL_ROWS = ("mam non", "mau giao", "tieu hoc", "trung hoc co so", "trung hoc pho thong")
_MORE_LEVEL_WORDS = """mn mg th thcs thpt ptcs gdtx nha tre khoi cap bac cac truong nganh va
cong lap ngoai tu thuc giao duc lien danh sach ket nghia doi voi"""
_ROW_LABELS = frozenset(["i", "ii", "iii", "iv", "v", "a", "b", "c", "d"])
_LEVEL_ROW_WORDS = frozenset(f"{' '.join(_LEVEL_ROWS)} {_MORE_LEVEL_WORDS}".split())
_TOLERANCE = 82.0  # rapidfuzz ratio, 0 to 100
_PART = 88.0  # the same scale: a wording that only begins a header
_WHOLE = 88.0  # the same scale: a whole header
_SHORTEST = 5  # letters of a wording that may be matched with errors
_SAME_WORD = 60.0  # the same scale: a word and its misreading
_BRACKET = re.compile(r"\(([^()]+)\)\s*$")  # behind a header: Trường của xã A (được giúp đỡ)


_FOLDED: list[tuple[str, Role]] = sorted(
    ((fold(wording), role) for wording, role in HEADERS.items()), key=lambda entry: -len(entry[0])
)
_WORDINGS = [wording for wording, _ in _FOLDED]
_NUMBERS = [wording for wording, role in _FOLDED if role == "number"]
_ROLES = [role for _, role in _FOLDED]
# The places of the wordings above by their length: short ones have no room for wrong letters.
_SHORT = {wording: at for at, wording in enumerate(_WORDINGS) if len(wording) < _SHORTEST}
_LONG = {at: wording for at, wording in enumerate(_WORDINGS) if len(wording) >= _SHORTEST}
_OF_LENGTH = {
    size: {at: wording for at, wording in _LONG.items() if len(wording) == size}
    for size in sorted({len(wording) for wording in _LONG.values()})
}
_PLACES = {wording: at for at, wording in reversed(list(enumerate(_WORDINGS)))}
_OF_WORDS = {
    size: {at: wording for at, wording in _LONG.items() if wording.count(" ") + 1 == size}
    for size in sorted({wording.count(" ") + 1 for wording in _WORDINGS})
}
_MOST_WORDS = max(_OF_WORDS)  # of a wording


@lru_cache(maxsize=16384)
def header_role(text: str) -> Role | None:
    """The role of a whole header cell; None where the wording is unknown.

    >>> header_role("Đơn vị kết nghĩa"), header_role("Pon vi két nghia"), header_role("TT")
    ('partner', 'partner', 'number')
    >>> header_role("Mục tiêu trọng tâm ( gợi ý)")
    'focus'
    >>> header_role("Phòng thi") is None
    True
    >>> header_role("Trường của xã A Lưới 1 (được giúp đỡ)")
    'helped'
    """
    bracket = _BRACKET.search(text)
    if bracket is not None and (role := BRACKET_ROLES.get(fold(bracket[1]))) is not None:
        return role
    likeness = _likenesses(fold(text))
    best = max(likeness, key=lambda at: (likeness[at], -at), default=None)
    return None if best is None else _ROLES[best]


@lru_cache(maxsize=16384)
def is_header(text: str) -> bool:
    """Whether a text is a known header and nothing more.

    >>> is_header("Trường thứ nhất"), is_header("Trường Kim Đồng"), is_header("Đơn vị A:")
    (True, False, True)
    """
    folded = fold(text)
    alike = process.extractOne(folded, _LONG, scorer=fuzz.ratio, score_cutoff=_WHOLE)
    return folded in _PLACES or alike is not None


def _likenesses(folded: str) -> dict[int, float]:
    """How well the wordings that fit a folded header cell fit it, longer ones better, by place.

    A whole match errs in few letters; a long wording may also only begin the cell, a short one
    be the first of its few words.
    """
    words = folded.split()
    found: dict[int, float] = {}
    if words and len(words) <= 3 and words[0] in _SHORT:
        found[_SHORT[words[0]]] = 40.0
    if folded in _SHORT:
        found[_SHORT[folded]] = 100.0
    for size, wordings in _OF_LENGTH.items():
        for _, part, at in _alike(folded[:size], wordings, _PART) if size < len(folded) else ():
            found[at] = 0.5 * part + size / 10
    found.update((at, whole) for _, whole, at in _alike(folded, _LONG, _TOLERANCE))
    return found


def _alike(folded: str, wordings: Mapping[int, str], least: float) -> list[tuple[str, float, int]]:
    return process.extract(folded, wordings, scorer=fuzz.ratio, score_cutoff=least, limit=None)


@lru_cache(maxsize=16384)
def is_level_row(text: str) -> bool:
    """Whether a text names a level of schools and nothing else, as rows between schools do.

    >>> is_level_row("II. KHỐI TIỂU HỌC"), is_level_row("TIEU HQC"), is_level_row("MN Hoa Sen")
    (True, True, False)
    >>> is_level_row("GIÁO DỤC MẦM NON"), is_level_row("Phòng Giáo dục")
    (True, False)
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
    folded = fold(text)
    like = (max(fuzz.ratio(folded, one), fuzz.ratio(folded[: len(one)], one)) for one in _NUMBERS)
    return any(ratio >= _TOLERANCE for ratio in like) and header_role(text) == "number"


def opens_header(words: Sequence[str]) -> bool:
    """Whether the first words are a known header wording.

    >>> opens_header("TT Tên trường".split()), opens_header("Căn cứ Kế hoạch".split())
    (True, False)
    """
    return bool(words) and _wording_at([fold(word) for word in words[:_MOST_WORDS]], 0) > 0


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
    """How many words from `at` on make the longest known header wording, best without errors."""
    pieces = [(" ".join(folded[at : at + size]), size) for size in _OF_WORDS]
    found = [(_PLACES[piece], size) for piece, size in pieces if piece in _PLACES]
    if not found:
        found = [(place, size) for piece, size in pieces for place in _misread(piece, folded[at])]
    return min(found)[1] if found else 0


@lru_cache(maxsize=16384)
def _misread(piece: str, first: str) -> tuple[int, ...]:
    """The places of wordings of as many words that a piece is, with a few wrong letters."""
    alike = _alike(piece, _OF_WORDS.get(piece.count(" ") + 1, {}), _TOLERANCE)
    return tuple(at for word, _, at in alike if fuzz.ratio(word.split()[0], first) >= _SAME_WORD)
