"""Score the outputs of a run against a folder of truth files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.sameness import Json
from pipeline.scoring import Score, evaluate_plan


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
