"""The outline of a document: headings, items and paragraphs with their lines joined.

Follows the parts that Nghị định 30/2020/NĐ-CP, Annex I gives an administrative document
(phần, chương, mục, điều, khoản, điểm) as real offices number them: I., 1., 1.1., a), -, +,
Điều 1., and bold or capital lines without a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from schemas.document import Line, Table

ItemKind = Literal["heading", "item", "paragraph", "table"]
LabelStyle = Literal["roman", "arabic", "dotted", "letter", "bullet", "article", "none"]


@dataclass(slots=True)
class Item:
    """One heading, numbered or bulleted item, plain paragraph, or table.

    `label` is the number or bullet as printed without its closing mark (`III`, `1.2`, `-`);
    `text` is the rest, its lines joined with one space; `lines` are where it stands.
    `depth` counts from 0 at the root's children. A table item has `table` and no text.
    """

    kind: ItemKind
    text: str = ""
    label: str | None = None
    style: LabelStyle = "none"
    depth: int = 0
    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """This item and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator[Item]:
        """The headings above this item, nearest first, the root left out."""
        item = self.parent
        while item is not None and item.parent is not None:
            yield item
            item = item.parent
