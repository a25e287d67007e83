"""A whole document that pairs schools, from the name of its layout."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft
from benchmarks.documents.pairings import LAYOUTS
from benchmarks.documents.places import listed
from benchmarks.documents.plans.acts import decision, dispatch, memorandum, school_plan
from benchmarks.documents.plans.body import closing, content, objectives, organisation, timeline
from benchmarks.documents.plans.frame import basis, letterhead, signature, title


def plan_with_list(d: Draft, layout: str, *, annexed: bool) -> None:
    """A plan whose list stands in the body or in an annex behind the signature."""
    mentor = layout.startswith("mentor")
    letterhead(d)
    title(d, wording.MENTOR_TITLES if mentor else wording.TITLES)
    basis(d)
    objectives(d)
    if not annexed:
        d.heading(0, d.rng.choice(("Phân công kết nghĩa", "Danh sách các đơn vị kết nghĩa")))
        LAYOUTS[layout](d)
    content(d)
    timeline(d)
    organisation(d)
    closing(d)
    signature(d)
    if annexed:
        d.page(landscape=False)
        LAYOUTS[layout](d)


def annex_alone(d: Draft, layout: str) -> None:
    """Only the annex reached us."""
    reference_number = f"{d.rng.randint(20, 900)}/{d.office.symbol}"
    d.centre("PHỤ LỤC", bold=True)
    issuer = d.office.full_name
    text = f"(Kèm theo Kế hoạch số {reference_number} ngày 15/9/{d.start} của {issuer})"
    d.centre(text, italic=True)
    truth = d.truth
    truth["doc_type"], truth["doc_type_accept"] = "PHỤ LỤC", ["KẾ HOẠCH", "DANH SÁCH", None]
    truth["issuer_name"] = issuer
    truth["issuer_name_accept"] = [*d.office.accept, None]
    truth["number_accept"] = [reference_number]
    truth["number_symbol_accept"] = [d.office.symbol]
    truth["issued_on_accept"] = [f"{d.start}-09-15"]
    LAYOUTS[layout](d)


FLOWING = frozenset(
    listed(
        "numbered-list, bullet-sentences, mentor-sentences, prose-only, inline-by-level, "
        "cluster-list, mentor-table, three-columns, two-in-a-cell, "
        "commune-table, lead-rowspan, communes-in-brackets, headless-table, mixed-levels"
    )
)


def build(d: Draft, layout: str) -> None:
    if layout == "annex-alone":
        inner = d.rng.choice(("ruled-table", "level-section-rows", "level-column", "cluster-table"))
        annex_alone(d, inner)
    elif layout in SPECIAL:
        SPECIAL[layout](d)
    else:
        annexed = layout not in FLOWING or (d.rng.random() < 0.3 and "list" not in layout)
        if layout in ("bullet-sentences", "mentor-sentences", "prose-only", "inline-by-level"):
            annexed = False
        plan_with_list(d, layout, annexed=annexed)


SPECIAL: dict[str, Callable[[Draft], None]] = {
    "school-plan": school_plan,
    "memorandum": memorandum,
    "dispatch": dispatch,
    "decision": decision,
}

OFFICE_OF = {
    "school-plan": ("school",),
    "memorandum": ("district",),
    "dispatch": ("district", "province"),
    "decision": ("district", "province"),
    "inter-province": ("commune", "new-province"),
    "two-districts": ("district",),
}


def plan_layouts() -> list[str]:
    """The names of the layouts that pair schools."""
    return [*LAYOUTS, "annex-alone", *SPECIAL]
