"""What a pen wrote in a blank of a form: the likely strings of digits and their probability.

The net's frames are read together, as a whole string (prefix search over the paths of
connectionist temporal classification, Graves 2006), from several views of the strip, a little
higher, lower, larger and smaller. Where the views part, the probability falls: that is what a
hand unlike all that was taught looks like.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from extractors.scan.handwriting.net import BLANK, CLASSES, PRINT, STEP, Floats, frames_of
from extractors.scan.handwriting.strip import CAP, strip_of
from extractors.scan.picture import Grey

PRINTED = CLASSES[PRINT]
# shift of the base line, size, print seen on each side; all in heights of the capitals
VIEWS = ((0.0, 1.0, 0.6), (-0.06, 1.0, 1.0), (0.06, 1.0, 0.6), (0.0, 0.9, 1.0), (0.03, 1.1, 1.6))
BEAM = 10
LEAST = 0.002  # probability of a class in a frame below which it is not followed
LISTED = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """Strings with their probability, the likeliest first, and where the ink stands.

    `left` and `right` are pixels around the digits. A `#` in a string is a digit in print.
    """

    strings: tuple[tuple[str, float], ...]
    left: float
    right: float


def read_blank(grey: Grey, left: float, right: float, base: float, cap: float) -> Reading:
    """What stands between the prints at `left` and `right` of a line with base and capitals."""
    sums: dict[str, float] = defaultdict(float)
    middles: list[float] = []
    for number, (shift, size, context) in enumerate(VIEWS):
        start, end = left - context * cap, right + context * cap
        ink = strip_of(grey, start, end, base + shift * cap, cap * size)
        frames = frames_of(ink)
        for text, probability in strings_of(frames):
            sums[text] += probability / len(VIEWS)
        if number == 0:
            middles = [start + m * cap / CAP for m in middles_of(frames)]
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))[:LISTED]
    half = 0.5 * cap
    ends = (min(middles) - half, max(middles) + half) if middles else (left, left)
    return Reading(tuple(ranked), *ends)


def strings_of(frames: Floats) -> list[tuple[str, float]]:
    """The likely strings of a strip by their probability over all paths that spell them.

    >>> frames = np.log(np.full((3, len(CLASSES)), 1e-6, np.float32))
    >>> for at, digit in enumerate("171"): frames[at, 1 + int(digit)] = 0.0
    >>> [text for text, p in strings_of(frames) if p > 0.5]
    ['171']
    """
    beam: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}  # ending in a blank, in a digit
    for frame in np.exp(frames):
        likely = [int(k) for k in np.flatnonzero(frame > LEAST) if k != BLANK]
        grown: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for text, (blank, digit) in beam.items():
            grown[text][0] += (blank + digit) * float(frame[BLANK])
            for k in likely:
                p, char = float(frame[k]), CLASSES[k]
                same = text.endswith(char) if text else False
                if same:
                    grown[text][1] += digit * p
                grown[text + char][1] += (blank if same else blank + digit) * p
        best = sorted(grown.items(), key=lambda pair: (-sum(pair[1]), pair[0]))[:BEAM]
        beam = {text: (pair[0], pair[1]) for text, pair in best}
    return [(text, blank + digit) for text, (blank, digit) in beam.items()]


def middles_of(frames: Floats) -> list[float]:
    """Where digits' middles are seen, in pixels of the strip."""
    seen = np.flatnonzero(frames.argmax(-1) != BLANK)
    return [float(at) * STEP + (STEP - 1) / 2 for at in seen]
