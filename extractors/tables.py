"""Tables that go on over the page end: joined, repeated headers dropped, cut rows mended.

A row is taken to be cut by the page end only on evidence: the number cell of its second half
is empty although rows are numbered, or each cell goes on with a word that would not have
fitted on the line above. A row that merely lacks a number stays a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from schemas.document import Block, Cell, Document, Line, Page, Table

_SAME_EDGE = 8.0  # points by which the edges of a continued table may differ
_SAME_HEADER = 85.0  # likeness of a repeated header, 0 to 100, so that OCR may slip
_HEADER_ROWS = 3  # a header is at most this deep
_MARGIN = 0.09  # share of the page's height where page numbers and running heads stand
_NUMBER = re.compile(r"^\W*(\d{1,4})\W*$")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:trang|page)\W*)?\d{0,4}(?:\s*/\s*\d{1,4})?\W*$", re.IGNORECASE
)


def join_across_pages(document: Document) -> Document:
    """The document with each table that goes on over the page end made one.

    The joined table stands on the page where it starts, `continued_on` names the others; its
    lines keep their own page. Page numbers between the parts stay where they are. The
    document is changed in place and returned.
    """
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
            rest = _aligned(open_table, first, _scale(open_page, page))
            if rest is not None:
                _append(open_table, rest, page.number)
                del page.blocks[start]
        last = next((b for b in reversed(page.blocks) if not _ignorable(b, page, running)), None)
        if last is not None:
            open_table = last if isinstance(last, Table) else None
            open_page = page
    return document


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
        edge = {_key(block.text) for block in page.blocks[:2] + page.blocks[-2:]
                if isinstance(block, Line)}  # fmt: skip
        for text in sorted(edge):
            counts[text] = counts.get(text, 0) + 1
    return frozenset(text for text, n in counts.items() if text and n >= max(2, len(pages) / 2))


def _ignorable(block: Block, page: Page, running: frozenset[str]) -> bool:
    """Whether a block is no content: a blank line, a page number, a running head."""
    if isinstance(block, Table):
        return False
    text = block.text
    if not text.strip() or _PAGE_NUMBER.match(text):
        return True
    if _key(text) not in running:
        return False
    if block.box is None or not page.height:
        return True
    margin = _MARGIN * page.height
    return block.box.bottom < margin or block.box.top > page.height - margin


def _key(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.casefold().split()))


# --- columns ---------------------------------------------------------------------------------


def _aligned(table: Table, rest: Table, scale: float = 1.0) -> Table | None:
    """The second part with the columns of the first; None when they do not agree.

    A part whose merged cells hide some column edges has fewer columns: its edges must be
    among those of the other.
    """
    if table.ruled != rest.ruled:
        return None
    ours, theirs = column_edges(table), column_edges(rest)
    if ours is None or theirs is None:
        return rest if table.columns == rest.columns else None
    theirs = [edge * scale for edge in theirs]
    if not (_near(ours[0], theirs[0]) and _near(ours[-1], theirs[-1])):
        return None
    if table.columns == rest.columns:
        return rest if all(map(_near, ours, theirs)) else None
    if table.columns < rest.columns:
        mapped = _mapped(theirs, ours)
        if mapped is None:
            return None
        _spread(table, mapped, rest.columns)
        return rest
    mapped = _mapped(ours, theirs)
    if mapped is None:
        return None
    _spread(rest, mapped, table.columns)
    return rest


def column_edges(table: Table) -> list[float] | None:
    """Where the columns part, left to right, in points; None when boxes are missing."""
    edges: list[float | None] = [None] * (table.columns + 1)
    for cell in table.cells:
        if cell.box is not None:
            edges[cell.column] = cell.box.x0
            edges[min(cell.column + cell.column_span, table.columns)] = cell.box.x1
    known = [edge for edge in edges if edge is not None]
    return known if len(known) == len(edges) else None


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _SAME_EDGE


def _mapped(fine: Sequence[float], coarse: Sequence[float]) -> list[int] | None:
    """For each coarse edge the index of the fine edge that it is; None unless all are."""
    places: list[int] = []
    for edge in coarse:
        place = next((i for i, other in enumerate(fine) if _near(edge, other)), None)
        if place is None or (places and place <= places[-1]):
            return None
        places.append(place)
    return places


def _spread(table: Table, places: Sequence[int], columns: int) -> None:
    """Lay the table's columns over finer ones: `places` gives each edge's new index."""
    for cell in table.cells:
        right = places[cell.column + cell.column_span]
        cell.column = places[cell.column]
        cell.column_span = right - cell.column
    table.columns = columns


# --- rows ------------------------------------------------------------------------------------


def _append(table: Table, rest: Table, page: int) -> None:
    """Add the rows of the second part: header dropped, cut row and cut spans mended."""
    _drop_rows(rest, _repeated_header(table, rest))
    _part_from_header(table, rest)
    _drop_empty_ends(table, rest)
    if table.rows and rest.rows:
        if _is_cut_row(table, rest):
            _mend_row(table, rest)
        else:
            _mend_spans(table, rest)
    for cell in rest.cells:
        table.cells.append(replace(cell, row=cell.row + table.rows))
    table.rows += rest.rows
    table.continued_on.append(page)


def _row(table: Table, row: int) -> list[Cell]:
    """The cells that cover a row, from left to right."""
    return sorted(
        (cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span),
        key=lambda cell: cell.column,
    )


def _row_text(table: Table, row: int) -> str:
    return " | ".join(" ".join(cell.text.casefold().split()) for cell in _row(table, row))


def _repeated_header(table: Table, rest: Table) -> int:
    """How many first rows of the second part repeat the header of the first."""
    depth = 0
    for row in range(min(_HEADER_ROWS, table.rows, rest.rows)):
        ours, theirs = _row_text(table, row), _row_text(rest, row)
        if not ours.strip(" |") or fuzz.ratio(ours, theirs) < _SAME_HEADER:
            break
        if row_number(table, row) is not None and row_number(table, row) != row_number(rest, row):
            break
        depth = row + 1
    return depth


def _part_from_header(table: Table, rest: Table) -> None:
    """Take a repeated header out of the first row where no rule was drawn between the two.

    LibreOffice leaves the rule out below some headers that it repeats.
    """
    if not rest.rows:
        return
    heads, cells = _row(table, 0), _row(rest, 0)
    if len(heads) != len(cells):
        return
    counts = [_lines_of_head(head, cell) for head, cell in zip(heads, cells, strict=True)]
    for cell, count in zip(cells, counts, strict=True):
        if count is not None and None not in counts:
            cell.lines = cell.lines[count:]


def _lines_of_head(head: Cell, cell: Cell) -> int | None:
    """How many first lines of a cell repeat its column's head; None where they do not."""
    text = _key(head.text)
    if not text:
        return 0
    for count in range(1, len(cell.lines) + 1):
        read = _key(" ".join(line.text for line in cell.lines[:count]))
        if fuzz.ratio(text, read) >= _SAME_HEADER:
            return count
    return None


