"""Objectives of the whole plan: mục đích (purpose), yêu cầu (requirement), mục tiêu (goal)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from parsers.legal_basis import evidence_of
from parsers.outline import Item
from parsers.wording import fold
from schemas.plan import Objective, ObjectiveKind

# Folded wording of headings; the first that fits wins.
_HEADINGS: tuple[tuple[str, ObjectiveKind], ...] = (
    ("MUC DICH YEU CAU", "purpose"),
    ("MUC DICH VA YEU CAU", "purpose"),
    ("MUC DICH Y NGHIA", "purpose"),
    ("MUC DICH", "purpose"),
    ("MUC TIEU YEU CAU", "goal"),
    ("MUC TIEU CHUNG", "goal"),
    ("MUC TIEU CU THE", "goal"),
    ("MUC TIEU", "goal"),
    ("YEU CAU", "requirement"),
)
_WORDS_BEHIND = r"(?: (?:CUA|DOI VOI|KET NGHIA|THUC HIEN|TO CHUC|CHUNG|CU THE|DEN|GIAI DOAN)\b.*)?"
_INLINE = re.compile(r"^(Mục đích|Yêu cầu|Mục tiêu)\s*:\s*(?=\S)", re.IGNORECASE)
_OTHER_SECTION = ("roman", "article")


def kind_of_heading(text: str) -> ObjectiveKind | None:
    """What a heading announces, through OCR errors; None for any other heading.

    >>> kind_of_heading("MUC PiCH, YEU CAU"), kind_of_heading("Muc dich ,")
    ('purpose', 'purpose')
    >>> kind_of_heading("Yêu cầu"), kind_of_heading("Mục tiêu cụ thể:")
    ('requirement', 'goal')
    >>> kind_of_heading("Yêu cầu các trường báo cáo trước ngày 5") is None
    True
    """
    key = fold(text)
    if len(key) > 60:
        return None
    for wording, kind in _HEADINGS:
        if re.fullmatch(wording + _WORDS_BEHIND, key):
            return kind
        if len(key) >= 7 and abs(len(key) - len(wording)) <= 2 and fuzz.ratio(key, wording) >= 80:
            return kind
    return None


def read_objectives(root: Item) -> list[Objective]:
    """One objective per printed item or paragraph under such headings, in document order."""
    return [
        Objective(
            kind=kind,
            number=item.label if item.style not in ("bullet", "none") else None,
            text=text,
            evidence=evidence_of(item),
        )
        for item, kind, text in _items(root, None)
    ]


def _items(item: Item, kind: ObjectiveKind | None) -> Iterator[tuple[Item, ObjectiveKind, str]]:
    for child in item.children:
        if child.kind == "table":
            continue
        own = _kind_of_item(child)
        inline = _INLINE.match(child.text)
        if own is not None:
            if child.style == "dotted" and not child.children:
                kind = own  # its items, numbered alike, follow as its neighbours
            yield from _items(child, own)
        elif inline and (found := kind_of_heading(inline.group(1))):
            yield child, found, child.text[inline.end() :]
            yield from _items(child, found)
        elif kind is None or child.style in _OTHER_SECTION:
            yield from _items(child, None if child.style in _OTHER_SECTION else kind)
        else:
            yield from _below(child, kind)


def _kind_of_item(item: Item) -> ObjectiveKind | None:
    """The kind that an item announces when it is a heading over items or paragraphs."""
    if len(item.text) <= 60 and (item.children or not item.text.endswith((".", ";"))):
        return kind_of_heading(item.text)
    return None


def _below(item: Item, kind: ObjectiveKind) -> Iterator[tuple[Item, ObjectiveKind, str]]:
    """An item under an objective heading and all below it; one that only introduces is left out."""
    introduces = bool(item.children) and (item.kind == "heading" or item.text.endswith(":"))
    if not introduces and item.text:
        yield item, kind, item.text
    yield from _items(item, kind)
