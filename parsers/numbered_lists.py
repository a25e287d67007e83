"""Where a numbered item belongs: it goes on with a list that is open, or opens one.

Offices put the styles of numbers in any order (a number below a letter, a letter below a bullet),
so the value and the look of a number say more than its style: `2.` goes on behind `1.`, and a
first number behind a heading or a colon opens a list below it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.labels import number_value
from parsers.outline import Item
from parsers.wording import is_capitals

_OUTERMOST = 4.0  # ranks of headings that bear roman numbers, articles or parts lie below
_DEEPER = 0.1
_LONGEST_LABEL = 100  # characters of an item that opens a list


class Entry(NamedTuple):
    """An item that others may hang below: rank, style of its number, and the marks around it."""

    rank: float
    key: str
    item: Item
    mark: str = ""


def place_number(item: Item, usual: Entry, stack: list[Entry]) -> float:
    """The rank of a numbered item; `usual` has the rank that its style usually has."""
    if usual.rank < _OUTERMOST:
        return usual.rank
    top = stack[-1]
    opens = _is_first(item) or _counts_on(item, top.item)
    if opens and usual.rank <= top.rank and _opens_list(top.item):
        return top.rank + _DEEPER
    same = [entry for entry in stack if entry.key == usual.key and entry.rank >= _OUTERMOST]
    if not same:
        return usual.rank
    likeness = [_likeness(usual, entry) for entry in same]
    best = max(range(len(same)), key=lambda index: (likeness[index], index))
    return same[best].rank


def _counts_on(item: Item, above: Item) -> bool:
    """Whether a list below a heading counts on from the list below the heading before it.

    `a) Mầm non:` / `(1) …` / `(2) …` / `b) Tiểu học:` / `(3) …`.
    """
    beside = above.parent.children if above.parent is not None else []
    lists = [other.children for other in beside if other is not above and other.children]
    last = lists[-1][-1] if lists and above is beside[-1] else None
    if last is None or last.style != item.style:
        return False
    value, before = (number_value(one.style, one.label or "") for one in (item, last))
    return value is not None and before is not None and value == before + 1


def _likeness(one: Entry, before: Entry) -> int:
    """How much an item looks like the next one of the list that `before` stands in."""
    value, last = (number_value(e.item.style, e.item.label or "") for e in (one, before))
    follows = value is not None and last is not None and value == last + 1
    return (
        3 * follows
        + 2 * (_is_set_off(one.item) == _is_set_off(before.item))
        + (one.mark == before.mark)
    )


def _is_set_off(item: Item) -> bool:
    """Whether print sets an item off as a heading: bold type, capitals."""
    return is_capitals(item.text) or (bool(item.lines) and all(line.bold for line in item.lines))


def _is_first(item: Item) -> bool:
    """
    >>> [_is_first(Item("item", label=label, style="letter")) for label in ("a", "i", "b")]
    [True, True, False]
    """
    if item.style == "letter" and item.label in ("a", "i", "A", "I"):
        return True
    return number_value(item.style, item.label or "") == 1


def _opens_list(item: Item) -> bool:
    """Whether a list may hang below an item: a heading, a label, or a sentence with a colon."""
    if item.parent is None or item.children:
        return False
    if item.style in ("bullet", "none") and item.kind != "heading":
        return item.text.endswith(":")
    return takes_paragraphs(item) and len(item.text) < _LONGEST_LABEL


def takes_paragraphs(item: Item) -> bool:
    """Whether plain paragraphs may stand under an item: under a heading, not a sentence."""
    if item.kind == "heading":
        return True
    return item.style not in ("bullet", "none") and not re.search(r"[.;,]$", item.text)
