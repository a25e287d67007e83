"""Tables of a DOCX: merged cells as spans, nested tables laid out as lines."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.docx.package import Element, W, find, integer, value
from extractors.docx.paragraphs import Context, lines_of_paragraph, text_boxes
from schemas.document import Block, Cell, Line, Table

_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")
)


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, those inside content controls and insertions included."""
    wanted = {W + name for name in names}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, *names)


def blocks_of(element: Element, context: Context) -> list[Block]:
    """Paragraph lines, text boxes and tables of a body, header or cell, in order."""
    blocks: list[Block] = []
    for child in children(element, "p", "tbl"):
        if child.tag == W + "tbl":
            blocks += _table_blocks(child, context)
            continue
        blocks += lines_of_paragraph(child, context)
        for box in text_boxes(child):
            blocks += blocks_of(box, context)
        section = find(child, "pPr/sectPr")
        if section is not None and value(section, "type") != "continuous":
            context.break_page()
    return blocks


def _table_blocks(element: Element, context: Context) -> list[Block]:
    """The table; one of a single cell is only a frame, its contents stand by themselves."""
    rows = [row for row in children(element, "tr") if find(row, "trPr/del") is None]
    cells = [list(children(row, "tc")) for row in rows]
    if len(rows) == 1 and len(cells[0]) == 1:
        return blocks_of(cells[0][0], context)
    frame = len(rows) == 1 and not _is_ruled(element, context)
    if frame and any(_holds_list(cell, context) for cell in cells[0]):
        return [block for cell in cells[0] for block in blocks_of(cell, context)]
    table = _table(rows, context)
    if not table.cells:
        return []
    table.ruled = _is_ruled(element, context)
    return [table]


def _holds_list(cell: Element, context: Context) -> bool:
    """Whether a ruled table of rows and columns stands in a cell, beside a signature or a note."""
    return any(
        len(rows) > 1 and len(list(children(rows[-1], "tc"))) > 1 and _is_ruled(inner, context)
        for inner in children(cell, "tbl")
        if (rows := list(children(inner, "tr")))
    )


def _table(rows: list[Element], context: Context) -> Table:
    cells: list[Cell] = []
    open_spans: dict[int, Cell] = {}  # by first column: merged downwards so far
    width = 0
    start_page: int | None = None
    for row, element in enumerate(rows):
        column = integer(value(element, "trPr/gridBefore"), 0, 500)
        for part in children(element, "tc"):
            properties = find(part, "tcPr")
            span = max(1, integer(value(properties, "gridSpan"), 1, 500))
            merge = find(properties, "vMerge")
            above = open_spans.get(column)
            if merge is not None and merge.get(W + "val") != "restart" and above is not None:
                above.row_span = row - above.row + 1
            elif value(properties, "hMerge") == "continue" and cells:
                cells[-1].column_span += span
            else:
                cell = Cell(row, column, _cell_lines(part, context), 1, span)
                cells.append(cell)
                open_spans.pop(column, None)
                if merge is not None:
                    open_spans[column] = cell
            if start_page is None:
                start_page = context.page
            column += span
        width = max(width, column)
    table = Table(len(rows), width, cells, page=start_page or context.page)
    _drop_idle_columns(table)
    _fill(table)
    return table


def _drop_idle_columns(table: Table) -> None:
    """Leave out grid columns in which no cell starts: converters make many."""
    starts = sorted({cell.column for cell in table.cells})
    for cell in table.cells:
        end = cell.column + cell.column_span
        column = starts.index(cell.column)
        cell.column_span = max(1, sum(cell.column <= start < end for start in starts))
        cell.column = column
    table.columns = len(starts)


def _fill(table: Table) -> None:
    """Give each grid place without a cell an empty one."""
    for row, places in enumerate(table.grid()):
        for column, cell in enumerate(places):
            if cell is None:
                table.cells.append(Cell(row, column))
    table.cells.sort(key=lambda cell: (cell.row, cell.column))


def _cell_lines(element: Element, context: Context) -> list[Line]:
    """The lines of a cell; a nested table gives a line for each row, tabs between cells."""
    lines: list[Line] = []
    for block in blocks_of(element, context):
        if isinstance(block, Line):
            if block.words:
                lines.append(block)
            continue
        for row in range(block.rows):
            lines += _row_lines(block, row)
    return lines


def _row_lines(table: Table, row: int) -> Iterator[Line]:
    line = Line([], page=table.page, is_paragraph=True)
    for cell in table.cells:
        if cell.row == row:
            words = [word for part in cell.lines for word in part.words]
            if words and line.words:
                words[0].before = "\t"
            line.words += words
    if line.words:
        yield line


def _cells(table: Element) -> Iterator[Element]:
    """The cells of a table, without those of the tables in them."""
    for row in children(table, "tr"):
        yield from children(row, "tc")


def _is_ruled(element: Element, context: Context) -> bool:
    """Whether any border is drawn: by the table, its style or one of its cells."""
    own = find(element, "tblPr/tblBorders")
    borders: list[Element] = [own] if own is not None else []
    if not borders:
        borders = context.styles.table_borders(value(element, "tblPr/tblStyle"))
    borders += [
        own for cell in _cells(element) if (own := find(cell, "tcPr/tcBorders")) is not None
    ]
    return any(
        side.get(W + "val", "none") not in ("none", "nil") for group in borders for side in group
    )
