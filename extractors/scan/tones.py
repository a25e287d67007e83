"""A second opinion on the mark over a vowel, from its picture alone.

The engine reads lines, and where a mark is small it reads what is usual: `Phố` for `Phổ`, `Tiếu`
for `Tiểu`, whatever the size that it is read at. A small net in plain numpy looks at nothing but
the zone above the vowel and says which mark stands there. Taught by `benchmarks/scans/tones`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.picture import Grey, PixelBox, as_pixels

WEIGHTS = Path(__file__).with_name("tones.npz")
MARKS = ("", "\u0301", "\u0300", "\u0309", "\u0303")  # none, acute, grave, hook, tilde
VOWELS = frozenset("aeiouyAEIOUY")
X_HEIGHT, ROWS, COLUMNS, TOP = 16, 22, 26, 3  # pixels: of the zone, and where the letter begins
# How often each mark stands over the vowels that the net was taught from.
TAUGHT = np.array([0.53, 0.18, 0.06, 0.115, 0.115], np.float32)
TRUST = 0.7  # in the net's ratios of probability: it is surer than it is right
UNTHOUGHT = 0.03  # share of a reading that the engine did not think of
DECIDED = 0.6  # probability from which the net has a say
SURE_ENOUGH = 0.9  # probability from which the net may name such a reading
LOWEST, WIDEST = 13.0, 1.9  # pixels of x-height; x-heights of width: more is no single letter
SOFTENED = 0.8  # of the size, below which a picture is smoothed before it is made smaller
VIEWS = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))  # rows and columns by which a zone is moved

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vowel:
    """Where a vowel stands: its box, the line that it stands on, the height of an x, in pixels."""

    letter: str
    box: PixelBox
    baseline: float
    x_height: float

    @property
    def is_clear(self) -> bool:
        width = self.box[2] - self.box[0]
        return self.x_height >= LOWEST and 0 < width < WIDEST * self.x_height


@cache
def has_mark_zone(letter: str) -> bool:
    """True for vowels, marked or not.

    >>> [has_mark_zone(letter) for letter in ("ổ", "Ư", "y", "đ", "n", "")]
    [True, True, True, False, False, False]
    """
    return unicodedata.normalize("NFD", letter)[:1] in VOWELS


@cache
def mark_of(letter: str) -> int:
    """The index in MARKS of what stands over a letter; a dot below is nothing over it.

    >>> mark_of("ổ"), mark_of("ô"), mark_of("ộ"), mark_of("Ắ")
    (3, 0, 0, 1)
    """
    marks = unicodedata.normalize("NFD", letter)
    return next((i for i, mark in enumerate(MARKS) if mark and mark in marks), 0)


@cache
def has_tone(letter: str) -> bool:
    """
    >>> has_tone("ổ"), has_tone("ộ"), has_tone("ô")
    (True, True, False)
    """
    return not set(unicodedata.normalize("NFD", letter)).isdisjoint((*MARKS[1:], "\u0323"))


@cache
def with_mark(letter: str, mark: int) -> str:
    """The letter with another tone mark over it.

    >>> with_mark("ố", 3), with_mark("ộ", 1), with_mark("Ư", 0)
    ('ổ', 'ố', 'Ư')
    """
    bare = [c for c in unicodedata.normalize("NFD", letter) if c not in (*MARKS[1:], "\u0323")]
    return unicodedata.normalize("NFC", "".join(bare) + MARKS[mark])


def marks_over(grey: Grey, vowels: Sequence[Vowel]) -> Floats:
    """How likely each mark is over each vowel: vowels × MARKS."""
    zones = ink_of(np.stack([zone_of(grey, vowel) for vowel in vowels]))
    facts = np.array([facts_of(vowel) for vowel in vowels], np.float32)
    seen = [_judged(np.roll(zones, move, (1, 2)), facts) for move in VIEWS]
    return np.asarray(np.mean(seen, axis=0), np.float32)


def with_marks_seen(shares: list[tuple[str, float]], seen: Floats) -> list[tuple[str, float]]:
    """The readings of a vowel with their shares, weighed by the marks that the net saw over it.

    >>> seen = np.array([0.01, 0.04, 0.01, 0.93, 0.01], np.float32)
    >>> [letter for letter, _ in with_marks_seen([("ố", 0.7), ("ổ", 0.3)], seen)]
    ['ổ', 'ố']
    >>> [letter for letter, _ in with_marks_seen([("ố", 1.0)], seen)]
    ['ố', 'ổ']
    """
    likeliest, taken = int(seen.argmax()), shares[0][0]
    if seen[likeliest] < DECIDED:
        return shares
    letters = dict(shares)
    if seen[likeliest] >= SURE_ENOUGH:
        letters.setdefault(with_mark(taken, likeliest), UNTHOUGHT)
    ratios = (seen / TAUGHT) ** TRUST
    weighed = {
        letter: share * float(ratios[mark_of(letter)] if has_mark_zone(letter) else 1.0)
        for letter, share in letters.items()
    }
    total = sum(weighed.values())
    first = max(weighed, key=lambda letter: weighed[letter])
    if mark_of(first) != likeliest:
        first = taken  # nobody saw the mark of the other one
    ranked = sorted(weighed.items(), key=lambda pair: (pair[0] != first, -pair[1]))
    return [(letter, weight / total) for letter, weight in ranked]


def zone_of(grey: Grey, vowel: Vowel) -> Grey:
    """The zone above a vowel: X_HEIGHT pixels to the height of an x, its top in row TOP."""
    x_height, scale = vowel.x_height, X_HEIGHT / vowel.x_height
    middle = (vowel.box[0] + vowel.box[2]) / 2
    left, top = max(0, int(middle - 1.5 * x_height)), max(0, int(vowel.box[1] - x_height))
    right, bottom = int(middle + 1.5 * x_height), int(vowel.box[1] + 2.2 * x_height)
    part = grey[top:bottom, left:right]
    if scale < SOFTENED:
        part = as_pixels(cv2.GaussianBlur(part, (0, 0), 0.35 / scale))
    dx, dy = COLUMNS / 2 - scale * (middle - left), TOP - scale * (vowel.box[1] - top)
    move = np.array([[scale, 0, dx], [0, scale, dy]], np.float32)
    return as_pixels(cv2.warpAffine(part, move, (COLUMNS, ROWS), borderMode=cv2.BORDER_REPLICATE))


def ink_of(zones: NDArray[np.uint8]) -> Floats:
    """Zones as shares of ink, 0 paper to 1 black."""
    grey = zones.astype(np.float32)
    black = grey.min(axis=(1, 2), keepdims=True)
    paper = np.percentile(grey, 90, axis=(1, 2), keepdims=True)
    return np.asarray(np.clip((paper - grey) / np.maximum(paper - black, 40), 0, 1), np.float32)


def facts_of(vowel: Vowel) -> tuple[float, float, float]:
    """What the zone does not show: whether it is a capital, its width and height in x-heights."""
    left, top, right, _ = vowel.box
    height = (vowel.baseline - top) / vowel.x_height
    return float(vowel.letter.isupper()), (right - left) / vowel.x_height, height


@cache
def _weights() -> list[Floats]:
    with np.load(WEIGHTS) as kept:
        return [kept[name].astype(np.float32) for name in kept.files]


def _judged(zones: Floats, facts: Floats) -> Floats:
    weights = _weights()
    x = np.concatenate([zones.reshape(len(zones), -1), facts], axis=1)
    for kernel, bias in zip(weights[:-2:2], weights[1:-2:2], strict=True):
        x = np.maximum(x @ kernel + bias, 0)
    scores = x @ weights[-2] + weights[-1]
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), np.float32)
