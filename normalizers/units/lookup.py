"""Looking up administrative units by what a document prints.

Names are ambiguous (`Yên Sơn` is a commune in four provinces of today): every lookup returns all
that fit, and a caller that needs one asks with a province.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from normalizers.units.keys import highland_key, is_of_highlands, loose_key, match_key
from normalizers.units.table import (
    Unit,
    communes_by_district,
    of_kind,
    provinces,
    rows,
    short_name,
    units,
)
from normalizers.units.words import UnitKind, unit_word_at


def _indexed(some: Iterable[Unit], key: Callable[[str], str]) -> dict[str, list[Unit]]:
    """Units by a key of the name with and without its word."""
    index: dict[str, list[Unit]] = {}
    for unit in some:
        for name in dict.fromkeys((unit.name, unit.short)):
            index.setdefault(key(name), []).append(unit)
    return index


def _called(name: str) -> list[Unit]:
    """The units that a name is the same name as.

    Only those that end alike are looked at: a process that reads one plan asks for few of them.
    """
    return _ending_in(_ending(name)).get(match_key(name), [])


@cache
def _ending_in(ending: str) -> dict[str, list[Unit]]:
    return _indexed(_by_ending().get(ending, ()), match_key)


@cache
def _by_ending() -> dict[str, list[Unit]]:
    """Units by the `_ending` of their names, which is the same with and without its word."""
    found: dict[str, list[Unit]] = {}
    for unit in units():
        found.setdefault(_ending(unit.name.rpartition(" ")[2]), []).append(unit)
    return found


@lru_cache(maxsize=1 << 14)
def _ending(name: str) -> str:
    """The last token of a name's key, the same for a Roman number by itself and behind a word.

    >>> _ending("Phường Hòa") == _ending("phường hoà"), _ending("Khu phố IV") == _ending("4")
    (True, True)
    """
    return match_key(f"x {name}").rpartition(" ")[2]


@cache
def _loosely() -> dict[str, list[Unit]]:
    return _indexed(units(), loose_key)


# Names that everybody uses and no table has.
NICKNAMES = {"tp hcm": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh", "hcm": "Hồ Chí Minh"} | {
    "sài gòn": "Hồ Chí Minh",
    "thừa thiên huế": "Thừa Thiên Huế",
    "thừa thiên - huế": "Thừa Thiên Huế",
    "đắc lắc": "Đắk Lắk",
    "đắk lắc": "Đắk Lắk",
    "đăk lăk": "Đắk Lắk",
    "đắc nông": "Đắk Nông",
    "bắc cạn": "Bắc Kạn",
    "vũng tàu": "Vũng Tàu",
}


def find_unit(
    text: str,
    *,
    kind: UnitKind | None = None,
    province: str | None = None,
    district: str | None = None,
    loose: bool = False,
) -> list[Unit]:
    """All units that `text` may name, with or without its word; empty when none is known.

    A printed word decides the kind; `province` and `district` (with or without their word)
    keep only what lies in them. `loose` also takes names without marks or broken ones whose
    letters agree.

    >>> [u.name for u in find_unit("TP. Hà Nội")], find_unit("Q. Long Biên")[0].province
    (['Thành phố Hà Nội'], 'Thành phố Hà Nội')
    >>> [u.district for u in find_unit("xã Yên Sơn", province="Sơn La") if u.old]
    ['Huyện Yên Châu']
    >>> find_unit("Trường Mầm non")
    []
    """
    text = " ".join(text.split()).strip(" ,.;:-–()")
    text = NICKNAMES.get(text.casefold(), text)
    found = unit_word_at(text)
    names = [text]
    if found is not None:
        word, end = found
        names = [f"{word.word} {text[end:]}"]
    called: list[Unit] = []
    for name in names:
        called = _called(name)
        if not called and loose:
            called = _loosely().get(loose_key(name), [])
    return [unit for unit in called if _fits(unit, kind, province, district)]


@cache
def _of_highlands() -> dict[str, list[Unit]]:
    """The units with names of the highlands by the key of all their spellings."""
    return _indexed((unit for unit in units() if is_of_highlands(unit.short)), highland_key)


def spelt_otherwise(text: str) -> list[Unit]:
    """The units of the highlands that a text names in another spelling than the table's.

    >>> [u.name for name in ("huyện Đakrông", "huyện Đắk Hà") for u in spelt_otherwise(name)]
    ['Huyện Đa Krông', 'Huyện Đăk Hà']
    """
    return _of_highlands().get(highland_key(text), [])


def _fits(unit: Unit, kind: UnitKind | None, province: str | None, district: str | None) -> bool:
    if kind is not None and unit.kind != kind:
        return False
    if province is not None and not _same_unit(unit.province, province):
        return False
    return district is None or (unit.district is not None and _same_unit(unit.district, district))


def _same_unit(a: str, b: str) -> bool:
    return match_key(short_name(a)) == match_key(short_name(b))


def canonical_unit(text: str, *, province: str | None = None) -> str | None:
    """The unit's name as it is written in outputs, where the text leaves no choice.

    >>> canonical_unit("TP Hà Nội"), canonical_unit("H. Sốp Cộp"), canonical_unit("sơn la")
    ('Thành phố Hà Nội', 'Huyện Sốp Cộp', 'Tỉnh Sơn La')
    >>> canonical_unit("Yên Sơn") is None
    True
    """
    found = find_unit(text, province=province)
    for kind in ("province", "district", "commune"):
        names = sorted({unit.name for unit in found if unit.kind == kind})
        if len(names) == 1 and (kind == "province" or len(found) == 1 or unit_word_at(text)):
            return names[0]
        if names:
            return None
    return None


def province_of(text: str, *, province: str | None = None) -> list[str]:
    """The provinces in which a unit of that name lies; of districts when it is one.

    >>> province_of("Phú Xuyên"), province_of("Quận Hà Đông")
    (['Thành phố Hà Nội'], ['Thành phố Hà Nội'])
    >>> len(province_of("Huyện Châu Thành")) > 3
    True
    """
    found = find_unit(text, province=province)
    for kind in ("province", "district", "commune"):
        provinces = list(dict.fromkeys(unit.province for unit in found if unit.kind == kind))
        if provinces:
            return provinces
    return []


def communes_of(unit: str, *, province: str | None = None) -> list[Unit]:
    """The communes of a district, or the new communes of a province (they have no districts).

    >>> "Phường Yết Kiêu" in [u.name for u in communes_of("Quận Hà Đông")]
    True
    >>> "Xã Tà Rụt" in [u.name for u in communes_of("Huyện Đakrông")]
    True
    """
    named = find_unit(unit, kind="district", province=province) or spelt_otherwise(unit)
    districts = {(d.name, d.province) for d in named if d.kind == "district"}
    if districts:
        found = [
            entry for district in districts for entry in communes_by_district().get(district, [])
        ]
        return [commune for _, commune in sorted(found, key=lambda entry: entry[0])]
    homes = {p.province for p in find_unit(unit, kind="province")}
    return [u for u in of_kind("commune") if u.province in homes and u.new]


def districts_of(province: str) -> list[Unit]:
    """The districts that a province had before 1 July 2025."""
    within = [name for name in provinces() if _same_unit(name, province)]
    return [u for u in of_kind("district") if u.province in within]


@cache
def _successors() -> dict[tuple[str, str, str], str]:
    """What the table says of the successors of each old commune: `name|province;name|province`."""
    return {(p, d, c): said for era, p, d, c, said in rows() if era != "26" and said}


def successors_of(unit: Unit) -> list[Unit]:
    """The new communes that an old commune went into, the main one first; it may be several.

    >>> old = find_unit("phường Sài Đồng", district="Long Biên")[0]
    >>> [u.name for u in successors_of(old)][:1]
    ['Phường Phúc Lợi']
    """
    said = _successors().get((unit.province, unit.district or "", unit.name), "")
    pairs = (pair.split("|") for pair in said.split(";") if pair)
    return [Unit(name, "commune", home, old=False, new=True) for name, home in pairs]
