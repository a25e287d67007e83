"""What the sets should reach: the sentences of `What it must show` as numbers.

A goal is the least F1 of a category; `pairings` of documents that pair nobody is the most that
may be told. Understanding should take at most `SHARE_OF_READING` of the time that reading the
same document as a scan takes.
"""

from __future__ import annotations

from pipeline.evaluate import Evaluation

SHARE_OF_READING = 1 / 20

_WHOLE = ("header", "legal_basis", "objectives", "timeline", "findings")
_CLEAN = {"header": 0.99, "objectives": 0.98, "timeline": 0.98}
_SCANNED = {"header": 0.97, "objectives": 0.95, "timeline": 0.95}
_NOBODY = {"pairings": 0.0}


def goals_of(name: str) -> dict[str, float]:
    """The goals of a set by its name.

    >>> goals_of("made-docx")["header"], goals_of("made-scan200")["header"]
    (0.99, 0.97)
    """
    if name == "seeds":
        return dict.fromkeys(_WHOLE, 1.0)
    if name == "real":
        return {"header": 1.0} | _NOBODY
    if name == "negatives":
        return dict(_NOBODY)
    return dict(_SCANNED if name.startswith("made-scan") else _CLEAN)


def missed_goals(name: str, result: Evaluation) -> list[str]:
    """The categories of a set that stay below their goals, in the order of the goals."""
    missed = []
    for category, least in goals_of(name).items():
        score = result.total.get(category)
        if score is None or score.right + score.wrong + score.missed == 0:
            continue
        if score.wrong > 0 if least == 0.0 else round(score.f1, 3) < least:
            missed.append(category)
    return missed
