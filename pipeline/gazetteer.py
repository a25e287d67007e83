"""Lists of schools that a user brings, or learns from outputs that were checked.

A list is a CSV file with one school a row. Its columns may stand in any order, under the names
of `schools.csv` or Vietnamese ones: the school (`full_name` or `name`, `Tên trường`), its level
(`level`, `Cấp học`; not needed where the name tells it), `district` (`Quận/Huyện`; may be
empty), `province` (`Tỉnh/Thành phố`; not needed where the district tells it), `source`.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from unidecode import unidecode

from normalizers.schools import KnownSchool, NameContext, parse_schools
from normalizers.units import canonical_unit, find_unit, province_of
from pipeline.atomic import atomic_text
from pipeline.csv_tables import CsvTable
from schemas.errors import WrongUsage
from schemas.plan import Level
from schemas.tables import Row

COLUMNS = {
    "name": ("full_name", "name", "ten truong", "truong", "don vi", "ten don vi", "school"),
    "level": ("level", "cap hoc", "cap", "bac hoc", "loai truong"),
    "district": ("district", "quan/huyen", "quan", "huyen", "quan, huyen", "district_or_ward"),
    "province": ("province", "tinh/thanh pho", "tinh", "thanh pho", "tinh, thanh pho"),
    "source": ("source", "nguon"),
}
SHOWN_FAULTS = 5
SHOWN_LETTERS = 60
MOST_ABOVE = 9  # lines of a title above the row of column names


class KnownSchoolRow(Row):
    """A row of a list as `ketnghia gazetteer learn` writes it."""

    full_name: str
    level: str
    district: str | None
    province: str
    source: str


def read_list(path: Path) -> list[KnownSchool]:
    """The schools of a user's list, each once, in its order.

    Raises `WrongUsage` naming the file and the rows that cannot be used; nothing is taken from
    a list of which one row is wrong, so that a slip is not lost among a thousand rows.
    """
    records = _records(path)
    schools: dict[KnownSchool, None] = {}
    faults = []
    for number, record in records:
        try:
            schools[_school(record, path.name)] = None
        except ValueError as error:
            faults.append(f"row {number}: {error}")
    if faults:
        more = f" (and {len(faults) - SHOWN_FAULTS} more)" if len(faults) > SHOWN_FAULTS else ""
        raise WrongUsage(f"{path}: " + "; ".join(faults[:SHOWN_FAULTS]) + more)
    return list(schools)


def _records(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows below the header with their line numbers, by the names of `COLUMNS`.

    The header may stand below a title, as offices write their lists.
    """
    text = _text(path)
    lines = text.splitlines()
    for start in range(min(len(lines), MOST_ABOVE + 1)):
        reader = csv.reader(lines[start:], delimiter=_delimiter(lines[start]))
        header = [_column(cell) for cell in next(reader, [])]
        if "name" in header:
            return [
                (start + reader.line_num, _first_of_each(header, cells))
                for cells in reader
                if any(map(str.strip, cells))
            ]
    first = f"; its first line is “{lines[0][:SHOWN_LETTERS]}”" if lines else "; it is empty"
    raise WrongUsage(
        f"{path} has no row of column names with one for the school{first}.",
        "Write a first row such as Tên trường,Cấp học,Quận/Huyện,Tỉnh/Thành phố.",
    )


def _text(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark, as Excel writes Unicode text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WrongUsage(f"{path} cannot be read ({error.strerror}).") from error
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{path} is not in UTF-8. Save it as CSV UTF-8.") from error
    return unicodedata.normalize("NFC", text)


def _delimiter(line: str) -> str:
    """What parts the cells of a row: comma, semicolon or tab, whichever it has most of.

    >>> _delimiter("Tên trường;Quận, huyện;Tỉnh"), _delimiter("full_name,level")
    (';', ',')
    """
    return max(",;\t", key=line.count)


def _first_of_each(header: Sequence[str | None], cells: Sequence[str]) -> dict[str, str]:
    """A row by column; of two columns for one thing (`full_name`, `name`) the first filled one."""
    record: dict[str, str] = {}
    for column, cell in zip(header, cells, strict=False):
        if column and cell.strip() and column not in record:
            record[column] = " ".join(cell.removeprefix("'").split())
    return record


def _column(title: str) -> str | None:
    """Which of `COLUMNS` a title is.

    >>> _column("Tên trường"), _column("Quận / Huyện"), _column("STT")
    ('name', 'district', None)
    """
    key = " ".join(unidecode(title).lower().split()).replace(" / ", "/")
    return next((column for column, titles in COLUMNS.items() if key in titles), None)


def _school(record: dict[str, str], source: str) -> KnownSchool:
    name, level = record.get("name", ""), record.get("level", "")
    mentions = parse_schools(name, NameContext(expected=1, in_column=True))
    if level and not (mentions and mentions[0].level_source == "printed"):
        mentions = parse_schools(f"{level} {name}", NameContext(expected=1, in_column=True))
    if len(mentions) != 1 or mentions[0].kind != "school":
        raise ValueError(f"“{name}” names no school, or more than one")
    mention = mentions[0]
    if mention.level is None or (level in get_args(Level) and level != mention.level):
        raise ValueError(f"the level of “{name}” is missing or contradicts its name")
    district, province = _place(record.get("district", ""), record.get("province", ""))
    return KnownSchool(
        mention.level,
        mention.name,
        mention.boarding,
        district,
        province,
        record.get("source", source),
    )


def _place(district: str, province: str) -> tuple[str | None, str]:
    """The district and province as outputs write them; ValueError where the province is unknown."""
    if province:
        found = canonical_unit(province)
        if found is None:
            raise ValueError(f"“{province}” is no province")
        province = found
    else:
        provinces = province_of(district) if district else []
        if len(provinces) != 1:
            raise ValueError("the province is missing")
        province = provinces[0]
    if not district:
        return None, province
    units = find_unit(district, kind="district", province=province)
    return (units[0].name if units else district), province


def learnt(output: Path) -> list[KnownSchoolRow]:
    """The schools of an output folder that need no review, each once, by province and name.

    Raises `WrongUsage` where the folder holds no tables of a run.
    """
    table = output / "pairing_schools.csv"
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except OSError as error:
        raise WrongUsage(f"There is no {table}; name a folder that a run wrote.") from error
    sure = sorted(
        {
            (row["province"], row["district"], row["full_name"], row["level"])
            for row in rows
            if row["kind"] == "school"
            and row["needs_review"] == "false"
            and row["level"]
            and row["province"]
        }
    )
    source = output.resolve().name
    return [
        KnownSchoolRow(
            full_name=name, level=level, district=district or None, province=province, source=source
        )
        for province, district, name, level in sure
    ]


def write_list(path: Path, rows: Sequence[KnownSchoolRow]) -> None:
    """Write a list that `--gazetteer` takes."""
    with atomic_text(path) as stream:
        table = CsvTable(stream, KnownSchoolRow)
        for row in rows:
            table.write(row)


def schools_of(paths: Sequence[Path]) -> Iterator[KnownSchool]:
    """All schools of several lists, in order."""
    for path in paths:
        yield from read_list(path)


def knowledge_of(schools: Sequence[KnownSchool]) -> str:
    """A text that differs where the lists do; empty without a list."""
    return hashlib.sha256(repr(schools).encode()).hexdigest() if schools else ""
