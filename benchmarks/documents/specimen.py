"""One document from a seed and the name of its layout."""

from __future__ import annotations

import random

from benchmarks.documents import errors, negatives, plans
from benchmarks.documents.draft import Draft, Json
from benchmarks.documents.model import Document
from benchmarks.documents.more_layouts import catalogue
from benchmarks.documents.more_layouts.frame import new_draft
from benchmarks.documents.truth import settle

OFFICES = ("district", "district", "district", "union", "commune", "province")
NEGATIVES = negatives.NEGATIVES | catalogue.NEGATIVES


def all_layouts() -> list[str]:
    """Every layout's name: those that pair schools, then the negatives."""
    return [*plans.plan_layouts(), *catalogue.LAYOUTS, *NEGATIVES]


def make(
    seed: int, layout: str, facts: dict[str, list[str]] | None = None, *, flawless: bool = False
) -> tuple[Document, Json]:
    """A document of a layout with its truth; the same arguments give the same document.

    `facts` are school names by level to draw from beside the built-in ones. A third of the plans
    of the first layouts carries a planted error with its finding, unless `flawless`.
    """
    rng = random.Random(f"{seed}-{layout}")  # noqa: S311 - documents, not secrets
    if layout in catalogue.LAYOUTS or layout in catalogue.NEGATIVES:
        d = further(rng, layout, facts)
    else:
        offices = plans.OFFICE_OF.get(layout, OFFICES)
        d = plans.offices.new_draft(rng.getrandbits(32), rng.choice(offices), facts)
        if layout in NEGATIVES:
            NEGATIVES[layout](d)
        else:
            plans.build(d, layout)
            if not flawless:
                errors.plant(d)
    text = "\n".join(d.document.texts())
    return d.document, settle(d.truth, text, district_known=d.office.kind != "province")


def further(rng: random.Random, layout: str, facts: dict[str, list[str]] | None) -> Draft:
    """A draft of one of the further layouts."""
    offices = catalogue.OFFICE_OF.get(layout, catalogue.OFFICES)
    d = new_draft(rng.getrandbits(32), rng.choice(offices), facts)
    (catalogue.LAYOUTS | catalogue.NEGATIVES)[layout](d)
    return d
