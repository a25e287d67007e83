"""Finding the runs of lines that are a table, and putting a table in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from normalizers.text.syllables import strip_marks
from parsers.text_tables.cell_lines import find_cell_lines
from parsers.text_tables.columns import find_columns
from parsers.text_tables.drawn_tables import find_drawn, find_schedule, find_wrapped
from parsers.text_tables.markdown_tables import find_markdown
from parsers.text_tables.numbered import find_numbered
from parsers.text_tables.pieces import Found
from parsers.text_tables.piped import find_piped
from parsers.text_tables.place_gates import may_begin
from parsers.text_tables.placed import find_on_page, find_placed
from parsers.text_tables.places import is_boxed
from parsers.text_tables.scattered import find_led, find_scattered
from parsers.text_tables.stacked import find_stacked
from parsers.text_tables.tab_cells import find_tab_cells
from parsers.text_tables.tab_rows import find_tab_rows
from schemas.document import Block, Document, Line, Table

_Finder = Callable[[Sequence[Line], int], Found | None]
_Placed = tuple[int, Line | Table]
_SURE: tuple[_Finder, ...] = (find_tab_cells, find_markdown, find_tab_rows, find_on_page)
# In the order of the strength of their marks.
_BY_MARKS: tuple[_Finder, ...] = (find_piped,)
_BY_LINES: tuple[_Finder, ...] = (find_placed, find_cell_lines)
_RUN_ON: tuple[_Finder, ...] = (find_schedule, find_drawn)
_BY_NUMBERS: tuple[_Finder, ...] = (find_stacked, find_columns, find_numbered)
_FINDERS = (*_BY_MARKS, *_RUN_ON, *_BY_LINES, find_wrapped, *_BY_NUMBERS)
# Where lines were repaired: what an OCR read as a line need not be a cell.
_OF_BROKEN = (find_led, *_BY_MARKS, *_BY_NUMBERS, find_scattered, *_BY_LINES)
_BY_PLACE = (find_on_page, find_placed)  # tried only where they may find a table


def recover_tables(document: Document) -> Document:
    """The document with every run of lines that is a list made a `Table` (`ruled=False`).

    Words keep their box, confidence and alternatives. A table that goes on over a page stands
    on the page where it begins. Tables that the reader found are left alone, so that doing it
    twice changes nothing. The document given is not changed.
    """
    placed = [(page.number, block) for page in document.pages for block in page.blocks]
    kept: dict[int, list[Block]] = {page.number: [] for page in document.pages}
    for is_line, run in groupby(placed, key=lambda entry: isinstance(entry[1], Line)):
        entries = list(run)
        if not is_line:
            for number, block in entries:
                kept[number].append(block)
            continue
        lines = [block for _, block in entries if isinstance(block, Line)]
        for start, table_or_line in _recovered(lines):
            kept[entries[start][0]].append(table_or_line)
    pages = [replace(page, blocks=kept[page.number]) for page in document.pages]
    return replace(document, pages=pages)


def _recovered(lines: Sequence[Line]) -> list[_Placed]:
    """Lines and the tables among them: first those that are sure, between them all others."""
    hopes = may_begin(lines)
    sure = _recover(lines, _SURE, hopes)
    if not any(isinstance(block, Table) for _, block in sure):  # none on a page told by place
        hopes = [hope and not is_boxed(line) for hope, line in zip(hopes, lines, strict=True)]
        return _recover(lines, _finders_of(lines), hopes)
    found: list[_Placed] = []
    for is_line, run in groupby(sure, key=lambda entry: isinstance(entry[1], Line)):
        entries = list(run)
        if is_line:
            first, between = entries[0][0], [one for _, one in entries if isinstance(one, Line)]
            rest = _recover(between, _finders_of(between), may_begin(between))
            entries = [(first + at, one) for at, one in rest]
        found += entries
    return found


def _finders_of(lines: Sequence[Line]) -> Sequence[_Finder]:
    return _OF_BROKEN if any(map(_was_broken, lines)) else _FINDERS


def _recover(
    lines: Sequence[Line], finders: Sequence[_Finder], hopes: Sequence[bool]
) -> list[_Placed]:
    """Lines and the tables among them, each with the place of its first line.

    `hopes` says of each line whether a table told by places may begin there.
    """
    result: list[_Placed] = []
    others = [finder for finder in finders if finder not in _BY_PLACE]
    at = 0
    while at < len(lines):
        begins = bool(lines[at].words) or finders is _SURE
        found = _find(finders if hopes[at] else others, lines, at) if begins else None
        if found is None:
            result.append((at, lines[at]))
            at += 1
        else:
            result.append((at, found.table))
            at = found.end
    return result


def _was_broken(line: Line) -> bool:
    """True for a line whose letters were repaired; a mark put right says nothing of its lines."""
    return line.read is not None and strip_marks(line.read) != strip_marks(line.text)


def _find(finders: Sequence[_Finder], lines: Sequence[Line], at: int) -> Found | None:
    for finder in finders:
        found = finder(lines, at)
        if found is not None:
            return found
    return None
