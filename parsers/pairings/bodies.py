"""Bodies of a school that stand for it: its union, its party cell, its youth union.

`Chi bộ Trường THCS A kết nghĩa với Chi bộ Trường THCS B` pairs the two schools.
"""

from __future__ import annotations

import re

# công đoàn (cơ sở), CĐCS: (grass-roots) trade union; chi bộ, đảng bộ: party cell, committee;
# đoàn, chi đoàn: youth union; liên đội: pioneers; chi hội: association; tập thể: collective
_BODY = re.compile(
    r"(?:(?:ban\s+chấp\s+hành\s+|bch\s+|tập\s+thể\s+)?(?:công\s+đoàn(?:\s+cơ\s+sở)?|cđcs|cđ"
    r"|chi\s+bộ|đảng\s+bộ|chi\s+đoàn|đoàn(?:\s+(?:tncs|thanh\s+niên)[^,;.]{0,25}?)?|liên\s+đội|lđ"
    r"|chi\s+hội[^,;.]{0,20}?)|ban\s+giám\s+hiệu|bgh|tập\s+thể|hội\s+đồng\s+sư\s+phạm)\s+"
    r"(?=(?:nhà\s+)?trường\b|mn\b|mầm\s+non|tiểu\s+học|th\b|thcs\b|thpt\b|ptdt)",
    re.IGNORECASE,
)


def without_bodies(text: str) -> str:
    """The text with blanks for such bodies, so that all places in it stay.

    >>> without_bodies("giữa Chi bộ Trường THCS A và Đoàn trường THPT B").split()
    ['giữa', 'Trường', 'THCS', 'A', 'và', 'trường', 'THPT', 'B']
    """
    return _BODY.sub(lambda found: " " * len(found.group()), text)
