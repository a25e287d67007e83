"""What stands above a table: its title, and the section that it gives to its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text_tables import fold
from schemas.document import Block, Document, Line, Table

_STARTS = re.compile(
    r"(?:danh sach|phu luc|bang|bieu|cac cap|cap truong|cac truong|phan cong|khoi|cap|bac|ket nghia"
    r"|[ivx]{1,4} |\d{1,2} )"
)
_ATTACHED = re.compile(r"\(?\s*(?:kem theo|ban hanh kem|dinh kem)")
_LIST_TITLE = re.compile(r"(?:danh sach|bang|bieu|cac |phan cong)")
_MOST_LINES = 7
_LONGEST_CAPTION = 60  # words of a title; a longer text above a table is a paragraph


@dataclass(frozen=True, slots=True)
class Caption:
    """The text above a table (`text`) and its list title alone (`section`), None without one."""

    text: str = ""
    section: str | None = None


def captions(document: Document) -> list[tuple[Table, Caption]]:
    """Every table of a document, with what stands above it, in order."""
    blocks = list(document.blocks)
    return [
        (block, _caption(blocks, index))
        for index, block in enumerate(blocks)
        if isinstance(block, Table)
    ]


def _caption(blocks: Sequence[Block], index: int) -> Caption:
    lines = _lines_above(blocks, index)
    texts = [line.text.strip("*# ") for line in lines]
    titles = [text for text in texts if not _ATTACHED.match(fold(text))]
    start = _title_start(titles)
    if start is None:
        return Caption(" ".join(titles[-2:]))
    section = " ".join(titles[start:])
    if len(section.split()) > _LONGEST_CAPTION:
        return Caption(titles[-1])
    return Caption(" ".join(titles), section)


def _lines_above(blocks: Sequence[Block], index: int) -> list[Line]:
    """The lines right above a table, up to a blank line, another table, or a few lines."""
    lines: list[Line] = []
    for block in reversed(blocks[max(0, index - 2 * _MOST_LINES) : index]):
        if isinstance(block, Table) or len(lines) >= _MOST_LINES:
            break
        if not block.words:
            if lines and not _is_attached(lines):
                break
            continue
        if lines and (block.text.rstrip().endswith(("./.", ";")) or _ends_text(block)):
            break
        lines.append(block)
    return lines[::-1]


def _is_attached(lines: list[Line]) -> bool:
    return all(_ATTACHED.match(fold(line.text)) for line in lines)


def _ends_text(line: Line) -> bool:
    return line.text.rstrip().endswith(".") and len(line.words) > 4


def _title_start(texts: list[str]) -> int | None:
    """Where the list's title begins: at the last DANH SÁCH or the like, else a short heading."""
    for index in range(len(texts) - 1, -1, -1):
        folded = fold(texts[index])
        if _LIST_TITLE.match(folded):
            above = fold(texts[index - 1]) if index else ""
            return index - 1 if above in ("danh sach", "bang", "bieu") else index
    for index in range(len(texts) - 1, -1, -1):
        if _STARTS.match(fold(texts[index])) or texts[index].isupper():
            return index
    return None
