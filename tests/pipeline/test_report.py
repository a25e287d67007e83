"""The report: what needs a look comes first, and no document can put code into it."""

import re
from pathlib import Path

from pipeline.report import shown_of, write_report
from schemas.plan import Judged, Plan
from schemas.tables import FileRow

HOSTILE = '"><script>alert(1)</script>'


def report(folder: Path, plan: Plan, status: str = "ok") -> str:
    row = FileRow(
        path=HOSTILE + ".pdf",
        kind="pdf",
        pages=1,
        sha256="0" * 64,
        status=status,
        code=None,
        reason=HOSTILE,
        plan_id=plan.plan_id,
    )
    top, body = shown_of(plan)
    write_report(folder / "report.html", [top], [body], [row])
    return (folder / "report.html").read_text("utf-8")


def test_text_of_documents_is_never_markup(tmp_path: Path, plan: Plan) -> None:
    plan.title = plan.source.path = plan.pairings[0].section = HOSTILE
    plan.pairings[0].reasons = [HOSTILE]
    plan.objectives[0].text = plan.timeline[0].activity = plan.tasks[0].text = HOSTILE
    plan.findings[0].message = HOSTILE
    plan.fields["title"] = Judged(confidence=0.5, needs_review=True, reasons=[HOSTILE])
    html = report(tmp_path, plan)
    assert html.count("&lt;script&gt;") >= 10
    assert "<script" not in html


def test_the_report_needs_no_network(tmp_path: Path, plan: Plan) -> None:
    assert re.findall(r"(?:src|href)=\"(?!#)|https?://|@import|url\(", report(tmp_path, plan)) == []


def test_doubts_and_unread_files_come_before_the_documents(tmp_path: Path, plan: Plan) -> None:
    plan.fields["number"] = Judged(confidence=0.4, needs_review=True, reasons=["handwritten"])
    html = report(tmp_path, plan, status="failed")
    order = ["could not be read", "Look at these first", "Cỏ Mây 0.4", "handwritten", "<details"]
    places = [html.index(words) for words in order]
    assert places == sorted(places)


def test_a_batch_without_doubts_says_so(tmp_path: Path, plan: Plan) -> None:
    plan.pairings[0].needs_review = False
    assert "No pairing needs review" in report(tmp_path, plan)
    assert "could not be read" not in report(tmp_path, plan)
