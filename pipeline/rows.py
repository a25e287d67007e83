"""A plan's rows in the tables of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from schemas.plan import Judged, Plan
from schemas.tables import (
    BasisRow,
    EventRow,
    FindingRow,
    ObjectiveRow,
    PairingRow,
    PartyRow,
    PlanRow,
    Row,
    TaskRow,
)


def rows_of(plan: Plan, table: str) -> Iterator[Row]:
    """The rows that a plan has in `table`: every table but `files` and `schools`."""
    return _ROWS[table](plan)


def _page(item: Judged) -> int | None:
    return item.evidence.page if item.evidence else None


def _plan_rows(plan: Plan) -> Iterator[PlanRow]:
    yield PlanRow(
        plan_id=plan.plan_id,
        source=plan.source.path,
        doc_type=plan.doc_type,
        number=plan.number,
        number_symbol=plan.number_symbol,
        issuer=plan.issuer,
        parent_issuer=plan.parent_issuer,
        place=plan.place,
        issued_on=plan.issued_on,
        title=plan.title,
        stage_start=plan.stage.start_year if plan.stage else None,
        stage_end=plan.stage.end_year if plan.stage else None,
        pairings=len(plan.pairings),
        objectives=len(plan.objectives),
        events=len(plan.timeline),
        findings=len(plan.findings),
        confidence=plan.confidence,
        needs_review=plan.needs_review,
        issuer_name=plan.issuer_name,
    )


def _pairing_rows(plan: Plan) -> Iterator[PairingRow]:
    for pairing in plan.pairings:
        names = [party.full_name or party.name for party in pairing.schools]
        first_four = [*names[:4], None, None, None, None][:4]
        yield PairingRow(
            pairing_id=pairing.pairing_id,
            plan_id=plan.plan_id,
            source=plan.source.path,
            page=_page(pairing),
            section=pairing.section,
            row=pairing.row,
            relation=pairing.relation,
            level=pairing.level,
            schools="; ".join(names),
            school_count=len(names),
            school_a=first_four[0],
            school_b=first_four[1],
            school_c=first_four[2],
            school_d=first_four[3],
            district=_common([party.district for party in pairing.schools]),
            province=_common([party.province for party in pairing.schools]),
            focus=" | ".join(pairing.focus) or None,
            note=pairing.note,
            issuer=plan.issuer_name or plan.issuer,
            number=plan.number,
            issued_on=plan.issued_on,
            stage_start=plan.stage.start_year if plan.stage else None,
            stage_end=plan.stage.end_year if plan.stage else None,
            confidence=pairing.confidence,
            needs_review=pairing.needs_review,
            reasons="; ".join(pairing.reasons) or None,
        )


def _common(values: list[str | None]) -> str | None:
    """The distinct values in printed order, joined.

    >>> _common(["Quận Ba Đình", "Quận Ba Đình"]), _common(["A", None, "B"]), _common([None])
    ('Quận Ba Đình', 'A; B', None)
    """
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _party_rows(plan: Plan) -> Iterator[PartyRow]:
    for pairing in plan.pairings:
        for position, party in enumerate(pairing.schools, 1):
            yield PartyRow.model_validate(
                _picked(PartyRow, party)
                | {
                    "pairing_id": pairing.pairing_id,
                    "position": position,
                    "match_method": party.match.method,
                    "match_score": party.match.score,
                }
            )


def _objective_rows(plan: Plan) -> Iterator[ObjectiveRow]:
    for item in plan.objectives:
        yield ObjectiveRow.model_validate(_placed(plan, item) | _picked(ObjectiveRow, item))


def _event_rows(plan: Plan) -> Iterator[EventRow]:
    for item in plan.timeline:
        yield EventRow.model_validate(_placed(plan, item) | _picked(EventRow, item))


def _task_rows(plan: Plan) -> Iterator[TaskRow]:
    for item in plan.tasks:
        yield TaskRow.model_validate(_placed(plan, item) | _picked(TaskRow, item))


def _basis_rows(plan: Plan) -> Iterator[BasisRow]:
    for item in plan.legal_basis:
        yield BasisRow.model_validate(_placed(plan, item) | _picked(BasisRow, item))


def _finding_rows(plan: Plan) -> Iterator[FindingRow]:
    for item in plan.findings:
        placed = {
            "plan_id": plan.plan_id,
            "source": plan.source.path,
            "page": item.evidence[0].page if item.evidence else None,
        }
        yield FindingRow.model_validate(placed | _picked(FindingRow, item))


def _placed(plan: Plan, item: Judged) -> dict[str, object]:
    return {"plan_id": plan.plan_id, "source": plan.source.path, "page": _page(item)}


def _picked(row: type[Row], item: object) -> dict[str, object]:
    """The fields that the row and the item have by the same name."""
    own = {"plan_id", "source", "page"}
    return {
        name: getattr(item, name)
        for name in row.model_fields
        if name not in own and hasattr(item, name)
    }


_ROWS: dict[str, Callable[[Plan], Iterator[Row]]] = {
    "plans": _plan_rows,
    "pairings": _pairing_rows,
    "pairing_schools": _party_rows,
    "objectives": _objective_rows,
    "timelines": _event_rows,
    "tasks": _task_rows,
    "legal_basis": _basis_rows,
    "findings": _finding_rows,
}
