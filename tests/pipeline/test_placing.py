"""Evidence from a straightened page is led back to the page in the file."""

from pipeline.placing import evidence_of, place_in_file
from schemas.document import Page
from schemas.geometry import Box, Placement
from schemas.plan import Evidence, Finding, Plan, Source


def plan_with(evidence: Evidence) -> Plan:
    finding = Finding(
        finding_id="p-f001", severity="doubt", code="row-gap", message="m", evidence=[evidence]
    )
    return Plan(
        plan_id="p", source=Source(path="a.pdf", sha256="0", kind="pdf"), findings=[finding]
    )


LOWER_HALF = Placement(1000, (1, 0, 300, 0, 1, -500, 0, 0, 1))


def test_a_box_is_led_home_once_wherever_the_evidence_stands() -> None:
    shared = Evidence(page=1, box=(10, 600, 20, 610))
    plan = plan_with(shared)
    plan.findings.append(plan.findings[0])
    upper = Placement(500, (1, 0, 0, 0, 1, 0, 0, 0, 1))
    place_in_file(plan, [Page(1, placements=[upper, LOWER_HALF])])
    assert {tuple(e.box or ()) for e in evidence_of(plan)} == {(310, 100, 320, 110)}


def test_other_pages_and_missing_boxes_stay() -> None:
    plan = plan_with(Evidence(page=2, box=(1, 2, 3, 4)))
    place_in_file(plan, [Page(1, placements=[LOWER_HALF]), Page(2)])
    assert next(evidence_of(plan)).box == (1, 2, 3, 4)
    blank = plan_with(Evidence(page=1))
    place_in_file(blank, [Page(1, placements=[LOWER_HALF])])
    assert next(evidence_of(blank)).box is None


def test_a_page_that_was_not_moved_has_its_own_boxes() -> None:
    assert Page(1).in_file(Box(1, 2, 3, 4)) == Box(1, 2, 3, 4)
