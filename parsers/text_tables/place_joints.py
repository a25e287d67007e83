"""Whether a cell goes on from one line to the next: what the two lines themselves tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.text_tables.headers import header_role, is_header
from parsers.text_tables.places import Piece, leads_name

_ITEM_MARKS = "-+•*–"
_DASHES = ("-", "–")
# What speaks against a cell that ends between two lines; below 0 against one that goes on.
_SMALL, _BROKEN, _ROOM, _LEAD, _USUAL, _NAMED, _CAPITALS = 5.0, 1.0, -1.0, -2.0, -2.0, -3.0, -3.0
_PAIRS = -3.0
_ROOM_LEFT = 1.0  # spaces more than the next word needs
_STARTERS = 0.4  # of the cells of a column that begin with the same word
_SMALL_STARTS = 0.3  # of them that begin with a small letter


@dataclass(frozen=True, slots=True)
class Habit:
    """How the cells of a column are written: how wide they get and how they begin."""

    room: float
    starters: frozenset[str]
    small: bool


def habits_of(
    rows: Sequence[Mapping[int, Piece]], firsts: Sequence[Mapping[int, Piece]]
) -> dict[int, Habit]:
    """The habits of columns, from the cells of all lines and of those that begin a row."""
    return {
        column: _habit(
            [row[column] for row in rows if column in row],
            [row[column] for row in firsts if column in row],
        )
        for column in sorted({column for row in rows for column in row})
    }


def _habit(pieces: Sequence[Piece], firsts: Sequence[Piece]) -> Habit:
    room = max((p.x1 - p.x0 for p in pieces if not p.unsure), default=0.0)
    words = Counter(first_word(p) for p in firsts)
    often = {w for w, n in words.items() if n >= 2 and n >= _STARTERS * len(firsts)}
    small = sum(p.text[0].islower() for p in firsts) >= max(1.0, _SMALL_STARTS * len(firsts))
    return Habit(room, frozenset(often), small)


def first_word(piece: Piece) -> str:
    return piece.spots[0].word.text.casefold()


def against_end(above: Piece, below: Piece, habit: Habit) -> float:
    """What speaks against a cell that ends between two of its pieces: more than 0 if it goes on."""
    text = below.text
    if _is_open(above.text):
        return _SMALL
    if text[0] in _ITEM_MARKS:
        return 0.0
    if first_word(below) in habit.starters:
        return _USUAL
    if text.isupper() and len(below.spots) > 1 and not above.text.isupper():
        return _CAPITALS
    if text[0].islower() and not habit.small:
        return _SMALL
    if _holds_pair(above) and _holds_pair(below):
        return _PAIRS
    if leads_name([spot.word for spot in below.spots[:3]]):
        return _LEAD
    first = below.spots[0]
    free = habit.room - (above.x1 - above.x0) - 1 - (first.x1 - first.x0)
    return _ROOM if free > _ROOM_LEFT else _BROKEN


def against_header_end(name: str, below: Piece, habit: Habit) -> float:
    """The same of a header cell that ends with a name: known names are whole."""
    longer = f"{name} {below.text}"
    if is_header(longer) or _is_open(name):
        return _SMALL
    if is_header(name) or first_word(below) in habit.starters:
        return _NAMED
    if below.text[0].islower() and header_role(longer) is not None:
        return _SMALL
    return 0.0


def _holds_pair(piece: Piece) -> bool:
    """Whether a dash stands between two words, as in `Hàm Giang – Đại An`."""
    return any(spot.word.text in _DASHES for spot in piece.spots[1:-1])


def _is_open(text: str) -> bool:
    """Whether a bracket opens that does not close."""
    return text.count("(") > text.count(")")
