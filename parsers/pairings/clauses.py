"""The clauses of a list's item that semicolons part, each a pair of schools or none.

`Cấp tiểu học: A với B; C với D`; and `A và B: hai trường …; …`, where a story follows a pair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalizers.schools import CellReading, NameContext, parse_schools
from normalizers.schools.levels import lead_at
from parsers.pairings.links import WEAK, Tie, ties
from parsers.pairings.names import read_cell
from parsers.pairings.sentences import are_places_of_schools

# Share of the text that schools must make up, of a numbered item and of a plain line.
_COVERED = 0.6
_COVERED_PLAIN = 0.85
_TOLD = 0.6  # share of the clauses that must tell pairs


_LABEL = re.compile(r"([^:;]{2,200}):\s+")


@dataclass(frozen=True, slots=True)
class Clause:
    """The schools of a clause: where it begins in its item, what ties them, what follows them."""

    start: int
    text: str
    rest: str
    reading: CellReading
    ties: list[Tie]


def told_clauses(text: str, begin: int, names: NameContext, *, labelled: bool) -> list[Clause]:
    """The clauses of `text` from `begin` on that tell pairs; none where too many do not.

    `labelled` says that a number or label stands before. Clauses without a school behind a pair's
    story belong to it.
    """
    clauses = _clauses(text, begin)
    told: list[Clause] = []
    story, narrated = False, 0
    for start, clause in clauses:
        if story and not parse_schools(clause):
            narrated += 1
            continue
        label, begins = label_before(clause)
        if parse_schools(label):  # a commune, before schools that lie in it
            start, clause = start + begins, clause[begins:]
        schools, rest = _first_clause(clause)
        reading = read_cell(schools, names)
        found = ties(schools, reading.schools)
        if len(reading.schools) >= 2 and _is_pair(
            schools, reading, found, labelled or len(clauses) > 1
        ):
            told.append(Clause(start, schools, rest, reading, found))
            story = bool(rest and parse_schools(schools))
    if len(clauses) > 1 and len(told) < _TOLD * (len(clauses) - narrated):
        return []
    if narrated:
        told[-1] = replace(told[-1], rest=text[text.find(told[-1].rest) :])
    return told


def _clauses(text: str, begin: int) -> list[tuple[int, str]]:
    """The clauses from `begin` on that semicolons part, with where each begins."""
    clauses = []
    for match in re.finditer(r"[^;]+", text[begin:]):
        piece = match.group().rstrip(" .,")
        indent = len(piece) - len(piece.lstrip())
        if piece.strip():
            clauses.append((begin + match.start() + indent, piece.strip()))
    return clauses


def _first_clause(text: str) -> tuple[str, str]:
    """The part before a colon that follows schools, and the part after it."""
    match = re.search(r":\s+", text)
    if match is None or len(text[: match.start()].split()) < 4:
        return text, ""
    if _are_schools_both(text, match):
        return text, ""  # `Trường A: Trường B`
    return text[: match.start()], text[match.end() :].strip()


def _are_schools_both(text: str, colon: re.Match[str]) -> bool:
    """Whether one school stands before a colon, and nothing else, and another behind it."""
    head = text[: colon.start()].rstrip()
    alone = [(school.start, school.end) for school in parse_schools(head)] == [(0, len(head))]
    return alone and not head.endswith(")") and lead_at(text, colon.end()) is not None


def _is_pair(text: str, reading: CellReading, found: Sequence[Tie], labelled: bool) -> bool:
    """Whether schools make up most of a text and known ties stand between them."""
    schools = reading.schools
    if are_places_of_schools(text, schools) or "other" in found or set(found) == {"comma"}:
        return False
    if any(school.kind == "office" for school in schools) and not all(
        school.kind == "office" or school.level for school in schools
    ):
        return False  # `Phòng Văn hóa - Xã hội`, one office
    between = sum(two.start - one.end for one, two in pairwise(schools))
    covered = sum(school.end - school.start for school in schools) + between
    enough = _COVERED if labelled else _COVERED_PLAIN
    distinct = {(s.full_name, s.district, s.commune) for s in schools}
    return covered >= enough * len(text) and len(distinct) > 1


def label_before(text: str) -> tuple[str, int]:
    """A short label before a colon that names no school (`Cấp tiểu học`, `Cặp 1`).

    A commune may be one, before schools that lie in it.
    """
    match = _LABEL.match(text)
    if match is None:
        return "", 0
    parties = parse_schools(match.group(1))
    of_commune = [party.kind for party in parties] == ["commune"]
    if parties and not (of_commune and _has_pair(text[match.end() :])):
        return "", 0
    return match.group(1).strip(), match.end()


def _has_pair(text: str) -> bool:
    """Whether a mark or a verb ties two schools of a text."""
    found = ties(text, parse_schools(text))
    return any(one not in WEAK and one != "other" for one in found)
