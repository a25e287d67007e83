"""Contradictions and gaps of the formal parts, each with the places that show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from parsers.labels import number_value
from parsers.legal_basis import evidence_of
from parsers.new_finding import finding
from parsers.outline import Item
from parsers.period import conflicting_periods
from parsers.wording import fold
from schemas.document import Line
from schemas.plan import CitedDocument, Event, Evidence, Finding, Signer, Stage

_PERSON = re.compile(
    r"(?:Ông|Bà|ông|bà|Đồng chí|đồng chí|Đ/c|đ/c)[:\s]+((?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s?){2,5})"
)
_MOST_REPEATS = 3  # a number that stands before as many neighbours counts nothing
_SHOWN = 60  # characters of a heading in a finding


def section_numbering(root: Item) -> list[Finding]:
    """Numbers that are repeated or skip among neighbours under one heading."""
    found = []
    for parent in root.walk():
        numbered = [child for child in parent.children if _is_numbered(child)]
        labels = [child.label for child in numbered]
        # One letter before several lines is a word cut short: H. (huyện, a district).
        numbered = [child for child in numbered if labels.count(child.label) < _MOST_REPEATS]
        for one, two in pairwise(numbered):
            if one.style == two.style or {one.style, two.style} == {"roman", "article"}:
                found.extend(_numbering_of(one, two))
    return found


def _is_numbered(item: Item) -> bool:
    return item.style in ("roman", "article", "arabic", "dotted", "letter") and bool(item.label)


def _numbering_of(one: Item, two: Item) -> list[Finding]:
    before, after = (number_value(item.style, item.label or "") for item in (one, two))
    again = before == after == 1 and one.kind == two.kind == "heading"
    if before is None or after is None or (after in (before + 1, 1) and not again):
        return []
    if one.style == "letter" and ord((two.label or " ")[0]) == ord((one.label or " ")[0]) + 1:
        return []
    if one.style == "dotted" and _prefix(one) != _prefix(two):
        return []
    word = "is repeated" if before == after else f"follows {one.label}"
    return [
        finding(
            "section-numbering",
            f"The section number {two.label} {word}.",
            value=f"{_shown(one)}; {_shown(two)}",
            evidence=[evidence_of(one), evidence_of(two)],
        )
    ]


def _prefix(item: Item) -> str:
    return (item.label or "").rsplit(".", 1)[0]


def _shown(item: Item) -> str:
    text = item.text if len(item.text) <= _SHOWN else item.text[: _SHOWN - 1] + "…"
    return f"Điều {item.label}. {text}" if item.style == "article" else f"{item.label}. {text}"


def period_conflicts(
    title: str, stage: Stage | None, items: list[Item], place: Evidence | None = None
) -> list[Finding]:
    """The plan's period told otherwise in the body: one finding with all its places.

    `place` is the title's.
    """
    if stage is None:
        return []
    others: dict[str, list[Evidence]] = {}
    for item in items:
        for period in conflicting_periods(title, stage, [item.text]):
            others.setdefault(str(period), []).append(evidence_of(item))
    own = f"{stage.start_year}-{stage.end_year}"
    return [
        finding(
            "period-conflict",
            f"The title gives the period {own}, the body {other}.",
            field="stage",
            value=f"{own}; {other}",
            evidence=[place, *places],
        )
        for other, places in others.items()
    ]


def number_variants(basis: list[CitedDocument]) -> list[Finding]:
    """Cited numbers that were printed in other letters than they are normalised to."""
    return [
        finding(
            "number-variant",
            f"The cited number {cited.raw} was read as {cited.number}.",
            field=f"legal_basis[{index}].number",
            value=cited.raw,
            suggestion=cited.number,
            evidence=[cited.evidence] if cited.evidence else [],
        )
        for index, cited in enumerate(basis)
        if cited.number and _letters(cited.raw) != _letters(cited.number)
    ]


def _letters(number: str) -> str:
    return re.sub(r"[\s–—-]", "", number.replace("Ð", "Đ")).upper()


def dated_before_basis(
    issued_on: str | None,
    basis: list[CitedDocument],
    events: list[Event],
    place: Evidence | None = None,
) -> list[Finding]:
    """The plan itself, or something that it sets a day for, lies before a cited document.

    `place` is where the plan's own day stands.
    """
    dated = [cited for cited in basis if cited.issued_on and not cited.in_body]
    for cited in dated:
        if _years_after(cited.issued_on or "", issued_on or ""):
            cited.doubt("dated years after the plan that rests on it", 0.4)
    found = [
        finding(
            "date-before-basis",
            f"The document is dated before {cited.number or cited.text[:40]}.",
            field="issued_on",
            value=f"{issued_on}; {cited.issued_on}",
            evidence=[place, cited.evidence],
        )
        for cited in dated
        if issued_on and _before(issued_on, cited.issued_on or "")
    ]
    last = max(dated, key=lambda cited: cited.issued_on or "", default=None)
    latest = last.issued_on or "" if last else ""
    return found + [
        finding(
            "date-before-basis",
            "The event lies before a document that the plan rests on.",
            field=f"timeline[{index}].when",
            value=f"{event.when}; {latest}",
            evidence=[event.evidence, last.evidence if last else None],
        )
        for index, event in enumerate(events)
        if event.end and _has_own_day(event) and _before(event.end[:10], latest)
    ]


def _years_after(one: str, two: str) -> bool:
    """Whether an EDTF day lies so far behind another that a figure of its year is misread.

    >>> _years_after("2094-06-11", "2024-08-01"), _years_after("2024-09-20", "2024-09-12")
    (True, False)
    """
    return bool(one and two) and int(one[:4]) > int(two[:4]) + 1


def _has_own_day(event: Event) -> bool:
    return event.recurrence is None and event.precision in ("time", "day", "month")


def _before(one: str, two: str) -> bool:
    """Whether an EDTF day surely lies before another.

    >>> _before("2023-03", "2023-03-05"), _before("2023-02", "2023-03-05")
    (False, True)
    """
    size = min(len(one), len(two))
    return size > 0 and one[:size] < two[:size]


def persons_two_spellings(
    items: list[Item], signers: list[Signer], back: Sequence[Line]
) -> list[Finding]:
    """A person whose name is spelt in two ways: in the body and under the signature.

    `back` holds the lines below the body, where signers stand.
    """
    named: dict[str, Evidence] = {}
    for item in items:
        for match in _PERSON.finditer(item.text):
            named.setdefault(match.group(1).strip(), evidence_of(item))
    found = []
    for index, signer in enumerate(signers):
        for name, evidence in named.items():
            if _one_person_twice(name, signer.name):
                found.append(
                    finding(
                        "person-two-spellings",
                        f"The signer {signer.name} is {name} in the body.",
                        field=f"signers[{index}].name",
                        value=f"{name}; {signer.name}",
                        evidence=[evidence, _place_of(signer.name, back)],
                    )
                )
    return found


def _place_of(name: str, lines: Sequence[Line]) -> Evidence | None:
    """The line that a name stands on."""
    line = next((line for line in lines if name in line.text), None)
    return evidence_of(Item("paragraph", lines=[line])) if line else None


def _one_person_twice(one: str, two: str) -> bool:
    """Whether two names differ only by a mark or a letter.

    >>> _one_person_twice("Lê Thị Hường", "Lê Thị Hương"), _one_person_twice("Lê An", "Lê Ân B")
    (True, False)
    """
    if one.casefold() == two.casefold() or len(one.split()) != len(two.split()):
        return False
    return fold(one) == fold(two) or fuzz.ratio(fold(one), fold(two)) >= 93
