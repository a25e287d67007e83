"""Text without what an OCR loses first: marks, case and punctuation."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Lower case without marks and punctuation, single spaces.

    >>> fold("Đơn vị kết nghĩa:")
    'don vi ket nghia'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9&]+", plain))
