"""How well strips written by hands that were never taught are read, and how honest that is.

    python -m benchmarks.handwriting.measure --packages node_modules [--strips 600]

Each strip is read as the program reads it. Counted are: strings read right, strings given though
nothing was written (imagined), and, by the probability that the reader gives, how many are right:
of those at 0.9 and over nine in ten at least should be.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.handwriting.glyphs import Sources
from benchmarks.handwriting.strips import PRINTED, Maker, Strip
from extractors.scan.handwriting.reader import read_blank
from extractors.scan.handwriting.strip import ABOVE, CAP

LEVELS = (0.0, 0.3, 0.5, 0.7, 0.9, 0.97)
SEED = 2026


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--strips", type=int, default=600)
    options = parser.parse_args()
    maker = Maker(Sources(options.packages, held=True), SEED)
    counts: Counter[str] = Counter()
    levels: dict[float, list[bool]] = {level: [] for level in LEVELS}
    for strip in (maker.strip() for _ in range(options.strips)):
        what, probability, is_right = judged(strip)
        counts[what] += 1
        counts[f"{what}, right"] += is_right
        if what == "by hand" or not is_right:
            levels[max(level for level in LEVELS if level <= probability)].append(is_right)
    for what in ("by hand", "printed", "blank"):
        print(f"{what:10} {counts[what]:5} strips, right {counts[f'{what}, right']:5}")
    for level, results in levels.items():
        if results:
            print(f"from {level:4}: {len(results):4} strings, {np.mean(results):.3f} right")


def judged(strip: Strip) -> tuple[str, float, bool]:
    """What stands in the strip, the probability of the best string, whether it is right.

    A strip in print is right as long as no digits by hand are seen in it.
    """
    grey = np.round(255 * (1 - strip.ink)).astype(np.uint8)
    best, probability = read_blank(grey, *strip.blank, ABOVE, CAP).strings[0]
    if PRINTED in strip.digits:
        return "printed", probability, "#" in best
    if not strip.digits:
        return "blank", probability, best == ""
    return "by hand", probability, best == "".join(map(str, strip.digits))


if __name__ == "__main__":
    main()
