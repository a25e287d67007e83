"""The words that administrative units carry, and how offices shorten them.

Luật Tổ chức chính quyền địa phương: tỉnh (province) and thành phố trực thuộc trung ương; until
30 June 2025 quận, huyện, thị xã, thành phố thuộc tỉnh (districts); xã, phường, thị trấn, and since
1 July 2025 đặc khu (communes).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

UnitKind = Literal["province", "district", "commune"]


class UnitWord(NamedTuple):
    word: str  # canonical
    kinds: tuple[UnitKind, ...]
    pattern: str  # matched at the start of a unit, case folded


UNIT_WORDS = (
    UnitWord("Thành phố", ("province", "district"), r"thành phố|t\.\s?phố|th\.\s?phố|t\.?p\b\.?"),
    UnitWord("Thị xã", ("district",), r"thị xã|t\.?x\b\.?"),
    UnitWord("Thị trấn", ("commune",), r"thị trấn|t\.?t\b\.?"),
    UnitWord("Đặc khu", ("commune",), r"đặc khu"),
    UnitWord("Tỉnh", ("province",), r"tỉnh|t\.(?=\s)"),
    UnitWord("Quận", ("district",), r"quận|q\.(?![A-ZĐ]\b)|q(?=\s?\d)"),
    UnitWord("Huyện", ("district",), r"huyện|h\.(?![A-ZĐ]\b)"),
    UnitWord("Phường", ("commune",), r"phường|p\.(?![A-ZĐ]\b)|p(?=\s?\d)|f\."),
    UnitWord("Xã", ("commune",), r"xã(?!\s+(?:hội|viên|luận))|x\.(?![A-ZĐ]\b)"),
)

_WORD = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<w{i}>{unit.pattern})" for i, unit in enumerate(UNIT_WORDS))
    + r")(?=[\s\d]|[A-ZÀ-Ỹ]|(?<=\.)[^\W_])",
    re.IGNORECASE,
)


def unit_word_at(text: str, start: int = 0) -> tuple[UnitWord, int] | None:
    """The unit word that starts at `start`, and where it ends; None when none does.

    >>> unit_word_at("TP. Hà Nội")[0].word, unit_word_at("Q.Long Biên")[0].word
    ('Thành phố', 'Quận')
    >>> unit_word_at("Xã Đàn")[0].word, unit_word_at("Quân đội") is None
    ('Xã', True)
    """
    match = _WORD.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    end = match.end()
    while end < len(text) and text[end] in " .":
        end += 1
    if end >= len(text) or not text[end].isalnum() or _WORD.match(text, end):
        return None  # a name that ends in Xã or Quận (`Tứ Xã`)
    return UNIT_WORDS[int(match.lastgroup[1:])], end
