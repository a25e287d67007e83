"""Numbers of listed pairs that an OCR lost: `1. A – B`, `2. C – D`, `. E – F`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import dropwhile

from parsers.pairings.telling import Telling
from parsers.text_tables.headers import is_number_header
from parsers.text_tables.pieces import running_number
from schemas.document import Line
from schemas.plan import Level

NO_NUMBER = "the row has no number"
_TEN = 10
_LONGEST_HEADER = 6  # letters of a header of row numbers: Số TT
NOT_READ = "its number was not read: counted from the rows beside it"


def restore_numbers(tellings: Sequence[Telling], apart: Sequence[int] = ()) -> None:
    """Number the list items of a badly read document that lost their numbers, each with a doubt.

    Only where other items of its lists have numbers, or `apart`: the numbers that were read on
    lines of their own. They are counted on from the item above, and from 1 where a section or a
    level begins, unless the numbers apart count higher than a level has items.
    """
    above: Telling | None = None
    through = max(apart, default=0) > _longest_level(tellings)
    for telling in tellings:
        if telling.support or not (telling.source == "list" or _is_lost_item(telling, above)):
            continue
        if telling.row is None and (above is not None or apart) and _is_broken(telling):
            _count_on(telling, above, through)
        above = telling if telling.row is not None else above


def _count_on(telling: Telling, above: Telling | None, through: bool) -> None:
    goes_on = above is not None and _goes_on(telling, above)
    last = above.row if above is not None and (goes_on or through) else None
    telling.row = str(int(last) + 1) if last is not None and last.isdigit() else "1"
    if above is not None and goes_on:
        telling.section = telling.section or above.section
    telling.doubts.append(NOT_READ)


def _longest_level(tellings: Sequence[Telling]) -> int:
    """How many items the level with most has."""
    levels = Counter(_level(telling) for telling in tellings if telling.source == "list")
    return max(levels.values(), default=0)


def numbers_apart(lines: Iterable[Line]) -> list[int]:
    """The row numbers that an OCR read apart from their rows: below a header of numbers alone.

    >>> from schemas.document import line_of
    >>> numbers_apart([line_of(text) for text in ("STT", "", "10", "11", "A - B", "7")])
    [10, 11, 7]
    >>> numbers_apart([line_of("7"), line_of("STT Trường")])
    []
    """
    below = dropwhile(lambda line: not _heads_numbers(line.text.strip()), lines)
    found = (running_number(line.text) for line in below)
    return [number for number in found if number is not None]


def _heads_numbers(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HEADER and is_number_header(text)


def doubt_unnumbered(tellings: Sequence[Telling]) -> None:
    """Doubt rows of a badly read document's tables without a number, where others have one."""
    rows = [telling for telling in tellings if telling.source == "table"]
    if not any((telling.row or "").isdigit() for telling in rows):
        return
    for telling in rows:
        if telling.row is None and _is_broken(telling) and NO_NUMBER not in telling.doubts:
            telling.doubts.append(NO_NUMBER)


def lead_with_zeros(tellings: Sequence[Telling]) -> None:
    """Give `1` of a picture its zero back where the numbers of its table are `02`, `03` …"""
    tables = [t for t in tellings if t.source == "table" and (t.row or "").isdigit()]
    short = [telling for telling in tables if int(telling.row or 0) < _TEN]
    bare = [telling for telling in short if len(telling.row or "") == 1]
    if 3 * len(bare) > len(short):
        return
    for telling in bare:
        if _is_of_picture(telling):
            telling.row = f"0{telling.row}"


def _is_of_picture(telling: Telling) -> bool:
    lines = telling.parties[0].passage.lines if telling.parties else []
    return any(word.confidence < 1 for line in lines for word in line.words)


def _goes_on(telling: Telling, above: Telling) -> bool:
    """Whether an item is of the list of the one above: of its title, and of its schools' level."""
    return telling.section in (None, above.section) and _level(telling) == _level(above)


def _level(telling: Telling) -> Level | None:
    return telling.parties[0].mention.level if telling.parties else None


def _is_lost_item(telling: Telling, above: Telling | None) -> bool:
    """Whether a sentence below a numbered item begins a line, as an item without number does."""
    if above is None or telling.source != "sentence" or not telling.parties:
        return False
    first = telling.parties[0]
    raw = first.passage.text[first.mention.start : first.mention.end]
    return any(_content(line).startswith(raw) for line in first.passage.lines)


def _content(line: Line) -> str:
    """A line from its first letter or digit on."""
    starts = (at for at, character in enumerate(line.text) if character.isalnum())
    return line.text[next(starts, 0) :]


def _is_broken(telling: Telling) -> bool:
    """Whether the text that tells a pairing was repaired, or begins with the stop of its number.

    What such a text lost cannot be seen.
    """
    lines = telling.parties[0].passage.lines if telling.parties else []
    stop = any(line.text.lstrip().startswith(".") for line in lines[:1])
    return stop or any(line.read is not None and line.read != line.text for line in lines)
