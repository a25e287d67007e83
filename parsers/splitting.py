"""Two documents in one file: a letterhead of its own behind the back of the one before.

An annex's form may print the motto too; what starts a document of its own is a letterhead with
a number and a day of its own behind recipients (nơi nhận) or a signature.
"""

from __future__ import annotations

from dataclasses import replace

from parsers.front import take_front
from parsers.layout_tables import undo_layout_tables
from parsers.letterhead import Letterhead, read_letterhead
from parsers.letterheads_apart import with_letterheads_apart
from parsers.line_spacing import single_spaced
from parsers.openings import ANNEX, FORM, MOTTO, closes, is_signer_title, opens_recipients
from parsers.wording import clean, fold, is_capitals
from schemas.document import Block, Document, Line, Page, Table

_ABOVE_MOTTO = 4  # lines of the issuer that may stand above or before the motto
_PAGE_HEAD = 8  # blocks at the top of a page among which a letterhead's motto stands

Place = tuple[int, int]  # page and block, both from 0


def split_documents(document: Document) -> list[Document]:
    """The documents that a file holds, in order: most files hold one.

    Each keeps the file's path, hash, notes and steps of its own pages. A page on which one
    document ends and the next begins stands, in part, in both.
    """
    document = with_letterheads_apart(single_spaced(document))
    starts = [(0, 0), *_starts(document)]
    if len(starts) == 1:
        return [document]
    ends = [*starts[1:], (len(document.pages), 0)]
    return [part_of(document, start, end) for start, end in zip(starts, ends, strict=True)]


def _starts(document: Document) -> list[Place]:
    """Where the second and later documents begin."""
    places = [
        (page, block)
        for page, content in enumerate(document.pages)
        for block in range(len(content.blocks))
    ]
    blocks = [document.pages[page].blocks[block] for page, block in places]
    found: list[Place] = []
    known = {_letterhead(blocks).number}
    closed = False
    for index, block in enumerate(blocks):
        if any(closes(clean(line.text)) for line in _lines(block)):
            closed = True
        elif closed and any(MOTTO.search(fold(line.text)) for line in _lines(block)):
            start = _top_of(blocks, places, index)
            head = _letterhead(blocks[start:])
            if _is_own(head, blocks[start]) and head.number not in known:
                found.append(places[start])
                known.add(head.number)
                closed = False
    return found


def _lines(block: Block) -> list[Line]:
    return [block] if isinstance(block, Line) else list(block.lines)


def _letterhead(blocks: list[Block]) -> Letterhead:
    return read_letterhead(take_front(undo_layout_tables(blocks))[0].letterhead)


def _is_own(head: Letterhead, first: Block) -> bool:
    """Whether a letterhead is a document's own and not the sample of a form."""
    key = fold(_lines(first)[0].text) if _lines(first) else ""
    sample = ANNEX.match(key) or FORM.match(key)
    dated = head.issued_on is not None and len(head.issued_on) >= len("2023-03")
    return not sample and head.number is not None and dated


def _top_of(blocks: list[Block], places: list[Place], motto: int) -> int:
    """The first block of the letterhead that has its motto at `motto`."""
    page, block = places[motto]
    if 0 < block < _PAGE_HEAD and page > 0:
        return motto - block
    top = motto
    while top > 0 and motto - top < _ABOVE_MOTTO and _is_issuer(blocks[top - 1]):
        top -= 1
    return top


def _is_issuer(block: Block) -> bool:
    if isinstance(block, Table):
        return False
    text = clean(block.text)
    return is_capitals(text) and not is_signer_title(text)


def back_of(document: Document) -> Place | None:
    """Where the recipients (nơi nhận) start on a line of their own; None where nowhere.

    A row of a Markdown table is none.
    """
    for number, page in enumerate(document.pages):
        for index, block in enumerate(page.blocks):
            if not isinstance(block, Line) or block.text.startswith("|"):
                continue
            if opens_recipients(clean(block.text)):
                return number, index
    return None


def part_of(document: Document, start: Place, end: Place) -> Document:
    """What stands from `start` up to `end`, with the notes and steps of its pages."""
    pages = [
        _cut(page, start[1] if number == start[0] else 0, end[1] if number == end[0] else None)
        for number, page in enumerate(document.pages)
        if start[0] <= number < end[0] or (number == end[0] and end[1] > 0)
    ]
    numbers = {page.number for page in pages}
    return replace(
        document,
        pages=pages,
        notes=[note for note in document.notes if note.page in numbers],
        steps=[step for step in document.steps if step.page in numbers],
    )


def _cut(page: Page, first: int, last: int | None) -> Page:
    return replace(page, blocks=page.blocks[first:last])
