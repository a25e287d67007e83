"""Numbered items that a source printed in one paragraph, taken apart.

Conversion drops paragraph marks: `1. Khảo sát. 2. Ký kết. 3. Tổng kết.` stays three items.
"""

from __future__ import annotations

import re

_START = re.compile(r"(Điều\s+)?(\d{1,2})[.)/:]\s+(?=[A-ZĐÀ-Ỹ])")


def parts_of(text: str) -> list[str]:
    """A text that starts with a number, cut before each next number behind a sentence's end.

    >>> parts_of("1. Khảo sát. 2. Ký kết; 3. Tổng kết.")
    ['1. Khảo sát.', '2. Ký kết;', '3. Tổng kết.']
    >>> parts_of("Điều 1. Ban hành. Điều 2. Thi hành.")
    ['Điều 1. Ban hành.', 'Điều 2. Thi hành.']
    >>> len(parts_of("1. Theo mục 2. Các trường dự giờ.")), len(parts_of("2. Dự giờ. 4. Hội thi."))
    (1, 1)
    """
    first = _START.match(text)
    if first is None:
        return [text]
    cuts, value = [0], int(first.group(2))
    for found in _START.finditer(text, first.end()):
        ends = re.search(r"[.;:!?]\s*$", text[: found.start()]) is not None
        alike = (found.group(1) is None) == (first.group(1) is None)
        if ends and alike and int(found.group(2)) == value + 1:
            cuts.append(found.start())
            value += 1
    return [text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
