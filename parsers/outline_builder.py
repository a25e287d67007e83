"""The outline of a document: its body and annexes as a tree of headings, items and tables.

Numbers are kept as printed, also wrong or repeated ones; an item's place in the tree follows
the style of its label, not its value.
"""

from __future__ import annotations

import re

from parsers.labels import Label, read_label
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
    root = Item("heading")
    stack: list[tuple[float, str, Item]] = [(-1.0, "", root)]
    for part in join_blocks(regions.body):
        _append(part, stack)
    del stack[1:]
    for part in join_blocks(regions.annexes):
        _append(part, stack)
    _settle_kinds(root)
    return root


def _append(part: Paragraph | Table, stack: list[tuple[float, str, Item]]) -> None:
    """Hang one paragraph or table below the item of the stack that it belongs to."""
    if isinstance(part, Table):
        _drop_to(stack, _BULLET_RANK)
        _hang(Item("table", table=part), stack[-1][2])
        return
    label = _label_of(part)
    item = Item(_first_kind(part, label), label.rest, label.label, label.style, lines=part.lines)
    rank, key = _rank(label, item, stack)
    if rank >= _PARAGRAPH_RANK:
        _hang(item, _section(stack))
        return
    _drop_to(stack, rank)
    _hang(item, stack[-1][2])
    stack.append((rank, key, item))


def _label_of(part: Paragraph) -> Label:
    if part.label is None:
        return read_label(part.text)
    label = read_label(f"{part.label} x")
    return Label(label.style, label.label, part.text) if label.label else read_label(part.text)


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


def _rank(label: Label, item: Item, stack: list[tuple[float, str, Item]]) -> tuple[float, str]:
    """Rank and key of an item among those it may hang below."""
    style = label.style
    capitals = is_capitals(label.rest)
    if style == "none":
        return _unnumbered_rank(label.rest, item, capitals, stack)
    if style == "bullet":
        key = "bullet " + ("-" if label.label in ("-", "–", "—") else label.label or "")
        known = next((rank for rank, other, _ in stack if other == key), None)
        return known or max(_BULLET_RANK, stack[-1][0] + 0.01), key
    rank = _RANKS[style]
    if style == "dotted":
        rank += (label.label or "").count(".")
    if style == "article" and not (label.label or "").isdigit():
        rank = 1.0 if (label.label or "").lower().startswith(("phần", "chương")) else 2.5
    if style == "letter" and (label.label or "").isupper():
        rank = 2.0
    if style == "arabic" and capitals and item.kind == "heading":
        rank = 3.5
    elif style == "arabic":
        rank = _arabic_rank(label.label or "", stack)
    return rank, style


def _arabic_rank(number: str, stack: list[tuple[float, str, Item]]) -> float:
    """The rank of `1.`, `2.` …: lists numbered so may hang below headings numbered so.

    A `1.` right below such a heading opens a deeper list; any other number goes on with the
    deepest list that it follows in, else with the deepest.
    """
    same = [(rank, item) for rank, key, item in stack if key == "arabic" and rank >= 4.0]
    if not same:
        return _RANKS["arabic"]
    deepest, last = same[-1]
    if number == "1" and stack[-1][2] is last and _takes_paragraphs(last) and len(last.text) < 100:
        return deepest + 0.1
    follows = [rank for rank, item in same if item.label and int(number) == int(item.label) + 1]
    return follows[-1] if follows else deepest


def _unnumbered_rank(
    text: str, item: Item, capitals: bool, stack: list[tuple[float, str, Item]]
) -> tuple[float, str]:
    if item.kind != "heading":
        return _PARAGRAPH_RANK, "none"
    if _ANNEX_HEADING.match(fold(text)):
        return 0.0, "annex"
    if capitals:
        return 2.8, "capitals"
    known = next((rank for rank, key, _ in stack if key == "bold"), None)
    nearest = max(rank for rank, _, other in stack if other.kind == "heading")
    return known or max(nearest, 2.8) + 0.01, "bold"


def _drop_to(stack: list[tuple[float, str, Item]], rank: float) -> None:
    while stack[-1][0] >= rank:
        stack.pop()


def _section(stack: list[tuple[float, str, Item]]) -> Item:
    """The nearest item that a plain paragraph can stand under: a heading, not a sentence."""
    while len(stack) > 1 and not _takes_paragraphs(stack[-1][2]):
        stack.pop()
    return stack[-1][2]


def _takes_paragraphs(item: Item) -> bool:
    if item.kind == "heading":
        return True
    return item.style not in ("bullet", "none") and not re.search(r"[.;,]$", item.text)


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
