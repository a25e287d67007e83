"""Score outputs against truth by the rules of the contract (docs/output.md, Truth and scoring).

Truth is a plan JSON that holds only the judged fields. `x_accept` beside a field `x` lists
other right answers; an item marked `optional` counts neither way; an `undecidable` pairing
must be flagged for review.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

Json = dict[str, Any]

HEADER_FIELDS = (
    "doc_type",
    "number",
    "number_symbol",
    "issuer_name",
    "place",
    "issued_on",
    "title",
    "stage",
)
OBJECTIVE_SIMILARITY = 0.97
ACTIVITY_SIMILARITY = 0.9
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(slots=True)
class Score:
    """Counts of one category: right, wrong or superfluous, missed, wrong without a flag."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    silent: int = 0
    flagged: int = 0
    details: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, other: Score) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.silent += other.silent
        self.flagged += other.flagged
        self.details += other.details


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


def evaluate_plan(plan: Json, truth: Json) -> dict[str, Score]:
    """The scores of one document by category."""
    scores = {
        "header": _header(plan, truth),
        "legal_basis": _items(plan, truth, "legal_basis", _same_basis),
        "pairings": _pairings(plan, truth),
        "objectives": _items(plan, truth, "objectives", _same_objective),
        "timeline": _items(plan, truth, "timeline", _same_event),
        "signers": _items(plan, truth, "signers", _same_signer),
        "recipients": _recipients(plan, truth),
        "contacts": _items(plan, truth, "contacts", _same_contact),
        "findings": _items(plan, truth, "findings", _same_finding, judge_superfluous=False),
    }
    scores["attributes"] = _attributes(plan, truth)
    return scores


def _header(plan: Json, truth: Json) -> Score:
    score = Score()
    for name in HEADER_FIELDS:
        if name not in truth:
            continue
        answers = accepted(truth, name)
        if any(_equal(plan.get(name), answer) for answer in answers):
            score.right += 1
            continue
        review = plan["fields"].get(_judged_as(name), {}).get("needs_review", False)
        score.wrong += 1
        score.missed += 1
        score.silent += not review
        score.details.append(f"{name}: {plan.get(name)!r} for {answers[0]!r}")
    return score


def _judged_as(name: str) -> str:
    return {"issuer_name": "issuer", "number_symbol": "number"}.get(name, name)


def _equal(value: Any, answer: Any) -> bool:
    if isinstance(value, str) and isinstance(answer, str):
        return fold(_plain(value)) == fold(_plain(answer))
    return bool(value == answer)


def _plain(text: str) -> str:
    """Quotes and dashes of one kind."""
    return re.sub("[–—]", "-", re.sub("[“”„]", '"', text)).strip()


def _pairings(plan: Json, truth: Json) -> Score:
    score = _items(plan, truth, "pairings", _same_pairing)
    for wanted in truth.get("pairings", []):
        if wanted.get("undecidable"):
            found = [p for p in plan["pairings"] if p["row"] == wanted.get("row")]
            if any(not p["needs_review"] for p in found):
                score.silent += 1
                score.details.append(f"undecidable row {wanted.get('row')} is not flagged")
    score.flagged = sum(p["needs_review"] for p in plan["pairings"])
    return score


Same = Callable[[Json, Json], float]


def _items(plan: Json, truth: Json, name: str, same: Same, judge_superfluous: bool = True) -> Score:
    """Match found items to wanted ones, the most similar first; each is used once."""
    if name not in truth:
        return Score()
    found, wanted = plan.get(name, []), truth[name]
    pairs = _match(found, wanted, same)
    score = Score()
    for index, item in enumerate(wanted):
        if item.get("optional"):
            continue
        if index in pairs.values():
            score.right += 1
        else:
            score.missed += 1
            score.details.append(f"missed {_brief(item)}")
    if judge_superfluous:
        for index, item in enumerate(found):
            if index not in pairs:
                score.wrong += 1
                score.silent += not item.get("needs_review", False)
                score.details.append(f"wrong  {_brief(item)}")
    return score


