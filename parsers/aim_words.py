"""Headings and sentences that announce objectives, and the kind that each announces.

A heading is a row of nouns (`Căn cứ, mục đích và yêu cầu`), the first of them with what it is
the purpose of (`Mục đích của việc kết nghĩa`); it announces what its first aim noun says, unless
a noun before it opens content of another sort.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from parsers.wording import fold
from schemas.plan import ObjectiveKind

# The nouns that announce objectives (folded), and the kind that each announces.
_KINDS: dict[str, ObjectiveKind] = {
    "MUC DICH": "purpose",
    "TON CHI": "purpose",
    "Y NGHIA": "purpose",
    "YEU CAU": "requirement",
    "MUC TIEU": "goal",
    "CHI TIEU": "goal",
    "TIEU CHI": "goal",
    "KET QUA CAN DAT": "goal",
    "KET QUA PHAI DAT": "goal",
    "KET QUA MONG DOI": "goal",
    "KET QUA MONG MUON": "goal",
    "KET QUA DU KIEN": "goal",
    "KET QUA KY VONG": "goal",
    "DU KIEN KET QUA": "goal",
}
_WORD = "|".join(_KINDS)
_BESIDE = f"{_WORD}|NGUYEN TAC|QUAN DIEM|PHUONG CHAM|NHIEM VU"
_PREFIX = (
    r"(?:(?:VE|CAC|NHUNG|MOT SO|XAC DINH|HE THONG|NEU|PHAN|QUAN DIEM(?: VA)?|SU CAN THIET(?: VA)?)"
    r" )?"
)
_LINE = re.compile(  # a line that may be a sentence: only the usual complements
    rf"{_PREFIX}({_WORD})"
    rf"(?: (?:VA )?(?:{_BESIDE})(?: CHUNG| CU THE)?)*"
    r"(?: (?:CUA|DOI VOI|KET NGHIA|THUC HIEN|TO CHUC|CHUNG|CU THE|DEN|GIAI DOAN|CAN DAT|PHAN DAU"
    r"|CHU YEU|CO BAN|CHINH|HOAT DONG|NAM HOC|NAM 20\d\d|VIEC|TONG QUAT|DAT RA|HOP TAC|TRONG TAM"
    r"|CHUYEN|CHUONG TRINH|PHONG TRAO|KHI|TRONG|VE)\b.*)?"
)
_NOUN = re.compile(rf"{_PREFIX}({_WORD})\b(?P<of>.*)")
# Who is asked where `yêu cầu` is a verb (gloss: asks): the schools, the heads, each unit.
_ASKED = re.compile(
    r" (?:CAC|MOI|TAT CA|TUNG|THU TRUONG|HIEU TRUONG|LANH DAO|CAN BO|GIAO VIEN|NHA TRUONG|PHONG"
    r"|TRUONG|DON VI|BAN|UBND|CHU TICH|DONG CHI|HOC SINH)\b"
)
# Nouns that may stand before the aims in one heading and announce nothing themselves.
_BACKGROUND = re.compile(
    rf"{_PREFIX}(?:CAN CU|CO SO|QUAN DIEM|PHUONG CHAM|NGUYEN TAC|SU CAN THIET|LY DO|BOI CANH"
    r"|TINH HINH|DAC DIEM|THUC TRANG|KHAI QUAT|CHU TRUONG|TU TUONG|TEN)\b"
)
_FUZZY = (
    "MUC DICH YEU CAU", "MUC DICH VA YEU CAU", "MUC DICH Y NGHIA", "MUC DICH", "MUC TIEU YEU CAU",
    "MUC TIEU CHUNG", "MUC TIEU CU THE", "MUC TIEU", "YEU CAU",
)  # fmt: skip
_SPENDING = re.compile(r"\W*chi tiêu", re.IGNORECASE)  # folds like chỉ tiêu, a target
_CONJUNCTION = re.compile(r"\s*[,;/&+]\s*|\s+[-–—]\s+|\s+và\s+", re.IGNORECASE)
_LEAD_IN = re.compile(  # what ends a sentence that opens a list of aims
    rf"\b({_WORD})(?: (?:CHUNG|CU THE|CHINH|CHU YEU|CO BAN|TRONG TAM|QUAN TRONG|NHU|SAU|SAU DAY"
    r"|DAY|LA|GOM|BAO GOM|DO LA))*"
)
_IS_NOUN = re.compile(  # what stands before `yêu cầu` where it is no verb (gloss: the, to meet)
    r"(?:^|\b(?:CAC|NHUNG|MOT SO|MOI|DAM BAO|BAO DAM|DAP UNG|DAT|THEO|VOI|VA|CO|MUC DICH|NEU) )$"
)
_COUNTED = re.compile(  # Mục tiêu 1: …, Yêu cầu thứ hai. …
    r"((?i:mục\s+(?:tiêu|đích)|yêu\s+cầu|chỉ\s+tiêu))\s+(?:(?:số|thứ)\s+)?"
    r"(\d{1,2}|[IVX]{1,4}|nhất|hai|ba|tư|năm|sáu|bảy|tám)\s*[:.–-]\s+(?=\S)"
)
_LONGEST_LINE, _LONGEST_HEADING = 60, 140


def kind_of_heading(text: str, *, is_heading: bool = False) -> ObjectiveKind | None:
    """What a heading announces, through OCR errors; None for any other heading.

    `is_heading` says that the print marks the line as a heading (number, bold type, capitals,
    items below it): then any complement may follow the noun.

    >>> kind_of_heading("MUC PiCH, YEU CAU"), kind_of_heading("Muc dich ,")
    ('purpose', 'purpose')
    >>> [kind_of_heading(text) for text in ("Yêu cầu", "Mục tiêu cụ thể:", "Các chỉ tiêu cần đạt")]
    ['requirement', 'goal', 'goal']
    >>> [kind_of_heading(text) for text in ("Yêu cầu các trường báo cáo", "Chi tiêu", "Chi tiết")]
    [None, None, None]
    >>> texts = ("Căn cứ, mục đích", "Nội dung, yêu cầu")
    >>> [kind_of_heading(text, is_heading=True) for text in texts]
    ['purpose', None]
    """
    key = fold(text)
    if len(key) > (_LONGEST_HEADING if is_heading else _LONGEST_LINE) or _SPENDING.match(text):
        return None
    if found := _LINE.fullmatch(key):
        return None if _asks(found.group(1), key) else _KINDS[found.group(1)]
    return (_of_nouns(text) if is_heading else None) or _misread(key)


def _asks(noun: str, key: str) -> bool:
    return noun == "YEU CAU" and _ASKED.match(key.partition("YEU CAU")[2]) is not None


def _of_nouns(text: str) -> ObjectiveKind | None:
    """The kind of the first aim noun among the nouns that a heading joins."""
    for part in _CONJUNCTION.split(text):
        key = fold(part)
        if found := _NOUN.match(key):
            return None if _asks(found.group(1), key) else _KINDS[found.group(1)]
        if key and not _BACKGROUND.match(key):
            return None
    return None


def _misread(key: str) -> ObjectiveKind | None:
    """The usual headings with a few wrong letters."""
    for wording in _FUZZY:
        if len(key) >= 7 and abs(len(key) - len(wording)) <= 2 and fuzz.ratio(key, wording) >= 80:
            return next(kind for word, kind in _KINDS.items() if wording.startswith(word))
    return None


class CountedAim(NamedTuple):
    """The label of an aim in words: its kind, its number as printed, where its text begins."""

    kind: ObjectiveKind
    number: str
    begins: int


def counted_aim(text: str) -> CountedAim | None:
    """What a label says that counts aims in words; None where there is none.

    >>> counted_aim("Mục tiêu 1: Nâng cao chất lượng"), counted_aim("Mục tiêu đến 2025: 90%")
    (CountedAim(kind='goal', number='1', begins=12), None)
    """
    found = _COUNTED.match(text)
    if found is None:
        return None
    return CountedAim(_KINDS[fold(found.group(1))], found.group(2), found.end())


def kind_of_lead_in(text: str) -> ObjectiveKind | None:
    """What a sentence announces that ends in a colon behind a noun of aims.

    >>> kind_of_lead_in("Việc kết nghĩa nhằm các mục tiêu sau:"), kind_of_lead_in("Yêu cầu khác:")
    ('goal', None)
    >>> kind_of_lead_in("Phòng GD&ĐT yêu cầu:"), kind_of_lead_in("bảo đảm các yêu cầu sau:")
    (None, 'requirement')
    """
    key = fold(text)
    if not text.rstrip().endswith(":"):
        return None
    ends = [match for match in _LEAD_IN.finditer(key) if match.end() == len(key)]
    if not ends or (ends[0].group(1) == "YEU CAU" and not _IS_NOUN.search(key[: ends[0].start()])):
        return None
    return _KINDS[ends[0].group(1)]
