"""Which run of words behind a level word, or in a cell of its own, is a school's name."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from normalizers.schools.levels import Lead
from normalizers.schools.name_words import PARTICLES, SPECIAL
from normalizers.schools.names import lower_stems, name_end, school_begins, stem_beginnings
from normalizers.schools.places import unit_at
from normalizers.units import find_unit, unit_word_at

# First words of cells that are headings or remarks, never a name.
_GENERIC = (
    "trường cấp khối bậc cụm nhóm hệ ngành stt tt tổng cộng danh ghi số tên đơn nội mục thời "
    "người kế các những hai ba bốn năm phòng ban tổ đã chưa không có "
    "tương riêng ngoài đồng cụ trong đặc tiếp"
)
GENERIC = frozenset(_GENERIC.split())
_TIMES = frozenset(("tháng", "quý", "tuần", "ngày", "năm", "đợt"))  # before a number: no name
_CLASSES = frozenset(("lớp", "khối", "nhóm", "tổ"))  # before a number: pupils, no school
_COUNT = re.compile(r"\d{1,4}(?:[/.-]\d{1,4})*|[IVX]{1,4}")
_OF_A_UNIT = re.compile(r"(?:tỉnh|huyện|thị xã|thành phố)", re.IGNORECASE)  # `DTNT tỉnh`
_NUMBER_ONLY = re.compile(r"(?:số\s+)?(?:\d{1,2}|[A-EĐ])", re.IGNORECASE)
# `TH “A” Nhà Bàng`: the first school of its commune, as schools of An Giang are called.
QUOTED_LETTER = re.compile(r"[\"“”«](?:[A-HĐ]|\d)[\"”“»]\s+(?=[A-ZĐÀ-Ỹ])")
_CLASS = re.compile(r"\d{1,2}[A-HĐ]\d{1,2}")  # 6A1; Mầm non 2A is a school
_QUOTED = re.compile(r"[^\W_][^\"“”«»\n]{1,60}(?=[\"”»])")
_NO_VOWEL = re.compile(r"[BCDĐGHKLMNPQRSTVX]{4,}")
_LEVELS = ("THCS", "THPT", "PTCS", "PTTH", "PTDTBT", "PTDTNT")


def is_whole_name(text: str, at: int, lead: Lead) -> bool:
    """Whether `Trường` belongs to the name itself: `Trường Chinh`, `Trường Sa`."""
    if lead.level or lead.boarding or not text[at].isupper():
        return False
    end = name_end(text, lead.end, prose=False, caps=False)
    name = " ".join(text[at:end].split())
    name = re.sub(r"\s+(?:[A-EĐ]|[IVX]+|\d)$", "", name)
    return len(name.split()) == 2 and (
        name.casefold() in stem_beginnings() or bool(find_unit(name))
    )


def end_of_name(text: str, start: int, lead: Lead | None, *, prose: bool, caps: bool) -> int:
    """The end of the name; a place right after the level word is the name itself.

    What stands in quotes is one name, whatever marks it holds.
    """
    quoted = _QUOTED.match(text, start) if lead is not None and start else None
    if quoted is not None and text[start - 1] in '"“«':
        return quoted.end()
    unit_only = _OF_A_UNIT.match(text, start) if _has_units_name(lead) else None
    if unit_only is not None and not text[unit_only.end() : unit_only.end() + 2].strip().isalnum():
        return unit_only.end()
    if lead is not None and (unit := unit_at(text, start)) is not None:
        begin = unit[2] + len(text[unit[2] :]) - len(text[unit[2] :].lstrip())
        if unit_word_at(text, begin) or school_begins(text, begin, caps=caps):
            return unit[2]
        rest = name_end(text, unit[2], prose=prose, caps=caps)
        return max(rest, unit[2])
    end = name_end(text, start, prose=prose, caps=caps)
    if lead is not None and _NUMBER_ONLY.fullmatch(text, start, end):
        spaces = len(text[end:]) - len(text[end:].lstrip(" \u00a0"))
        unit = unit_at(text, end + spaces)  # `TH số 3 thị trấn Năm Căn` is called after its town
        return unit[2] if unit is not None else end
    return end


def _has_units_name(lead: Lead | None) -> bool:
    """Whether a school of this kind is often called after its province or district alone."""
    return lead is not None and (lead.boarding is not None or lead.level == "GDTX")


def named_for_its_kind(
    text: str, at: int, lead: Lead, start: int, end: int
) -> tuple[Lead, int, int]:
    """A boarding school without a further name: `THCS Dân tộc nội trú` is its name."""
    kind = SPECIAL.search(text, at, lead.end)
    if kind is None or kind.end() < lead.end - 1:
        return lead, start, end
    return replace(lead, end=kind.start(), boarding=None), kind.start(), kind.end()


def is_no_name(name: str, prose: bool) -> bool:
    """Whether a run after a level word is the next heading, a page number, or letters alone.

    >>> is_no_name("PTĐTBT", True), is_no_name("Y Ngông", True)
    (True, False)
    """
    if name.isdigit():  # a unit of the army or a farm gave its number: `THCS 719`
        return prose or len(name) > 3
    return name.casefold() in GENERIC or is_misread_level(name)


def is_misread_level(word: str) -> bool:
    """Whether a word is an abbreviated level but for a letter; a name's initials are none.

    >>> is_misread_level("PTĐTBT"), is_misread_level("PHPT"), is_misread_level("NBK")
    (True, True, False)
    """
    if not _NO_VOWEL.fullmatch(word):
        return False
    return any(Levenshtein.distance(word, level, score_cutoff=1) <= 1 for level in _LEVELS)


def may_follow(name: str, prose: bool) -> bool:
    """Whether a run after a level word is a name: capitalised somewhere, or a known stem.

    >>> may_follow("số 1 Nam Phước", True), may_follow("công lập", False)
    (True, False)
    >>> may_follow("hoa sữa", False), may_follow("hoa sữa", True)
    (True, False)
    """
    words = re.findall(r"\w+", name)
    if not words:
        return False
    first = words[0]
    if not first[0].islower() or _OF_A_UNIT.fullmatch(name):
        return True
    if not prose and " ".join(words[:2]).casefold() in lower_stems():
        return True
    starts = first.casefold() in PARTICLES or unit_word_at(name) is not None
    starts = starts or SPECIAL.match(name) is not None
    return starts and any(not word[0].islower() for word in words[1:])


def _is_heading(words: list[str]) -> bool:
    """Whether a run is a heading, remark or time (`Khối`, `Ghi chú`), not a name like `Ba Vì`.

    >>> _is_heading(["Ghi", "chú"]), _is_heading(["Ba", "Vì"]), _is_heading(["Khối"])
    (True, False, True)
    >>> _is_heading(["Tương", "tự"]), _is_heading(["Tương", "Mai"])
    (True, False)
    >>> _is_heading(["Lớp", "5A"]), _is_heading(["Khối", "4"])
    (True, True)
    >>> _is_heading(["Tháng", "9"]), _is_heading(["Quý", "III"]), _is_heading(["Quý", "Lộc"])
    (True, True, False)
    """
    if words[0].casefold() in _TIMES and len(words) > 1:
        return _COUNT.fullmatch(words[1]) is not None
    if words[0].casefold() in _CLASSES and len(words) > 1 and words[1][0].isdigit():
        return True
    if words[0].casefold() not in GENERIC:
        return False
    return len(words) == 1 or words[1][0].islower()


def may_be_bare(name: str, prose: bool) -> bool:
    """Whether a run without a level word can be a name."""
    if QUOTED_LETTER.match(name):
        return True
    if _CLASS.fullmatch(name):
        return False
    words = name.split()
    small = words[0] in PARTICLES and len(words) > 1 and words[-1][0].isupper()
    if not (name[:1].isupper() or name[:1].isdigit() or small) or len(words) > 6:
        return False
    if name.isdigit() or (words[0] == "Trường" and len(words) > 2) or _is_heading(words):
        return False
    return not prose or all(word[0].isupper() or word[0].isdigit() for word in words)
