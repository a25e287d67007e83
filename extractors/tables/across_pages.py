"""Which table goes on overleaf, past page numbers and running heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.columns import aligned
from extractors.tables.cut_rows import is_cut_row, mend_row, mend_spans
from extractors.tables.headers import part_from_header, repeated_header
from extractors.tables.rows import drop_empty_ends, drop_rows, key
from schemas.document import Block, Document, Line, Page, Table

_ASIDE = 25.0  # points by which a sheet lies aside on the glass, or in a photograph
_MARGIN = 0.09  # share of the page's height where page numbers and running heads stand
# (tiếp theo), (tiếp): continued, alone or behind a list's short title and a mark
_CONTINUED = re.compile(r"(?:(?:\S+\s+){0,12}?\S*[^\w\s]\s*)?tiếp(?:\s+theo)?\W*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:trang|page)\W*)?\d{0,4}(?:\s*/\s*\d{1,4})?\W*$", re.IGNORECASE
)


def join_across_pages(document: Document) -> Document:
    """The document with each table that goes on over the page end made one.

    The joined table stands on the page where it starts, `continued_on` names the others; its
    lines keep their own page. Page numbers between the parts stay where they are. The
    document is changed in place and returned.
    """
    for page in document.pages:
        _join_continued(page)
    running = _running_lines(document.pages)
    open_table: Table | None = None
    open_page: Page | None = None
    for page in document.pages:
        start = next(
            (i for i, block in enumerate(page.blocks) if not _ignorable(block, page, running)), None
        )
        if start is None:
            continue
        first = page.blocks[start]
        if open_table is not None and open_page is not None and isinstance(first, Table):
            aside = _ASIDE if "ocr" in (open_page.reading.method, page.reading.method) else 0.0
            rest = aligned(open_table, first, _scale(open_page, page), aside)
            if rest is not None:
                _append(open_table, rest, page.number)
                del page.blocks[start]
        last = next((b for b in reversed(page.blocks) if not _ignorable(b, page, running)), None)
        if last is not None:
            open_table = last if isinstance(last, Table) else None
            open_page = page
    return document


def _join_continued(page: Page) -> None:
    """Join tables of one page of which the second is said to go on with the first (in place).

    Between them stands `(tiếp theo)` (continued) and nothing else, and the header comes again.
    """
    table: Table | None = None
    said = False
    for block in list(page.blocks):
        if isinstance(block, Line):
            continued = is_continued(block.text)
            said = said or continued
            table = table if continued or not block.text.strip() else None
        elif said and table is not None and _goes_on(table, block):
            _append(table, block, page.number)
            page.blocks = [other for other in page.blocks if other is not block]
            said = False
        else:
            table, said = block, False


def is_continued(text: str) -> bool:
    """Whether a line only says that a list goes on.

    >>> is_continued("(tiếp theo)"), is_continued("DANH SÁCH CÁC TRƯỜNG (tiếp)"), is_continued("1")
    (True, True, False)
    >>> is_continued("Công việc tiếp theo"), is_continued("Trực tiếp")  # work to do next; direct
    (False, False)
    """
    return _CONTINUED.fullmatch(text.strip()) is not None


def _goes_on(table: Table, rest: Table) -> bool:
    return table.columns == rest.columns and repeated_header(table, rest) > 0


def _scale(page: Page, other: Page) -> float:
    """What makes lengths on `other` comparable with those on `page`.

    Photographs know no size: pages of one shape are the same paper, whatever their scale.

    >>> round(_scale(Page(1, width=600, height=840), Page(2, width=1210, height=1700)), 2)
    0.5
    >>> _scale(Page(1, width=595, height=842), Page(2, width=842, height=595))
    1.0
    """
    if not (page.width and page.height and other.width and other.height):
        return 1.0
    shapes = (page.width / page.height) / (other.width / other.height)
    return page.width / other.width if 0.9 < shapes < 1.1 else 1.0


def _running_lines(pages: Sequence[Page]) -> frozenset[str]:
    """Texts that stand at the top or bottom of at least two pages and on half of them."""
    counts: dict[str, int] = {}
    for page in pages:
        edge = {key(block.text) for block in page.blocks[:2] + page.blocks[-2:]
                if isinstance(block, Line)}  # fmt: skip
        for text in sorted(edge):
            counts[text] = counts.get(text, 0) + 1
    return frozenset(text for text, n in counts.items() if text and n >= max(2, len(pages) / 2))


def _ignorable(block: Block, page: Page, running: frozenset[str]) -> bool:
    """Whether a block is no content: a blank line, a page number, a running head."""
    if isinstance(block, Table):
        return False
    text = block.text
    if not text.strip() or _PAGE_NUMBER.match(text) or is_continued(text):
        return True
    if key(text) not in running:
        return False
    if block.box is None or not page.height:
        return True
    margin = _MARGIN * page.height
    return block.box.bottom < margin or block.box.top > page.height - margin


def _append(table: Table, rest: Table, page: int) -> None:
    """Add the rows of the second part: header dropped, cut row and cut spans mended."""
    drop_rows(rest, repeated_header(table, rest))
    part_from_header(table, rest)
    drop_empty_ends(table, rest)
    if table.rows and rest.rows:
        if is_cut_row(table, rest):
            mend_row(table, rest)
        else:
            mend_spans(table, rest)
    for cell in rest.cells:
        table.cells.append(replace(cell, row=cell.row + table.rows))
    table.rows += rest.rows
    if page != table.page:
        table.continued_on.append(page)
