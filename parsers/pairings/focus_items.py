"""The objectives of one pairing that stand in a cell: bullets, numbers, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.document import Cell, Line

_BULLET = re.compile(r"^\s*(?:[-–+•*●▪]|\d{1,2}[.)]|[a-zđ]\))\s*")


def focus_items(cells: Sequence[Cell]) -> list[str]:
    """The objectives of a cell, one per bullet; without bullets lines that run on are one."""
    items: list[str] = []
    for cell in cells:
        fresh = True
        for line in cell.lines:
            if not line.words:
                continue
            text = _BULLET.sub("", line.text)
            starts = fresh or text != line.text or bool(line.label) or _own_paragraph(line, items)
            if starts:
                items.append(text)
            else:
                items[-1] = f"{items[-1]} {text}"
            fresh = False
    return [item for item in items if item.strip()]


def _own_paragraph(line: Line, items: list[str]) -> bool:
    return (line.is_paragraph and items[-1].rstrip().endswith((".", ";", ":"))) or (
        line.is_paragraph and line.text[:1].isupper() and len(items[-1]) > 20
    )
