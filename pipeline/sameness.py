"""When a found value is the same as a wanted one, by the rules of the contract's truth."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rapidfuzz.distance import Levenshtein

Json = dict[str, Any]

OBJECTIVE_SIMILARITY = 0.97
ACTIVITY_SIMILARITY = 0.9
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def fold(text: str | None) -> str:
    """Text for comparison: case, white space and tone placement folded.

    >>> fold("Hoà  Bình") == fold("hòa bình"), fold("Văn") == fold("Vạn")
    (True, False)
    """
    return " ".join(_fold_syllable(part) for part in (text or "").casefold().split())


def _fold_syllable(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = "".join(mark for mark in decomposed if mark in _TONES)
    rest = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", rest) + tones


def accepted(truth: Json, name: str) -> list[Any]:
    """The right answers for a field: the value and its accepted alternatives."""
    return [truth.get(name), *truth.get(f"{name}_accept", [])]


def similarity(a: str, b: str) -> float:
    """1 minus the edit distance over the longer length, folded (0 to 1)."""
    return Levenshtein.normalized_similarity(fold(a), fold(b))


def equal(value: Any, answer: Any) -> bool:
    if isinstance(value, str) and isinstance(answer, str):
        return fold(plain(value)) == fold(plain(answer))
    return bool(value == answer)


def plain(text: str) -> str:
    """Quotes, apostrophes and dashes of one kind."""
    return re.sub("[–—]", "-", re.sub("[“”„]", '"', re.sub("[‘’]", "'", text))).strip()


def same_pairing(found: Json, wanted: Json) -> float:
    if "row" in wanted and not any(equal(found["row"], row) for row in accepted(wanted, "row")):
        return 0.0
    if len(found["schools"]) != len(wanted["schools"]):
        return 0.0
    return float(all(map(_same_party, found["schools"], wanted["schools"])))


def _same_party(found: Json, wanted: Json) -> bool:
    names = {fold(plain(name)) for name in accepted(wanted, "name") if name}
    return fold(plain(found["name"])) in names and found["level"] in accepted(wanted, "level")


def same_basis(found: Json, wanted: Json) -> float:
    fields = [name for name in ("kind", "number", "issued_on", "issuer") if name in wanted]
    return float(
        all(any(equal(found[name], answer) for answer in accepted(wanted, name)) for name in fields)
    )


def same_objective(found: Json, wanted: Json) -> float:
    if found["kind"] not in accepted(wanted, "kind"):
        return 0.0
    degree = max(similarity(found["text"], text) for text in accepted(wanted, "text") if text)
    return degree if degree >= OBJECTIVE_SIMILARITY else 0.0


def same_event(found: Json, wanted: Json) -> float:
    if found["when"] not in accepted(wanted, "when"):
        return 0.0
    if found["recurrence"] not in accepted(wanted, "recurrence"):
        return 0.0
    for name in ("start", "end"):
        if name in wanted and found[name] not in accepted(wanted, name):
            return 0.0
    texts = [text for text in accepted(wanted, "activity") if text is not None]
    degree = max((similarity(found["activity"], text) for text in texts), default=1.0)
    return degree if degree >= ACTIVITY_SIMILARITY else 0.0


def same_signer(found: Json, wanted: Json) -> float:
    return float(any(equal(found["name"], name) for name in accepted(wanted, "name")))


def same_contact(found: Json, wanted: Json) -> float:
    values = (_plain_value(value) for value in accepted(wanted, "value"))
    return float(found["kind"] == wanted["kind"] and _plain_value(found["value"]) in set(values))


def _plain_value(value: str) -> str:
    return re.sub(r"\s+", "", fold(value))


def same_finding(found: Json, wanted: Json) -> float:
    """Findings are matched by code, those that also name the same field first."""
    if found["code"] != wanted["code"]:
        return 0.0
    return 1.0 if found["field"] == wanted.get("field") else 0.5
