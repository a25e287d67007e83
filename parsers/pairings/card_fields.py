"""Fields of one pairing on lines below its label.

`Đơn vị thứ nhất: Trường A`, `Đơn vị thứ hai: Trường B`, `Mục tiêu: …`, `Người liên hệ: …`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.schools.levels import lead_at
from parsers.outline import Item
from parsers.text_tables import header_role

FIELD = re.compile(r"[^:;]{2,40}:\s+")
_PAIR = re.compile(r"\W*(?:cặp|nhóm|đôi)\b", re.IGNORECASE)
# Fields of persons: liên hệ: contact, phụ trách: in charge, đầu mối: focal point.
_PERSONS = re.compile(
    r"liên\s+(?:hệ|lạc)|phụ\s+trách|đầu\s+mối|hiệu\s+trưởng|điện\s+thoại", re.IGNORECASE
)


def is_card(item: Item) -> bool:
    """Whether the lines below a pair's label are its fields: two hold a school each."""
    if _PAIR.match(item.text) is None:
        return False
    fields = [(child.text, FIELD.match(child.text)) for child in item.children]
    return sum(bool(field and lead_at(text, field.end())) for text, field in fields) > 1


def aims_of_fields(lines: Sequence[Item]) -> list[str]:
    """What the fields among `lines` say a pairing aims at: their text, or the items behind them."""
    aims: list[str] = []
    opened = False
    for line in lines:
        field = FIELD.match(line.text)
        if line.style == "bullet" and opened and field is None:
            aims.append(line.text)
            continue
        label = field.group() if field else line.text
        is_aim = _PERSONS.search(label) is None and header_role(label) in (None, "focus")
        opened = is_aim and line.text.rstrip().endswith(":")
        if field and is_aim and not lead_at(line.text, field.end()):
            aims.append(line.text[field.end() :])
        if opened:
            aims += [child.text for child in line.children]
    return aims
