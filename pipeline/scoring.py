"""Score one document against its truth by the rules of the contract (Truth and scoring).

Truth is a plan JSON that holds only the judged fields. `x_accept` beside a field `x` lists
other right answers; an item marked `optional` counts neither way; an `undecidable` pairing
must be flagged for review.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.sameness import (
    Json,
    accepted,
    equal,
    fold,
    plain,
    same_basis,
    same_contact,
    same_event,
    same_finding,
    same_objective,
    same_pairing,
    same_signer,
)

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


def evaluate_plan(plan: Json, truth: Json) -> dict[str, Score]:
    """The scores of one document by category."""
    scores = {
        "header": _header(plan, truth),
        "legal_basis": _items(plan, truth, "legal_basis", same_basis),
        "pairings": _pairings(plan, truth),
        "objectives": _items(plan, truth, "objectives", same_objective),
        "timeline": _items(plan, truth, "timeline", same_event),
        "signers": _items(plan, truth, "signers", same_signer),
        "recipients": _recipients(plan, truth),
        "contacts": _items(plan, truth, "contacts", same_contact),
        "findings": _items(plan, truth, "findings", same_finding, judge_superfluous=False),
    }
    scores["attributes"] = _attributes(plan, truth)
    return scores


def _header(plan: Json, truth: Json) -> Score:
    score = Score()
    for name in HEADER_FIELDS:
        if name not in truth:
            continue
        answers = accepted(truth, name)
        if any(equal(plan.get(name), answer) for answer in answers):
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


def _pairings(plan: Json, truth: Json) -> Score:
    score = _items(plan, truth, "pairings", same_pairing)
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
    return fold(plain(text)).rstrip(" .;,/")


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
    for i, j in _match(plan["pairings"], wanted_pairings, same_pairing).items():
        found, wanted = plan["pairings"][i], wanted_pairings[j]
        _compare(score, found, wanted, _PAIRING_ATTRIBUTES, f"pairing {wanted.get('row')}")
        for party, answer in zip(found["schools"], wanted["schools"], strict=True):
            _compare(score, party, answer, _PARTY_ATTRIBUTES, answer["name"])
    return score


def _compare(score: Score, found: Json, wanted: Json, names: Iterable[str], place: str) -> None:
    for name in names:
        if name not in wanted:
            continue
        if any(equal(found.get(name), answer) for answer in accepted(wanted, name)):
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
