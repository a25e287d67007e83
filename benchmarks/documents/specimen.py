"""One document from a seed and the name of its layout."""

from __future__ import annotations

import random

from benchmarks.documents import errors, plans
from benchmarks.documents.draft import Json
from benchmarks.documents.model import Document
from benchmarks.documents.negatives import NEGATIVES
from benchmarks.documents.truth import settle

OFFICES = ("district", "district", "district", "union", "commune", "province")


def all_layouts() -> list[str]:
    """Every layout's name: those that pair schools, then the negatives."""
    return [*plans.plan_layouts(), *NEGATIVES]


def make(
    seed: int, layout: str, facts: dict[str, list[str]] | None = None, *, flawless: bool = False
) -> tuple[Document, Json]:
    """A document of a layout with its truth; the same arguments give the same document.

    `facts` are school names by level to draw from beside the built-in ones. A third of the plans
    carries a planted error with its finding, unless `flawless`.
    """
    rng = random.Random(f"{seed}-{layout}")  # noqa: S311 - documents, not secrets
    offices = plans.OFFICE_OF.get(layout, OFFICES)
    d = plans.new_draft(rng.getrandbits(32), rng.choice(offices), facts)
    if layout in NEGATIVES:
        NEGATIVES[layout](d)
    else:
        plans.build(d, layout)
        if not flawless:
            errors.plant(d)
    text = "\n".join(d.document.texts())
    return d.document, settle(d.truth, text, district_known=d.office.kind != "province")
