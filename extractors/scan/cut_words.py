"""Words that the edge of the picture cuts: a page laid askew on the glass, or a photo too close.

What is left of such a word may well read as another one: of `Minh` it leaves `đinh`.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemas.document import Word

EDGE_PT = 3.0  # points from the edge of the picture within which no page is printed
DOUBT = 0.3  # the confidence that a cut word has at most


def doubt_cut(words: Iterable[Word], width: float) -> None:
    """Make words that begin or end at the edge of a picture, `width` points wide, doubtful.

    >>> from schemas.geometry import Box
    >>> words = [Word("đinh", 0.97, Box(x0, 50, x0 + 30, 62)) for x0 in (0.4, 80, 564)]
    >>> doubt_cut(words, 595)
    >>> [word.confidence for word in words]
    [0.3, 0.97, 0.3]
    """
    for word in words:
        box = word.box
        if box is not None and (box.x0 < EDGE_PT or box.x1 > width - EDGE_PT):
            word.confidence = min(word.confidence, DOUBT)
