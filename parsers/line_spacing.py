"""Plain text in which a program put a blank line behind every printed line.

There a blank line parts no paragraphs and ends no title, so it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from parsers.line_layout import is_double_spaced
from schemas.document import Block, Document, Line


def single_spaced(document: Document) -> Document:
    """The document without such blank lines; of several in a row all but one stay.

    Documents whose blank lines tell something are given back as they are.
    """
    if not is_double_spaced(list(document.blocks)):
        return document
    pages = [replace(page, blocks=list(_without_blanks(page.blocks))) for page in document.pages]
    return replace(document, pages=pages)


def _without_blanks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without the blank line behind each printed one."""
    printed = False
    for block in blocks:
        blank = isinstance(block, Line) and not block.words
        if not (blank and printed):
            yield block
        printed = not blank
