"""Words under a stamp that is as black as they are: read, but never surely.

On a page of one bit the letters of a stamp stand among those that it lies on, and its ring leaves
gaps in them when it is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.scan.picture import Mask
from schemas.document import Word

AT_MOST = 0.5  # confidence of a word under a stamp
COVERED = 0.1  # share of the word's box


def doubt_stamped(words: Iterable[Word], stamped: Mask, dpi: float) -> None:
    """Lower the confidence of the words that a stamp covers; `stamped` is where it lies (255)."""
    scale = dpi / 72
    for word in words:
        if word.box is not None and word.confidence > AT_MOST:
            x0, top, x1, bottom = (max(0, round(value * scale)) for value in word.box)
            under = stamped[top:bottom, x0:x1]
            if under.size and (under > 0).mean() >= COVERED:
                word.confidence = AT_MOST
