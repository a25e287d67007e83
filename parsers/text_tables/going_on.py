"""Names that go on on the line below, one or of cells side by side.

`Truong TH Nguyén Viét | Truong TH Thu Lam sé | Stra chira` / `2 Xuan 2 hoc sinh`: the words below
belong to the cells above in their order; how well the longer names read as names tells which.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

from parsers.text_tables.broken_words import is_rule
from parsers.text_tables.name_words import (
    evidence_of,
    is_numbering,
    is_of_name,
    is_surely_number_word,
    named,
)
from parsers.text_tables.school_marks import SchoolCell
from schemas.document import Word

_MOST_GOING_ON = 3  # words of a name that go on on the next line
_MOST_BELOW = 7  # words of a line that go on several names
_LONGEST = 5  # words of a name
_PER_WORD = -6.5  # nats that a word may cost a name that goes on
_LEFT_OUT, _NAMELESS = -8.0, -40.0  # nats for a word of no name, and for a cell without one


def goes_on(here: Sequence[Word], cell: SchoolCell) -> int:
    """How many words of the next line, up to its first school, go on the only name of a line.

    0 where the name ended with its line.
    """
    if not here or not here[0].as_read[:1].isalpha() or _is_ended(cell):
        return 0
    words, end = _of_names(here, cell.name)
    if not 0 < len(words) <= _MOST_GOING_ON or (cell.name and end < len(here) - 2):
        return 0
    longer = _longer(cell, words)
    if cell.name and _evidence(longer) - _evidence(cell.name) < _PER_WORD * len(words):
        return 0
    cell.name = longer
    return end


def share_out(here: Sequence[Word], cells: Sequence[SchoolCell]) -> bool:
    """Give the words of a line to the names of the cells above; False where they are of none."""
    words, end = _of_names(here, None)
    if not 0 < len(words) <= _MOST_BELOW or _is_heading(here, cells):
        return False
    # A phrase of the next column follows, whose first word is capitalised.
    phrase = end < len(here) and not is_numbering(words[-1])
    best, most = None, -math.inf
    for parts in _shares(words, len(cells)):
        over = len(words) - sum(map(len, parts))
        score = _LEFT_OUT * max(over - phrase, 0)
        score += sum(_fit(cell, part) for cell, part in zip(cells, parts, strict=True))
        if score > most:
            best, most = parts, score
    if best is None or not any(best):
        return False
    for cell, part in zip(cells, best, strict=True):
        cell.name = _longer(cell, part)
    return True


def _is_heading(here: Sequence[Word], cells: Sequence[SchoolCell]) -> bool:
    """Whether a line is a heading: its label ends with a point, or it alone is in capitals."""
    if here[0].as_read.endswith((".", ")")):
        return True
    shouted = any(
        word.text.isupper() and len(word.text) > 3 for cell in cells for word in cell.name
    )
    capitals = [word for word in here if len(word.as_read) > 2 and word.as_read.isupper()]
    return len(capitals) > 1 and not shouted


def _shares(words: Sequence[Word], cells: int) -> Iterator[list[Sequence[Word]]]:
    """All ways to give words to cells in order, those behind the last to none."""
    for ends in combinations_with_replacement(range(len(words) + 1), cells):
        yield [words[a:b] for a, b in zip((0, *ends), ends, strict=False)]


def _fit(cell: SchoolCell, part: Sequence[Word]) -> float:
    if not part:
        return _evidence(cell.name) if cell.name else _NAMELESS
    longer = _longer(cell, part)
    if _is_ended(cell) or len(longer) > _LONGEST + (cell.number_word is not None):
        return -math.inf
    return _evidence(longer)


def _is_ended(cell: SchoolCell) -> bool:
    """Whether a mark or a numbering ends a name with its line."""
    if not cell.name or cell.number_word is not None:
        return False
    last = cell.name[-1]
    return last.as_read[-1:] in ";," or (len(cell.name) > 1 and is_numbering(last))


def _longer(cell: SchoolCell, part: Sequence[Word]) -> list[Word]:
    joint = [cell.number_word] if cell.number_word is not None and part else []
    return [*cell.name, *joint, *part]


def _of_names(here: Sequence[Word], name: Sequence[Word] | None) -> tuple[list[Word], int]:
    """The words at the beginning of a line that may go on a name, and where they end.

    Without a `name` they may go on several, so that rules and numberings end none.
    """
    found: list[Word] = []
    for place, word in enumerate(here):
        if name is None and is_rule(word):
            continue
        if not is_of_name(here, place, [*name, *found] if name is not None else ()):
            return found, place
        found.append(named(word))
    return found, len(here)


def _evidence(name: Sequence[Word]) -> float:
    return evidence_of([word.as_read for word in name if not is_surely_number_word(word)])
