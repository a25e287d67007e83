"""Headers of tables in drawn order: their words run on from cell to cell, over lines or in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.text_tables.drawn_columns import SCHOOLS
from parsers.text_tables.drawn_ends import ends_of_header
from parsers.text_tables.drawn_partings import (
    NUMBER_HEADERS,
    is_counts,
    partings,
    text_of,
    unmarked,
)
from parsers.text_tables.drawn_words import Reader, Token
from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role
from parsers.text_tables.line_headers import is_unit_name, role_of

_MOST_COLUMNS = 10
_BROKEN_WORD = 7  # letters of a word that a narrow column breaks
_ALONE: frozenset[Role | None] = frozenset({"number", "note", "level", "focus"})
_YEAR = re.compile(r"\b20\d\d\b")  # school years head columns of partners that take turns
_LEADING: frozenset[Role | None] = frozenset({"level", "unit", "cluster"})


@dataclass(frozen=True, slots=True)
class DrawnHeader:
    """Header cells as runs of words: where each ends, the columns' roles, the number's place.

    `number` is None where rows have no numbers.
    `rows` holds for each row its cells as (column, columns spanned, first word, word behind);
    `counts` says which columns hold counts (`Số lớp`, number of classes).
    """

    rows: tuple[tuple[tuple[int, int, int, int], ...], ...]
    roles: tuple[Role | None, ...]
    counts: tuple[bool, ...]
    number: int | None
    end: int
    worth: float


def drawn_headers(tokens: Sequence[Token]) -> Iterator[DrawnHeader]:
    """The headers that the first words may be, likeliest first for each end."""
    parting = Reader(tokens).cuts
    for end in ends_of_header(tokens):
        for worth, cuts in partings(tokens[:end], parting):
            header = _header(tokens[:end], cuts, worth)
            if header is not None:
                yield header


def drawn_role(text: str) -> Role | None:
    """The role of a header cell whose words may be broken: `T T` is TT."""
    if fold(text) in NUMBER_HEADERS:
        return "number"
    whole = text.replace(" ", "") if len(text) < _BROKEN_WORD else text  # `Nhó m`
    return role_of(text) or role_of(whole)


def _header(tokens: Sequence[Token], cuts: Sequence[int], worth: float) -> DrawnHeader | None:
    spans = list(zip((0, *cuts), cuts, strict=False))
    texts = [text_of(unmarked(tokens[a:b])) for a, b in spans]
    roles = [drawn_role(text) for text in texts]
    if "number" not in roles and roles[0] == "cluster":
        roles[0] = "number"
    if texts[0][-1:].isdigit() or not 2 <= len(spans) <= _MOST_COLUMNS + 4:
        return None
    if "number" not in roles:
        return _without_number(tokens, texts, spans, roles, worth)
    if sum(role == "time" and _YEAR.search(text) is not None
           for role, text in zip(roles, texts, strict=True)) > 1:  # fmt: skip
        roles = ["partner" if role == "time" else role for role in roles]
    if not SCHOOLS.intersection(roles):
        roles = ["school" if role is None or is_unit_name(text) else role
                 for role, text in zip(roles, texts, strict=True)]  # fmt: skip
    number = roles.index("number")
    if any(role not in _LEADING for role in roles[:number]):
        return None
    two = _two_rows(texts, roles)
    if two is None:
        if len(spans) > _MOST_COLUMNS:
            return None
        row = tuple((i, 1, a, b) for i, (a, b) in enumerate(spans))
        counts = tuple(map(is_counts, texts))
        return DrawnHeader((row,), tuple(roles), counts, number, len(tokens), worth)
    upper, lower, columns = two
    rows = tuple(
        tuple((column, width, *spans[i]) for i, column, width in row) for row in (upper, lower)
    )
    leaves: list[Role | None] = [None] * columns
    counted = [False] * columns
    for i, column, width in (*upper, *lower):
        for place in range(column, column + width):
            own = "school" if is_unit_name(texts[i]) else roles[i]
            leaves[place] = own or (leaves[place] if place == column else None)
            counted[place] = is_counts(texts[i])
    return DrawnHeader(rows, tuple(leaves), tuple(counted), number, len(tokens), worth + 4.0)


def _without_number(
    tokens: Sequence[Token],
    texts: Sequence[str],
    spans: Sequence[tuple[int, int]],
    roles: Sequence[Role | None],
    worth: float,
) -> DrawnHeader | None:
    """The header of rows without numbers: two parties at least, and no school by its name."""
    if any(tokens[first].kind == "lead" for first, _ in spans):
        return None
    parties = sum(role in SCHOOLS for role in roles)
    known = sum(role is not None for role in roles)
    if parties < 2 or known < len(roles) - 1 or len(spans) > _MOST_COLUMNS:
        return None
    row = tuple((i, 1, a, b) for i, (a, b) in enumerate(spans))
    counts = tuple(map(is_counts, texts))
    return DrawnHeader((row,), tuple(roles), counts, None, len(tokens), worth)


_Row = list[tuple[int, int, int]]  # cell, column, columns spanned


def _two_rows(texts: Sequence[str], roles: Sequence[Role | None]) -> tuple[_Row, _Row, int] | None:
    """The upper and the lower row, where a cell stands again below each party above.

    `TT | Bên A | Bên B | Ghi chú` above `Tên trường | Xã | Tên trường | Số lớp`.
    """
    over_units = _over_units(texts, roles)
    if over_units is not None:
        return over_units
    folded = [fold(text) for text in texts]
    for first in range(3, len(texts) - 3):
        starts = [i for i in range(first, len(texts)) if folded[i] == folded[first]]
        above = [i for i in range(first) if roles[i] not in _ALONE]
        if not 1 < len(starts) < min(first, 4) or len(above) < len(starts):
            continue
        groups = list(zip(starts, [*starts[1:], len(texts)], strict=True))
        if any(end - start < 2 for start, end in groups):
            continue
        over = dict(zip(above, groups, strict=False))
        upper: _Row = []
        lower: _Row = []
        column = 0
        for i in range(first):
            start, end = over.get(i, (0, 1))
            upper.append((i, column, end - start))
            if i in over:
                lower += [(leaf, column + leaf - start, 1) for leaf in range(start, end)]
            column += end - start
        return upper, lower, column
    return None


def _over_units(
    texts: Sequence[str], roles: Sequence[Role | None]
) -> tuple[_Row, _Row, int] | None:
    """The rows where the last cells are units by their names, all below the party before them."""
    first = len(texts)
    while first and is_unit_name(texts[first - 1]):
        first -= 1
    width = len(texts) - first
    if width < 2 or first < 2 or roles[first - 1] not in SCHOOLS:
        return None
    upper = [(i, i, width if i == first - 1 else 1) for i in range(first)]
    lower = [(leaf, leaf - 1, 1) for leaf in range(first, len(texts))]
    return upper, lower, len(texts) - 1
