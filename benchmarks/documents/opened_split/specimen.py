"""One test document from a seed and the name of its layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from benchmarks.documents.model import Document
from benchmarks.documents.opened_split import agreements, formal, lists, negatives, slips, tables
from benchmarks.documents.opened_split.places import PAIRS, REFORMED
from benchmarks.documents.opened_split.sheet import HABITS, Bureau, Sheet
from benchmarks.documents.places import District
from benchmarks.documents.truth import Json, settle

LAYOUTS: dict[str, Callable[[Sheet], None]] = {
    "stacked-pairs": tables.stacked_pairs,
    "level-matrix": tables.level_matrix,
    "district-header": tables.district_header,
    "annexes": tables.annexes,
    "help-terms": tables.help_terms,
    "lead-in-cell": tables.lead_in_cell,
    "pair-cards": tables.pair_cards,
    "bulleted-columns": lists.bulleted_columns,
    "articles-plan": lists.articles_plan,
    "decision-points": lists.decision_points,
    "department-letter": lists.department_letter,
    "union-plan": lists.union_plan,
    "border-commune": lists.border_commune,
    "three-parties": agreements.three_parties,
    "minutes": agreements.minutes,
    "month-school-plan": agreements.month_school_plan,
    "school-fields": agreements.school_fields,
    "pledge": agreements.pledge,
}
SYMBOLS = {"decision-points": "QĐ-GDĐT", "no-renaming": "TB-GDĐT", "no-merger": "ĐA-GDĐT",
           "no-standard-schools": "BC-GDĐT"}  # fmt: skip
ARTICLES = frozenset(("articles-plan", "three-parties", "pledge"))
ONE_YEAR = frozenset(("month-school-plan", "department-letter", "help-terms"))


def all_layouts() -> list[str]:
    """Every layout's name: those that pair schools, then the negatives."""
    return [*LAYOUTS, *negatives.BODIES]


def make(seed: int, layout: str, facts: Any = None) -> tuple[Document, Json]:
    """A test document with its truth; the same arguments give the same document.

    `facts` is taken for the sake of a common signature; the test names are the split's own.
    """
    s = new_sheet(random.Random(f"test-{seed}-{layout}"), layout)  # noqa: S311 - no secrets
    if layout in negatives.BODIES:
        negatives.build(s, layout)
    else:
        LAYOUTS[layout](s)
        slips.plant(s)
    text = "\n".join(s.document.texts())
    return s.document, settle(s.truth, text, district_known=s.district_known)


def new_sheet(rng: random.Random, layout: str) -> Sheet:
    here, there = rng.choice(PAIRS)
    if rng.random() < 0.5:
        here, there = there, here
    start = rng.randint(2021, 2024)
    end = start + (1 if layout in ONE_YEAR else rng.randint(1, 3))
    reformed = layout == "border-commune"
    if reformed:
        here, there = ward_and_commune(rng)
        start, end = 2025 + rng.randint(0, 1), 2027 + rng.randint(0, 2)
    bureau = office(layout, here)
    s = Sheet(rng, here, there, bureau, start, end, reformed=reformed)
    s.district_known = layout != "department-letter"
    s.habit = rng.choice(sorted(HABITS.keys() - {"article", "part"}))
    if layout in ARTICLES:
        s.habit = "article"
    elif layout == "annexes" and rng.random() < 0.4:
        s.habit = "part"
    return s


def office(layout: str, here: District) -> Bureau:
    if layout == "department-letter":
        return formal.department(here, "SGDĐT-GDTrH")
    if layout == "union-plan":
        return formal.union(here)
    if layout == "border-commune":
        return formal.committee(here.name, here.province)
    return formal.office_of_district(here, SYMBOLS.get(layout, "KH-GDĐT"))


def ward_and_commune(rng: random.Random) -> tuple[District, District]:
    """A ward and a border commune since July 2025, with names that its schools may carry."""
    province = rng.choice(sorted(REFORMED))
    wards, communes = REFORMED[province]
    near, far = rng.choice(wards), rng.choice(communes)
    bare = [tuple(u.split(" ", 1)[1] for u in units) for units in (wards, communes)]
    return District(near, province, bare[0]), District(far, province, bare[1])
