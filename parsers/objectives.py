"""Objectives of the whole plan: mục đích (purpose), yêu cầu (requirement), mục tiêu (goal)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.aim_tables import aims_of_table
from parsers.aim_words import counted_aim, kind_of_heading, kind_of_lead_in
from parsers.legal_basis import evidence_of
from parsers.outline import Item
from parsers.pairings.card_fields import is_card
from parsers.pairings.table_header import is_schoolish, school_words
from parsers.prose import judge_prose
from parsers.wording import fold
from schemas.plan import Objective, ObjectiveKind

_INLINE = re.compile(r"([^:]{6,60}?)\s*:\s*(?=\S)")
_OTHER_SECTION = ("roman", "article")
_COLUMN = re.compile(r"(?:MUC TIEU|NOI DUNG) TRONG TAM(?: GOI Y)?")
_BEFORE_ROW = re.compile(r"^[\W_]*(?:\d{1,2}[\W_]+)?")
_LONGEST_ROW = 16  # words
_OPENS_NEIGHBOURS = ("dotted", "bullet", "none")
_OTHER_TOPIC = re.compile(  # folded headings that stand beside aims but announce none
    r"(?:VE |CAC |NHUNG |MOT SO )?(?:PHAM VI|DOI TUONG|NOI DUNG|NHIEM VU|GIAI PHAP|BIEN PHAP"
    r"|THOI GIAN|DIA DIEM|THANH PHAN|KINH PHI|HINH THUC|TO CHUC THUC HIEN|TO CHUC TRIEN KHAI"
    r"|DAC DIEM|THUC TRANG|TINH HINH|CAN CU|CO SO|QUAN DIEM|PHUONG CHAM|NGUYEN TAC|LO TRINH"
    r"|TIEN DO|PHAN CONG|TRACH NHIEM|CHE DO|DANH SACH|QUY MO|SO LUONG|PHUONG THUC|KE HOACH"
    r"|CAC TRUONG THAM GIA|DON VI)\b"
)


_TOPIC_NOUN = re.compile(  # of these, the words that are no verbs
    r"(?:VE |CAC )?(?:PHAM VI|DOI TUONG|NOI DUNG|THOI GIAN|DIA DIEM|THANH PHAN|KINH PHI"
    r"|HINH THUC|PHUONG THUC|NHIEM VU|GIAI PHAP|BIEN PHAP)\b"
)


def read_objectives(root: Item) -> list[Objective]:
    """One objective per printed item or paragraph under such headings, in document order."""
    return [_objective(item, kind, text) for item, kind, text in _items(root, None)]


def _objective(item: Item, kind: ObjectiveKind, text: str) -> Objective:
    counted = counted_aim(item.text)
    label = item.label if item.style not in ("bullet", "none") else None
    objective = Objective(
        kind=kind,
        number=label or (counted.number if counted else None),
        text=text,
        evidence=evidence_of(item),
    )
    judge_prose(objective, item.lines)
    return objective


def _items(item: Item, kind: ObjectiveKind | None) -> Iterator[tuple[Item, ObjectiveKind, str]]:
    if is_card(item):
        return  # what it aims at is the focus of its pairing
    above = kind
    opening = item.parent is None  # before the first section
    for position, child in enumerate(item.children):
        if child.table is not None:
            yield from aims_of_table(child, kind)
            continue
        opening = opening and child.kind != "heading"
        own = _kind_of_item(child)
        if own is None and child.kind == "heading" and child.style != "dotted":
            kind = above  # what an aim's own line opened ends at the next heading
        inline = _INLINE.match(child.text)
        if own is not None:
            if child.style in _OPENS_NEIGHBOURS and not child.children:
                kind = own  # its items, labelled alike or not at all, follow as its neighbours
            yield from _items(child, own)
        elif (kind or opening) and (found := kind_of_lead_in(child.text)):
            kind = found
            yield from _items(child, kind)
        elif counted := counted_aim(child.text):
            yield child, counted.kind, child.text[counted.begins :]
            yield from _items(child, counted.kind)
        elif inline and (found := kind_of_heading(inline.group(1))):
            yield child, found, child.text[inline.end() :]
            yield from _items(child, found)
        elif kind is None or child.style in _OTHER_SECTION or _is_other_topic(child):
            over = child.style in _OTHER_SECTION or _is_other_topic(child)
            if over and not child.children:
                kind = None  # what it opens follows as its neighbours
            yield from _items(child, None if over else kind)
        else:
            yield from _below(child, kind, item.children[position + 1 : position + 2])


def _is_other_topic(item: Item) -> bool:
    """`3. Phạm vi, đối tượng` under the heading of the aims: what it holds is no aim."""
    key = fold(item.text)
    if item.kind == "heading":
        return _OTHER_TOPIC.match(key) is not None
    return item.text.endswith(":") and _TOPIC_NOUN.match(key) is not None


def _kind_of_item(item: Item) -> ObjectiveKind | None:
    """The kind that an item announces when it is a heading over items or paragraphs."""
    if _is_column_header(item):
        return None
    if item.children or not item.text.endswith((".", ";")):
        marked = item.kind == "heading" or (bool(item.children) and item.text.endswith(":"))
        return kind_of_heading(item.text, is_heading=marked)
    return None


def _is_column_header(item: Item) -> bool:
    """Whether an item is the header of a column of aims whose table an OCR broke."""
    broken = any(line.read is not None for line in item.lines)
    return broken and item.label is None and _COLUMN.fullmatch(fold(item.text)) is not None


def _below(
    item: Item, kind: ObjectiveKind, behind: list[Item]
) -> Iterator[tuple[Item, ObjectiveKind, str]]:
    """An item under an objective heading and all below it; one that only introduces is left out."""
    opens = bool(item.children) or (bool(behind) and behind[0].kind in ("item", "table"))
    introduces = opens and (item.kind == "heading" or item.text.endswith(":"))
    if not introduces and item.text and not is_closing(item) and not _is_row(item):
        yield item, kind, item.text
    yield from _items(item, kind)


def _is_row(item: Item) -> bool:
    """Whether an item is a row of schools whose table an OCR broke: `2 \\THCS A ‘THCS B`."""
    text = _BEFORE_ROW.sub("", item.text)
    broken = any(line.read is not None for line in item.lines)
    short = len(text.split()) <= _LONGEST_ROW and not text.endswith(".")
    return broken and short and is_schoolish(text) and school_words(text) > 1


def is_closing(item: Item) -> bool:
    """Whether a paragraph closes the document: `Trên đây là Kế hoạch …`, `… thực hiện./.`"""
    closes = fold(item.text).startswith("TREN DAY LA") or item.text.endswith("./.")
    return item.kind == "paragraph" and closes
