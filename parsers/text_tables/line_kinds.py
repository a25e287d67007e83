"""What a line of text looks like by itself, so that tables of lines can be weighed."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from normalizers.dates import find_dates
from normalizers.schools import section_level
from normalizers.schools.levels import lead_at
from parsers.text_tables.headers import is_level_row

Kind = Literal[
    "blank",
    "figure",
    "phone",
    "time",
    "school",
    "lead",  # the words before a school's name without the name
    "level",
    "unit",  # a commune, district, province
    "person",
    "bracket",  # opens with a bracket
    "item",
    "listed",  # an item, or what stands behind a label, that names a school
    "point",  # opens with an Arabic number
    "lower",  # goes on in small letters
    "heading",  # opens with a Roman number or a capital letter
    "capitals",
    "word",
    "text",
    "prose",
    "end",  # what stands below the body of a document
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
ITEM_MARKS = "-+•*–➢✓"

_WORDS = 5  # words of a text that is a name or a label
_TEXT = 24  # words of a text that fits a cell
_TIME = 12  # words of a time
_FIGURE = re.compile(r"[\d.,/%\s]+(?:m2|m²|km)?")
_PHONE = re.compile(r"(?:ĐT|SĐT)?[:.\s]*\+?\d[\d .-]{7,14}")
_CLOCK = re.compile(r"\d{1,2}\s*(?:[hg:]|giờ)\s*\d{0,2}")
_UNIT = re.compile(
    r"(?:xã|phường|thị trấn|tt\.?|huyện|h\.|quận|thị xã|tx\.?|tp\.?|tỉnh|thành phố)\s"
)
_TITLE = re.compile(r"(?:thầy|cô|ông|bà|đ/?c|đồng chí|chị|anh|th\.?s|ts)\b[.:]?\s")
_HEADING = re.compile(r"(?:[IVX]+|[A-ZĐ])[.)/]\s*\w")
_POINT = re.compile(r"\d{1,2}(?:\.\d+)*[.)/]\s*\w")
_ITEM = re.compile(rf"\s*(?:[{ITEM_MARKS}]|[a-zđ]\)\s)")
_LABEL = re.compile(r"[^\W\d][^:]{2,24}:\s*")
_END = re.compile(r"(?:nơi nhận|tm\.|kt\.|tl\.|trên đây là)", re.IGNORECASE)
_ARABIC = re.compile(
    r"(?:(?:cụm|nhóm|cặp)\s*(?:số\s*)?)?((?!(?:19|20)\d\d\b)\d{1,5})[a-zđ]?[.)]?", re.IGNORECASE
)
_ROMAN = re.compile(r"([IVX]{1,5})[.)]?")
_VALUES = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=16384)
def kind_of(text: str) -> Kind:
    """The kind of a line by its text alone.

    >>> kind_of("MN Hoa Sen"), kind_of("Tháng 9/2024"), kind_of("0905 118 200"), kind_of("- Tặng")
    ('school', 'time', 'phone', 'item')
    >>> kind_of("Trường Mầm non"), kind_of("Nguyễn Thị Hoa"), kind_of("II. MẦM NON")
    ('lead', 'person', 'level')
    """
    text = text.strip()
    if not any(map(str.isalnum, text)):
        return "blank"
    if _FIGURE.fullmatch(text) and len(re.findall(r"\d", text)) < 8 and "/" not in text:
        return "figure"
    if _PHONE.fullmatch(text):
        return "phone"
    return _kind_of_words(text, len(text.split()))


def _kind_of_words(text: str, words: int) -> Kind:
    if _END.match(text):
        return "end"
    if text.startswith("("):
        return "bracket"
    if words <= _TIME and _names_school(text) and not is_level_row(text):
        return "school"
    if _is_time(text, words):
        return "capitals" if text.isupper() and text[0].isalpha() else "time"
    if is_level_row(text) and not _is_numbered_school(text):
        return "lead" if _is_lead(text) else "level"
    if _ITEM.match(text):
        return "listed" if _names_school(text.lstrip(f"{ITEM_MARKS} ")) else "item"
    if (labelled := _LABEL.match(text)) and _names_school(text[labelled.end() :]):
        return "listed"
    if _POINT.match(text):
        return "point"
    if _HEADING.match(text) and not _TITLE.match(text.lower()):
        return "heading"
    if _names_school(text):
        return "school" if words <= _TEXT else "prose"
    return _kind_of_plain(text, words)


def _kind_of_plain(text: str, words: int) -> Kind:
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return "capitals"
    lower = text.lower()
    if _UNIT.match(lower) and words <= _TIME:
        return "unit"
    if _TITLE.match(lower) and words <= _TIME:
        return "person"
    if words > _TEXT:
        return "prose"
    if text[0].islower():
        return "lower"
    if 2 <= words <= _WORDS and all(word[0].isupper() for word in text.split()):
        return "person"
    return "word" if words <= _WORDS else "text"


def _is_time(text: str, words: int) -> bool:
    if words > _TIME or text[0] in ITEM_MARKS:
        return False
    return bool(_CLOCK.match(text) or find_dates(text))


def _is_numbered_school(text: str) -> bool:
    """Whether a number is the name of a school: `Mầm non 12`, `MN 2/9`."""
    lead = lead_at(text, 0)
    return lead is not None and any(map(str.isdigit, text[lead.end :]))


def _is_lead(text: str) -> bool:
    lead = lead_at(text, 0)
    return lead is not None and lead.has_school and lead.end >= len(text)


def _names_school(text: str) -> bool:
    lead = lead_at(text, 0)
    return lead is not None and (lead.end < len(text) or section_level(text) is None)


def names_school(text: str) -> bool:
    """Whether a line, or an item, begins with the words before a school's name.

    >>> names_school("- MN Hoa Sen"), names_school("Cô Lan: 0908.112.233")
    (True, False)
    """
    return lead_at(text.strip(f"{ITEM_MARKS} "), 0) is not None


def row_number(text: str) -> int | None:
    """The number of a line that is a row's number and nothing else.

    >>> row_number("02."), row_number("1b"), row_number("Cụm 3"), row_number("IV")
    (2, 1, 3, 4)
    """
    arabic = _ARABIC.fullmatch(text.strip())
    if arabic is not None:
        return int(arabic.group(1))
    roman = _ROMAN.fullmatch(text.strip())
    if roman is None:
        return None
    digits = [_VALUES[letter] for letter in roman.group(1)]
    return sum(digits) - 2 * sum(a for a, b in pairwise(digits) if a < b)
