"""Probabilities that were counted, and readings that have them.

Counted on rendered, damaged and misread pages of names (`python -m benchmarks.names`).
"""

from __future__ import annotations

Readings = list[tuple[str, float]]

# A name with more or fewer words than were read: what was lost may have been its numbering.
OTHER_LENGTH = 0.9
# A name with a word that is no Vietnamese syllable, of which there are several spellings (Đak, Đắk;
# Ngok, Ngọk), where an OCR of another language read its letters alone: 44 of 51 were right. So is
# one that no list has with a word that no name has.
OTHER_TONGUE = 0.88
# A name for which the OCR saw other marks than it took and than lists have. Too rare to be counted:
# doubted rather than believed.
OTHER_MARKS = 0.8


def with_probability(readings: Readings, sure: float) -> Readings:
    """Readings whose best one has the probability `sure`; the others share the rest.

    >>> with_probability([("Văn Khê", 0.9), ("Vạn Khê", 0.1)], 0.95)[0]
    ('Văn Khê', 0.95)
    """
    (name, p), *others = readings
    factor = (1 - sure) / (1 - p) if p < 1 else 0.0
    return [(name, sure), *((other, min(q * factor, sure)) for other, q in others)]
