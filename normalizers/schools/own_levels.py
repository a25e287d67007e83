"""Names and words that tell a school's level, or leave it open, without a level word."""

from __future__ import annotations

import re

from schemas.plan import Level

# Luật Giáo dục 2019, điều 62: specialised schools (trường chuyên) are of upper secondary level;
# so is each school that kept the old name Quốc học (national college). Chuyên Mỹ, Chuyên Ngoại
# are communes.
_WORD = r"[A-ZĐÀ-Ỹ][\wÀ-ỹ]+"
_UPPER = re.compile(rf"(?:[Cc]huyên\s+{_WORD}\s+{_WORD}|[Qq]uốc\s+[Hh]ọc\s+[-–]?\s*{_WORD})")
# Trung học (secondary) cut short, which may be lower or upper secondary but nothing else.
_SECONDARY = re.compile(r"Tr\.?H(?![^\W_])")
_LEVELS_OF_SECONDARY = ("THCS", "THPT", "THCS&THPT")


def level_of_name(name: str) -> Level | None:
    """The level of a school that its name alone tells.

    >>> level_of_name("Quốc học Quy Nhơn"), level_of_name("Chuyên Lê Quý Đôn")
    ('THPT', 'THPT')
    >>> level_of_name("Chuyên Mỹ"), level_of_name("chuyên môn"), level_of_name("Lê Lợi")
    (None, None, None)
    """
    return "THPT" if _UPPER.match(name) else None


def contradicts(printed: str, level: Level | None) -> str | None:
    """Why a level cannot be that of a school printed so; None where nothing speaks against it.

    >>> contradicts("TrH", "TH")
    'TrH is a secondary school'
    >>> contradicts("TrH", "THPT"), contradicts("TH", "TH")
    (None, None)
    """
    if _SECONDARY.search(printed) and level not in _LEVELS_OF_SECONDARY:
        return "TrH is a secondary school"
    return None
