"""Lists whose columns ran together: a header line, then rows known by their running number.

`TT Tên trường Đơn vị kết nghĩa` / `1|Mầm non A Mầm non B` / `2{Mầm non C | Mầm non D`. What an
OCR made of the rules stays as a `|`, as a bracket glued to the number, or not at all. Where no
separator is left, a row is one cell across its columns: which name ends where is a question of
names, not of layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.text_tables.broken_rows import LINE_BELOW, NO_NUMBER
from parsers.text_tables.broken_words import is_broken, is_debris, row_number, tidied
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.headers import (
    header_role,
    header_starts,
    is_header,
    is_level_row,
    opens_header,
)
from parsers.text_tables.pieces import (
    Found,
    Rows,
    Slot,
    blank,
    cut_at_pipes,
    cut_row_number,
    has_pipe,
    sub_line,
)
from parsers.text_tables.school_cells import is_level_mark
from schemas.document import Line, Word

RUN_TOGETHER = "nothing parts the cells of this row: words of other columns may stand in names"
_HEADER_LINES = 3
_PARTIES: frozenset[Role | None] = frozenset({"school", "partner", "helper", "helped"})
_JUMP = 3  # row numbers that may be missing in a row
_LONGEST_LABEL = 8  # words of a level row
_LONGEST_ROW = 30  # words of a row line; a paragraph is longer
_LONGEST_HEADER = 24  # words of a header line
_FEWEST_WORDS = 3  # of a row line; what a name goes on with is shorter


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one list, line by line."""

    header: list[Slot]
    table: Rows
    number: int = 0
    pending: list[Line] = field(default_factory=list)  # the lines of the row being read
    doubt: str = ""  # why that row may be wrong
    end: int = 0
    rows: int = 0


def find_numbered(lines: Sequence[Line], start: int) -> Found | None:
    """A table at `start`: a header line that begins with TT or STT, and numbered rows below."""
    header = _header(tidied(lines[start]))
    if header is None:
        return None
    lines = [*lines[:start], *map(tidied, lines[start:])]
    reader = _Reader(header, Rows(len(header)))
    reader.table.add(header)
    at = _skip_header(lines, start, header)
    while at < len(lines) and _read_line(reader, lines, at):
        at += 1
    _close_row(reader)
    return Found(reader.table.table(), reader.end) if reader.rows >= 2 else None


def _header(line: Line) -> list[Slot] | None:
    pieces = cut_at_pipes(line) if has_pipe(line) else [line]
    cells = [cell for piece in pieces for cell in _header_cells(piece)]
    if not 2 <= len(cells) <= sum(len(cell.words) for cell in cells) <= _LONGEST_HEADER:
        return None
    if header_role(cells[0].text) != "number":
        return None
    return [Slot(i, [cell]) for i, cell in enumerate(cells)]


def _header_cells(line: Line) -> list[Line]:
    """The header cells of a line without rules; none where it does not begin with one."""
    texts = [word.text for word in line.words]
    if not opens_header(texts):
        return []
    if len(texts) > _LONGEST_HEADER:
        return [line]  # no header, however many cells it has
    starts = header_starts(texts)
    ends = [*starts[1:], len(line.words)]
    cells = [line.words[a:b] for a, b in zip(starts, ends, strict=True)]
    return [sub_line(line, part) for cell in cells for part in _header_parts(cell)]


def _header_parts(words: Sequence[Word]) -> list[Sequence[Word]]:
    """A header cell whose first words make a longer wording than was printed: two cells.

    `Trường Kết nghĩa với` begins like `Trường kết nghĩa`, but is `Trường` and `Kết nghĩa với`.
    """
    texts = [word.text for word in words]
    if is_header(" ".join(texts)):
        return [words]
    for at in range(1, len(texts)):
        if is_header(" ".join(texts[:at])) and is_header(" ".join(texts[at:])):
            return [words[:at], words[at:]]
    return [words]