def _drop_empty_ends(table: Table, rest: Table) -> None:
    """Take out empty rows on both sides of the page end: rules drawn for nothing."""
    while table.rows > 1 and not _row_text(table, table.rows - 1).strip(" |"):
        table.rows -= 1
        table.cells = [cell for cell in table.cells if cell.row < table.rows]
        for cell in table.cells:
            cell.row_span = min(cell.row_span, table.rows - cell.row)
    while rest.rows and not _row_text(rest, 0).strip(" |"):
        _drop_rows(rest, 1)


def _drop_rows(table: Table, count: int) -> None:
    """Take the first rows out; a cell that reaches below them keeps its lower part."""
    kept = []
    for cell in table.cells:
        below = cell.row + cell.row_span - count
        if below > 0:
            row = max(0, cell.row - count)
            kept.append(replace(cell, row=row, row_span=below - row))
    table.cells = kept
    table.rows -= count


def row_number(table: Table, row: int) -> int | None:
    """The number in the row's first cell, if it holds just a number."""
    cells = _row(table, row)
    match = _NUMBER.match(cells[0].text) if cells and cells[0].column == 0 else None
    return int(match.group(1)) if match else None


def _is_cut_row(table: Table, rest: Table) -> bool:
    """Whether the first row of the second part goes on with the last row of the first."""
    above, below = _row(table, table.rows - 1), _row(rest, 0)
    if [(c.column, c.column_span) for c in above] != [(c.column, c.column_span) for c in below]:
        return False
    if len(below) < 2 or any(cell.row_span > 1 for cell in above + below):
        return False
    filled = [(a, b) for a, b in zip(above, below, strict=True) if b.text.strip()]
    if not filled:
        return False
    numbers = _numbers(table)
    if len(numbers) >= 2:
        if row_number(table, table.rows - 1) is None or below[0].text.strip():
            return False
    elif len(filled) == len(below):
        return False  # every cell is filled: without numbers nothing tells it from a new row
    if all(_would_not_fit(table, a, b) for a, b in filled):
        return True
    return _strictly_numbered(table, numbers) and _numbers_go_on(rest, numbers[-1])


