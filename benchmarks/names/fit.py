"""Fit the weights of a decoded name's confidence: `python -m benchmarks.names.fit NAMES.jsonl…`.

The files are made by `benchmarks.names.pages` with an OCR of the wrong language, or by
`benchmarks.names.scans` (`--scanned`: only names that were read as another than the likeliest, or
only those that stand as read). A logistic regression
with a small ridge tells right names from wrong ones by their signs
(`normalizers/schools/confidence.py`). Prints the weights, the reliability and the flags when each
page is left out of the fitting, then the same on the files of `--check`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.names.__main__ import gap, name_part, reliability
from benchmarks.names.decoded import Decoded
from normalizers.schools import NameContext, same_name
from normalizers.schools.confidence import Candidate, signs
from normalizers.schools.decode import candidates_of, scanned_candidates
from normalizers.schools.numbering import cut_numbering, cut_scanned
from normalizers.schools.scanned import with_capital_i
from normalizers.units import match_key

Array = NDArray[Any]
RIDGE = 0.5
ROUNDS = 40
THRESHOLDS = (0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98)


@dataclass(frozen=True, slots=True)
class Judged:
    """A decoded name: what speaks for it, whether it is right, and the page it is of."""

    name: str
    read: str
    stem: str
    decoded: str
    signs: dict[str, float]
    right: bool
    page: str


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names.fit", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--check", type=Path, nargs="*", default=[])
    parser.add_argument(
        "--scanned",
        choices=("changed", "standing"),
        help="an OCR of the right language: names that it did not read, or did",
    )
    options = parser.parse_args()
    read = {"changed": changed, "standing": standing, None: judged}[options.scanned]
    names = [one for path in options.files for one in read(path)]
    weights = fitted(names)
    for sign, weight in zip(names[0].signs, weights, strict=True):
        print(f'    "{sign}": {weight:.2f},')
    pages = dict.fromkeys(one.page for one in names)
    left_out = []
    for page in pages:
        others = fitted([one for one in names if one.page != page])
        held = [one for one in names if one.page == page]
        left_out += list(zip(held, probabilities(held, others), strict=True))
    report("each page left out", [one for one, _ in left_out], [float(p) for _, p in left_out])
    check = [one for path in options.check for one in read(path)]
    if check:
        report("other pages", check, [float(p) for p in probabilities(check, weights)])


def changed(path: Path) -> list[Judged]:
    """The names that an OCR of the right language read as another than the likeliest."""
    return [one for one in scanned(path) if match_key(one.decoded) != match_key(one.stem)]


def standing(path: Path) -> list[Judged]:
    """The names that it read as the likeliest one."""
    return [one for one in scanned(path) if match_key(one.decoded) == match_key(one.stem)]


def scanned(path: Path) -> list[Judged]:
    """The names of a file of `benchmarks.names.scans`, each decoded in a place told by turns.

    One in five is decoded without its district, and one without its province too.
    """
    found = []
    for number, row in enumerate(_rows(path)):
        place = {"district": row["district"], "province": row["province"]}
        place |= {3: {"district": None}, 4: dict.fromkeys(place)}.get(number % 5, {})
        read = with_capital_i(row["read"])
        stem = cut_scanned(read, row["letters"][-1]).stem
        if not any(character.isalpha() for character in stem):
            continue
        context = NameContext(row["level"], **place)
        candidates = scanned_candidates(stem, context, row["letters"])
        found.append(_judged(row, path, read, stem, candidates))
    return found


def judged(path: Path) -> list[Judged]:
    """The names of a file that were read at all, each decoded in its place."""
    found = []
    for row in _rows(path):
        read = name_part(row)
        if not any(character.isalnum() for character in read):
            continue
        context = NameContext(row["level"], row["district"], row["province"])
        stem, candidates = candidates_of(read, context)
        found.append(_judged(row, path, read, stem, candidates))
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _judged(
    row: dict[str, Any], path: Path, read: str, stem: str, candidates: Sequence[Candidate]
) -> Judged:
    decoded = candidates[0].name
    right = same_name(decoded, cut_numbering(row["name"]).stem)
    page = f"{path.stem} {row['page']}"
    return Judged(row["name"], read, stem, decoded, signs(stem, candidates), right, page)


def _table(names: Sequence[Judged]) -> Array:
    return np.array([list(one.signs.values()) for one in names])


def probabilities(names: Sequence[Judged], weights: Array) -> Array:
    """The probability of each name that it is right."""
    return 1 / (1 + np.exp(-_table(names) @ weights))  # type: ignore[no-any-return]


def fitted(names: Sequence[Judged]) -> Array:
    """The weights of the signs, by Newton's method."""
    table, right = _table(names), np.array([float(one.right) for one in names])
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (p * (1 - p) + 1e-9)[:, None]).T @ table
        slope = table.T @ (right - p) - RIDGE * weights
        weights = weights + np.linalg.solve(curve + RIDGE * np.eye(len(weights)), slope)
    return weights


def report(title: str, names: Sequence[Judged], sure: Sequence[float]) -> None:
    """Print reliability and, for some thresholds, flags and wrong names above them."""
    told = [
        Decoded(one.name, one.read, one.decoded, p, False, one.right)
        for one, p in zip(names, sure, strict=True)
    ]
    print(f"{title}: {len(told)} names, right {np.mean([one.right for one in told]):.3f}")
    print(f"{reliability(told)} gap {gap(told):.3f}")
    for threshold in THRESHOLDS:
        above = [one for one in told if one.probability >= threshold]
        wrong = sum(not one.right for one in above)
        print(
            f"  at {threshold}: flags {100 * (1 - len(above) / len(told)):.1f}/100, "
            f"unflagged right {1 - wrong / max(len(above), 1):.4f}"
        )


if __name__ == "__main__":
    main()
