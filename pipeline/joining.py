"""Pages photographed one by one, joined to the documents that they are.

The unit is the document; files are where it came from. Names that run on propose, what stands on
the pages decides: a letterhead of its own begins a new document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.continuation import PageEdges, continuation, same_number
from pipeline.discovery import InputDocument, InputFile
from pipeline.running_names import Gap, Numbered
from schemas.document import Block, Document, Line, Note

_GAPS: tuple[Gap, ...] = ("next", "near", "far")


@dataclass(slots=True)
class _Open:
    """A document whose pages are being gathered."""

    files: list[InputFile]
    last: PageEdges
    number: str | None
    closed: bool
    cited: list[str]
    reasons: list[str] = field(default_factory=list)

    def add(self, file: InputFile, page: PageEdges, reason: str) -> None:
        self.files.append(file)
        self.last = page
        self.number = self.number or page.number or page.annexed_to
        self.closed = self.closed or page.closes
        self.cited += page.cited
        self.reasons.append(f"{file.name.rpartition('/')[2]}: {reason}")


def documents_of(
    row: Sequence[Numbered], edges: Mapping[str, PageEdges | None]
) -> list[InputDocument]:
    """The documents that a row of running names holds, by what stands on their pages.

    `edges` has the edges of each file by its name; None for a file that is no single page,
    which is a document of its own.
    """
    done: list[InputDocument] = []
    current: _Open | None = None
    gap: Gap = "next"  # the widest since the last page
    for one in row:
        page = edges.get(one.file.name)
        gap = max(gap, one.gap, key=_GAPS.index)
        reason = _joins(current, page, gap) if current and page else None
        if current and page and reason:
            current.add(one.file, page, reason)
        elif page and page.starts:
            if current:
                done.append(_closed(current))
            number = page.number or page.annexed_to
            current = _Open([one.file], page, number, page.closes, list(page.cited))
        else:
            done.append(InputDocument((one.file,)))
            continue  # the pages of a document may stand around it
        gap = "next"
    return [*done, *([_closed(current)] if current else [])]


def _closed(pages: _Open) -> InputDocument:
    return InputDocument(tuple(pages.files), tuple(pages.reasons))


def _joins(before: _Open, page: PageEdges, gap: Gap) -> str | None:
    """Why a page belongs to the document before it; None where it does not.

    A name that is next by its number is enough where nothing speaks against it; one that comes
    soon after needs a document that was not yet closed or an annex, one that comes later a text
    that goes on.
    """
    if page.opens or not page.starts:
        return None
    if page.annexed_to and before.number:
        return _annexed(before, page.annexed_to, before.number)
    printed = (before.last.printed, page.printed)
    if not before.closed and None not in printed and (printed[1] or 0) < (printed[0] or 0):
        return None
    evidence = continuation(before.last, page, before.closed)
    if gap == "next":
        return evidence.reason if evidence else "the name runs on"
    return evidence.reason if evidence and (evidence.strong or gap == "near") else None


def _annexed(before: _Open, annexed_to: str, number: str) -> str | None:
    """Why an annex belongs to a document: it names it, or another one that the document cites."""
    if same_number(annexed_to, number):
        return f"an annex of {number}"
    if any(same_number(annexed_to, cited) for cited in before.cited):
        return f"an annex of {annexed_to}, which it cites"
    return None


def join_shots(pages: Sequence[Document], reasons: Sequence[str] = ()) -> Document:
    """Documents read from the files of one document, as one: pages counted through.

    `path` and `kind` are the first file's, `parts` all paths, `sha256` the hash of the files'
    hashes in order.
    """
    first, *rest = pages
    if not rest:
        return first
    joined = Document(
        path=first.path,
        kind=first.kind,
        sha256=joined_hash([document.sha256 for document in pages]),
        parts=[document.path for document in pages],
    )
    joined.notes.append(
        Note("pages-joined", f"{len(pages)} files are one document: {'; '.join(reasons)}.")
    )
    for document in pages:
        _append(joined, document)
    return joined


def joined_hash(hashes: Sequence[str]) -> str:
    """The hash that stands for several files; of one file its own.

    >>> joined_hash(["ab12"]), joined_hash(["ab12", "cd34"])[:12]
    ('ab12', '034941017c35')
    """
    if len(hashes) == 1:
        return hashes[0]
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


def _append(joined: Document, document: Document) -> None:
    before = len(joined.pages)
    for page in document.pages:
        page.number += before
        for block in page.blocks:
            _renumber(block, before)
        joined.pages.append(page)
    for note in document.notes:
        note.page += before
        joined.notes.append(note)


def _renumber(block: Block, by: int) -> None:
    if isinstance(block, Line):
        block.page += by
        return
    block.page += by
    block.continued_on = [page + by for page in block.continued_on]
    for line in block.lines:
        line.page += by
