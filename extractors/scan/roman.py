"""Roman numbers that the engine reads as letters or digits: II as H, III as IH or II1."""

from __future__ import annotations

import re

NUMERAL = re.compile(r"^[\"'(]?([IHl1]{1,4})(?=[/.,:;)\-]|$)")
ROMAN = {"I", "II", "III"}
LIKELY, POSSIBLE = 0.4, 0.15


def roman_reading(text: str) -> tuple[str, float] | None:
    """The word with a Roman number in place of look-alikes, and how likely that is.

    Likely where letters and digits are mixed or an H stands alone, possible for a bare 11.

    >>> roman_reading("IH/2024"), roman_reading("H"), roman_reading("11/2023")
    (('III/2024', 0.4), ('II', 0.4), ('II/2023', 0.15))
    >>> roman_reading("II."), roman_reading("HH"), roman_reading("Hoa")
    (None, None, None)
    """
    match = NUMERAL.match(text)
    if match is None:
        return None
    read = match.group(1)
    roman = read.replace("H", "II").replace("l", "I").replace("1", "I")
    if roman == read or roman not in ROMAN or read == "1":
        return None
    reading = text[: match.start(1)] + roman + text[match.end(1) :]
    return reading, POSSIBLE if read.isdigit() else LIKELY
