"""Whether a mark between two runs parts two schools or stands inside one name."""

from __future__ import annotations

import re

from normalizers.schools.piece import Piece
from normalizers.schools.shapes import NameContext
from normalizers.schools.stems import name_stems
from normalizers.units import find_unit, match_key

# Peoples and countries that schools are jointly named after (`Việt - Đức`, `Việt Nam - Cu Ba`).
_PEOPLES = (
    "Việt, Việt Nam, Đức, Lào, Pháp, Nga, Úc, Anh, Mỹ, Hàn, Hàn Quốc, Nhật, Nhật Bản, Bun, "
    "Ba Lan, Angiêri, An-giê-ri, Cu Ba, Cuba, Hungari, Hung, Triều, Trung, Bỉ, Séc, Singapore, "
    "Amsterdam, Canada, Ấn Độ, Bungari, Thăng Long, Đông Đô"
)
PEOPLES = frozenset(match_key(name) for name in _PEOPLES.split(", "))
_ONLY_NUMBER = re.compile(r"(?:số\s+)?(?:\d{1,2}|[IVX]{1,4})", re.IGNORECASE)
_OF_COMMUNES = re.compile(r"liên\s+xã\b", re.IGNORECASE)  # one school of several communes
NUMBERING = re.compile(r"(?:[IVX]{1,4}|[A-EĐ]|\d{1,2})$")


def joins(text: str, first: Piece, second: Piece, context: NameContext) -> float:
    """The probability that two neighbouring pieces are one name.

    Two printed level words are two schools; so are marks that never stand in a name.
    """
    mark = second.separator
    if mark is None or second.lead is not None or first.kind != "school":
        return 0.0
    if second.kind != "school" or first.place.district or first.place.province or first.note:
        return 0.0
    if not re.fullmatch(r"[-–—−/&,]|và", mark):
        return 0.0
    left = text[first.name_start : first.name_end]
    right = text[second.name_start : second.name_end]
    return _weight(left, right, f"{left} - {right}", mark, second.tight, context)


def _weight(
    left: str, right: str, whole: str, mark: str, tight: bool, context: NameContext
) -> float:
    if match_key(whole) in _known(context) or (mark in "-–—−" and find_unit(whole)):
        return 0.95
    if _OF_COMMUNES.match(left):
        return 0.95
    dash = mark in "-–—−"
    if NUMBERING.fullmatch(right):
        if NUMBERING.fullmatch(left.split()[-1]):
            return 0.0
        return 0.8 if dash else 0.03
    if _ONLY_NUMBER.fullmatch(left):  # `số 1 – Xuân Lương`: a number alone names no school
        return 0.95 if dash else 0.03
    if dash and _is_people(left) and _is_people(right):
        return 0.85
    if dash and "chuyên" in left.casefold():
        return 0.7
    if not dash:
        return 0.03
    one_word = len(left.split()) == 1 and len(right.split()) == 1
    if one_word:
        return 0.6 if tight else 0.4
    both_known = _is_stem(left) and _is_stem(right)
    if context.partner_beside:  # schools merged in 2025 bear the names of two communes
        return 0.15 if both_known else 0.35
    return 0.02 if both_known else 0.12 if tight else 0.06


def _known(context: NameContext) -> frozenset[str]:
    return frozenset(match_key(known.name) for known in context.batch)


def _is_people(name: str) -> bool:
    return match_key(name) in PEOPLES or bool(find_unit(name, kind="province"))


def _is_stem(name: str) -> bool:
    key = match_key(name)
    return key in {match_key(stem) for stem in name_stems()} or bool(find_unit(name))
