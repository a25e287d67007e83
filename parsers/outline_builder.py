"""The outline of a document: its body and annexes as a tree of headings, items and tables.

Numbers are kept as printed, also wrong or repeated ones; an item's place in the tree follows
the style of its label, not its value.
"""

from __future__ import annotations

import re

from parsers.labels import Label, read_label
from parsers.numbered_lists import Entry, place_number, takes_paragraphs
from parsers.outline import Item, ItemKind
from parsers.paragraphs import Paragraph, join_blocks
from parsers.regions import Regions, split_regions
from parsers.sections import is_section_heading, is_time_heading
from parsers.wording import clean, fold, is_capitals
from schemas.document import Document, Table

_LONGEST_HEADING = 160
_ANNEX_HEADING = re.compile(r"(PHU LUC|DANH SACH|BIEU|MAU SO|DANH MUC)\b")

# Rank of a label: an item hangs below the nearest item before it with a smaller rank.
_RANKS = {"article": 3.0, "roman": 3.0, "arabic": 4.0, "dotted": 4.0, "letter": 8.0}
_BULLET_RANK = 9.0
_PARAGRAPH_RANK = 20.0


def build_outline(document: Document) -> Item:
    """The root item of a repaired document; its children are the outermost headings and items.

    Letterhead, type, title, recipients and signatures are left out: see `parsers.regions`.
    """
    return outline_of(split_regions(document))


def outline_of(regions: Regions) -> Item:
    """The root item of a document whose regions are known."""
    return outlines_of(regions)[0]


def outlines_of(regions: Regions) -> tuple[Item, Item]:
    """The same, and a root of what of it stands in the body, without annexes."""
    root, body = Item("heading"), Item("heading")
    stack = [Entry(-1.0, "", root)]
    for part in join_blocks(regions.body):
        _append(part, stack)
    del stack[1:]
    body.children = list(root.children)
    for part in join_blocks(regions.annexes):
        _append(part, stack)
    _settle_kinds(root)
    return root, body


def _append(part: Paragraph | Table, stack: list[Entry]) -> None:
    """Hang one paragraph or table below the item of the stack that it belongs to."""
    if isinstance(part, Table):
        _drop_to(stack, _BULLET_RANK)
        _hang(Item("table", table=part), stack[-1].item)
        return
    label = _label_of(part)
    item = Item(_first_kind(part, label), label.rest, label.label, label.style, lines=part.lines)
    mark = _mark(part, label)
    rank, key = _rank(label, item, stack, mark)
    if rank >= _PARAGRAPH_RANK:
        _hang(item, _section(stack))
        return
    _drop_to(stack, rank)
    _hang(item, stack[-1].item)
    stack.append(Entry(rank, key, item, mark))


def _label_of(part: Paragraph) -> Label:
    if part.label is None:
        return read_label(part.text)
    label = read_label(f"{part.label} x")
    return Label(label.style, label.label, part.text) if label.label else read_label(part.text)


def _mark(part: Paragraph, label: Label) -> str:
    """What stands around a number: `.`, `)`, `()`, `/`."""
    printed = part.label or part.text[: len(part.text) - len(label.rest)]
    return re.sub(r"[\w\s]", "", printed)


def _first_kind(part: Paragraph, label: Label) -> ItemKind:
    """Heading, item or paragraph, as far as the paragraph alone says."""
    short = len(label.rest) <= _LONGEST_HEADING and not re.search(r"[.;,]$", label.rest)
    capitals = is_capitals(label.rest)
    if label.style in ("roman", "article") and (short or capitals):
        return "heading"
    worded = label.style == "none" and (
        is_section_heading(label.rest) or is_time_heading(label.rest)
    )
    if short and (capitals or worded or part.marked or (part.bold and len(label.rest) <= 120)):
        return "heading" if label.style != "none" or len(label.rest) > 3 else "paragraph"
    return "paragraph" if label.style == "none" else "item"


def _rank(label: Label, item: Item, stack: list[Entry], mark: str) -> tuple[float, str]:
    """Rank and key of an item among those it may hang below."""
    style = label.style
    capitals = is_capitals(label.rest)
    if style == "none":
        return _unnumbered_rank(label.rest, item, capitals, stack)
    if style == "bullet":
        key = "bullet " + ("-" if label.label in ("-", "–", "—") else label.label or "")
        known = next((entry.rank for entry in stack if entry.key == key), None)
        opens = item.kind == "heading" or is_time_heading(label.rest)
        if known is None and opens and label.rest.endswith(":"):
            known = _above_items(stack)
        return known or max(_BULLET_RANK, stack[-1].rank + 0.01), key
    rank, key = _usual_rank(label, item, capitals)
    return place_number(item, Entry(rank, key, item, mark), stack), key


def _above_items(stack: list[Entry]) -> float | None:
    """The rank of a bold `* Ngày 18/4:` that opens further bullets of the list it stands behind."""
    items = (entry for entry in stack if entry.key.startswith("bullet"))
    first = next(items, None)
    return None if first is None or first.item.kind == "heading" else first.rank - 0.005


def _usual_rank(label: Label, item: Item, capitals: bool) -> tuple[float, str]:
    """Where the decree puts a number of this style: phần, mục, điều, khoản, điểm."""
    rank = _RANKS[label.style]
    number = label.label or ""
    if label.style == "dotted":
        return rank + number.count("."), f"dotted {number.count('.')}"
    if label.style == "article" and not number.isdigit():
        part = number.lower().startswith(("phần", "chương"))
        return (1.0, "part") if part else (2.5, "section")
    if label.style == "letter" and number.isupper():
        return 2.0, "capital letter"
    if label.style == "arabic" and not number.isdigit():
        return rank, "ordinal"
    if label.style == "arabic" and capitals and item.kind == "heading":
        return 3.5, "arabic capitals"
    return rank, label.style


def _unnumbered_rank(
    text: str, item: Item, capitals: bool, stack: list[Entry]
) -> tuple[float, str]:
    if item.kind != "heading":
        return _PARAGRAPH_RANK, "none"
    if _ANNEX_HEADING.match(fold(text)):
        return 0.0, "annex"
    if capitals:
        return 2.8, "capitals"
    known = next((entry.rank for entry in stack if entry.key == "bold"), None)
    nearest = max(entry.rank for entry in stack if entry.item.kind == "heading")
    return known or max(nearest, 2.8) + 0.01, "bold"


def _drop_to(stack: list[Entry], rank: float) -> None:
    while stack[-1].rank >= rank:
        stack.pop()


def _section(stack: list[Entry]) -> Item:
    """The nearest item that a plain paragraph can stand under: a heading, not a sentence."""
    while len(stack) > 1 and not takes_paragraphs(stack[-1].item):
        stack.pop()
    return stack[-1].item


def _hang(item: Item, parent: Item) -> None:
    item.parent = parent
    item.depth = 0 if parent.parent is None else parent.depth + 1
    parent.children.append(item)


def _settle_kinds(root: Item) -> None:
    """A short numbered item with items below it is a heading."""
    for item in root.walk():
        short = len(item.text) <= 120 and not re.search(r"[.;,]$", item.text)
        if item.kind == "item" and item.style != "bullet" and item.children and short:
            item.kind = "heading"
        item.text = clean(item.text)
