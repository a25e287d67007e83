"""Cutting lines into the cells that they hold, and building tables of such cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from schemas.document import Cell, Line, Table, Word, box_of
from schemas.geometry import union

PIPES = "|¦│┃║"
_PIPE = re.compile(f"([{PIPES}])")
_RUNNING = re.compile(r"((?!(?:19|20)\d\d\b)\d{1,5})[.):|]?")  # no year
# What an OCR makes of the rule between a row number and its first cell: `10{`, `8/`, `40(`, `5.`
_ROW_NUMBER = re.compile(r"^(\d{1,3})([|¦\[\]{}()/\\!.:;,)]{0,3})(.*)$", re.DOTALL)


@dataclass(slots=True)
class Slot:
    """A cell in the making: where it stands in its row and the lines in it."""

    column: int
    lines: list[Line]
    span: int = 1
    doubt: str = ""  # why its place in the table may be wrong
    down: int = 1  # rows that it covers

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Placed(Cell):
    """A cell whose row was rebuilt from text that had lost it; `doubt` says what may be wrong."""

    doubt: str = ""


@dataclass(slots=True)
class Found:
    """A table found in a run of lines; `end` is the first line after it."""

    table: Table
    end: int


@dataclass(slots=True)
class Rows:
    """Rows of slots, made into a table at the end."""

    columns: int
    rows: list[list[Slot]] = field(default_factory=list)

    def add(self, slots: list[Slot]) -> None:
        self.rows.append(slots)

    def across(self, line: Line) -> None:
        """A row that is one cell across all columns, such as a level row."""
        self.rows.append([Slot(0, [line], self.columns)])

    def _filled(self, slots: list[Slot], covered: Mapping[int, int]) -> list[Slot]:
        """The slots of a row with empty ones where it has none and no cell above covers it."""
        taken = {place for s in slots for place in range(s.column, s.column + s.span)}
        taken.update(place for place, rows in covered.items() if rows > 0)
        empty = [Slot(place, []) for place in range(self.columns) if place not in taken]
        return sorted([*slots, *empty], key=lambda slot: slot.column)

    def table(self) -> Table:
        cells: list[Cell] = []
        covered: dict[int, int] = {}  # column → rows that a cell above covers from here on
        for number, slots in enumerate(self.rows):
            cells += [_cell(number, slot) for slot in self._filled(slots, covered)]
            covered = {place: rows - 1 for place, rows in covered.items()}
            for slot in slots:
                covered.update(
                    dict.fromkeys(range(slot.column, slot.column + slot.span), slot.down - 1)
                )
        pages = [line.page for cell in cells for line in cell.lines]
        first = min(pages, default=1)
        return Table(
            rows=len(self.rows),
            columns=self.columns,
            cells=cells,
            page=first,
            box=union(cell.box for cell in cells if cell.page == first),
            ruled=False,
            continued_on=sorted({page for page in pages if page != first}),
        )


def _cell(row: int, slot: Slot) -> Cell:
    box = box_of(slot.lines)
    if slot.doubt:
        return Placed(row, slot.column, slot.lines, slot.down, slot.span, box, slot.doubt)
    return Cell(row, slot.column, slot.lines, slot.down, slot.span, box)


def sub_line(line: Line, words: Sequence[Word]) -> Line:
    """A line of some words of another, on the same page.

    Its box is that of its words, or the whole line's where the words have none.
    """
    kept = list(words)
    if kept:
        kept[0] = replace(kept[0], before="")
    return Line(
        kept,
        page=line.page,
        box=union(word.box for word in kept) or line.box,
        read=" ".join(word.as_read for word in kept) if line.read is not None else None,
    )


def cut_at_pipes(line: Line, *, outer: bool = False) -> list[Line]:
    """The cells of a line with `|` between them; with `outer` also those beyond outer ones.

    >>> from schemas.document import line_of
    >>> [cell.text for cell in cut_at_pipes(line_of("| 1 | MN A|MN B |"))]
    ['1', 'MN A', 'MN B']
    """
    parts: list[list[Word]] = [[]]
    for word in line.words:
        for piece in _split_word(word):
            if piece.text in PIPES:
                parts.append([])
            else:
                parts[-1].append(piece)
    if not outer and len(parts) > 1 and not parts[0]:
        parts = parts[1:]
    if not outer and len(parts) > 1 and not parts[-1]:
        parts = parts[:-1]
    return [sub_line(line, part) for part in parts]


def _split_word(word: Word) -> list[Word]:
    texts = [text for text in _PIPE.split(word.text) if text]
    if len(texts) < 2:
        return [word]
    return [
        replace(word, text=text, read=None, before=word.before if i == 0 else "")
        for i, text in enumerate(texts)
    ]


def has_pipe(line: Line) -> bool:
    return _PIPE.search("".join([word.text for word in line.words])) is not None


def cut_row_number(line: Line) -> tuple[str, Line] | None:
    """The row number at the start of a line and the rest of it; None without a number.

    The number may be glued to what an OCR made of the table's rule.

    >>> from schemas.document import line_of
    >>> number, rest = cut_row_number(line_of("10{Mam non Quang Trung"))
    >>> number, rest.text
    ('10', 'Mam non Quang Trung')
    >>> cut_row_number(line_of("Mam non 3-2")) is None
    True
    """
    if not line.words:
        return None
    match = _ROW_NUMBER.match(line.words[0].text)
    if match is None or match.group(3)[:1].isdigit() or _is_date_like(match):
        return None
    rest = list(line.words[1:])
    glued = match.group(3).lstrip("".join(PIPES) + "{[(/")
    if glued:
        first = line.words[0]
        read = _ROW_NUMBER.match(first.read) if first.read is not None else None
        kept = first.read if read is None else read.group(3).lstrip(PIPES + "{[(/")
        rest.insert(0, replace(first, text=glued, read=kept, before=""))
    while rest and not any(c.isalnum() for c in rest[0].text):
        rest = rest[1:]
    if rest and rest[0].text[0] in "{[(/|":
        rest[0] = replace(rest[0], text=rest[0].text.lstrip("{[(/|") or rest[0].text)
    return match.group(1), sub_line(line, rest)


def _is_date_like(match: re.Match[str]) -> bool:
    return bool(re.match(r"\d+([/.]\d|-\d)", match.string))


def blank(line: Line) -> bool:
    return not any(any(c.isalnum() for c in word.text) for word in line.words)


def running_number(text: str) -> int | None:
    """The number of a line that holds a row number and nothing else (`1`, `01.`, `2)`)."""
    match = _RUNNING.fullmatch(text.strip())
    return int(match.group(1)) if match else None


def first_text(lines: Iterable[Line]) -> str:
    return next((line.text for line in lines if not blank(line)), "")
