"""DOCX: paragraphs and tables in the order of the body, with automatic numbers resolved."""

from __future__ import annotations

import re

from extractors.docx.package import R_ID, Element, Package, W, open_package, switch
from extractors.docx.paragraphs import Context
from extractors.docx.tables import blocks_of
from extractors.options import ReadOptions
from schemas.document import Block, Page, Reading, Table
from schemas.errors import UnreadableFile

__all__ = ["read_docx"]

_PAGE_NUMBER = re.compile(r"^\W*(?:\w+\W+)?\d*(?:\W+\d+)?\W*$")


def read_docx(data: bytes, options: ReadOptions) -> list[Page]:
    """The pages of a DOCX, as far as page breaks set by hand or left by Word tell them.

    Tracked deletions, hidden text, footnotes and footers are left out; the first page's
    header is read where it holds more than a page number, because some letterheads stand
    there. Raises `UnreadableFile`, `EncryptedFile`, `LimitExceeded`.
    """
    package = open_package(data, options)
    body = package.document.find(W + "body")
    if body is None:
        raise UnreadableFile("The DOCX has no body.")
    context = Context.of(package)
    blocks = _header_blocks(package, body, context) + blocks_of(body, context)
    pages = [Page(n, reading=Reading("document", "docx")) for n in range(1, context.page + 1)]
    for block in blocks:
        pages[block.page - 1].blocks.append(block)
    return pages


def _header_blocks(package: Package, body: Element, context: Context) -> list[Block]:
    """What the first page's header holds beside a page number."""
    section = next(body.iter(W + "sectPr"), None)
    if section is None:
        return []
    headers = {ref.get(W + "type"): ref.get(R_ID) for ref in section.iter(W + "headerReference")}
    wanted = "first" if switch(section, "titlePg") else "default"
    tree = package.by_id.get(headers.get(wanted) or "")
    if tree is None:
        return []
    blocks = [
        block for block in blocks_of(tree, context) if isinstance(block, Table) or block.words
    ]
    text = " ".join(
        " ".join(line.text for line in block.lines) if isinstance(block, Table) else block.text
        for block in blocks
    )
    return [] if _PAGE_NUMBER.match(text) else blocks
