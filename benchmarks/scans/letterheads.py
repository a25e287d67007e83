"""Numbers, dates and types of real scans against what a person read on them.

    python -m benchmarks.scans.letterheads OUTPUT LETTERHEADS.jsonl [--list]

`OUTPUT` is the folder that `ketnghia run` wrote; each line of `LETTERHEADS.jsonl` names a file,
its `doc_number`, `date_issued` (ISO), `doc_type` and `place`, and says with `number_handwritten`
and `date_handwritten` what of it a pen wrote. A value that is wrong but flagged for review is
honest; a silent wrong one must not be. Only the digits before the slash and the day and month
are written by hand: the symbol and the year count as printed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

OUTCOMES = ("right", "right flagged", "wrong flagged", "wrong silent", "null")


class Judgement(NamedTuple):
    """One value of one file: what it is, how it came out, what was read and what is true."""

    what: str
    outcome: str
    read: str | None
    true: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("letterheads", type=Path)
    parser.add_argument("--list", action="store_true", help="name every value that is not right")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, judged in judged_files(options.output, options.letterheads):
        counts[judged.what][judged.outcome] += 1
        if options.list and not judged.outcome.startswith("right"):
            print(f"{name}: {judged.what}: {judged.outcome}: {judged.read} for {judged.true}")
    print(f"{'':22}" + "".join(f"{outcome:>15}" for outcome in OUTCOMES))
    for what in sorted(counts):
        print(f"{what:22}" + "".join(f"{counts[what][outcome]:15}" for outcome in OUTCOMES))


def judged_files(output: Path, letterheads: Path) -> Iterator[tuple[str, Judgement]]:
    """Each value of each file that was read, by file name."""
    plans = _first_plans(output)
    for line in letterheads.read_text("utf-8").splitlines():
        truth = json.loads(line)
        name = Path(truth["file"]).name
        if name in plans:
            for judged in judgements(plans[name], truth):
                yield name, judged


def _first_plans(output: Path) -> dict[str, dict[str, Any]]:
    """The plan of each file by the file's name; of several in one file the first."""
    plans: dict[str, dict[str, Any]] = {}
    for path in sorted((output / "plans").glob("*.json")):
        plan = json.loads(path.read_text("utf-8"))
        name = Path(plan["source"]["path"]).name
        plans[name] = min(plans.get(name, plan), plan, key=_page)
    return plans


def _page(plan: dict[str, Any]) -> int:
    pages = [field["evidence"]["page"] for field in plan["fields"].values() if field["evidence"]]
    return min(pages, default=1)


def judgements(plan: dict[str, Any], truth: dict[str, Any]) -> Iterator[Judgement]:
    """The values of a plan's letterhead, each against what a person read."""
    serial, _, symbol = truth["doc_number"].partition("/")
    by_hand = " by hand" if truth["number_handwritten"] else " printed"
    read = plan["number"].partition("/")[0] if plan["number"] else None
    yield _judged(f"number{by_hand}", plan, "number", read, serial)
    if plan["number_symbol"] != symbol and plan["number"] is None:
        yield Judgement("symbol", "wrong flagged", plan["number_symbol"], symbol)
    else:
        yield _judged("symbol", plan, "number", plan["number_symbol"], symbol)
    by_hand = " by hand" if truth["date_handwritten"] else " printed"
    read = plan["issued_on"]
    is_partial = read is not None and len(read) < 10 and truth["date_issued"].startswith(read)
    yield _judged(
        f"date{by_hand}", plan, "issued_on", None if is_partial else read, truth["date_issued"]
    )
    yield _judged("year", plan, "issued_on", (read or "")[:4] or None, truth["date_issued"][:4])
    yield _judged("type", plan, "doc_type", plan["doc_type"], truth["doc_type"])
    yield _judged("place", plan, "place", plan["place"], truth["place"])


def _judged(what: str, plan: dict[str, Any], field: str, read: str | None, true: str) -> Judgement:
    flagged = plan["fields"][field]["needs_review"]
    if read is None:
        outcome = "null"
    elif read == true:
        outcome = "right flagged" if flagged else "right"
    else:
        outcome = "wrong flagged" if flagged else "wrong silent"
    return Judgement(what, outcome, read, true)


if __name__ == "__main__":
    main()
