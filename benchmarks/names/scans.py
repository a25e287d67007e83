"""Names of schools in tables as the road of scans reads them, with their truth.

`python -m benchmarks.names.scans OUT --pages 12 --seed 1 --kind scan200` lays out tables of
pairs, damages their pages as `benchmarks/scans` does, reads them as `ketnghia run` would, and
writes a JSON line per name: what was printed, what was read, how sure each word is and what else
it may be, and the district whose list it stands in. Districts are drawn from the whole country; of
the names some are their communes', some those of communes far away, some stems, some made up.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from benchmarks.documents.names import SUFFIXES
from benchmarks.names.pages import coined
from benchmarks.unseen.convert import SCANS, convert
from extractors.options import ReadOptions
from normalizers.schools.levels import lead_at
from normalizers.schools.stems import name_stems
from normalizers.units import Unit, communes_of, districts_of
from normalizers.units.table import commune_names, provinces
from pipeline.discovery import InputFile
from pipeline.reading import read_pages, repaired
from schemas.document import Cell, Page, Table

ROWS = 20  # of a page, each with two schools
OWN, FAR, MADE_UP = 0.45, 0.2, 0.15  # shares of names; the others are stems
NUMBERED = 0.25  # share of names of places with a numbering
LEVELS = (("MN", ("MN", "Mầm non")), ("TH", ("TH", "Tiểu học")), ("THCS", ("THCS",)))


@dataclass(frozen=True, slots=True)
class Listed:
    """A school of a page: its level, its word as printed, its name."""

    level: str
    word: str
    name: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="scan200", choices=SCANS)
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311
    drawn = [rng.choice(_districts()) for _ in range(args.pages)]
    lists = [draw(rng, district) for district in drawn]
    with tempfile.TemporaryDirectory() as folder, args.out.open("w", encoding="utf-8") as out:
        titles = [f"{args.seed}-{number}" for number in range(args.pages)]
        files = convert(list(printed(lists, titles, Path(folder))), args.kind, Path(folder) / "of")
        for number, (district, schools, file) in enumerate(zip(drawn, lists, files, strict=True)):
            place = {"district": district.name, "province": district.province}
            for row in read(schools, file):
                told = {"page": number, "language": args.kind} | row | place
                print(json.dumps(told, ensure_ascii=False), file=out, flush=True)


def _districts() -> list[Unit]:
    """The districts with communes enough for a page."""
    units = [unit for province in provinces() for unit in districts_of(province)]
    return [unit for unit in units if len(_communes(unit)) > 3]


def _communes(district: Unit) -> list[str]:
    units = communes_of(district.name, province=district.province)
    return [unit.short for unit in units if not any(c.isdigit() for c in unit.name)]


def draw(rng: random.Random, district: Unit) -> list[Listed]:
    """The schools of one page, two a row."""
    communes = _communes(district)
    schools = []
    for _ in range(2 * ROWS):
        level, words = rng.choice(LEVELS)
        schools.append(Listed(level, rng.choice(words), _name(rng, communes)))
    return schools


def _name(rng: random.Random, communes: list[str]) -> str:
    share = rng.random()
    if share >= OWN + FAR + MADE_UP:
        return rng.choice(name_stems())
    if share < OWN:
        name = rng.choice(communes)
    elif share < OWN + FAR:
        name = rng.choice(commune_names())
    else:
        name = coined(rng, tuple(communes))
    return f"{name} {rng.choice(SUFFIXES)}" if rng.random() < NUMBERED else name


def printed(lists: list[list[Listed]], titles: list[str], folder: Path) -> Iterator[Path]:
    """The pages as HTML files, one of each title."""
    for title, schools in zip(titles, lists, strict=True):
        rows = "".join(
            f"<tr><td>{number}</td>{''.join(_cell(school) for school in pair)}</tr>"
            for number, pair in enumerate(_pairs(schools), 1)
        )
        table = f"<table border=1><tr><th>TT</th><th>Trường</th><th>Trường</th></tr>{rows}</table>"
        page = folder / f"{title}.html"
        page.write_text(f"<html><head></head><body>{table}</body></html>", "utf-8")
        yield page


def _cell(school: Listed) -> str:
    return f"<td>{escape(f'{school.word} {school.name}')}</td>"


def _pairs(schools: list[Listed]) -> list[tuple[Listed, Listed]]:
    return list(zip(schools[::2], schools[1::2], strict=True))


def read(schools: list[Listed], file: Path) -> Iterator[dict[str, object]]:
    """What the road of scans reads of a page with these schools: a row for each that it found."""
    pairs = _pairs(schools)
    pages = repaired(read_pages(InputFile(file, file.name), ReadOptions())).pages
    for number, cells in _rows(pages):
        for school, cell in zip(pairs[number - 1], cells, strict=True):
            words = [word for line in cell.lines for word in line.words]
            lead = lead_at(cell.text, 0)
            first = len(cell.text[: lead.end].split()) if lead else 0
            if words[first:]:
                yield {
                    "name": school.name,
                    "level": school.level,
                    "printed": f"{school.word} {school.name}",
                    "read": " ".join(word.text for word in words[first:]),
                    "letters": [round(word.confidence, 4) for word in words[first:]],
                    "others": [word.alternatives for word in words[first:]],
                }


def _rows(pages: list[Page]) -> Iterator[tuple[int, tuple[Cell, Cell]]]:
    """The rows of the tables: their number, and their two cells of schools."""
    tables = [block for page in pages for block in page.blocks if isinstance(block, Table)]
    for row in (row for table in tables for row in table.grid() if len(row) == 3):
        number, first, second = row
        told = number.text.strip(" .") if number else ""
        if first and second and told.isdigit() and 0 < int(told) <= ROWS:
            yield int(told), (first, second)


if __name__ == "__main__":
    main()
