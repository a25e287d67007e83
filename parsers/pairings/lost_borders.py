"""Cells whose column borders were lost: where one party's names end and the next one's begin.

`Kiến Hưng Phú Lương I` held two columns. Every gap between words could be the border; how well
both sides read as names here tells, and so does a level word; a numbering (I, II, A) stays with
the name before it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from normalizers.schools import (
    CellReading,
    NameContext,
    SchoolMention,
    name_evidence,
    parse_cell,
)
from parsers.pairings.table_header import is_schoolish

_AsRead = Callable[[int, int], str]
_GAP = re.compile(r"\s+")
_NUMBERING = re.compile(r"[IVX1]{1,4}|[A-E]|\d|[I1]{1,2}T")
# How far the evidence of two names is trusted: it takes their words as independent.
_POWER = 0.5
_LEVEL_WORD = 8.0  # how much likelier a column begins with a level word than within a name
_LEFT_OVER = 0.05  # share of pieces with a word that belongs to no school
_POSSIBLE = 0.1
_MARK = re.compile(r"[-–—,;+&/]")


@dataclass(frozen=True, slots=True)
class BorderReading:
    """A cell read as two columns: the readings of both, and the probability of this border."""

    columns: tuple[CellReading, CellReading]
    score: float


def read_across(
    text: str, names: NameContext, as_read: _AsRead | None = None
) -> BorderReading | None:
    """A cell across two party columns, read with the likeliest border; None without a gap.

    `as_read` gives what stood between two places of the text before any repair: a repaired
    word is likely by itself and tells nothing of the border.

    >>> both = read_across("Mầm non Hà Trì Mầm non Phú Lương II", NameContext())
    >>> [m.name for reading in both.columns for m in reading.schools]
    ['Hà Trì', 'Phú Lương II']
    """
    readings = []
    for gap in _GAP.finditer(text):
        left, right = text[: gap.start()], text[gap.end() :]
        if not right or (_inside_name(left, right) and not is_schoolish(right)):
            continue
        one, two = _column(left, names), _column(right, names)
        weight = _weight(left, one, names, as_read)
        weight *= _weight(right, two, names, _shifted(as_read, gap.end()))
        if weight > 0:
            readings.append((weight, gap.end(), one, two))
    if not readings:
        return None
    total = sum(weight for weight, *_ in readings)
    weight, at, one, two = max(readings, key=lambda entry: entry[0])
    return BorderReading((one, _moved(two, at)), weight / total)


def _column(text: str, names: NameContext) -> CellReading:
    """A column read as one name where that is possible at all and one is expected."""
    readings = parse_cell(text, names)
    single = next((r for r in readings if len(r.schools) == 1 and r.score >= _POSSIBLE), None)
    return single if single is not None and names.expected == 1 else readings[0]


def _inside_name(left: str, right: str) -> bool:
    """Whether a mark or a numbering beside a gap says that it lies inside one column."""
    marked = _MARK.fullmatch(left[-1:]) or _MARK.match(right)
    return bool(marked or _NUMBERING.fullmatch(right.split()[0]))


def _moved(reading: CellReading, by: int) -> CellReading:
    moved = [replace(m, start=m.start + by, end=m.end + by) for m in reading.schools]
    return replace(reading, schools=tuple(moved))


def _shifted(as_read: _AsRead | None, by: int) -> _AsRead | None:
    return None if as_read is None else lambda start, end: as_read(start + by, end + by)


def _weight(text: str, reading: CellReading, names: NameContext, as_read: _AsRead | None) -> float:
    """How well a piece of a row reads as one column's parties."""
    if not reading.schools:
        return 0.0
    weight = reading.score * (_LEVEL_WORD if is_schoolish(text) else 1.0)
    for school in reading.schools:
        weight *= _likelihood(text, school, names, as_read)
    inner = sum(is_schoolish(text[gap.end() :]) for gap in _GAP.finditer(text))
    if len(reading.schools) > 1:
        inner = 0
    return weight * _LEFT_OVER ** (inner + _left_over(text, reading))


def _left_over(text: str, reading: CellReading) -> int:
    """How many words of a piece belong to no school."""
    for school in reversed(reading.schools):
        text = text[: school.start] + text[school.end :]
    return len(re.findall(r"\w+", text))


def _likelihood(
    text: str, school: SchoolMention, names: NameContext, as_read: _AsRead | None
) -> float:
    name = school.name
    start = text.find(name, school.start)
    if as_read is not None and start >= 0:
        name = as_read(start, start + len(name)) or name
    return math.exp(_POWER * name_evidence(name, replace(names, level=None, expected=None)))
