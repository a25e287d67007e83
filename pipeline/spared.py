"""Doubt of what was read sparingly."""

from __future__ import annotations

from extractors.options import SPARED
from parsers.plan_builder import judge
from schemas.plan import Judged, Plan

_AT_MOST = 0.5  # confidence of a value that one reading tells


def doubt_spared(plan: Plan) -> None:
    """Flag all that stands on pages which were read sparingly: nothing bears out one reading."""
    spared = {page.page for page in plan.source.reading if SPARED in page.reason}
    if not spared:
        return
    parties = [party for pairing in plan.pairings for party in pairing.schools]
    values: list[Judged] = [*plan.fields.values(), *plan.legal_basis, *plan.pairings, *parties]
    values += [*plan.objectives, *plan.timeline, *plan.tasks]
    for value in values:
        if value.evidence is None or value.evidence.page in spared:
            value.doubt(SPARED, _AT_MOST)
    judge(plan)
