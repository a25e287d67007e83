"""Tables of plain text in which every cell is a line and rows have no number.

Told by a header of known wordings, and below it by as many lines a row that hold what their
columns are for: dates below a header of times, schools below those of parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers.dates import find_dates
from parsers.text_tables.cell_sharing import PARTIES, names_school, row_of
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.line_headers import (
    LONGEST_HEADER,
    MOST_COLUMNS,
    header_rows,
    known_share,
    role_of,
    roles_of,
)
from parsers.text_tables.pieces import Found, Rows, Slot, blank
from schemas.document import Line

_FEWEST_ROWS = 2
_LONGEST_ROW = 20  # lines
_LONGEST_TIME = 12  # words
_CLOCK = re.compile(r"\d{1,2}\s*(?:[hg:]|giờ)\s*\d{0,2}")
_FEWEST_KNOWN = 0.6  # share of the header's cells


def find_unnumbered_lines(lines: Sequence[Line], start: int) -> Found | None:
    """A table whose header of times or parties begins at `start`."""
    first = lines[start]
    if blank(first) or (first.words and "\t" in first.words[0].before):
        return None
    for columns in _widths(lines[start : start + MOST_COLUMNS]):
        header = header_rows(lines[start : start + columns], columns)
        if header is None or len(header) > 1 or known_share(header) < _FEWEST_KNOWN:
            continue
        roles = roles_of(header, columns)
        if roles[0] is None and any(_is_time(one.text) for one in lines[start + columns :][:1]):
            roles[0] = "time"  # `Giờ` (hour), `Đợt` (stage): told by what stands below
        if "number" in roles or not ("time" in roles or len(PARTIES.intersection(roles)) > 1):
            continue
        ends = _row_ends(lines, start + columns, roles)
        if len(ends) >= _FEWEST_ROWS:
            return _table(lines, start + columns, header, roles, ends)
    return None


def _widths(lines: Sequence[Line]) -> Iterator[int]:
    """How many of the first lines may be a header's cells, as far as their wordings are known."""
    known = 0
    for columns, line in enumerate(lines, 1):
        if blank(line) or len(line.words) > LONGEST_HEADER:
            return
        known += role_of(line.text) is not None
        if columns > 1 and known >= _FEWEST_KNOWN * columns:
            yield columns


def _table(
    lines: Sequence[Line],
    start: int,
    header: list[list[Slot]],
    roles: Sequence[Role | None],
    ends: Sequence[int],
) -> Found:
    table = Rows(len(roles), header)
    for at, end in pairwise([start, *ends]):
        table.add(row_of(lines[at:end], roles))
    return Found(table.table(), ends[-1])


def _row_ends(lines: Sequence[Line], at: int, roles: Sequence[Role | None]) -> list[int]:
    """Where the rows below end, as long as their lines are what their columns are for."""
    ends: list[int] = []
    while _fits(lines[at : at + len(roles)], roles):
        at = _next_time(lines, at, roles) if _is_longer(lines, at, roles) else at + len(roles)
        ends.append(at)
    return ends


def _is_longer(lines: Sequence[Line], at: int, roles: Sequence[Role | None]) -> bool:
    """Whether a row of a schedule has more lines than cells: the next row does not fit below."""
    below = at + len(roles)
    return (
        roles[0] == "time"
        and not _fits(lines[below : below + len(roles)], roles)
        and _next_time(lines, at, roles) != below
    )


def _next_time(lines: Sequence[Line], at: int, roles: Sequence[Role | None]) -> int:
    """The next line that may begin a row with its time; a row's length below where none does."""
    usual = at + len(roles)
    for place in range(usual, min(at + _LONGEST_ROW, len(lines))):
        if _fits(lines[place : place + len(roles)], roles) and _is_time(lines[place].text):
            return place
    return usual


def _fits(row: Sequence[Line], roles: Sequence[Role | None]) -> bool:
    """Whether a row's lines hold what its columns are for; times and parties may be merged down."""
    if len(row) < len(roles):
        return False
    judged = [(line, role) for line, role in zip(row, roles, strict=True) if not blank(line)]
    wrong = any(
        (role == "time" and not _is_time(line.text))
        or (role in PARTIES and not names_school(line.text))
        for line, role in judged
    )
    return len(judged) > len(row) / 2 and not wrong


def _is_time(text: str) -> bool:
    """Whether a text is a time and little else.

    >>> _is_time("Tháng 9/2024"), _is_time("7h30 - 8h00"), _is_time("Ký cam kết tại trường")
    (True, True, False)
    """
    if len(text.split()) > _LONGEST_TIME or text.lstrip()[:1] in "-+•*":
        return False
    return bool(_CLOCK.match(text.strip()) or find_dates(text))
