"""The district and province that a plan speaks for, and the other districts its title names."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.units.lookup import find_unit, spelt_otherwise
from normalizers.units.table import Unit
from normalizers.units.words import unit_word_at
from parsers.issuer import ordinary_case
from schemas.plan import Plan

NO_DISTRICTS_SINCE = "2025-07-01"  # Nghị quyết 202/2025/QH15, Luật 72/2025/QH15

_NAMED = re.compile(
    r"(?:quận|huyện|thị xã|thành phố|tỉnh|xã|phường|thị trấn|đặc khu)\s+"
    r"(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ'-]*\s?|\d+){1,4}",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"trường|tiểu học|mầm non|THCS|THPT", re.IGNORECASE)  # bear names of places
_SUPERIOR = re.compile(r"(P\.?GD|PHÒNG GD|Phòng GD|Phòng Giáo dục|UBND|Sở GD|SGD)")


def units_of(plan: Plan) -> tuple[str | None, str | None]:
    """District and province, each only where it is the only one that is named.

    Issuer, parent and place tell them; else the superior offices among the recipients, else
    the issuers of the basis. A dated plan is of the units of its day: there are no districts
    since 1 July 2025, and fewer provinces.
    """
    issued = plan.issued_on
    own = [plan.issuer_name, plan.parent_issuer, plan.issuer, plan.place]
    superiors = [name for name in plan.recipients if _SUPERIOR.match(name)]
    orders = [cited.issuer for cited in plan.legal_basis]
    districts, provinces = _named([name for name in own if name], issued)
    if not districts:
        districts, more = _named(superiors, issued)
        provinces = provinces or more
    if not provinces:
        _, provinces = _named([name for name in orders if name], issued)
    district = districts[0] if len(districts) == 1 else None
    return district, provinces[0] if len(provinces) == 1 else None


def other_districts(title: str, own: str | None, issued_on: str | None) -> tuple[str, ...]:
    """The districts beside its own that a title names: `giúp đỡ các trường của huyện B`."""
    districts, _ = _named([title], issued_on)
    return tuple(name for name in districts if name != own)


def _named(names: list[str], issued_on: str | None) -> tuple[list[str], list[str]]:
    """The districts and provinces that names of offices, schools and places hold."""
    districts: list[str] = []
    provinces: list[str] = []
    for name in names:
        told = [units for phrase in _NAMED.findall(name) if (units := _longest(phrase, issued_on))]
        districts += [unit.name for units in told for unit in units if unit.kind == "district"]
        if not told and not _SCHOOL.search(name):
            told = [_units_then(_last_words(name), issued_on)]
        for units in told:
            within = list(dict.fromkeys(unit.province for unit in units))
            provinces += within if len(within) == 1 else []
    return list(dict.fromkeys(districts)), list(dict.fromkeys(provinces))


def _longest(phrase: str, issued_on: str | None) -> list[Unit]:
    """The units that the most words of a phrase name.

    >>> [unit.name for unit in _longest("thành phố Vinh và huyện", "2023-05-01")]
    ['Thành phố Vinh']
    """
    words = phrase.split()
    sizes = range(len(words), 1, -1)
    return next((u for size in sizes if (u := _units_then(" ".join(words[:size]), issued_on))), [])


def _units_then(phrase: str, issued_on: str | None) -> list[Unit]:
    """The units of the largest kind that a phrase may name, as they were on the day of issue.

    >>> [unit.province for unit in _units_then("xã Bác Ái", "2025-12-15")]
    ['Tỉnh Khánh Hòa']
    >>> [unit.name for unit in _units_then("huyện Bác Ái", "2025-12-15")]
    []
    """
    units = find_unit(phrase) or [_as_printed(unit, phrase) for unit in spelt_otherwise(phrase)]
    if issued_on is not None:
        new = issued_on >= NO_DISTRICTS_SINCE
        units = [unit for unit in units if (unit.new if new else unit.old)]
    return [unit for unit in units if unit.kind == units[0].kind]


def _as_printed(unit: Unit, printed: str) -> Unit:
    """The unit under the document's own spelling, with the word that the unit has.

    >>> _units_then("huyện ĐAKRÔNG", "2020-08-21")[0].name
    'Huyện Đakrông'
    """
    found = unit_word_at(printed)
    name = printed[found[1] :] if found else printed
    return replace(unit, name=unit.name.removesuffix(unit.short) + ordinary_case(name))


def _last_words(name: str) -> str:
    """The capitalised words that end a name: `Sở Giáo dục và Đào tạo Hà Nội` ends in `Hà Nội`.

    >>> _last_words("Sở Giáo dục và Đào tạo Hà Nội")
    'Hà Nội'
    """
    words = name.split()
    size = 0
    while size < min(3, len(words)) and words[-size - 1][:1].isupper():
        size += 1
    return " ".join(words[len(words) - size :])
