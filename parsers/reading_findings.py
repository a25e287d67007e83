"""What the reading and the repair of a document leave for a person to know."""

from __future__ import annotations

from parsers.findings import finding
from schemas.document import Document
from schemas.plan import Evidence, Finding

_SHOWN_STEPS = 3


def reading_findings(document: Document) -> list[Finding]:
    """The readers' notes, and one finding that tells how much was repaired."""
    found = [
        finding(note.code, note.message, evidence=[Evidence(page=note.page)])
        for note in document.notes
    ]
    if document.steps:
        found.append(_repaired(document))
    return found


def _repaired(document: Document) -> Finding:
    steps = document.steps
    pages = sorted({step.page for step in steps})
    places = "page" if len(pages) == 1 else "pages"
    return finding(
        "text-repaired",
        f"{len(steps)} repairs on {places} {', '.join(map(str, pages))}.",
        value="; ".join(f"{step.before} → {step.after}" for step in steps[:_SHOWN_STEPS]),
        evidence=[Evidence(page=step.page, text=step.before) for step in steps[:_SHOWN_STEPS]],
    )
