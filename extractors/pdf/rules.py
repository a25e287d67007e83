"""The rules of a page, with open tables closed.

A row cut by the page end is often drawn without a rule at the cut, and some offices leave
the sides of a table open. Both are closed with rules of our own, so that the cells there are
found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

_SAME = 3.0  # points within which two rules are one
_SHORTEST = 5.0  # points; shorter edges are the ends of thick rules
_ENDS = 3  # so many rules must end together to make an open end


class Rule(NamedTuple):
    """A straight rule: `at` across its run from `start` to `end`, in points."""

    at: float
    start: float
    end: float


def closing_rules(edges: Iterable[dict[str, Any]]) -> tuple[list[Rule], list[Rule]]:
    """(vertical, horizontal) rules that close the open sides and ends of tables.

    `edges` are pdfplumber's, with `orientation`, `x0`, `x1`, `top`, `bottom`.
    """
    vertical, horizontal = [], []
    for edge in edges:
        if edge["orientation"] == "v" and edge["bottom"] - edge["top"] >= _SHORTEST:
            vertical.append(Rule(edge["x0"], edge["top"], edge["bottom"]))
        elif edge["orientation"] == "h" and edge["x1"] - edge["x0"] >= _SHORTEST:
            horizontal.append(Rule(edge["top"], edge["x0"], edge["x1"]))
    if not vertical or not horizontal:
        return [], []
    ends = _missing_ends(vertical, horizontal)
    return _missing_sides(vertical, horizontal + ends), ends


def _start(rule: Rule) -> float:
    return rule.start


def _end(rule: Rule) -> float:
    return rule.end


def _missing_ends(vertical: Sequence[Rule], horizontal: Sequence[Rule]) -> list[Rule]:
    """A rule where at least three vertical ones end together and nothing closes them."""
    closing = []
    for of in (_start, _end):
        for group in _groups(vertical, of):
            places = sorted(rule.at for rule in group)
            if _distinct(places) < _ENDS:
                continue
            at = of(group[0])
            if not any(_covers_some(rule, at, places[0], places[-1]) for rule in horizontal):
                closing.append(Rule(at, places[0], places[-1]))
    return closing


def _missing_sides(vertical: Sequence[Rule], horizontal: Sequence[Rule]) -> list[Rule]:
    """Rules down the side where at least three horizontal ones end together.

    Only between rows that some vertical rule joins, so that two tables stay two.
    """
    closing = []
    for of in (_start, _end):
        for group in _groups(horizontal, of):
            x = of(group[0])
            if len(group) < _ENDS or any(abs(rule.at - x) <= _SAME for rule in vertical):
                continue
            for upper, lower in pairwise(sorted(group)):
                inner = (max(upper.start, lower.start), min(upper.end, lower.end))
                if any(_joins(rule, upper.at, lower.at, inner) for rule in vertical):
                    closing.append(Rule(x, upper.at, lower.at))
    return closing


def _groups(rules: Sequence[Rule], of: Callable[[Rule], float]) -> list[list[Rule]]:
    """The rules in groups whose `of` value is the same within `_SAME`."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=of):
        if groups and of(rule) - of(groups[-1][-1]) <= _SAME:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _distinct(places: Sequence[float]) -> int:
    return 1 + sum(b - a > _SAME for a, b in pairwise(places))


def _covers_some(rule: Rule, at: float, start: float, end: float) -> bool:
    return abs(rule.at - at) <= _SAME and min(rule.end, end) - max(rule.start, start) > _SAME


def _joins(rule: Rule, top: float, bottom: float, inner: tuple[float, float]) -> bool:
    return (
        rule.start <= top + _SAME
        and rule.end >= bottom - _SAME
        and inner[0] < rule.at < inner[1]
        and bottom - top > _SAME
    )


def as_edges(rules: Iterable[Rule], orientation: str) -> list[dict[str, Any]]:
    """The rules as pdfplumber's edges."""
    edges = []
    for at, start, end in rules:
        x0, x1, top, bottom = (at, at, start, end) if orientation == "v" else (start, end, at, at)
        edges.append(
            {
                "object_type": "line_edge",
                "orientation": orientation,
                "x0": x0,
                "x1": x1,
                "top": top,
                "bottom": bottom,
                "width": x1 - x0,
                "height": bottom - top,
            }
        )
    return edges
