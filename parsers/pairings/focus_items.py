"""The objectives of one pairing that stand in a cell or behind its schools."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.document import Cell, Line

# In brackets or not: mục tiêu: aim, nội dung: content, trọng tâm: focus.
_LABEL = re.compile(
    r"^\W*(?:các\s+)?(?:mục\s+tiêu|nội\s+dung|trọng\s+tâm)(?:\s+\w+){0,4}\s*:\s*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"\w[.!]\s+(?=[A-ZĐÀ-Ỹ])")
_LONGEST = 25  # words of an aim in several sentences; longer ones tell a story
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
    return [item for item in items if any(c.isalpha() for c in item)]  # counts are no aims


def _own_paragraph(line: Line, items: list[str]) -> bool:
    return (line.is_paragraph and items[-1].rstrip().endswith((".", ";", ":"))) or (
        line.is_paragraph and line.text[:1].isupper() and len(items[-1]) > 20
    )


def focus_behind(text: str) -> list[str]:
    """What a text behind the schools of a pairing says they aim at; nothing where it narrates.

    >>> focus_behind("(mục tiêu trọng tâm: Dạy bơi an toàn)."), focus_behind("dạy STEM")
    (['Dạy bơi an toàn'], ['dạy STEM'])
    """
    aim = _LABEL.sub("", text.strip()).rstrip(" .;")
    if aim.endswith(")") and aim.count(")") > aim.count("("):
        aim = aim[:-1].rstrip(" .;")
    if _SENTENCE_END.search(aim) and len(aim.split()) > _LONGEST:
        return []
    return [aim] if aim else []
