"""How likely a line is in a cell of a column: by the column's role, then by its other cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from parsers.text_tables.header_wordings import Role
from parsers.text_tables.line_kinds import KINDS, Kind

_Weights = Mapping[Kind, float]
_FLOOR = 0.1  # weight of every kind that a table below does not name
_STRANGE: dict[Kind, float] = {"heading": 0.01, "prose": 0.02, "end": 0.001}  # the same of these

# How often (in cells seen) a cell begins with a line of a kind, by what its column is for.
_PARTY: _Weights = {
    "school": 14,
    "listed": 2,
    "lead": 3,
    "capitals": 0.5,
    "word": 1,
    "blank": 0.7,
    "person": 0.5,
}
_FIRST: dict[str, _Weights] = {
    "number": {"figure": 20, "level": 0.2, "blank": 1},
    "party": _PARTY,
    "level": {"level": 10, "lead": 5, "blank": 3, "school": 0.3, "word": 0.5},
    "time": {"time": 14, "blank": 2, "figure": 0.7, "word": 1, "text": 0.5, "capitals": 0.5},
    "focus": {"text": 8, "word": 4, "item": 6, "blank": 2, "school": 0.3, "prose": 1.5, "time": 0.4,
              "point": 0.5, "person": 0.5, "capitals": 0.3},
    "note": {"blank": 6, "word": 3, "text": 2, "unit": 1, "person": 0.5, "item": 0.5, "figure": 0.5,
             "phone": 0.3, "time": 0.5, "bracket": 0.3, "lower": 2},
    "unit": {"unit": 7, "person": 4, "word": 3, "blank": 2, "capitals": 2},
    "other": {"word": 4, "person": 4, "figure": 2, "phone": 1.5, "text": 3, "unit": 1, "blank": 2,
              "item": 1, "school": 0.5, "time": 0.3, "lower": 0.5},
    "any": {"school": 3, "word": 3, "person": 2, "text": 3, "item": 1, "figure": 1.5, "phone": 0.7,
            "unit": 1.5, "blank": 1.5, "time": 0.7, "level": 0.4, "capitals": 0.4, "lead": 0.3},
}  # fmt: skip
# The same for the further lines of a cell.
_MORE: dict[str, _Weights] = {
    "party": {"school": 3, "listed": 4, "bracket": 3, "lower": 0.1, "unit": 1.5, "word": 1.5,
              "person": 1, "item": 0.1, "phone": 0.2, "text": 0.3, "blank": 0.02},
    "focus": {"item": 8, "text": 2, "lower": 2, "word": 1.5, "bracket": 0.5, "prose": 0.5,
              "point": 1, "blank": 0.05},
    "any": {"bracket": 1, "lower": 3, "item": 2, "text": 1.5, "word": 1.5, "person": 1, "phone": 1,
            "unit": 0.7, "time": 0.2, "school": 0.7, "figure": 0.1,
            "blank": 0.05},
}  # fmt: skip
# Cells that go on after a line, and those that end there.
_GOES_ON: dict[str, tuple[float, float]] = {
    "party": (1.5, 10), "lists": (5, 5), "focus": (2.5, 9), "any": (0.8, 12),
}  # fmt: skip
_GOES_ON_AFTER: dict[Kind, float] = {"lead": 0.96, "blank": 0.02}  # whatever the column
_OUTSIDE: _Weights = {
    "text": 6, "item": 5, "capitals": 2, "word": 2, "blank": 1.5,
    "person": 1.5, "school": 1, "time": 1, "figure": 1.2, "phone": 0.5, "bracket": 0.4,
    "lower": 0.3, "unit": 0.3, "level": 0.5, "heading": 3, "point": 3, "listed": 0.7,
    "prose": 8, "end": 3,
}  # fmt: skip
_BELOW: _Weights = {  # the first line below a table
    "heading": 6, "point": 3, "prose": 4, "text": 4, "capitals": 3, "word": 2, "blank": 3, "end": 4,
    "item": 1, "bracket": 1, "person": 0.5, "time": 0.5, "level": 0.3, "school": 0.3, "unit": 0.3,
}  # fmt: skip
_GROUPS: dict[Role | None, str] = {
    **dict.fromkeys(("school", "partner", "helper", "helped", "pair", "lead", "members"), "party"),
    "number": "number", "level": "level", "time": "time", "focus": "focus", "note": "note",
    "unit": "unit", "other": "other", "mark": "other", "cluster": "other", None: "any",
    "act": "focus", "who": "other",
}  # fmt: skip
_LISTS: frozenset[Role | None] = frozenset({"pair", "members"})


def _shares(weights: _Weights, seen: Mapping[Kind, int] | None = None) -> dict[Kind, float]:
    known = seen or {}
    full = {
        kind: weights.get(kind, _STRANGE.get(kind, _FLOOR)) + known.get(kind, 0) for kind in KINDS
    }
    total = sum(full.values())
    return {kind: weight / total for kind, weight in full.items()}


OUTSIDE = {kind: log(share) for kind, share in _shares(_OUTSIDE).items()}
BELOW = {kind: log(share) for kind, share in _shares(_BELOW).items()}


class Column:
    """The likelihoods of a column's cells, in natural logarithms."""

    def __init__(self, role: Role | None, cells: Sequence[Sequence[Kind]] = ()) -> None:
        group = _GROUPS[role]
        known = group if group in _MORE else "any"
        first = Counter(cell[0] for cell in cells)
        more = Counter(kind for cell in cells for kind in cell[1:])
        on, ends = _GOES_ON["lists" if role in _LISTS else known]
        rest = [kind for cell in cells for kind in cell[:-1] if kind not in _GOES_ON_AFTER]
        on, ends = on + len(rest), ends + len(cells)
        self.first = _logs(_shares(_FIRST[group], first))
        self.more = _logs(_shares(_MORE[known], more))
        self._on, self._ends = log(on / (on + ends)), log(ends / (on + ends))

    def goes_on(self, kind: Kind) -> float:
        """That a cell goes on after a line of this kind."""
        share = _GOES_ON_AFTER.get(kind)
        return self._on if share is None else log(share)

    def ends(self, kind: Kind) -> float:
        """That a cell ends with a line of this kind."""
        share = _GOES_ON_AFTER.get(kind)
        return self._ends if share is None else log(1 - share)


def _logs(shares: Mapping[Kind, float]) -> dict[Kind, float]:
    return {kind: log(share) for kind, share in shares.items()}