def _skip_header(lines: Sequence[Line], start: int, header: list[Slot]) -> int:
    """Past the lines on which the last header cell goes on."""
    at = start + 1
    for ahead in range(at, min(at + _HEADER_LINES, len(lines))):
        line = lines[ahead]
        if not blank(line) and _row_start(line, 0) is not None:
            for extra in lines[at:ahead]:
                if not blank(extra) and not _is_label(extra):
                    header[-1].lines.append(extra)
            return next(
                (i for i in range(at, ahead) if not blank(lines[i]) and _is_label(lines[i])), ahead
            )
    return at


def _row_start(line: Line, number: int, ahead: int = 1) -> tuple[str, Line] | None:
    """The number and the rest of a line that starts the next row of the list.

    What was read as letters is a number at most `ahead` of the last one.
    """
    if len(line.words) > _LONGEST_ROW:
        return None
    cut = cut_row_number(line)
    if cut is None or (is_broken(line) and not line.words[0].as_read.isdigit()):
        misread = _misread_start(line, number, ahead)
        if misread is not None or cut is None:
            return misread
    value = int(cut[0])
    follows = number < value <= number + _JUMP or (value == 1 and number > 1)
    return cut if follows or value == number else None


def _misread_start(line: Line, number: int, ahead: int) -> tuple[str, Line] | None:
    """The next number, where an OCR took its digits for letters (`O3`, `l4`), and the rest."""
    found = row_number(line.words[0]) if is_broken(line) and line.words else None
    if found is None or not (number < found[0] <= number + ahead or found[0] == 1):
        return None
    rest = line.words[1:]
    while rest and not any(letter.isalnum() for letter in rest[0].text):
        rest = rest[1:]
    padded = line.words[0].as_read[0] in "0O" and found[0] < 10
    return f"0{found[0]}" if padded else str(found[0]), sub_line(line, rest)


def _read_line(reader: _Reader, lines: Sequence[Line], at: int) -> bool:
    """Take one line into the table; False where the list has ended."""
    line = lines[at]
    if blank(line):
        return True
    row = _row_start(line, reader.number, 2 if len(reader.pending) > 2 else 1)
    if row is not None and not _is_row(reader, row):
        row = None
    labels = _is_label(line) and (is_level_mark(line) or _rows_follow(lines, at + 1, reader.number))
    labels = labels and not _is_lost_row(reader, lines, at)
    if row is not None:
        _part_lost_row(reader, int(row[0]))
        _close_row(reader)
        reader.number = int(row[0])
        reader.rows += 1
        reader.pending = [sub_line(line, line.words[:1]), row[1]]
        reader.pending[0].words[0].text = row[0]
    elif _header(line) is not None:
        _close_row(reader)
    elif _open_row(reader) and len(line.words) <= _LONGEST_ROW and not is_level_mark(line):
        reader.pending.append(line)
    elif labels:
        _close_row(reader)
        if not is_debris(line):
            reader.table.across(line)
    elif at and not blank(lines[at - 1]) and reader.pending and _goes_on(line):
        reader.pending.append(line)
    else:
        return False
    reader.end = at + 1
    return True


def _is_row(reader: _Reader, row: tuple[str, Line]) -> bool:
    """Whether what begins with a number is a row: no heading, no number that goes on a name."""
    if int(row[0]) == 1 and reader.pending and not row[1].words:
        return False  # `số` / `1`: a list begins anew only below another
    words = [word.as_read for word in row[1].words]
    small = sum(word[:1].islower() for word in words)
    first = " ".join(line.text for line in reader.header[1].lines)
    spoken = is_broken(row[1]) and len(words) > 2 and small >= len(words) - 1
    return not (spoken and header_role(first) in _PARTIES)


def _open_row(reader: _Reader) -> bool:
    """Whether the row has its number on a line of its own and too few cells so far."""
    if not reader.pending or reader.pending[1].words:
        return False
    return len(reader.pending) - 2 < min(2, reader.table.columns - 1)


