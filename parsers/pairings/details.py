"""Brackets behind a school that tell where it lies, who heads it and how to call."""

from __future__ import annotations

import re

# địa chỉ: address; thôn, khóm, ấp: hamlet; hiệu trưởng, HT: head; điện thoại, ĐT: telephone
_DETAILS = re.compile(
    r"\([^()]*(?:\b(?:địa\s+chỉ|thôn|khóm|ấp|tổ\s+dân\s+phố|hiệu\s+trưởng|ht|s?đt|điện\s+thoại)\b"
    r"|\d{3,4}[ .]?\d{3})[^()]*\)",
    re.IGNORECASE,
)


def without_details(text: str) -> str:
    """The text with blanks for such brackets, so that all places in it stay.

    >>> without_details("TH Hải Sơn (thôn 3, xã Hải Sơn; HT cô Lan) và TH Hải Khê (cũ)").split()
    ['TH', 'Hải', 'Sơn', 'và', 'TH', 'Hải', 'Khê', '(cũ)']
    """
    return _DETAILS.sub(lambda found: " " * len(found.group()), text)
