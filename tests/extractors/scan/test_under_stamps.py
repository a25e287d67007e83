"""Words under a stamp that is as black as they are stay doubtful."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.rings import soft_rings, where_rings_lie
from extractors.scan.under_stamps import AT_MOST, doubt_stamped
from schemas.document import Word
from schemas.geometry import Box

DPI = 200


def test_words_under_a_stamp_are_doubted() -> None:
    page = np.full((800, 800), 255, np.uint8)
    for radius, thick in ((140, 8), (100, 4)):
        cv2.circle(page, (400, 400), radius, 0, thick)
    discs = where_rings_lie(soft_rings(page, DPI), page, DPI)
    assert discs is not None
    under, beside = (Word("Mai", 0.98, Box(x, 140, x + 20, 150)) for x in (140, 240))
    doubt_stamped([under, beside], discs, DPI)
    assert (under.confidence, beside.confidence) == (AT_MOST, 0.98)


def test_a_page_without_stamp_hides_nothing() -> None:
    page = np.full((800, 800), 255, np.uint8)
    assert where_rings_lie(soft_rings(page, DPI), page, DPI) is None