def _numbers(table: Table) -> list[int]:
    found = (row_number(table, row) for row in range(table.rows))
    return [number for number in found if number is not None]


def _strictly_numbered(table: Table, numbers: Sequence[int]) -> bool:
    """Whether each row below the first number has one of its own, or is one merged cell."""
    if len(numbers) < 3:
        return False
    rows = [row_number(table, row) for row in range(table.rows)]
    start = next(i for i, number in enumerate(rows) if number is not None)
    return all(
        rows[row] is not None or len({id(c) for c in _row(table, row) if c.text.strip()}) == 1
        for row in range(start, table.rows)
    )


def _numbers_go_on(rest: Table, last: int) -> bool:
    later = (row_number(rest, row) for row in range(1, rest.rows))
    return next((number for number in later if number is not None), None) == last + 1


def _would_not_fit(table: Table, above: Cell, below: Cell) -> bool:
    """Whether the first word below had no room at the end of the last line above.

    The room is the width of the cell less its padding, taken from the column's own lines.
    False when a box is missing.
    """
    lines = [line for line in above.lines if line.words]
    first = next((line.words[0] for line in below.lines if line.words), None)
    if not lines or first is None or first.box is None or above.box is None:
        return False
    last = lines[-1].box
    if last is None:
        return False
    pad = _padding(cell for cell in table.cells if cell.column == above.column)
    space = 0.2 * first.box.height
    return last.width + space + first.box.width > above.box.width - 2 * pad + 0.5


def _padding(cells: Iterable[Cell]) -> float:
    """The least distance of a line from its cell's left or right edge, at most 6 points."""
    gaps = [
        min(line.box.x0 - cell.box.x0, cell.box.x1 - line.box.x1)
        for cell in cells
        if cell.box is not None and cell.column_span == 1
        for line in cell.lines
        if line.box is not None
    ]
    return min(6.0, max(0.0, min(gaps, default=0.0)))


def _mend_row(table: Table, rest: Table) -> None:
    """Give the lines of the cut row's second half to the cells of its first half."""
    for above, below in zip(_row(table, table.rows - 1), _row(rest, 0), strict=True):
        above.lines.extend(below.lines)
    _drop_rows(rest, 1)


def _mend_spans(table: Table, rest: Table) -> None:
    """Let a merged cell that the page end cut go on: its lower half is empty.

    Only where the row below has a cell of its own to tell, and the first column is among the
    merged ones: `3 | A | B` and, overleaf, ` | | C`.
    """
    above, below = _row(table, table.rows - 1), _row(rest, 0)
    if not below or below[0].text.strip() or not any(cell.text.strip() for cell in below):
        return
    upper = {(cell.column, cell.column_span): cell for cell in above}
    for cell in below:
        twin = upper.get((cell.column, cell.column_span))
        if twin is None or cell.text.strip():
            continue
        if twin.row_span > 1 or cell.row_span > 1:
            twin.row_span = table.rows - twin.row + cell.row_span
            rest.cells = [other for other in rest.cells if other is not cell]
