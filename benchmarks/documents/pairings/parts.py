"""What the layouts of a pairing list share: cells, row numbers, list titles, the truth's record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft, Json
from benchmarks.documents.model import Cell
from benchmarks.documents.names import School
from benchmarks.documents.places import DISTRICTS, District
from benchmarks.documents.truth import SIDES, pairing, party

Layout = Callable[[Draft], None]

DASHES = (" – ", " - ", "- ", " -", " — ", " và ")

STYLES = ("word", "short", "school-word", "school-short")


def cell(*lines: str, **style: object) -> Cell:
    return Cell(tuple(lines), **style)  # type: ignore[arg-type]


def head(*titles: str) -> tuple[Cell, ...]:
    return tuple(cell(t, bold=True, align="center") for t in titles)


def levels(d: Draft) -> list[str]:
    return d.rng.choice((["MN", "TH", "THCS"], ["TH", "THCS"], ["MN", "TH"], ["MN", "TH", "THCS"]))


def row_text(style: str, number: int) -> tuple[str, str | None, list[str]]:
    """(printed row number, truth, other right answers)."""
    if style == "none":
        return "", None, []
    if style == "padded":
        return f"{number:02d}", f"{number:02d}", [str(number)]
    if style == "dotted":
        return f"{number}.", str(number), [f"{number}."]
    return str(number), str(number), []


def number_style(d: Draft) -> str:
    return d.rng.choice(("plain", "plain", "plain", "padded", "dotted", "none"))


def list_title(d: Draft, level: str | None, index: int = 0) -> str:
    """Print a list title; returns its lines joined."""
    alone = not d.truth["title"] and d.truth["doc_type"] == "PHỤ LỤC"
    lines = d.rng.choice(wording.LIST_TITLES[:3] if alone else wording.LIST_TITLES)
    upper, lower = wording.LEVEL_TITLES[level] if level else ("", "")
    shown = []
    for line in lines:
        word = upper if line.isupper() or "{level} KẾT" in line or "CÁC TRƯỜNG" in line else lower
        text = line.format(level=word, roman=("I", "II", "III", "IV")[index])
        shown.append(" ".join(text.split()))
        d.centre(shown[-1], bold=True)
    return " ".join(shown)


def annex_reference(d: Draft) -> None:
    """The line that ties an annex to its plan."""
    if d.printed_number and d.printed_day:
        reference = d.rng.choice(wording.ANNEX_REFERENCES)
        text = reference.format(number=d.printed_number, day=d.printed_day, issuer=d.office.prose)
        d.centre(text, italic=True, size=13)


def twin(d: Draft, level: str) -> tuple[School, School]:
    return d.school(level), d.school(level)


def record(
    d: Draft,
    groups: list[list[School]],
    source: str,
    *,
    row: tuple[str, str | None, list[str]] | None = None,
    section: str | None = None,
    other_sections: list[str | None] | None = None,
    relation: str = "twin",
    lead: School | None = None,
    focus: list[str] | None = None,
    note: str | None = None,
    communes: dict[str, str] | None = None,
    sources: dict[str, str] | None = None,
    loose_sides: bool = False,
) -> Json:
    """Add a pairing: `groups` are the sides, in printed order."""
    parties = []
    for side, group in zip(SIDES, groups, strict=False):
        for school in group:
            truth = party(
                school,
                side,
                (sources or {}).get(school.full_name, source),
                lead=school is lead,
                commune=(communes or {}).get(school.full_name),
            )
            parties.append(truth)
    if loose_sides:
        for place, truth in enumerate(parties):
            if truth["side"] != SIDES[place]:
                truth["side_accept"] = [SIDES[place]]
    one = pairing(
        parties,
        relation=relation,
        section=section,
        section_accept=other_sections,
        row=row[1] if row else None,
        focus=focus,
        note=note,
    )
    if row and row[2]:
        one["row_accept"] = row[2]
    d.pairings().append(one)
    return one


def split_pair(names: list[str], dash: str) -> list[str]:
    """Names of one cell on a line each, the dash at the line's end."""
    return [f"{name}{dash.rstrip()}" for name in names[:-1]] + [names[-1]]


def other_district(d: Draft) -> District:
    here = [p for p in DISTRICTS if p.province == d.district.province and p != d.district]
    away = [p for p in DISTRICTS if p != d.district]
    return d.rng.choice(here or away)


def person(d: Draft) -> str:
    rng = d.rng
    return (
        f"{rng.choice(wording.SURNAMES)} {rng.choice(wording.MIDDLES)} {rng.choice(wording.GIVEN)}"
    )


def titled(school: School) -> School:
    """The school as a reader of capitals must write it: every syllable with a capital."""
    words = [w if w.isupper() else w[:1].upper() + w[1:].lower() for w in school.name.split()]
    return replace(school, name=" ".join(words))
