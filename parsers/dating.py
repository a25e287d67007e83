"""Days that documents are dated with: `ngày 12 tháng 3 năm 2023`, with blanks and OCR slips."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

# `ngày`, `tháng`, `năm` as print and OCR have them.
_DAY, _MONTH, _YEAR = r"[Nn][gq][àaáâăảãạ4]y", r"[Tt]h[áàaâăảãạ4]n[gq]", r"[Nn][ăaâáàắãảạ]m"
_FIGURE = r"[\d\sOolI.…_,/]{0,14}?"
_LONG = re.compile(
    rf"{_DAY}({_FIGURE})\s*{_MONTH}({_FIGURE})\s*{_YEAR}\s*((?:19|20)\s?\d\s?\d)?", re.I
)
_UNREAD = re.compile(
    rf"{_DAY}\s?(\S{{1,4}}(?:\s\S{{1,2}})?)\s?{_MONTH}\s?(\S{{0,4}})\s?{_YEAR}\s*((?:19|20)\d\d)(?!\d)",
    re.I,
)
_SHORT = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\s?\d)(?!\d)")
_BLANK_DAY = re.compile(rf"{_DAY}[\s.…_]*/\s?(\d{{1,2}})\s?/\s?((?:19|20)\d\d)(?!\d)", re.I)


class Dated(NamedTuple):
    """An EDTF day (`2023-02-17`, `2023-03`, `2023`) and where it stands in the text."""

    edtf: str
    start: int
    end: int


def find_date(text: str) -> Dated | None:
    """The first day of a text, in words or figures; blanks shorten it.

    >>> find_date("Long Biên, ngày       tháng 3 năm 2023").edtf
    '2023-03'
    >>> find_date("ngày 09 tháng 4 năm 2026").edtf, find_date("ngay 21/1 2/2022").edtf
    ('2026-04-09', '2022-12-21')
    >>> find_date("ngày     /9/2024").edtf
    '2024-09'
    >>> find_date("ngày 31 tháng 2 năm 2024"), find_date("tháng 5") is None
    (Dated(edtf='2024-02', start=0, end=24), True)
    """
    found = [d for d in (_long(text), _short(text), _blank_day(text)) if d is not None]
    return min(found, key=lambda d: d.start, default=None)


def find_unread_day(text: str) -> Dated | None:
    """The month or year of a date whose day is no number: written by hand, read as anything.

    >>> find_unread_day("Hà Nội, ngàyÁ*† tháng 10 năm 2017")
    Dated(edtf='2017-10', start=8, end=33)
    >>> find_unread_day("ngày (O tháng AÒ năm 2018").edtf, find_unread_day("tháng 3 năm 2018")
    ('2018', None)
    """
    match = _UNREAD.search(text)
    if match is None:
        return None
    month = _figure(match.group(2)) if re.fullmatch(r"\d{1,2}", match.group(2)) else None
    return Dated(_edtf(int(match.group(3)), month, None), match.start(), match.end())


def _long(text: str) -> Dated | None:
    match = _LONG.search(text)
    if match is None or match.group(3) is None:
        return None
    day, month = (_figure(match.group(i)) for i in (1, 2))
    year = int(re.sub(r"\s", "", match.group(3)))
    return Dated(_edtf(year, month, day), match.start(), match.end())


def _short(text: str) -> Dated | None:
    joined = re.sub(r"(?<=\d/\d) (?=\d/)", "\0", text)  # `21/1 2/2022`
    match = _SHORT.search(joined.replace("\0", ""))
    if match is None:
        return None
    day, month = int(match.group(1)), int(match.group(2))
    year = int(re.sub(r"\s", "", match.group(3)))
    if not 1 <= month <= 12:
        return None
    shift = joined[: match.end()].count("\0")
    return Dated(_edtf(year, month, day), match.start(), match.end() + shift)


def _blank_day(text: str) -> Dated | None:
    match = _BLANK_DAY.search(text)
    if match is None:
        return None
    return Dated(_edtf(int(match.group(2)), int(match.group(1)), None), match.start(), match.end())


def _figure(printed: str) -> int | None:
    figures = re.sub(r"[lI]", "1", re.sub(r"[Oo]", "0", printed))
    digits = re.sub(r"\D", "", figures)
    return int(digits) if digits and len(digits) <= 2 else None


def _edtf(year: int, month: int | None, day: int | None) -> str:
    if month is None or not 1 <= month <= 12:
        return f"{year:04}"
    if day is None or not 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}"