def _match(found: Sequence[Json], wanted: Sequence[Json], same: Same) -> dict[int, int]:
    candidates = [
        (-degree, bool(right.get("optional")), i, j)
        for i, left in enumerate(found)
        for j, right in enumerate(wanted)
        if (degree := same(left, right)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same_pairing(found: Json, wanted: Json) -> float:
    if "row" in wanted and not any(_equal(found["row"], row) for row in accepted(wanted, "row")):
        return 0.0
    if len(found["schools"]) != len(wanted["schools"]):
        return 0.0
    return float(all(map(_same_party, found["schools"], wanted["schools"])))


def _same_party(found: Json, wanted: Json) -> bool:
    names = {fold(_plain(name)) for name in accepted(wanted, "name") if name}
    return fold(_plain(found["name"])) in names and found["level"] in accepted(wanted, "level")


def _same_basis(found: Json, wanted: Json) -> float:
    fields = [name for name in ("kind", "number", "issued_on", "issuer") if name in wanted]
    return float(
        all(
            any(_equal(found[name], answer) for answer in accepted(wanted, name)) for name in fields
        )
    )


def _same_objective(found: Json, wanted: Json) -> float:
    if found["kind"] not in accepted(wanted, "kind"):
        return 0.0
    degree = max(similarity(found["text"], text) for text in accepted(wanted, "text") if text)
    return degree if degree >= OBJECTIVE_SIMILARITY else 0.0


def _same_event(found: Json, wanted: Json) -> float:
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


def _same_signer(found: Json, wanted: Json) -> float:
    return float(any(_equal(found["name"], name) for name in accepted(wanted, "name")))


def _same_contact(found: Json, wanted: Json) -> float:
    values = (_plain_value(value) for value in accepted(wanted, "value"))
    return float(found["kind"] == wanted["kind"] and _plain_value(found["value"]) in set(values))


def _plain_value(value: str) -> str:
    return re.sub(r"\s+", "", fold(value))


def _same_finding(found: Json, wanted: Json) -> float:
    """Findings are matched by code, those that also name the same field first."""
    if found["code"] != wanted["code"]:
        return 0.0
    return 1.0 if found["field"] == wanted.get("field") else 0.5


def _recipients(plan: Json, truth: Json) -> Score:
    if "recipients" not in truth:
        return Score()
    found = [_trimmed(text) for text in plan["recipients"]]
    best = max(
        (
            _recipient_score(found, [_trimmed(text) for text in answer])
            for answer in [truth["recipients"], *truth.get("recipients_accept", [])]
        ),
        key=lambda score: (score.f1, score.right),
    )
    return best


def _trimmed(text: str) -> str:
    return fold(_plain(text)).rstrip(" .;,/")


def _recipient_score(found: list[str], wanted: list[str]) -> Score:
    common = sum((Counter(found) & Counter(wanted)).values())
    score = Score(right=common, wrong=len(found) - common, missed=len(wanted) - common)
    score.details = [f"missed {text}" for text in wanted if text not in found]
    score.details += [f"wrong  {text}" for text in found if text not in wanted]
    return score


_PAIRING_ATTRIBUTES = ("relation", "level", "section", "focus")
_PARTY_ATTRIBUTES = ("level_source", "full_name", "side", "lead", "district", "province")


def _attributes(plan: Json, truth: Json) -> Score:
    """The other fields of the pairings that were found right."""
    score = Score()
    wanted_pairings = truth.get("pairings", [])
    for i, j in _match(plan["pairings"], wanted_pairings, _same_pairing).items():
        found, wanted = plan["pairings"][i], wanted_pairings[j]
        _compare(score, found, wanted, _PAIRING_ATTRIBUTES, f"pairing {wanted.get('row')}")
        for party, answer in zip(found["schools"], wanted["schools"], strict=True):
            _compare(score, party, answer, _PARTY_ATTRIBUTES, answer["name"])
    return score


def _compare(score: Score, found: Json, wanted: Json, names: Iterable[str], place: str) -> None:
    for name in names:
        if name not in wanted:
            continue
        if any(_equal(found.get(name), answer) for answer in accepted(wanted, name)):
            score.right += 1
        else:
            score.wrong += 1
            score.missed += 1
            score.details.append(f"{place} {name}: {found.get(name)!r} for {wanted[name]!r}")


def _brief(item: Json) -> str:
    if "schools" in item:
        names = " – ".join(f"{s['name']} ({s['level']})" for s in item["schools"])
        return f"[{item.get('row')}] {names}"
    shown = {
        name: item[name]
        for name in (
            "kind",
            "code",
            "number",
            "issued_on",
            "issuer",
            "when",
            "start",
            "end",
            "recurrence",
            "name",
            "field",
            "value",
            "activity",
        )
        if item.get(name) is not None
    }
    if (
        "text" in item
        and "kind" in item
        and item["kind"] in {"purpose", "requirement", "goal", "focus"}
    ):
        shown["text"] = item["text"]
    return json.dumps(shown, ensure_ascii=False)


@dataclass(slots=True)
class Evaluation:
    """Scores by category over all documents, and by document; truths without an output."""

    total: dict[str, Score] = field(default_factory=dict)
    documents: dict[str, dict[str, Score]] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)

    def add(self, path: str, scores: dict[str, Score]) -> None:
        self.documents[path] = scores
        for name, score in scores.items():
            self.total.setdefault(name, Score()).add(score)


def evaluate(output: Path, truth: Path) -> Evaluation:
    """Score all plans of `output` that have a truth file (matched by `source.path`)."""
    plans = {
        plan["source"]["path"]: plan
        for file in sorted((output / "plans").glob("*.json"))
        for plan in [json.loads(file.read_text("utf-8"))]
    }
    result = Evaluation()
    for file in sorted(truth.glob("*.json")):
        wanted = json.loads(file.read_text("utf-8"))
        path = wanted["source"]["path"]
        if path in plans:
            result.add(path, evaluate_plan(plans[path], wanted))
        else:
            result.absent.append(path)
            result.add(path, evaluate_plan(_EMPTY, wanted))
    return result


_EMPTY: Json = {
    "fields": {},
    "legal_basis": [],
    "pairings": [],
    "objectives": [],
    "timeline": [],
    "signers": [],
    "recipients": [],
    "contacts": [],
    "findings": [],
}
