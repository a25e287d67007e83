"""How dark a rule is all along, in the page itself.

Whether a faint rule runs between two cells cannot be told by a threshold on the ink of each pixel;
but against the paper beside it, averaged over a few pixels along, it is dark without a break,
while letters that stand in its way leave paper between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
        return replace(self, page=flipped(self.page), hidden=hidden)


class Depth:
    """The depth of one horizontal rule at every pixel along it, in grey levels.

    Flip the view to ask about a vertical rule.
    """

    def __init__(self, view: View, rule: Rule) -> None:
        page, dpi, hidden = view.page, view.dpi, view.hidden
        along = np.arange(page.shape[1])
        self._trim = inches(WINDOW, dpi, 4) // 2 + 2
        self._depths = _depths(page, rule, along, dpi)
        self._usual = float(np.percentile(self._depths[max(0, rule.start) : rule.end], USUAL))
        if hidden is not None:
            at = np.clip(np.rint(rule.along(along)).astype(np.intp), 0, len(hidden) - 1)
            self._depths[hidden[at, along] > 0] = np.nan

    def is_whole(self, first: float, last: float) -> bool:
        """Whether the rule surely runs without a break from pixel `first` to `last` along it."""
        deep = self._deep(first, last)
        return bool(deep.size) and bool(deep.all())

    def joins(self, first: float, last: float) -> bool:
        """False for a rule that does not run on from both `first` and `last` into what is between.

        It may be broken there, and letters may stand in its way.
        """
        deep = self._deep(first, last)
        return not deep.size or (bool(deep[0]) and bool(deep[-1]))

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


def _depths(page: Grey, rule: Rule, along: NDArray[np.intp], dpi: float) -> Depths:
    around = inches(AROUND, dpi, 4)
    across = np.rint(rule.along(along))[:, None] + np.arange(-around, around + 1)
    rows = np.clip(across, 0, len(page) - 1).astype(np.intp)
    strip = page[rows, along[:, None]].astype(np.float32)
    mean = np.asarray(cv2.blur(strip, (1, inches(WINDOW, dpi, 4))))
    core = mean[:, around - CORE : around + CORE + 1]
    return np.asarray(np.median(mean, axis=1) - core.min(axis=1), np.float32)
