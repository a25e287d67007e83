"""Objectives of the whole plan: mục đích (purpose), yêu cầu (requirement), mục tiêu (goal)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from parsers.legal_basis import evidence_of
from parsers.outline import Item
from parsers.prose import judge_prose
from parsers.wording import fold
from schemas.plan import Objective, ObjectiveKind

# The words that announce objectives (folded), and the kind that each announces.
_KINDS: dict[str, ObjectiveKind] = {
    "MUC DICH": "purpose",
    "Y NGHIA": "purpose",
    "YEU CAU": "requirement",
    "MUC TIEU": "goal",
    "CHI TIEU": "goal",
    "KET QUA CAN DAT": "goal",
    "KET QUA MONG DOI": "goal",
}
_WORD = "|".join(_KINDS)
_BESIDE = f"{_WORD}|NGUYEN TAC|QUAN DIEM|PHUONG CHAM|NHIEM VU"
_HEADING = re.compile(
    rf"(?:VE |CAC |NHUNG |MOT SO |XAC DINH |QUAN DIEM (?:VA )?|SU CAN THIET (?:VA )?)?({_WORD})"
    rf"(?: (?:VA )?(?:{_BESIDE})(?: CHUNG| CU THE)?)*"
    r"(?: (?:CUA|DOI VOI|KET NGHIA|THUC HIEN|TO CHUC|CHUNG|CU THE|DEN|GIAI DOAN|CAN DAT|PHAN DAU"
    r"|CHU YEU|CHINH|HOAT DONG|NAM HOC|NAM 20\d\d|VIEC|TONG QUAT|DAT RA)\b.*)?"
)
_FUZZY = (
    "MUC DICH YEU CAU", "MUC DICH VA YEU CAU", "MUC DICH Y NGHIA", "MUC DICH", "MUC TIEU YEU CAU",
    "MUC TIEU CHUNG", "MUC TIEU CU THE", "MUC TIEU", "YEU CAU",
)  # fmt: skip
_SPENDING = re.compile(r"\W*chi tiêu", re.IGNORECASE)  # folds like chỉ tiêu, a target
_INLINE = re.compile(r"([^:]{6,60}?)\s*:\s*(?=\S)")
_OTHER_SECTION = ("roman", "article")
_OPENS_NEIGHBOURS = ("dotted", "bullet", "none")
_OTHER_TOPIC = re.compile(  # folded headings that stand beside aims but announce none
    r"(?:PHAM VI|DOI TUONG|NOI DUNG|NHIEM VU|GIAI PHAP|THOI GIAN|DIA DIEM|THANH PHAN|KINH PHI"
    r"|HINH THUC|TO CHUC THUC HIEN|DAC DIEM|THUC TRANG|CAN CU)\b"
)


def kind_of_heading(text: str) -> ObjectiveKind | None:
    """What a heading announces, through OCR errors; None for any other heading.

    >>> kind_of_heading("MUC PiCH, YEU CAU"), kind_of_heading("Muc dich ,")
    ('purpose', 'purpose')
    >>> [kind_of_heading(text) for text in ("Yêu cầu", "Mục tiêu cụ thể:", "Các chỉ tiêu cần đạt")]
    ['requirement', 'goal', 'goal']
    >>> [kind_of_heading(text) for text in ("Yêu cầu các trường báo cáo", "Chi tiêu", "Chi tiết")]
    [None, None, None]
    """
    key = fold(text)
    if len(key) > 60 or _SPENDING.match(text):
        return None
    if found := _HEADING.fullmatch(key):
        return _KINDS[found.group(1)]
    for wording in _FUZZY:
        if len(key) >= 7 and abs(len(key) - len(wording)) <= 2 and fuzz.ratio(key, wording) >= 80:
            return next(kind for word, kind in _KINDS.items() if wording.startswith(word))
    return None


def read_objectives(root: Item) -> list[Objective]:
    """One objective per printed item or paragraph under such headings, in document order."""
    return [_objective(item, kind, text) for item, kind, text in _items(root, None)]


def _objective(item: Item, kind: ObjectiveKind, text: str) -> Objective:
    objective = Objective(
        kind=kind,
        number=item.label if item.style not in ("bullet", "none") else None,
        text=text,
        evidence=evidence_of(item),
    )
    judge_prose(objective, item.lines)
    return objective


def _items(item: Item, kind: ObjectiveKind | None) -> Iterator[tuple[Item, ObjectiveKind, str]]:
    above = kind
    for child in item.children:
        if child.kind == "table":
            continue
        own = _kind_of_item(child)
        if own is None and child.kind == "heading" and child.style != "dotted":
            kind = above  # what an aim's own line opened ends at the next heading
        inline = _INLINE.match(child.text)
        if own is not None:
            if child.style in _OPENS_NEIGHBOURS and not child.children:
                kind = own  # its items, labelled alike or not at all, follow as its neighbours
            yield from _items(child, own)
        elif inline and (found := kind_of_heading(inline.group(1))):
            yield child, found, child.text[inline.end() :]
            yield from _items(child, found)
        elif kind is None or child.style in _OTHER_SECTION or _is_other_topic(child):
            over = child.style in _OTHER_SECTION or _is_other_topic(child)
            yield from _items(child, None if over else kind)
        else:
            yield from _below(child, kind)


def _is_other_topic(item: Item) -> bool:
    """`3. Phạm vi, đối tượng` under the heading of the aims: what it holds is no aim."""
    return (item.kind == "heading" or (bool(item.children) and item.text.endswith(":"))) and (
        _OTHER_TOPIC.match(fold(item.text)) is not None
    )


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
