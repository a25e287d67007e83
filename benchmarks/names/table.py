"""The figures of names in one call: `python -m benchmarks.names.table --work FOLDER`.

Makes what is not there yet: pages of names read by an OCR of another language, drawn by the maker
and of the plans that strangers wrote, and tables of names as the road of scans reads them at 200
and 150 dpi, of districts drawn anew by `--seed`. Prints a line each: names exact, wrong and not
flagged, flags per 100, right of the unflagged, calibration gap, milliseconds a name; then the same
where only the province is known, as of a district that no list covers, where no place is known, and
where a person has corrected half of the names in other documents. `--only` picks a condition. At
the end how fast a name is found among 100,000.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.names.__main__ import gap, name_part
from benchmarks.names.decoded import Decoded
from normalizers.schools import (
    BatchName,
    NameContext,
    decode_name,
    decode_scanned,
    doubt_of,
    same_name,
)

Row = dict[str, Any]
STRANGERS = Path("benchmarks/unseen/open")
# Title → the way its names are read, and whether they are those of strangers' plans.
CONDITIONS = {
    "wrong language": ("eng", False),
    "strangers' plans": ("eng", True),
    "scan 200 dpi": ("scan200", False),
    "scan 150 dpi": ("scan150", False),
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to look at the same names: what their place knows."""

    title: str
    place: Callable[[Row, list[Row]], NameContext]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names.table", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("work/names"))
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--seed", type=int, default=77)
    parser.add_argument("--only", choices=CONDITIONS, nargs="*", default=list(CONDITIONS))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    table = Table(title=f"names of {args.pages} pages, seed {args.seed}")
    for column in ("read by", "knowing", "names", "exact", "silent", "flags/100", "sure right"):
        table.add_column(column, justify="left" if column in ("read by", "knowing") else "right")
    for column in ("gap", "ms"):
        table.add_column(column, justify="right")
    for condition in args.only:
        rows = _rows(*CONDITIONS[condition], args)
        for variant in VARIANTS:
            started = time.perf_counter()
            names = [_decoded(row, variant.place(row, rows)) for row in rows]
            taken = 1000 * (time.perf_counter() - started) / max(len(names), 1)
            table.add_row(condition, variant.title, *_figures(names), f"{taken:.0f}")
    Console(width=130).print(table)
    subprocess.run([sys.executable, "-m", "benchmarks.names.lookup"], check=True)


def _rows(language: str, strangers: bool, args: argparse.Namespace) -> list[Row]:
    """The names of a condition, made where they are not there."""
    source = "strangers" if strangers else language
    path = args.work / f"{source}-{args.seed}-{args.pages}.jsonl"
    if not path.exists():
        scanned = language.startswith("scan")
        module, kind = ("scans", "--kind") if scanned else ("pages", "--language")
        command = [sys.executable, "-m", f"benchmarks.names.{module}", str(path), kind, language]
        command += ["--pages", str(args.pages), "--seed", str(args.seed)]
        command += ["--plans", str(STRANGERS)] if strangers else []
        subprocess.run(command, check=True)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _of_district(row: Row, rows: list[Row]) -> NameContext:
    return NameContext(row["level"], row["district"], row["province"])


def _of_province(row: Row, rows: list[Row]) -> NameContext:
    return NameContext(row["level"], province=row["province"])


def _of_nowhere(row: Row, rows: list[Row]) -> NameContext:
    return NameContext(row["level"])


def _corrected(row: Row, rows: list[Row]) -> NameContext:
    """The district, with every other name of the page as a person corrected it elsewhere."""
    told = [other for other in rows if other["page"] == row["page"]][::2]
    names = (BatchName(r["name"], r["level"], r["district"], r["province"]) for r in told)
    return replace(_of_district(row, rows), batch=frozenset(names))


VARIANTS = (
    Variant("its district", _of_district),
    Variant("its province", _of_province),
    Variant("no place", _of_nowhere),
    Variant("half corrected elsewhere", _corrected),
)


def _decoded(row: Row, context: NameContext) -> Decoded:
    if "letters" in row:
        read, others = row["read"], row.get("others", ())
        readings = decode_scanned(read, context, row["letters"], others).readings
    else:
        read = name_part(row)
        readings = decode_name(read, context).readings
    name, probability = readings[0]
    doubted = doubt_of(readings) is not None
    return Decoded(row["name"], read, name, probability, doubted, same_name(name, row["name"]))


def _figures(names: list[Decoded]) -> Iterable[str]:
    count = len(names)
    unflagged = [one for one in names if not one.flagged]
    silent = sum(not one.right for one in unflagged)
    return (
        str(count),
        f"{sum(one.right for one in names) / count:.3f}",
        str(silent),
        f"{100 * (count - len(unflagged)) / count:.1f}",
        f"{1 - silent / max(len(unflagged), 1):.4f}",
        f"{gap(names):.3f}",
    )


if __name__ == "__main__":
    main()
