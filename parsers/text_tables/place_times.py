"""Rows of schedules told by places: each is marked by its time, where rows have no numbers."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.place_rows import Entry, Mark
from parsers.text_tables.places import Piece, PlacedLine
from parsers.text_tables.schedule_wordings import SCHEDULE_ROLES
from parsers.text_tables.time_words import ends_with_unit, has_clock, is_time_text

_HEADER_LINES = 3


def time_column(names: Sequence[str]) -> int | None:
    """The last column of times, where the names are those of a schedule.

    >>> time_column(["Thời gian", "Nội dung", "Phụ trách"]), time_column(["Trường", "Thời gian"])
    (0, None)
    """
    roles = [_role(name) for name in names]
    if "act" not in roles:
        return None
    times = [column for column, role in enumerate(roles) if role == "time"]
    return times[-1] if times else None


def _role(name: str) -> Role | None:
    return SCHEDULE_ROLES.get(fold(name.partition("(")[0]))


def schedule_lines(block: Sequence[Sequence[Piece]]) -> int:
    """How many of the first lines are a schedule's header: all cells are known; 0 if none are."""
    for count in range(1, min(_HEADER_LINES, len(block)) + 1):
        names = _stacked(block[:count])
        if len(names) > 1 and all(map(_role, names)) and time_column(names) is not None:
            return count
    return 0


def _stacked(lines: Sequence[Sequence[Piece]]) -> list[str]:
    """The cells of the line with most, each with what stands above and below it."""
    columns = max(lines, key=len)
    names = [""] * len(columns)
    for piece in (piece for line in lines for piece in line):
        at = min(range(len(columns)), key=lambda i: abs(columns[i].middle - piece.middle))
        names[at] = f"{names[at]} {piece.text}".strip()
    return names


def keyed_by_times(entries: Sequence[Entry], heads: Sequence[Mark], column: int) -> list[Mark]:
    """The entries with a time in a column, over as many lines as it runs; `heads` are no rows."""
    of_heads = {at for first, last in heads for at in range(first, last + 1)}
    found: list[Mark] = []
    text = ""
    for at, entry in enumerate(entries):
        if column not in entry.cells or at in of_heads:
            continue
        below = entry.cells[column].text
        if found and time_goes_on(text, below):
            found[-1] = found[-1][0], at
            text = f"{text} {below}"
        else:
            found.append((at, at))
            text = below
    return found


def time_goes_on(above: str, below: str) -> bool:
    """Whether a time that was broken at the end of a line goes on in the next one.

    >>> time_goes_on("Từ tháng 11/2025 đến", "tháng 4/2026"), time_goes_on("Tháng", "11/2025")
    (True, True)
    >>> time_goes_on("Cuối tháng", "12/2024")
    True
    >>> time_goes_on("Tháng 9 - tháng 10/2025", "Từ tháng 11/2025 đến")
    False
    >>> time_goes_on("10h00 - 11h15", "14h00"), time_goes_on("Học kỳ II năm học 2025 -", "2026")
    (False, True)
    """
    if below[0].islower() or below[0] in "-–(":
        return True
    if below[0].isdigit() and ends_with_unit(above) and not has_clock(below.split()):
        return True
    return not is_time_text(above.split()) and is_time_text(f"{above} {below}".split())


def is_day_over(found: Sequence[PlacedLine], place: int) -> bool:
    """Whether a line is a time alone over those of the rows below: a day, a year in capitals."""
    line = found[place]
    words = [spot.word.text for spot in line.spots]
    if len(line.pieces) > 1 or not is_time_text(words) or has_clock(words):
        return False
    below = found[place + 1 : place + 4]
    hours = any(has_clock([piece.text.split()[0]]) for one in below for piece in one.pieces[:1])
    return hours or line.line.text.isupper()
