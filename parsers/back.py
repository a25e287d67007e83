"""The back of a document: where recipients and signatures start, and the annexes behind."""

from __future__ import annotations

import re

from parsers.front import printed
from parsers.labels import read_label
from parsers.openings import ANNEX, ANNEX_CAPTION, SIGNER_TITLE, is_signer_title, opens_recipients
from parsers.signatures import is_name
from parsers.wording import fold, is_capitals
from schemas.document import Block, Line


def find_back(blocks: list[Block]) -> tuple[int, int]:
    """Start and end of recipients and signatures among the blocks behind the front."""
    texts = [printed(b) if isinstance(b, Line) else None for b in blocks]
    start = next((i for i, t in enumerate(texts) if t and opens_recipients(t)), None)
    if start is None:
        start = _signature_start(texts)
    if start is None:
        return len(blocks), len(blocks)
    return _extend_up(texts, start), _back_end(blocks, texts, start)


def _signature_start(texts: list[str | None]) -> int | None:
    """The first signer's title in capitals behind the closing `./.` or in the last lines."""
    closing = max((i for i, t in enumerate(texts) if t and re.search(r"\./\.?\W*$", t)), default=-1)
    for index in range(max(closing + 1, 0), len(texts)):
        text = texts[index]
        near_the_end = closing >= 0 or index > 0.6 * len(texts)
        if near_the_end and text and is_signer_title(text):
            return index
    return None


def _extend_up(texts: list[str | None], start: int) -> int:
    """Move the start up over signature lines that stand before it (names, titles, units)."""
    first, index, seen = start, start - 1, is_signer_title(texts[start] or "")
    while index >= 0 and start - index < 20:
        text = texts[index]
        if text is None or len(text) > 80 or re.search(r"[.;:,]$", text):
            break
        if text and (read_label(text).style != "none" or not _is_signature_line(text)):
            break
        if text:
            first = index
            seen = seen or bool(SIGNER_TITLE.fullmatch(fold(text)))
        index -= 1
    return first if seen else start


def _is_signature_line(text: str) -> bool:
    """A line in capitals, a personal name, or what is to be done there: (ký, ghi rõ họ tên)."""
    words = text.split()
    if text.startswith("(") and text.endswith(")") and len(words) <= 8:
        return True
    named = 2 <= len(words) <= 7 and all(word[:1].isupper() for word in words)
    return named or is_capitals(text) or is_name(text)


def _back_end(blocks: list[Block], texts: list[str | None], start: int) -> int:
    """Where the annexes begin: a list heading or caption, or a table with content."""
    for index in range(start + 1, len(blocks)):
        text = texts[index]
        if text is None:
            return _heading_above(texts, index, start)
        key = fold(text)
        if ANNEX_CAPTION.match(key):
            return _heading_above(texts, index, start)
        if ANNEX.match(key) and is_capitals(text):
            return index
        if len(text) > 200 and read_label(text).style == "none":
            return index
    return len(blocks)


def _heading_above(texts: list[str | None], index: int, start: int) -> int:
    """Move up over the lines in capitals right above an annex's caption or table."""
    first = index
    for above in range(index - 1, start, -1):
        text = texts[above]
        if text is None or (text and not is_capitals(text)):
            break
        if text:
            if SIGNER_TITLE.fullmatch(fold(text)):
                break
            first = above
    return first
