"""How dark a rule is all along, in the page itself.

Whether a faint rule runs between two cells cannot be told by a threshold on the ink of each pixel;
but against the paper beside it, averaged over a few pixels along, it is dark without a break,
while letters that stand in its way leave paper between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.dots import Dots
from extractors.scan.picture import Grey, Mask, as_pixels, inches
from extractors.scan.rules import Rule, flipped

AROUND = 0.04  # inches beside a rule that show its paper
WINDOW = 0.03  # inches along a rule that are averaged
CORE = 2  # pixels by which a rule may lie beside where it was followed
USUAL = 75  # percentile of a rule's depths that is its usual one
AS_DEEP = 0.5  # share of it, below which the rule does not run
FAINTEST = 20.0  # grey levels of a rule that outweighs the grain of the paper
PIECE, FEWEST = 0.3, 8  # inches of a rule, pixels at least that are averaged
END, MOSTLY_PAPER = 0.12, 0.3  # of a stretch: its ends; the share of it where a rule is seen
LETTERS = 60  # grey levels by which letters beside a rule are darker than the paper
OFF, CROSSED = 0.025, 0.03  # inches beside a rule; share of it beside which print may stand twice
OUTWEIGHS = 5.0  # times the grain's part of an average
FAINTEST_AVERAGE = 6.0  # grey levels; of nothing the darkest of five averages is 1 to 3

Depths = NDArray[np.float32]
NONE = np.zeros(0, bool)


@dataclass(frozen=True, slots=True)
class View:
    """A page at which rules are looked up: with its hairlines; `hidden` is where a stamp lay.

    `dots` is what a page of black and white alone shows of rules, which have no depth there.
    """

    page: Grey
    dpi: float
    hidden: Mask | None = None
    dots: Dots | None = None

    def rows(self, part: slice) -> View:
        hidden = None if self.hidden is None else as_pixels(self.hidden[part])
        dots = None if self.dots is None else self.dots.part((part, slice(None)))
        return replace(self, page=as_pixels(self.page[part]), hidden=hidden, dots=dots)

    def flipped(self) -> View:
        """Rows for columns."""
        hidden = None if self.hidden is None else flipped(self.hidden)
        dots = None if self.dots is None else self.dots.flipped()
        return replace(self, page=flipped(self.page), hidden=hidden, dots=dots)


class Depth:
    """The depth of one horizontal rule at every pixel along it, in grey levels.

    Flip the view to ask about a vertical rule.
    """

    def __init__(self, view: View, rule: Rule) -> None:
        page, dpi, hidden = view.page, view.dpi, view.hidden
        along = np.arange(page.shape[1])
        self._trim = inches(WINDOW, dpi, 4) // 2 + 2
        self._around = inches(AROUND, dpi, 4)
        self._rule, self._dpi = rule, dpi
        self._strip = _strip(page, rule, along, self._around)
        self._depths = _depths(self._strip, self._around, dpi)
        self._usual = float(np.percentile(self._depths[max(0, rule.start) : rule.end], USUAL))
        if hidden is not None:
            at = np.clip(np.rint(rule.along(along)).astype(np.intp), 0, len(hidden) - 1)
            self._depths[hidden[at, along] > 0] = np.nan

    def runs(self, first: float, last: float) -> bool:
        """Whether the rule is seen from pixel `first` to `last`: without a break, or as dark."""
        return self.is_whole(first, last) or self.is_dark(first, last)

    def is_whole(self, first: float, last: float) -> bool:
        """Whether the rule surely runs without a break from pixel `first` to `last` along it."""
        deep = self._deep(first, last)
        return bool(deep.size) and bool(deep.all())

    def is_dark(self, first: float, last: float) -> bool:
        """Whether the rule, on the average from `first` to `last`, is as dark as elsewhere.

        A hairline that no pixel shows against the grain is seen so, were it but a quarter inch.
        """
        if self._usual_average < FAINTEST_AVERAGE or self._crossed(first, last) > CROSSED:
            return False
        depth, noise = self._average(first, last)
        return depth >= max(AS_DEEP * self._usual_average, OUTWEIGHS * noise)

    def _crossed(self, first: float, last: float) -> float:
        """The share of the pixels between two where something dark stands on both sides.

        A line of text whose middle lies there, in a cell that spans the rows, is no rule.
        """
        part = self._strip[max(0, round(first) + self._trim) : max(0, round(last) - self._trim)]
        if not part.size:
            return 0.0
        dark = part < np.median(part) - LETTERS / 2
        off = inches(OFF, self._dpi, CORE + 1)
        above = dark[:, max(0, self._around - off - 1) : self._around - off + 1].any(axis=1)
        below = dark[:, self._around + off : self._around + off + 2].any(axis=1)
        return float((above & below).mean())

    @cached_property
    def _usual_average(self) -> float:
        """The depth of pieces of the rule, on the average, the usual one."""
        step = inches(PIECE, self._dpi, 12)
        starts = range(max(0, self._rule.start), self._rule.end - step, step)
        depths = [self._average(at, at + step)[0] for at in starts]
        return float(np.percentile(depths or [0.0], USUAL))

    def _average(self, first: float, last: float) -> tuple[float, float]:
        """The middle depth between two pixels where no letters stand, and what grain alone gives.

        Both are 0 where letters and stamps leave too few pixels.
        """
        part = slice(max(0, round(first) + self._trim), max(0, round(last) - self._trim))
        strip = self._strip[part][~np.isnan(self._depths[part])]
        beside = np.delete(strip, _core(self._around), axis=1)
        bare = beside.min(axis=1) > np.median(beside) - LETTERS if len(strip) else np.zeros(0, bool)
        count = int(np.count_nonzero(bare))
        if count < FEWEST:
            return 0.0, 0.0
        profile = np.median(strip[bare], axis=0)
        depth = float(np.median(profile) - profile[_core(self._around)].min())
        return depth, float(beside[bare].std()) / count**0.5

    def joins(self, first: float, last: float) -> bool:
        """False for a rule that does not run on from both `first` and `last` into what is between.

        It may be broken there, and letters may stand in its way.
        """
        deep = self._deep(first, last)
        return not deep.size or (bool(deep[0]) and bool(deep[-1]))

    def is_absent(self, first: float, last: float) -> bool:
        """Whether the page shows paper where a rule that is seen elsewhere would set out.

        At both ends of the stretch, or at one and along most of it: what else is dark is a letter.
        """
        deep = self._deep(first, last)
        if not deep.size or (deep[0] and deep[-1]):
            return False
        end = max(1, round(END * len(deep)))
        return not (deep[:end].any() or deep[-end:].any()) or float(deep.mean()) < MOSTLY_PAPER

    def _deep(self, first: float, last: float) -> NDArray[np.bool_]:
        """Whether the rule is seen, pixel by pixel; empty where it is too faint or hidden."""
        if self._usual < FAINTEST:
            return NONE
        return self._seen(first, last) >= AS_DEEP * self._usual

    def _seen(self, first: float, last: float) -> Depths:
        """The depths between two pixels that no stamp hides."""
        start, end = round(first) + self._trim, round(last) - self._trim
        seen = self._depths[max(0, start) : max(0, end)]
        return seen[~np.isnan(seen)]


def _strip(page: Grey, rule: Rule, along: NDArray[np.intp], around: int) -> Depths:
    """The grey levels across the rule, `around` pixels on either side, for each pixel along it."""
    across = np.rint(rule.along(along))[:, None] + np.arange(-around, around + 1)
    rows = np.clip(across, 0, len(page) - 1).astype(np.intp)
    return page[rows, along[:, None]].astype(np.float32)


def _core(around: int) -> slice:
    return slice(around - CORE, around + CORE + 1)


def _depths(strip: Depths, around: int, dpi: float) -> Depths:
    mean = np.asarray(cv2.blur(strip, (1, inches(WINDOW, dpi, 4))))
    darkest = mean[:, _core(around)].min(axis=1)
    return np.asarray(np.median(mean, axis=1) - darkest, np.float32)
