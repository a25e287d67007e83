"""Places of a doubtful letterhead held against the list of administrative units."""

from __future__ import annotations

import re

from normalizers.units.lookup import find_unit, spelt_otherwise
from normalizers.units.table import short_name
from schemas.plan import Judged, Plan

_UNIT = re.compile(r"\b(?:quận|huyện|thị xã|thành phố|tỉnh|xã|phường|thị trấn) [A-ZĐÀ-Ỹ].*$")
_MENDED, _UNKNOWN = 0.7, 0.5  # confidence of a place put right, and of one that nobody knows


def check_units(plan: Plan) -> None:
    """Put right or flag the place and the issuer's district of a letterhead read with doubt.

    Only a unit whose letters agree, marks apart, is taken; the field is flagged in any case.
    """
    if plan.place:
        plan.place = _checked(plan.place, plan.fields["place"])
    if plan.issuer_name:
        names = plan.issuer_name.split("; ")
        plan.issuer_name = "; ".join(_checked_name(name, plan.fields["issuer"]) for name in names)


def check_issuer(name: str, judged: Judged) -> str:
    """The name of an office read with doubt, its place put right or flagged.

    >>> check_issuer("Sở Giáo dục và Đào tạo tỉnh Đắk Lãk", Judged())
    'Sở Giáo dục và Đào tạo tỉnh Đắk Lắk'
    >>> check_issuer("Phòng Giáo dục và Đào tạo huyện Đakrông", Judged())
    'Phòng Giáo dục và Đào tạo huyện Đakrông'
    """
    return _checked_name(name, judged)


def _checked_name(name: str, judged: Judged) -> str:
    match = _UNIT.search(name)
    if match is None:
        return name
    word, _, place = match.group().partition(" ")
    if word in ("thị", "thành"):
        second, _, place = place.partition(" ")
        word = f"{word} {second}"
    right = _checked(place, judged, word)
    return f"{name[: match.start()]}{word} {right}"


def _checked(place: str, judged: Judged, word: str = "") -> str:
    """The place as the list spells it, or as read and flagged.

    A name of the highlands stays where the list only writes it with other spaces or apostrophes.
    """
    phrase = f"{word} {place}".strip()
    same = (_letters(unit.short) == _letters(place) for unit in spelt_otherwise(phrase))
    if find_unit(phrase) or any(same):
        return place
    near = sorted({short_name(unit.name) for unit in find_unit(phrase, loose=True)})
    if len(near) == 1:
        judged.doubt(f"read as {place}", _MENDED)
        return near[0]
    judged.doubt("no administrative unit is known by this name", _UNKNOWN)
    return place


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
