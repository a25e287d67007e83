"""A document as it was read: pages of lines and tables, made of words.

Slotted dataclasses, because a batch holds millions of words. Every reader in
`extractors/` makes these, whatever the file was; `normalizers/` repairs their
words; `parsers/` understands them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from schemas.geometry import Box, Placement, union

Method = Literal["text-layer", "ocr", "document", "plain-text"]

_COLUMN_GAP = re.compile(r"\t| {3,}")


@dataclass(slots=True)
class Word:
    """A run of characters without white space.

    `confidence` is the reader's probability (0 to 1) that `text` is right; 1.0 where the
    source is digital. `before` is the white space that stood before the word in the source:
    `" "` by default, `""` when the word was glued to the one before it, a tab where a reader
    that knows boxes saw a gap wide enough to part columns. `read` is the word as read, kept
    when a repair changed it. `alternatives` are other readings with their probability. `by_hand`
    says that a pen wrote it; `text` is then the likeliest string of digits.
    """

    text: str
    confidence: float = 1.0
    box: Box | None = None
    before: str = " "
    read: str | None = None
    alternatives: tuple[tuple[str, float], ...] = ()
    bold: bool = False
    italic: bool = False
    size: float | None = None  # points
    font: str | None = None
    by_hand: bool = False

    @property
    def as_read(self) -> str:
        return self.text if self.read is None else self.read


@dataclass(slots=True)
class Line:
    """One printed line; in a word-processor document one paragraph.

    `page` counts from 1. `is_paragraph` says that the source itself ends a paragraph here
    (DOCX), so that nothing is ever joined to it. `read` is the whole line before any repair,
    None while nothing was repaired. `align` is the paragraph's alignment where it is known.
    `label` is an automatic list number or bullet that the source keeps apart from the text
    (DOCX numbering), as it would be printed: `1.`, `a)`, `-`. `space` is the white space behind the
    last word of a line of plain text, in which tabs may stand for empty cells.
    """

    words: list[Word]
    page: int = 1
    box: Box | None = None
    is_paragraph: bool = False
    read: str | None = None
    align: Literal["left", "center", "right", "justify"] | None = None
    label: str | None = None
    space: str = ""

    @property
    def text(self) -> str:
        """The words joined by single spaces, glued where the source had no space."""
        text = "".join([" " + word.text if word.before else word.text for word in self.words])
        return text[1:] if self.words and self.words[0].before else text

    @property
    def as_read(self) -> str:
        return self.text if self.read is None else self.read

    @property
    def columns(self) -> list[list[Word]]:
        """The words parted where a tab or three or more spaces stand between them."""
        parts: list[list[Word]] = [[]]
        for i, word in enumerate(self.words):
            if i and _COLUMN_GAP.search(word.before):
                parts.append([])
            parts[-1].append(word)
        return [part for part in parts if part]

    @property
    def confidence(self) -> float:
        """The probability that all words are right, taken as independent; 1.0 when empty."""
        product = 1.0
        for word in self.words:
            product *= word.confidence
        return product

    @property
    def bold(self) -> bool:
        return bool(self.words) and all(word.bold for word in self.words)


@dataclass(slots=True)
class Cell:
    """A table cell at `row`, `column` (from 0) that covers `row_span` by `column_span`."""

    row: int
    column: int
    lines: list[Line] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines if line.words)

    @property
    def as_read(self) -> str:
        return " ".join(line.as_read for line in self.lines if line.words)

    @property
    def page(self) -> int:
        return self.lines[0].page if self.lines else 0


@dataclass(slots=True)
class Table:
    """A table whose cells cover a grid of `rows` by `columns`; each grid place has one cell."""

    rows: int
    columns: int
    cells: list[Cell]
    page: int = 1
    box: Box | None = None
    ruled: bool = True
    continued_on: list[int] = field(default_factory=list)  # pages joined to this table

    def grid(self) -> list[list[Cell | None]]:
        """The cells by place; a spanning cell stands in every place that it covers."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    places[row][column] = cell
        return places

    @property
    def lines(self) -> Iterator[Line]:
        for cell in self.cells:
            yield from cell.lines


Block = Line | Table


@dataclass(slots=True)
class Reading:
    """How a page was read: the method, why that one, and how sure the reader is (0 to 1)."""

    method: Method
    reason: str = ""
    confidence: float = 1.0
    repaired: int = 0  # words that a repair changed


@dataclass(slots=True)
class Page:
    """A page, counted from 1, with its size in points (0 where the source has none).

    `picture_share` is the share (0 to 1) of the page that its largest picture covers.
    `placements` lead from boxes of a page that was straightened to be read to the page as it
    lies in the file; without any, they are the same.
    """

    number: int
    blocks: list[Block] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0
    reading: Reading = field(default_factory=lambda: Reading("document"))
    picture_share: float = 0.0
    placements: list[Placement] = field(default_factory=list)

    def in_file(self, box: Box) -> Box:
        """The box on the page as it lies in the file."""
        middle = (box.top + box.bottom) / 2
        for placement in self.placements:
            if middle <= placement.bottom or placement is self.placements[-1]:
                return placement.box(box)
        return box

    @property
    def lines(self) -> Iterator[Line]:
        """All lines in reading order, those inside tables included."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
            else:
                yield from block.lines

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class Step:
    """One repair: replaying all steps in order on what was read gives what is written.

    `lender` is the start of the hash of a document whose wording decided it, "" for none.
    """

    rule: str
    page: int
    before: str
    after: str
    confidence: float = 1.0
    lender: str = ""


@dataclass(slots=True)
class Note:
    """Something that a reader saw and a person should know; `code` is a finding code."""

    code: str
    message: str
    page: int = 1


@dataclass(slots=True)
class Document:
    """A document as read. `path` is relative to the input folder, `/` between its parts."""

    path: str
    kind: str  # pdf, image, docx, doc, odt, rtf, xlsx, xls, pptx, ppt, text
    sha256: str
    pages: list[Page] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    @property
    def blocks(self) -> Iterator[Block]:
        for page in self.pages:
            yield from page.blocks

    @property
    def lines(self) -> Iterator[Line]:
        for page in self.pages:
            yield from page.lines

    @property
    def tables(self) -> Iterator[Table]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield block

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)


def words_of(text: str, *, confidence: float = 1.0) -> list[Word]:
    """Words of a plain string, with the white space that stood before each one.

    >>> [(w.before, w.text) for w in words_of("TT\\tTên  trường")]
    [('', 'TT'), ('\\t', 'Tên'), ('  ', 'trường')]
    """
    return [
        Word(match.group(2), confidence=confidence, before=match.group(1))
        for match in re.finditer(r"(\s*)(\S+)", text)
    ]


def line_of(text: str, *, page: int = 1, is_paragraph: bool = False) -> Line:
    """A line of a plain string without boxes."""
    return Line(words_of(text), page=page, is_paragraph=is_paragraph)


def box_of(lines: list[Line]) -> Box | None:
    """The box around lines of one page; None when they have none."""
    return union(line.box for line in lines)
