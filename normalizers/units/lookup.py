"""Looking up administrative units by what a document prints.

The table is made by `benchmarks/gazetteer/make_units.py`, which names its sources. Names are
ambiguous (`Yên Sơn` is a commune in four provinces of today): every lookup returns all that fit,
and a caller that needs one asks with a province.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from normalizers.units.keys import highland_key, is_of_highlands, loose_key, match_key
from normalizers.units.words import UnitKind, unit_word_at

TABLE = Path(__file__).parents[1] / "data" / "units" / "units.tsv.xz"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its word (`Quận Hà Đông`), and the units that it lies in.

    `old` says that it existed before 1 July 2025, `new` that it exists since.
    """

    name: str
    kind: UnitKind
    province: str
    district: str | None = None
    old: bool = True
    new: bool = False

    @property
    def short(self) -> str:
        """The name without its word: `Hà Đông`; a numbered unit keeps it (`Quận 1`)."""
        return short_name(self.name)


@lru_cache(maxsize=1 << 14)
def short_name(name: str) -> str:
    """
    >>> short_name("Thành phố Hà Nội"), short_name("Phường 7"), short_name("Sơn La")
    ('Hà Nội', 'Phường 7', 'Sơn La')
    """
    found = unit_word_at(name)
    if found is None:
        return name
    rest = name[found[1] :]
    return name if rest.isdigit() else rest


@cache
def _rows() -> list[tuple[str, str, str, str, str]]:
    lines = lzma.decompress(TABLE.read_bytes()).decode().splitlines()[1:]
    rows = []
    for line in lines:
        era, province, district, commune, successors = line.split("\t")
        rows.append((era, province, district, commune, successors))
    return rows


@cache
def _units() -> list[Unit]:
    """All units once, provinces first, in the order of the table."""
    old: dict[tuple[UnitKind, str, str, str | None], None] = {}
    new: dict[tuple[UnitKind, str, str, str | None], None] = {}
    for era, province, district, commune, _ in _rows():
        seen = new if era == "26" else old
        seen[("province", province, province, None)] = None
        if district:
            seen[("district", district, province, None)] = None
        if commune:
            seen[("commune", commune, province, district or None)] = None
    every = dict.fromkeys([*old, *new])
    units = [Unit(n, k, p, d, (k, n, p, d) in old, (k, n, p, d) in new) for k, n, p, d in every]
    order = {"province": 0, "district": 1, "commune": 2}
    return sorted(units, key=lambda unit: order[unit.kind])


def _indexed(units: Iterable[Unit], key: Callable[[str], str]) -> dict[str, list[Unit]]:
    """Units by a key of the name with and without its word."""
    index: dict[str, list[Unit]] = {}
    for unit in units:
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
    for unit in _units():
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
    return _indexed(_units(), loose_key)


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
    units: list[Unit] = []
    for name in names:
        units = _called(name)
        if not units and loose:
            units = _loosely().get(loose_key(name), [])
    return [unit for unit in units if _fits(unit, kind, province, district)]


@cache
def _of_highlands() -> dict[str, list[Unit]]:
    """The units with names of the highlands by the key of all their spellings."""
    return _indexed((unit for unit in _units() if is_of_highlands(unit.short)), highland_key)


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
    units = find_unit(text, province=province)
    for kind in ("province", "district", "commune"):
        names = sorted({unit.name for unit in units if unit.kind == kind})
        if len(names) == 1 and (kind == "province" or len(units) == 1 or unit_word_at(text)):
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
    units = find_unit(text, province=province)
    for kind in ("province", "district", "commune"):
        provinces = list(dict.fromkeys(unit.province for unit in units if unit.kind == kind))
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
        found = [entry for district in districts for entry in _by_district().get(district, [])]
        return [commune for _, commune in sorted(found, key=lambda entry: entry[0])]
    provinces = {p.province for p in find_unit(unit, kind="province")}
    return [u for u in _of_kind("commune") if u.province in provinces and u.new]


def districts_of(province: str) -> list[Unit]:
    """The districts that a province had before 1 July 2025."""
    within = [name for name in provinces() if _same_unit(name, province)]
    return [u for u in _of_kind("district") if u.province in within]


def all_districts() -> Sequence[Unit]:
    """The districts that all provinces had before 1 July 2025, in the order of the table."""
    return _of_kind("district")


def communes_within(district: Unit) -> list[Unit]:
    """The communes of one district of the table.

    >>> old = districts_of("Hà Nội")[0]
    >>> {unit.district for unit in communes_within(old)} == {old.name}
    True
    """
    found = _by_district().get((district.name, district.province), [])
    return [commune for _, commune in found]


@cache
def provinces() -> tuple[str, ...]:
    """The provinces that had districts, before 1 July 2025, in the order of the table."""
    return tuple(dict.fromkeys(unit.province for unit in _of_kind("district")))


@cache
def commune_names() -> tuple[str, ...]:
    """The names of all communes, old and new, without their words; each once."""
    return tuple(dict.fromkeys(unit.short for unit in _of_kind("commune")))


@cache
def _by_district() -> dict[tuple[str, str], list[tuple[int, Unit]]]:
    """The communes of each district and its province, with their places in the table."""
    found: dict[tuple[str, str], list[tuple[int, Unit]]] = {}
    for place, commune in enumerate(_of_kind("commune")):
        if commune.district is not None:
            found.setdefault((commune.district, commune.province), []).append((place, commune))
    return found


@cache
def _of_kind(kind: UnitKind) -> list[Unit]:
    return [unit for unit in _units() if unit.kind == kind]


@cache
def _successors() -> dict[tuple[str, str, str], str]:
    """What the table says of the successors of each old commune: `name|province;name|province`."""
    return {(p, d, c): said for era, p, d, c, said in _rows() if era != "26" and said}


def successors_of(unit: Unit) -> list[Unit]:
    """The new communes that an old commune went into, the main one first; it may be several.

    >>> old = find_unit("phường Sài Đồng", district="Long Biên")[0]
    >>> [u.name for u in successors_of(old)][:1]
    ['Phường Phúc Lợi']
    """
    said = _successors().get((unit.province, unit.district or "", unit.name), "")
    pairs = (pair.split("|") for pair in said.split(";") if pair)
    return [Unit(name, "commune", home, old=False, new=True) for name, home in pairs]
