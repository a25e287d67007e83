"""From atoms to EDTF: the year that is not printed, and the first and last point covered.

School years run from September to May, semester I to January and semester II from it, as
CONTRACT.md writes them. A month from August on belongs to the school year's first half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from normalizers.dates.atom import Atom
from normalizers.dates.fixed_days import FIRST_MONTH_OF_SCHOOL_YEAR
from normalizers.dates.value import DateReference, Precision, day_exists

OPEN_YEAR = "XXXX"
SEMESTER_MONTHS = {1: (9, 1), 2: (1, 5)}


class Points(NamedTuple):
    """The first and the last EDTF point of an atom; equal for a day, month or year."""

    first: str
    last: str
    precision: Precision


def share_years(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms of one phrase with the month and year that their neighbours print.

    >>> from normalizers.dates.atoms import find_atoms
    >>> pair = share_years(find_atoms("tháng 10 đến tháng 5/2024"))
    >>> [(a.month, a.year) for a in pair]
    [(10, 2023), (5, 2024)]
    """
    done = list(atoms)
    for i in range(len(done) - 2, -1, -1):
        done[i] = _from_right(done[i], done[i + 1])
    for i in range(1, len(done)):
        done[i] = _from_left(done[i], done[i - 1])
    return done


def _from_right(atom: Atom, right: Atom) -> Atom:
    if atom.unit == "day" and atom.month is None and right.month is not None:
        atom = replace(atom, month=right.month)
    if atom.unit == "semester" and right.unit == "semester" and atom.year is None:
        return replace(atom, year=right.year, year2=right.year2)
    if atom.year is None and right.year is not None and right.unit in ("day", "month", "quarter"):
        later = (atom.month or 0) > (right.month or 12)
        return replace(atom, year=right.year - 1 if later else right.year)
    return atom


def _from_left(atom: Atom, left: Atom) -> Atom:
    if atom.unit == "day" and atom.month is None and left.month is not None:
        atom = replace(atom, month=left.month)
    if atom.unit == "semester" and left.unit == "semester" and atom.year is None:
        return replace(atom, year=left.year, year2=left.year2)
    if atom.year is None and left.year is not None and left.unit in ("day", "month", "quarter"):
        earlier = (atom.month or 12) < (left.month or 0)
        return replace(atom, year=left.year + 1 if earlier else left.year)
    return atom


def complete(atom: Atom, reference: DateReference, yearly: bool) -> tuple[Atom | None, bool]:
    """The atom with a year from its surroundings, and whether that year is only inferred.

    None where nothing around it gives what is missing. `yearly` leaves the year open.
    """
    if atom.unit == "week":
        return _week(atom, reference), False
    if atom.unit == "day" and atom.month is None:
        heading = reference.heading or ""
        if len(heading) != 7 or "X" in heading:
            return None, False
        atom = replace(atom, year=int(heading[:4]), month=int(heading[5:7]))
    if atom.unit == "stage_end":
        last = atom.year2 or (reference.stage[1] if reference.stage else None)
        return (None if last is None else replace(atom, unit="year", year=last)), False
    if atom.unit in ("school_year", "semester") and atom.year is None:
        start = None if yearly else _school_year(reference)
        if start is None and not (yearly and atom.unit == "semester"):
            return None, False
        return replace(atom, year=start), False
    if atom.year is not None or yearly:
        return atom, False
    year, inferred = _year_around(atom, reference)
    return replace(atom, year=year), inferred


def _week(atom: Atom, reference: DateReference) -> Atom | None:
    heading = reference.heading or ""
    if len(heading) != 7 or "X" in heading:
        return None
    return replace(atom, unit="month", year=int(heading[:4]), month=int(heading[5:7]), number=None)


def _school_year(reference: DateReference) -> int | None:
    first, _, last = (reference.heading or "").partition("/")
    if first.endswith("-09") and last.endswith("-05"):
        return int(first[:4])
    return reference.school_year


def _year_around(atom: Atom, reference: DateReference) -> tuple[int | None, bool]:
    """The year that heading, school year, period or issue date give a day or month."""
    month = atom.month or (3 * (atom.number or 1) - 2)
    ends = [part for part in (reference.heading or "").split("/") if part[:4].isdigit()]
    if len(ends) == 2 and ends[0][:4] != ends[1][:4] and len(ends[0]) >= 7:
        return int(ends[0][:4] if month >= int(ends[0][5:7]) else ends[1][:4]), False
    if ends:
        return int(ends[0][:4]), False
    if reference.school_year is not None:
        return reference.school_year + (month < FIRST_MONTH_OF_SCHOOL_YEAR), False
    if reference.stage is not None and reference.stage[0] == reference.stage[1]:
        return reference.stage[0], False
    if reference.stage is not None and reference.stage[1] - reference.stage[0] > 1:
        return None, True
    issued = reference.issued_on or ""
    if not issued[:4].isdigit():
        return None, True
    return int(issued[:4]) + (len(issued) >= 7 and month < int(issued[5:7])), True


def exists(atom: Atom) -> bool:
    """Whether the calendar has it.

    >>> exists(Atom(0, 9, "day", year=2024, month=2, day=31))
    False
    """
    if atom.unit == "day" and atom.day is not None and atom.month is not None:
        return day_exists(atom.day, atom.month, atom.year)
    if atom.unit == "month" and atom.month is not None:
        return 1 <= atom.month <= 12
    if atom.unit == "school_year" and atom.year2 is not None and atom.year is not None:
        return atom.year < atom.year2
    return True


def points(atom: Atom) -> Points:
    """The EDTF points of a completed atom.

    >>> points(Atom(0, 1, "semester", year=2023, number=1))
    Points(first='2023-09', last='2024-01', precision='semester')
    """
    year = OPEN_YEAR if atom.year is None else f"{atom.year:04d}"
    following = OPEN_YEAR if atom.year is None else f"{atom.year + 1:04d}"
    if atom.unit == "day":
        return _same(f"{year}-{atom.month:02d}-{atom.day:02d}", "day")
    if atom.unit == "month":
        return _same(f"{year}-{atom.month:02d}", "month")
    if atom.unit == "quarter":
        last = 3 * (atom.number or 1)
        return Points(f"{year}-{last - 2:02d}", f"{year}-{last:02d}", "quarter")
    if atom.unit == "semester":
        first, last = SEMESTER_MONTHS[atom.number or 1]
        start = year if atom.number == 1 else following
        return Points(f"{start}-{first:02d}", f"{following}-{last:02d}", "semester")
    if atom.unit == "school_year":
        end = following if atom.year2 is None else f"{atom.year2:04d}"
        return Points(f"{year}-09", f"{end}-05", "school_year")
    return Points(year, year if atom.year2 is None else f"{atom.year2:04d}", "year")


def _same(point: str, precision: Precision) -> Points:
    return Points(point, point, precision)
