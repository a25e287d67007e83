"""Pages photographed one by one: what a page's head and foot say of the pages beside it.

Nghị định 30/2020/NĐ-CP, Annex I: a letterhead stands on a document's first page only, pages are
numbered from the second on, recipients and signature close the body, and an annex behind them
names the document that it belongs to in its caption (kèm theo).
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from parsers.annex_caption import read_captions
from parsers.continuation import PageEdges
from parsers.doc_type import match_type
from parsers.front import take_front
from parsers.labels import number_value, read_label
from parsers.layout_tables import undo_layout_tables
from parsers.letterhead import Letterhead, read_letterhead
from parsers.numbers import find_numbers
from parsers.openings import ANNEX, ANNEX_CAPTION, FORM, MOTTO, closes, is_basis
from parsers.wording import clean, fold, is_capitals
from schemas.document import Block, Document, Line, Table

_HEAD = 10  # blocks among which a letterhead's motto stands
_MOTTO = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_PAGE_NUMBER = re.compile(r"(?:Trang|Page)?\s*[-–|]?\s*(\d{1,3})\s*(?:[/|-]\s*\d{0,3})?", re.I)
_BLANKS = re.compile(r"[.…_]{3,}")  # what a form leaves for the pen
_ANNEX_HEAD = re.compile(
    r"(PHU LUC|DANH SACH|BIEU|MAU|LICH|BANG|DANH MUC|PHAN CONG|TONG HOP|THONG KE|NOI DUNG)\b"
)
_SENTENCE_END = re.compile(r"[.;:!?/)\]”\"]\s*$")


def edges_of(document: Document) -> PageEdges:
    """The edges of a document of one page, as read."""
    blocks = [block for page in document.pages for block in page.blocks if _has_words(block)]
    printed, blocks = _page_number(blocks)
    if not blocks:
        return PageEdges(printed=printed)
    lines = undo_layout_tables(blocks)
    head = read_letterhead(take_front(lines)[0].letterhead)
    caption = next((one.number for one in read_captions(document) if one.number), None)
    return PageEdges(
        opens=_opens(lines, head),
        number=head.number,
        annexed_to=caption,
        cited=_cited(document),
        printed=printed,
        closes=any(closes(clean(line.text)) for block in lines for line in _lines(block)),
        starts=_start(blocks),
        ends=_end(blocks[-1]),
        first_number=_number_at(blocks, 0),
        last_number=_number_at(blocks, -1),
    )


def _cited(document: Document) -> tuple[str, ...]:
    """The numbers of documents on a page, each once."""
    numbers = (found.number for line in document.lines for found in find_numbers(line.text))
    return tuple(dict.fromkeys(number for number in numbers if number))


def _has_words(block: Block) -> bool:
    return bool(block.text.strip()) if isinstance(block, Line) else bool(block.cells)


def _lines(block: Block) -> list[Line]:
    return [block] if isinstance(block, Line) else list(block.lines)


def _page_number(blocks: list[Block]) -> tuple[int | None, list[Block]]:
    """The page number at the head or foot, and the blocks without it."""
    for place in (0, -1):
        block = blocks[place] if blocks else None
        match = (
            _PAGE_NUMBER.fullmatch(block.text.strip(" -–.|")) if isinstance(block, Line) else None
        )
        if match:
            return int(match.group(1)), blocks[1:] if place == 0 else blocks[:-1]
    return None, blocks


def _opens(blocks: list[Block], head: Letterhead) -> bool:
    """Whether a document of its own begins on the page, and not the sample of an annex."""
    first = [clean(line.text) for block in blocks[:_HEAD] for line in _lines(block)][:16]
    if not first or ANNEX.match(fold(first[0])) or any(_is_caption(text) for text in first):
        return False
    if FORM.match(fold(first[0])) or any(FORM.match(fold(text)) and is_capitals(text)
                                         for text in first):  # fmt: skip
        return False
    dated = head.issued_on is not None
    if not any(_is_motto(text) for text in first):
        return bool(head.issuers and head.number and dated)
    if head.number or (head.symbol and dated):
        return True
    blank = sum(bool(_BLANKS.search(text)) for text in first) >= 2
    typed = any(match_type(text) for text in first)
    return not blank and (typed or (dated and bool(head.issuers)))


def _is_caption(text: str) -> bool:
    return ANNEX_CAPTION.match(fold(text)) is not None


def _is_motto(text: str) -> bool:
    key = fold(text)
    if MOTTO.search(key):
        return True
    return len(key) > 24 and fuzz.partial_ratio(key, _MOTTO) >= 80


def _start(blocks: list[Block]) -> str:
    first = blocks[0]
    if isinstance(first, Table):
        return "table"
    text = clean(first.text)
    key = fold(text)
    if closes(text):
        return "recipients"
    if _is_caption(text) or (_ANNEX_HEAD.match(key) and is_capitals(text)):
        return "annex"
    if read_label(text).style != "none" or is_basis(text):
        return "item"
    return "prose" if text[:1].islower() else "new"


def _end(last: Block) -> str:
    if isinstance(last, Table):
        return "table"
    text = clean(last.text)
    return "end" if _SENTENCE_END.search(text) and not text.endswith(":") else "open"


def _number_at(blocks: list[Block], place: int) -> int | None:
    """The number of the first or last numbered row or item, where one stands at that edge."""
    block = blocks[place]
    if isinstance(block, Line):
        label = read_label(clean(block.text))
        return number_value(label.style, label.label) if label.label else None
    numbers = [
        int(text)
        for cell in sorted(block.cells, key=lambda cell: cell.row)
        if cell.column == 0 and (text := cell.text.strip(" .")).isdigit() and len(text) < 4
    ]
    return numbers[place] if numbers else None
