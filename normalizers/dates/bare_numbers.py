"""Numbers that only their neighbour makes dates: `16 và 17/5`, `tháng 9, 10`, `năm 2018, 2019`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.dates.atom import Atom

_FLAGS = re.IGNORECASE
_BARE_BEFORE = re.compile(r"(?<![\w/.,-])(\d{1,2})\s*(?:,|và|&|-|–|đến)\s*$", _FLAGS)
_BARE_AFTER = re.compile(
    r"\s*(?:,|và|&|\+|-|–|đến)\s*(?P<month>0?[1-9]|1[0-2])"
    r"(?:\s*(?:/|,?\s*năm)\s*(?P<year>20\d\d))?(?=\s*(?:$|[,;.:)\-–]|và|đến|năm|h[ằàăắẳẵầ]ng)|\s+[^\W\d])(?![/.]\d)",
    _FLAGS,
)


_QUARTER_AFTER = re.compile(
    r"\s*(?:,|và|&|\+|-|–|đến)\s*(?P<number>IV|I{1,3}|[1-4])"
    r"(?:\s*(?:/|,?\s*năm)\s*(?P<year>20\d\d)(?!\d)|(?=\s*(?:$|[,;:)&]|và\s|đến\s)))",
    _FLAGS,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR_AFTER = re.compile(r"\s*(?:,|và|&)\s*(?P<year>20\d\d)(?![\d/-]|\s*[-–])", _FLAGS)


def with_bare_numbers(text: str, atoms: list[Atom]) -> list[Atom]:
    """Also the numbers that only their neighbour makes dates: `16 và 17/5`, `tháng 9, 10`.

    >>> printed = Atom(11, 20, "day", year=2026, month=5, day=17)
    >>> [atom.day for atom in with_bare_numbers("ngày 16 và 17/5/2026", [printed])]
    [16, 17]
    """
    found: list[Atom] = []
    for atom in atoms:
        if atom.unit == "day" and atom.month and text[atom.start].isdigit():
            found.extend(reversed(list(_days_before(text, atom, found[-1].end if found else 0))))
        if found and atom.start < found[-1].end:
            continue
        found.append(atom)
        if atom.unit == "month" and atom.year is None:
            found.extend(_months_after(text, atom, atoms))
        if atom.unit == "quarter" and atom.year is None:
            found.extend(_quarters_after(text, atom))
        if atom.unit == "year":
            found.extend(_years_after(text, atom))
    return found


def _days_before(text: str, atom: Atom, floor: int) -> Iterator[Atom]:
    end = atom.start
    while match := _BARE_BEFORE.search(text, floor, end):
        before = text[floor : match.start()]
        if atom.year is None and not re.search(r"ngày\s*$|\d\s*(?:,|và)\s*$", before, _FLAGS):
            return
        start = match.start(1)
        word = re.search(r"ngày\s*$", before, _FLAGS)
        yield Atom(floor + word.start() if word else start, match.end(1), "day", day=int(match[1]))
        end = start


def _years_after(text: str, atom: Atom) -> Iterator[Atom]:
    """The years of a list after its first: `các năm 2018, 2019 và 2020`."""
    end = atom.end
    while match := _YEAR_AFTER.match(text, end):
        end = match.end()
        yield replace(atom, start=match.start("year"), end=end, year=int(match["year"]))


def _quarters_after(text: str, atom: Atom) -> Iterator[Atom]:
    """The quarters of a list after its first: `quý I, II và III năm 2025`."""
    end = atom.end
    while match := _QUARTER_AFTER.match(text, end):
        printed, end = match["number"].upper(), match.end()
        number = _QUARTERS.get(printed) or int(printed)
        year = None if match["year"] is None else int(match["year"])
        yield replace(atom, start=match.start("number"), end=end, number=number, year=year)
        if year is not None:
            return


def _months_after(text: str, atom: Atom, atoms: list[Atom]) -> Iterator[Atom]:
    ceiling = min((a.start for a in atoms if a.start >= atom.end), default=len(text))
    end = atom.end
    while match := _BARE_AFTER.match(text, end):
        if match.start("month") >= ceiling:
            return
        if (
            re.match(r"\s+(?!và|đến|năm|h[ằàăắẳẵầ]ng)[^\W\d]", text[match.end() :])
            and not match["year"]
        ):
            return
        year = None if match["year"] is None else int(match["year"])
        yield replace(
            atom, start=match.start("month"), end=match.end(), month=int(match["month"]), year=year
        )
        end = match.end()
