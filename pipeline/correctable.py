"""The values of a plan that a person can correct, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from normalizers.schools import NameContext, SchoolMention, match_school, parse_schools, school_id
from schemas.plan import Judged, Match, Pairing, Party, Plan

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_HEADER = {  # field of the plan: the entry of `fields` that judges it
    "number": "number",
    "doc_type": "doc_type",
    "issuer_name": "issuer",
    "place": "place",
    "issued_on": "issued_on",
    "title": "title",
}
# What a person can correct; with True the one of its item that `ketnghia review` asks for.
FIELDS = {
    **dict.fromkeys(_HEADER, True),
    "basis.number": True,
    "basis.issued_on": False,
    "school.name": True,
    "school.level": False,
    "school.district": False,
    "pairing.note": False,
    "objective.text": True,
    "event.activity": True,
    "event.location": False,
    "event.responsible": False,
    "task.text": True,
    "task.responsible": False,
}
_DATES = ("issued_on", "basis.issued_on")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its field (`school.name`), its path in the plan's JSON, who judges it.

    `raw` is the text as read at its place; `correct` sets another value in the contract's form
    and raises ValueError where the text is no such value.
    """

    field: str
    path: str
    text: str
    judged: Judged
    raw: str
    correct: Callable[[str], None]


def values_of(plan: Plan) -> Iterator[Value]:
    """All values that can be corrected, in the order of the plan."""
    for field, entry in _HEADER.items():
        judged = plan.fields.get(entry)
        if judged is not None:
            yield _value(field, field, plan, field, judged)
    for number, cited in enumerate(plan.legal_basis):
        for name in ("number", "issued_on"):
            yield _value(f"basis.{name}", f"legal_basis[{number}].{name}", cited, name, cited)
    for number, pairing in enumerate(plan.pairings):
        path = f"pairings[{number}]"
        for place, party in enumerate(pairing.schools):
            yield from _values_of_party(party, f"{path}.schools[{place}]")
        yield _value("pairing.note", f"{path}.note", pairing, "note", pairing)
    for number, objective in enumerate(plan.objectives):
        yield _value("objective.text", f"objectives[{number}].text", objective, "text", objective)
    for number, event in enumerate(plan.timeline):
        for name in ("activity", "location", "responsible"):
            yield _value(f"event.{name}", f"timeline[{number}].{name}", event, name, event)
    for number, task in enumerate(plan.tasks):
        for name in ("text", "responsible"):
            yield _value(f"task.{name}", f"tasks[{number}].{name}", task, name, task)


def _value(field: str, path: str, holder: object, name: str, judged: Judged) -> Value:
    def correct(text: str) -> None:
        if field in _DATES and not _DATE.fullmatch(text):
            raise ValueError(f"“{text}” is no date; write 2024-05-17, 2024-05 or 2024")
        setattr(holder, name, text)
        if field == "number" and isinstance(holder, Plan):
            holder.number_symbol = text.partition("/")[2] or holder.number_symbol

    raw = judged.evidence.text if judged.evidence else ""
    return Value(field, path, getattr(holder, name) or "", judged, raw, correct)


def _values_of_party(party: Party, path: str) -> Iterator[Value]:
    for name in ("name", "level", "district"):

        def correct(text: str, name: str = name) -> None:
            if name == "name":
                _rename(party, text)
            else:
                setattr(party, name, text)
            _identify(party)

        text = getattr(party, name) or ""
        yield Value(f"school.{name}", f"{path}.{name}", text, party, party.raw, correct)


def _rename(party: Party, text: str) -> None:
    """Give a school its right name, with a level word (which then counts too) or without."""
    context = NameContext(level=party.level, expected=1, in_column=True)
    mentions = parse_schools(text, context)
    if len(mentions) != 1:
        raise ValueError(f"“{text}” names no school, or more than one")
    mention = mentions[0]
    if mention.level_source == "printed":
        party.level, party.level_source, party.full_name = (
            mention.level,
            "printed",
            mention.full_name,
        )
    else:
        party.full_name = party.full_name.removesuffix(party.name) + mention.name
    party.name = mention.name


def _identify(party: Party) -> None:
    """Look the school up again under its corrected name and place."""
    context = NameContext(district=party.district, province=party.province)
    parsed = parse_schools(party.full_name, context)
    if not parsed:
        return
    mention: SchoolMention = replace(
        parsed[0],
        name=party.name,
        level=party.level,
        level_source=party.level_source,
        full_name=party.full_name,
        district=party.district,
        commune=party.commune,
        province=party.province,
    )
    found = match_school(mention, context)
    party.match = Match(method=found.method, score=found.score)
    party.school_id = found.school_id or school_id(mention, context)


def clear_of(pairing: Pairing, name: str) -> None:
    """Take what was said of a party that is no longer doubted from its pairing."""
    pairing.reasons = [reason for reason in pairing.reasons if not reason.startswith(f"{name}: ")]
    confidence = 1.0
    for party in pairing.schools:
        confidence *= party.confidence
    if not pairing.reasons and not any(party.needs_review for party in pairing.schools):
        pairing.needs_review = False
        pairing.confidence = round(confidence, 4)
