"""The columns of a table's second part laid over those of its first."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.document import Table

_SAME_EDGE = 8.0  # points by which the edges of a continued table may differ


def aligned(table: Table, rest: Table, scale: float = 1.0, farthest: float = 0.0) -> Table | None:
    """The second part with the columns of the first; None when they do not agree.

    A part whose merged cells hide some column edges has fewer columns: its edges must be
    among those of the other. `farthest` is how far aside, in points, the second page may lie as
    a whole.
    """
    if table.ruled != rest.ruled:
        return None
    ours, theirs = _column_edges(table), _column_edges(rest)
    if ours is None or theirs is None:
        return rest if table.columns == rest.columns else None
    theirs = [edge * scale for edge in theirs]
    aside = (ours[0] - theirs[0] + ours[-1] - theirs[-1]) / 2
    if abs(aside) <= farthest:
        theirs = [edge + aside for edge in theirs]
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


def _column_edges(table: Table) -> list[float] | None:
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
