"""Make `normalizers/data/schools/gazetteer.tsv.xz`: schools found in public sources.

Takes a CSV with the columns name, level, district_or_ward, province, source. Rows whose source
begins with `seed` are dropped, so that no test document's answer can be looked up. Rows are
checked (level word and name agree, province and district exist), written in the contract's terms
and de-duplicated by level, name key, district and province; the sources of a school are kept.

Columns of the table: `level`, `name`, `boarding`, `district`, `province`, `source`.

Usage: python -m benchmarks.gazetteer.make_schools SCHOOLS.csv
"""

from __future__ import annotations

import csv
import lzma
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from normalizers.schools.parse import parse_schools
from normalizers.schools.shapes import NameContext
from normalizers.units import find_unit, match_key

TARGET = Path(__file__).parents[2] / "normalizers" / "data" / "schools" / "gazetteer.tsv.xz"
# Rows of the exam tables that are no schools of one of our levels.
NOISE = re.compile(
    r"cao đẳng|đại học|trung cấp|dạy nghề|học viện|thí sinh|tự do|kỹ thuật|y tế|công an|quân sự",
    re.IGNORECASE,
)
SOURCE = re.compile(r"^(index id \d+|[^\s;+(]+)")
LEVELS = {"MN", "TH", "THCS", "THPT", "PTCS"}


def clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("Th. phố", "Thành phố")
    return " ".join(text.replace("Th.phố", "Thành phố").split())


def province_name(text: str) -> str | None:
    """The province as it was before July 2025 when it has both forms."""
    found = find_unit(text.replace("-", " - "), kind="province") or find_unit(text, kind="province")
    return found[0].name if found else None


def district_name(text: str, province: str) -> str:
    """The district; empty where the text names none of the province's."""
    found = find_unit(text, kind="district", province=province) if text else []
    return found[0].name if found else ""


def row_of(record: dict[str, str]) -> tuple[str, ...] | None:
    """A row of the table, or None when the record is noise."""
    name = clean(record["name"])
    province = province_name(clean(record["province"]))
    if province is None or NOISE.search(name) or record["source"].startswith("seed"):
        return None
    mentions = parse_schools(name, NameContext(expected=1))
    if len(mentions) != 1 or mentions[0].kind != "school" or len(mentions[0].name) < 2:
        return None
    school = mentions[0]
    stated = record["level"]
    level = school.level or (stated if stated in LEVELS else "LC")
    if stated in LEVELS and level != stated:
        return None
    source = SOURCE.match(record["source"])
    district = district_name(clean(record["district_or_ward"]), province)
    return (
        level,
        school.name,
        school.boarding or "",
        district,
        province,
        source.group(1) if source else "",
    )


def distinct(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows once; one without a district is dropped beside its like with one."""
    kept: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in sorted(rows, key=lambda row: (row[3] == "", row)):
        level, name, boarding, district, province, source = row
        key = (level, match_key(name), boarding, province)
        known = [k for k in kept if k[:4] == key] if not district else [(*key, district)]
        home = next((k for k in known if k in kept), None)
        if home is None:
            kept[(*key, district)] = row
        elif source not in kept[home][5].split("+"):
            kept[home] = (*kept[home][:5], f"{kept[home][5]}+{source}")
    return sorted(kept.values(), key=lambda row: (row[4], row[3], row[0], row[1]))


def main(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    rows = [row for record in records if (row := row_of(record)) is not None]
    table = distinct(rows)
    lines = ["level\tname\tboarding\tdistrict\tprovince\tsource"]
    lines += ["\t".join(row) for row in table]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode(), preset=9))
    print(f"{len(records)} records, {len(rows)} good, {len(table)} schools", end=" ")
    print(dict(sorted(Counter(row[0] for row in table).items())), TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
