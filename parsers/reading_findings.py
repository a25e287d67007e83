"""What the reading and the repair of a document leave for a person to know."""

from __future__ import annotations

from parsers.new_finding import finding
from schemas.document import Document, Step
from schemas.plan import Evidence, Finding

_SHOWN_STEPS = 3
_SHOWN_LENDERS = 5


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
        f"{len(steps)} repairs on {places} {', '.join(map(str, pages))}.{_lent(steps)}",
        value="; ".join(f"{step.before} → {step.after}" for step in steps[:_SHOWN_STEPS]),
        evidence=[Evidence(page=step.page, text=step.before) for step in steps[:_SHOWN_STEPS]],
    )


def _lent(steps: list[Step]) -> str:
    """How many repairs other documents' wording decided, and which documents lent it."""
    lent = [step for step in steps if step.rule.endswith("-lent")]
    if not lent:
        return ""
    lenders = sorted({step.lender for step in lent if step.lender})
    named = f" ({', '.join(lenders[:_SHOWN_LENDERS])})" if lenders else ""
    return f" {len(lent)} of them with the wording of other documents{named}."
