"""Page numbers, running headers and footnotes, which stand apart from the text of pages."""

from __future__ import annotations

import re
from collections import Counter

from parsers.wording import fold
from schemas.document import Block, Line


def without_page_furniture(blocks: list[Block]) -> list[Block]:
    """The blocks without page numbers, footnotes, and headers that run over three or more pages."""
    edges = _edge_lines(blocks)
    heads = Counter(re.sub(r"\d+", "#", fold(line.text)) for line in edges)
    running = {key for key, count in heads.items() if count >= 3 and key}
    dropped = {
        id(line)
        for line in edges
        if _is_page_number(line.text, line.page) or re.sub(r"\d+", "#", fold(line.text)) in running
    }
    return [block for block in blocks if id(block) not in dropped and not _is_footnote(block)]


def _is_footnote(block: Block) -> bool:
    """Whether a line begins with a raised number, as a footnote does."""
    return isinstance(block, Line) and block.text.startswith(tuple("⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _edge_lines(blocks: list[Block]) -> list[Line]:
    """The first and last printed line of each page."""
    by_page: dict[int, list[Line]] = {}
    for block in blocks:
        if isinstance(block, Line) and block.words:
            by_page.setdefault(block.page, []).append(block)
    return [line for lines in by_page.values() for line in (lines[:1] + lines[1:][-1:])]


def _is_page_number(text: str, page: int) -> bool:
    """`3`, `- 3 -`, `Trang 3/5` at a page's edge, near the page's own number."""
    match = re.fullmatch(
        r"(?:Trang|Page)?\s*[-–|]?\s*(\d{1,3})\s*(?:[/|-]\s*\d{0,3})?\s*", text.strip(), re.I
    )
    return match is not None and abs(int(match.group(1)) - page) <= 2
