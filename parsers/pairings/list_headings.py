"""What stands above a list: evidence for twinning, level and title; and the numbers of items."""

from __future__ import annotations

import re

from normalizers.schools import parse_schools, section_level
from parsers.outline import Item
from parsers.pairings.captions import is_section
from parsers.pairings.table_header import is_schoolish, school_words
from parsers.pairings.wording import Evidence, evidence
from parsers.text_tables import fold, is_level_row
from schemas.plan import Level

_BARE_ROW = re.compile(r"\s*(\d{1,3})\s+(?=[A-ZĐ])")
_COUNTED = re.compile(r"\s*([^\W\d]+)\s+(?:số\s+)?(?:\d{1,2}|[IVX]{1,4})\W")
_BULLET = re.compile(r"^[-–—+•*]\s*")
_RESULTS = re.compile(r"(?:ket qua|danh gia|tinh hinh thuc hien)\b")
_LIST_TITLES = ("danh sach", "bang ", "bieu ", "phu luc", "cac cap", "cac truong", "cum ", "nhom ")


def evidence_above(item: Item) -> Evidence:
    """What the two nearest headings above an item say for and against twinning."""
    total = Evidence()
    for above in list(item.ancestors())[:2]:
        total += evidence(above.text)
    if item.parent is not None:
        total += _lead_in(item)
    return total


def _lead_in(item: Item) -> Evidence:
    """What the paragraph right before a list says, when it ends with a colon or is a title."""
    text = _before(item)
    title = text.rstrip().endswith(":") or fold(text).startswith("danh sach")
    return evidence(text) if title else Evidence()


def _before(item: Item) -> str:
    """The text of the paragraph right before the list that an item is in."""
    siblings = item.parent.children if item.parent is not None else []
    at = next((i for i, other in enumerate(siblings) if other is item), 0)
    for other in reversed(siblings[:at]):
        if (other.style != item.style or other.label is None) and not _counted_alike(other, item):
            return other.text
    return ""


def _counted_alike(one: Item, other: Item) -> bool:
    """Whether two paragraphs are counted by the same word: `Cụm 1: …`, `Cụm 2: …`."""
    first, second = _COUNTED.match(one.text), _COUNTED.match(other.text)
    return first is not None and second is not None and first[1] == second[1]


def says_pairs(item: Item) -> bool:
    """Whether the headings above a list, or the line right before it, call its items pairs."""
    above = [other.text for other in list(item.ancestors())[:2]]
    return any(" cap " in f" {fold(text)} " for text in (*above, _before(item)))


def tells_results(item: Item) -> bool:
    """Whether a list is one of results: what it says of a pair was done, it is no aim."""
    return any(_RESULTS.match(fold(above.text)) for above in item.ancestors())


def level_above(item: Item) -> Level | None:
    """The level that the line right before a list names, or the nearest heading with a level."""
    before = _before(item)
    if before.rstrip().endswith(":") and is_level_row(before.rstrip(": ")):
        return section_level(before)
    for above in item.ancestors():
        level = section_level(above.text)
        if level is not None:
            return level
    return None


def section(item: Item) -> str | None:
    """The heading above a list, as printed, when it is the list's own."""
    parent = item.parent
    if parent is None or not parent.lines:
        return None
    label = parent.lines[0].label
    printed = " ".join(line.text for line in parent.lines if line.words).strip("*# ")
    if school_words(printed) > 1 and (section_level(printed) is None or parse_schools(printed)):
        return None
    if section_level(printed) is None and not fold(printed).startswith(_LIST_TITLES):
        return None  # a heading of the plan, numbered or not
    if parent.style in ("bullet", "none"):
        return _BULLET.sub("", printed).rstrip(" :") if is_section(printed) else None
    printed = f"{label} {printed}" if label else printed
    return printed if is_section(printed) else None


def row(item: Item) -> str | None:
    """The number or letter of an item, when it has one.

    Rows of a table that was saved as text print it without a mark: `3 TH Nam Lý TH Y Leng`.

    >>> row(Item("paragraph", "3 TH Nam Lý TH Y Leng")), row(Item("paragraph", "3 trường TH"))
    ('3', None)
    >>> row(Item("paragraph", "10 Trường TH tham gia kết nghĩa với xã bạn."))  # a sentence
    """
    if item.style in ("arabic", "dotted", "letter"):
        return item.label
    bare = _BARE_ROW.match(item.text) if item.style == "none" else None
    behind = item.text[bare.end() :] if bare is not None else ""
    named = is_schoolish(behind) and any(school.start == 0 for school in parse_schools(behind))
    return bare.group(1) if bare is not None and named else None