def _goes_on(line: Line) -> bool:
    return len(line.words) <= _LONGEST_LABEL and not line.text.rstrip().endswith((":", ";", "."))


def _is_label(line: Line) -> bool:
    """A short line that could name the level of the rows below it."""
    letters = [c for c in line.text if c.isalpha()]
    capital = sum(c.isupper() for c in letters) > 0.7 * len(letters)
    return len(line.words) <= _LONGEST_LABEL and (capital or len(line.words) <= 4)


def _rows_follow(lines: Sequence[Line], at: int, number: int) -> bool:
    ahead = [line for line in lines[at : at + 6] if not blank(line)][:2]
    return any(_row_start(line, number) is not None for line in ahead)


def _is_lost_row(reader: _Reader, lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands where just one row's number is missing, and may be that row."""
    if not reader.pending or not _may_be_row(lines[at]) or is_level_row(lines[at].text):
        return False
    below = next((line for line in lines[at + 1 :] if not blank(line)), None)
    row = _row_start(below, reader.number, 2) if below is not None else None
    return row is not None and int(row[0]) == reader.number + 2


def _may_be_row(line: Line) -> bool:
    return is_broken(line) and len(line.words) >= _FEWEST_WORDS


def _part_lost_row(reader: _Reader, following: int) -> None:
    """Close the row being read before its last line where that is a row whose number was lost.

    So it may be where just one number is not there, and the line is long enough; both rows are
    in doubt.
    """
    if following != reader.number + 2 or len(reader.pending) < 3:
        return
    *above, lost = reader.pending
    if not _may_be_row(lost) or not above[1].words:
        return
    reader.pending, reader.doubt = above, LINE_BELOW
    _close_row(reader)
    number = sub_line(above[0], [replace(above[0].words[0], text=str(following - 1))])
    reader.pending, reader.doubt = [number, lost], NO_NUMBER
    reader.rows += 1


def _close_row(reader: _Reader) -> None:
    """Give the pending lines their columns: by `|`, by line, or as one cell across."""
    if not reader.pending:
        return
    number, first, *others = reader.pending
    doubt, reader.doubt = reader.doubt, ""
    reader.pending = []
    rest = [line for line in (first, *others) if line.words]
    width = reader.table.columns - 1
    if not first.words and len(rest) > 1:
        pieces = [[line] for line in rest]
    elif rest and has_pipe(rest[0]):
        pieces = [[piece] for piece in cut_at_pipes(rest[0]) if piece.words]
        if pieces:
            pieces[-1].extend(rest[1:])
    else:
        pieces = [rest] if rest else []
        doubt = doubt or _run_together(reader, first)
    slots = [replace(slot, doubt=doubt) for slot in _place(pieces, width)]
    reader.table.add([Slot(0, [number]), *slots])


def _run_together(reader: _Reader, row: Line) -> str:
    """The doubt of a row without separators: digital text had some, or one name ran over.

    What an OCR read is in doubt below a header of more than parties and notes.
    """
    heads = [word for slot in reader.header for line in slot.lines for word in line.words]
    if row.read is None and all(word.read is None for word in heads):
        return RUN_TOGETHER
    roles = [header_role(" ".join(line.text for line in s.lines)) for s in reader.header[1:]]
    return "" if set(roles) <= _PARTIES | {"pair", "note"} else RUN_TOGETHER


def _place(pieces: list[list[Line]], width: int) -> list[Slot]:
    """Pieces in their columns; a single piece stands for the columns it may hold."""
    if len(pieces) == 1 and width > 1:
        return [Slot(1, pieces[0], span=width)]
    slots = [Slot(i + 1, piece) for i, piece in enumerate(pieces[:width])]
    for piece in pieces[width:]:
        slots[-1].lines.extend(piece)
    return slots
