"""Text of table cells without what an OCR loses first: marks, case and punctuation.

Unlike `parsers.wording.fold` it keeps `&`, which parts the levels of a school (TH&THCS).
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.wording import without_marks


@lru_cache(maxsize=1 << 16)  # the words of a document are compared many times
def fold(text: str) -> str:
    """Lower case without marks and punctuation, single spaces.

    >>> fold("Đơn vị kết nghĩa:"), fold("TH&THCS")
    ('don vi ket nghia', 'th&thcs')
    """
    return " ".join(re.findall(r"[a-z0-9&]+", without_marks(text).lower()))
