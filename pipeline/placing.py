"""Boxes from pages that were straightened to be read, back to the pages in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from schemas.document import Page
from schemas.geometry import Box
from schemas.plan import Evidence, Plan


def place_in_file(plan: Plan, pages: Iterable[Page]) -> None:
    """Move the box of all evidence to where it lies on its page in the file, in points."""
    moved = {page.number: page for page in pages if page.placements}
    if not moved:
        return
    done: set[int] = set()  # one evidence may stand in several places of a plan
    for evidence in evidence_of(plan):
        page = moved.get(evidence.page)
        if page is None or evidence.box is None or id(evidence) in done:
            continue
        done.add(id(evidence))
        evidence.box = page.in_file(Box(*evidence.box)).rounded()


def evidence_of(value: Any) -> Iterator[Evidence]:
    """All evidence in a plan, or in a part of one."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidence_of(getattr(value, name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from evidence_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from evidence_of(part)
