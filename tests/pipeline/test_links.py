"""Two forms of one plan, annexes sent alone, and a basis that two plans tell differently."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from pipeline.cards import Card, Cited
from pipeline.linking import Linking, dispute
from pipeline.links import Links, links_of
from schemas.plan import Finding, PageReading, Plan

ROWS = frozenset({1, 2, 3, 4, 5})


def card(path: str, **changes: Any) -> Card:
    values: dict[str, Any] = {
        "plan_id": path,
        "path": path,
        "digital": True,
        "annex": False,
        "doc_type": "KẾ HOẠCH",
        "number": "143/KH-PGDĐT",
        "symbol": "KH-PGDĐT",
        "issued_on": "2023-02-17",
        "issuer": "PHONG GIAO DUC VA DAO TAO QUAN HAI AN",
        "title": "KET NGHIA GIUA CAC TRUONG NAM HOC 2022 2023",
        "stage": (2022, 2023),
        "rows": ROWS,
        "cited": (),
    }
    return Card(**(values | changes))


def test_a_scan_beside_its_doc_is_the_same_plan() -> None:
    scan = card("a.pdf", digital=False, rows=frozenset({1, 2, 3, 98, 99}))
    links = links_of([scan, card("b.doc")])
    assert links.same_as == {"a.pdf": "b.doc"}
    ((finding),) = links.findings
    assert (finding.code, finding.plan_id, finding.value) == ("same-document", "a.pdf", "b.doc")


def test_a_blank_number_and_day_are_filled_by_title_and_pairings() -> None:
    draft = card("a.docx", number=None, issued_on="2023-02")
    signed = card("b.pdf", digital=False, title="KET NGHIA GIUA CAC TRUONG NAM H0C 2022 2023")
    assert links_of([signed, draft]).same_as == {"b.pdf": "a.docx"}


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "144/KH-PGDĐT"},
        {"issued_on": "2023-02-18"},
        {"issuer": "PHONG GIAO DUC VA DAO TAO QUAN HAI CHAU"},
        {"stage": (2023, 2024)},
        {"doc_type": "BÁO CÁO"},
        {"rows": frozenset({7, 8, 9})},
        {"number": None, "rows": frozenset({1, 2, 8, 9}), "issued_on": None},
        {"number": None, "title": "THI DUA"},
    ],
)
def test_other_plans_are_others(changes: dict[str, Any]) -> None:
    assert links_of([card("a.pdf"), card("b.pdf", **changes)]).same_as == {}


def test_the_form_with_pairings_speaks_for_the_plan() -> None:
    bare = card("a.docx", rows=frozenset())
    assert links_of([bare, card("b.pdf", digital=False)]).same_as == {"a.docx": "b.pdf"}


def test_an_annex_alone_belongs_to_the_plan_it_cites() -> None:
    annex = card("z.jpg", annex=True, title="", digital=False, stage=None)
    bare = card("a.docx", rows=frozenset())
    links = links_of([annex, bare, card("c.docx", number="9/KH-PGDĐT")])
    assert (links.parents, links.same_as) == ({"z.jpg": "a.docx"}, {})
    assert [finding.code for finding in links.findings] == ["annex-attached"]
    whole = links_of([annex, card("a.docx")])
    assert (whole.parents, whole.same_as) == ({"z.jpg": "a.docx"}, {"z.jpg": "a.docx"})


def test_a_draft_and_its_annex_may_both_leave_the_number_blank() -> None:
    draft = card("a.docx", number=None, issued_on="2023-02", rows=frozenset())
    annex = card("z.docx", annex=True, title="", number=None, issued_on="2023-02", stage=None)
    assert links_of([annex, draft]).parents == {"z.docx": "a.docx"}
    other = card("b.docx", number=None, issued_on="2023-02", rows=frozenset({8, 9}), title="THI")
    assert links_of([annex, draft, other]).parents == {}
    assert links_of([annex._replace(symbol="KH-UBND"), draft]).parents == {}


def test_a_plan_misses_no_pairings_that_its_annex_tells(plan: Plan) -> None:
    alone = plan.model_copy(update={"plan_id": "a", "pairings": []}, deep=True)
    alone.findings = [Finding(code="number-blank"), Finding(code="pairing-missing")]
    linking = Linking(Links(parents={"z": "a"}))
    linking.link(alone, lambda _: plan)
    assert [f.code for f in alone.findings] == ["number-blank"]
    assert linking.tag("a", str) and linking.tag("z", str) and not linking.tag("b", str)


def test_an_annex_of_nobody_or_of_two_stays_alone() -> None:
    annex = card("z.jpg", annex=True, issuer="", issued_on="2023-02")
    assert links_of([annex, card("a.docx", issued_on="2024-02-17")]).parents == {}
    two = [card("a.docx"), card("b.docx", issued_on="2023-02-20", rows=frozenset({8, 9}))]
    assert links_of([annex, *two]).parents == {}


def test_one_document_cited_by_two_numbers_is_told_once() -> None:
    first = Cited("KẾ HOẠCH", "4340/KH-SGDĐT", "2022-12-12", "4340/KH-SGDĐT-2022")
    second = Cited("KẾ HOẠCH", "4340/KH-SGDDĐT", "2022-12-12", "4340/KH-SGDDĐT-2022")
    cards = [
        card("a.pdf", cited=(first,)),
        card("b.pdf", number="1/KH-X", title="A", rows=frozenset({7}), cited=(second,)),
        card("c.pdf", number="2/KH-Y", title="B", rows=frozenset({8}), cited=(first,)),
    ]
    found = [f for f in links_of(cards).findings if f.code == "basis-two-numbers"]
    assert [(f.plan_id, f.value) for f in found] == [("a.pdf", "4340/KH-SGDDĐT; 4340/KH-SGDĐT")]


def test_the_order_of_plans_does_not_matter() -> None:
    cards = [
        card("a.pdf", digital=False),
        card("b.doc"),
        card("c.jpg", annex=True, title=""),
        card("d.doc", number=None),
    ]
    results = [links_of(order) for order in itertools.permutations(cards)]
    assert all(result == results[0] for result in results)
    assert results[0].same_as == {"a.pdf": "b.doc", "d.doc": "b.doc", "c.jpg": "b.doc"}


def test_a_scan_is_doubted_where_its_doc_tells_otherwise(plan: Plan) -> None:
    scan = plan.model_copy(deep=True)
    scan.source.reading = [PageReading(page=1, method="ocr")]
    plan.source.reading = [PageReading(page=1, method="document")]
    scan.pairings[0].needs_review = plan.pairings[0].needs_review = False
    dispute(scan, plan)
    assert not scan.pairings[0].needs_review
    scan.pairings[0].schools[1].name = "Cỏ Mây Xanh"
    dispute(plan, scan)
    dispute(scan, plan)
    assert scan.pairings[0].needs_review
    assert "the same plan in another form" in scan.pairings[0].reasons[-1]
    assert not plan.pairings[0].needs_review
