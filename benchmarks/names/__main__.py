"""How well broken names are decoded: `python -m benchmarks.names NAMES.jsonl…`.

Each file is made by `benchmarks.names.pages` or `benchmarks.names.scans`. Per file: names read
exactly, names decoded exactly, wrong names that are not flagged, flags per 100 names, and a
reliability table in ten bins.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.names.decoded import Decoded
from normalizers.schools import NameContext, decode_name, decode_scanned, doubt_of, same_name
from normalizers.schools.levels import lead_at
from normalizers.units import match_key

BINS = 10
LETTERS = 0.9  # confidence that an OCR of the right language is taken to have in its words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--details", action="store_true", help="list wrong and flagged names")
    args = parser.parse_args()
    for path in args.files:
        report(path, args.details)


def report(path: Path, details: bool) -> None:
    started = time.perf_counter()
    names = [decoded(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    taken = time.perf_counter() - started
    count = len(names)
    wrong = [one for one in names if not one.right]
    silent = [one for one in wrong if not one.flagged]
    flagged = [one for one in names if one.flagged]
    as_read = sum(match_key(one.read) == match_key(one.name) for one in names)
    print(
        f"{path.stem}: {count} names, as read {as_read / count:.3f}, "
        f"exact {1 - len(wrong) / count:.3f}, silent wrong {len(silent) / count:.3f}, "
        f"flags {100 * len(flagged) / count:.1f}/100, gap {gap(names):.3f}, "
        f"{1000 * taken / count:.0f} ms a name"
    )
    print(reliability(names))
    for one in names if details else ():
        if one.flagged or not one.right:
            mark = "flag" if one.flagged else "SILENT"
            mark += "" if one.right else " WRONG"
            print(f"  {mark}: {one.read} -> {one.decoded} {one.probability:.2f} [{one.name}]")


def decoded(row: dict[str, Any]) -> Decoded:
    """A line of the file, decoded in its place."""
    read = name_part(row)
    context = NameContext(row["level"], row["district"], row["province"])
    if "letters" in row:
        read = row["read"]
        readings = decode_scanned(read, context, row["letters"], row.get("others", ())).readings
    elif row["language"] == "vie":
        readings = decode_scanned(read, context, [LETTERS] * len(read.split())).readings
    else:
        readings = decode_name(read, context).readings
    name, probability = readings[0]
    right = same_name(name, row["name"])
    return Decoded(row["name"], read, name, probability, doubt_of(readings) is not None, right)


def name_part(row: dict[str, Any]) -> str:
    """What was read of the name alone: behind as many words as the printed level has."""
    lead = lead_at(row["printed"], 0)
    words = len(row["printed"][: lead.end if lead else 0].split())
    return " ".join(row["read"].split()[words:]) or row["read"] or "?"


def gap(names: list[Decoded]) -> float:
    """Mean calibration gap: |share right - mean probability|, weighted by the bins' sizes."""
    return sum(
        len(held) / len(names) * abs(share - mean) for held, mean, share in _bins(names) if held
    )


def reliability(names: list[Decoded]) -> str:
    cells = [f"{mean:.2f}:{share:.2f}({len(held)})" for held, mean, share in _bins(names) if held]
    return "  probability:share right(names)  " + " ".join(cells)


def _bins(names: list[Decoded]) -> list[tuple[list[Decoded], float, float]]:
    """Names by tenth of probability, with the mean probability and the share right."""
    bins = []
    for place in range(BINS):
        held = [one for one in names if min(int(one.probability * BINS), BINS - 1) == place]
        count = len(held) or 1
        mean = sum(one.probability for one in held) / count
        bins.append((held, mean, sum(one.right for one in held) / count))
    return bins


if __name__ == "__main__":
    main()
