"""The truth of a made document, in the form of the output contract (judged fields only)."""

from __future__ import annotations

from typing import Any

from benchmarks.documents.names import School
from benchmarks.documents.places import without_word

Json = dict[str, Any]
SIDES = "abcdefghijklmnopqrstuvwxyz"


def party(
    school: School,
    side: str,
    level_source: str,
    *,
    lead: bool = False,
    commune: str | None = None,
) -> Json:
    """One school of a pairing.

    >>> party(School("Bản Lầu", "TH", None, "Tỉnh Lào Cai"), "a", "printed")["full_name"]
    'Tiểu học Bản Lầu'
    """
    full = school.full_name
    accept = [f"Trường {full}"]
    if school.kindergarten:
        accept += [f"Mẫu giáo {school.name}", f"Trường Mẫu giáo {school.name}"]
    truth: Json = {
        "name": school.name,
        "level": school.level,
        "level_source": level_source,
        "full_name": full,
        "full_name_accept": accept,
        "side": side,
        "lead": lead,
        "district": school.district,
        "province": school.province,
    }
    if school.boarding:
        truth["name_accept"] = [f"{school.boarding} {school.name}"]
    if commune is not None:
        truth["commune"] = commune
    return truth


def pairing(
    parties: list[Json],
    *,
    relation: str = "twin",
    section: str | None = None,
    section_accept: list[str | None] | None = None,
    row: str | None = None,
    focus: list[str] | None = None,
    note: str | None = None,
) -> Json:
    levels = {p["level"] for p in parties}
    truth: Json = {
        "section": section,
        "row": row,
        "relation": relation,
        "level": levels.pop() if len(levels) == 1 else None,
        "schools": parties,
        "focus": focus or [],
    }
    if section_accept:
        truth["section_accept"] = section_accept
    if note:
        truth["note"] = note
    return truth


def event(
    when: str | None,
    precision: str | None,
    when_text: str,
    activity: str,
    *,
    bound: str | None = None,
    approximate: bool = False,
    recurrence: str | None = None,
    **more: Any,
) -> Json:
    return {
        "when": when,
        "precision": precision,
        "bound": bound,
        "approximate": approximate,
        "recurrence": recurrence,
        "when_text": when_text,
        "activity": activity,
    } | more


def finding(
    code: str, field: str | None = None, value: str | None = None, *, optional: bool = False
) -> Json:
    truth: Json = {"code": code, "field": field, "value": value}
    if optional:
        truth["optional"] = True
    return truth


def settle(truth: Json, text: str, *, district_known: bool = True) -> Json:
    """Add what follows from the whole: places that are not printed, inherited levels, focus.

    A province's plan does not say the district of a school: there it is null.
    """
    lowered = text.casefold()
    for index, one in enumerate(truth["pairings"]):
        for place, school in enumerate(one["schools"]):
            if not district_known:
                school["district"] = None
            for key in ("province", "district"):
                value = school[key]
                if value and without_word(value).casefold() not in lowered:
                    school[f"{key}_accept"] = [None]
            if school["level_source"] in ("partner", "section"):
                field = f"pairings[{index}].schools[{place}].level"
                truth["findings"].append(
                    finding("inherited-level", field, school["level"], optional=True)
                )
        for item in one["focus"]:
            truth["objectives"].append({"kind": "focus", "pairing": index + 1, "text": item})
        if one["level"] is None and len(one["schools"]) > 1:
            truth["findings"].append(
                finding("level-mismatch", f"pairings[{index}].level", None, optional=True)
            )
    return truth
