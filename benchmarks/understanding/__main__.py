"""All that is understood, in one table: `python -m benchmarks.understanding [--scans]`.

Sets (`--sets`, all by default):

- `seeds`: five real plans with their whole truth;
- `made`: documents of the maker (benchmarks/documents), a row for each of `--kinds`;
- `real`: real administrative files, the born-digital and office ones, with type, number and day
  of each and the whole truth of some; every pairing is wrong. `--scans` reads the real scans
  too, which takes an hour;
- `negatives`: made documents about schools that pair nobody;
- `time`: a few made scans (`--timed`), read and understood one after the other by one process;
  understanding is told as a share of reading.

The last column says which goals of the project a row misses (`goals.py`). Seeds and real files
lie beside the checkout; where they are absent, their rows are left out and the reason is told.
Mistakes are listed in `WORK/<set>.txt`; files that could not be read at all are told.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.documents.make import LAYOUTS
from benchmarks.documents.more_layouts.catalogue import NEGATIVES
from benchmarks.road.__main__ import measure as measure_made
from benchmarks.understanding.cost import cost_of
from benchmarks.understanding.goals import SHARE_OF_READING, missed_goals
from benchmarks.understanding.real import real_files, real_truths
from pipeline.evaluate import Evaluation, evaluate

SHOWN = (
    "header",
    "legal_basis",
    "objectives",
    "timeline",
    "signers",
    "recipients",
    "findings",
    "pairings",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table."""

    name: str
    result: Evaluation


def main() -> None:
    options = _arguments()
    console = Console(width=170)
    table = Table(title="F1 by set; pairings where none are: how many were told")
    table.add_column("set", no_wrap=True)
    for name in ("documents", *SHOWN, "silent", "goals"):
        table.add_column(name, justify="right")
    for measured in _all_sets(options, console):
        missed = missed_goals(measured.name, measured.result)
        goals = f"missed: {', '.join(missed)}" if missed else "met"
        table.add_row(measured.name, *_cells(measured.result), goals)
        _list_mistakes(options.work / f"{measured.name}.txt", measured.result)
    console.print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--kinds", default="docx,pdf", help="kinds of the made documents")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--sets", default="seeds,made,real,negatives,time")
    parser.add_argument("--timed", type=int, default=4, help="scans of the set `time`")
    parser.add_argument("--scans", action="store_true", help="read the real scans too")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path("work/understanding"))
    return parser.parse_args()


def _all_sets(options: argparse.Namespace, console: Console) -> Iterator[Measured]:
    makers: dict[str, Callable[[argparse.Namespace], Iterator[Measured]]] = {
        "seeds": _seeds,
        "made": _made,
        "real": _real,
        "negatives": _negatives,
        "time": lambda given: _timed(given, console),
    }
    options.work.mkdir(parents=True, exist_ok=True)
    for name in options.sets.split(","):
        if name in ("seeds", "real") and not options.shared.is_dir():
            console.print(f"{name}: skipped, there is no {options.shared}")
            continue
        yield from makers[name](options)
    for path in sorted(options.work.rglob("files.csv")):
        failed = _failed(path)
        if failed:
            console.print(f"{path.parent}: {failed} files failed")


def _failed(path: Path) -> int:
    """How many files of a run could not be read; their rows count as missed."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return sum(row["status"] == "failed" for row in csv.DictReader(stream))


def _timed(options: argparse.Namespace, console: Console) -> Iterator[Measured]:
    """A few scans read by one process: their scores, and what understanding them cost."""
    given = _road_options(options, options.work / "time", "")
    given.count, given.workers = options.timed, 1
    yield Measured("made-scan200", measure_made("scan200", given))
    folder = given.work / f"{given.split}-scan200-{given.seed}-{given.count}"
    cost = cost_of(folder / "output.log.jsonl")
    verdict = "met" if cost.share <= SHARE_OF_READING else "missed"
    verdict = verdict if cost.documents else "not measured, all was read before"
    console.print(
        f"{cost.documents} scans: read in {cost.read:.0f} s, understood in {cost.understood:.0f} s,"
        f" a share of {cost.share:.3f} (goal {SHARE_OF_READING}: {verdict})"
    )


def _seeds(options: argparse.Namespace) -> Iterator[Measured]:
    output = _run(options.shared / "seeds", options.work / "seeds", options)
    yield Measured("seeds", evaluate(output, options.shared / "truth" / "contract"))


def _made(options: argparse.Namespace) -> Iterator[Measured]:
    for kind in options.kinds.split(","):
        yield Measured(f"made-{kind}", measure_made(kind, _road_options(options, options.work, "")))


def _negatives(options: argparse.Namespace) -> Iterator[Measured]:
    names = [name for name in LAYOUTS[options.split] if name in NEGATIVES]
    work = options.work / "negatives"
    given = _road_options(options, work, ",".join(names))
    yield Measured("negatives", measure_made("docx", given))


def _road_options(options: argparse.Namespace, work: Path, layouts: str) -> argparse.Namespace:
    given = {name: getattr(options, name) for name in ("seed", "count", "split", "workers")}
    return argparse.Namespace(**given, work=work, layouts=layouts)


def _real(options: argparse.Namespace) -> Iterator[Measured]:
    """The real files: those with a letterhead that is known, and all as negatives."""
    folder = options.shared / "real"
    work = options.work / "real"
    truths = real_truths(folder)
    for name in ("files", "truth"):
        shutil.rmtree(work / name, ignore_errors=True)
    for file in real_files(folder, scans=options.scans):
        target = work / "files" / file.relative_to(folder / "files")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
        _write(work / "truth", target.relative_to(work / "files"), truths)
    yield Measured("real", evaluate(_run(work / "files", work, options), work / "truth"))


def _write(folder: Path, name: Path, truths: dict[str, dict[str, object]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(truths[str(name)], ensure_ascii=False)
    (folder / f"{'--'.join(name.parts)}.json").write_text(text, "utf-8")


def _run(files: Path, work: Path, options: argparse.Namespace) -> Path:
    """Run the program on a folder; return where its outputs are."""
    output = work / "output"
    command = [sys.executable, "-m", "pipeline.cli", "run", str(files), "-o", str(output)]
    command += ["--workers", str(options.workers), "--cache", str(options.work / "cache")]
    subprocess.run(command, check=False, capture_output=True)
    return output


def _cells(result: Evaluation) -> list[str]:
    total = result.total
    pairings = total.get("pairings")
    paired = pairings is not None and pairings.right + pairings.missed > 0
    shown = [
        f"{total[name].f1:.3f}" if name in total and _was_judged(result, name) else ""
        for name in SHOWN
    ]
    if pairings is not None and not paired:
        shown[-1] = f"{pairings.wrong} told"
    silent = sum(total[name].silent for name in SHOWN if name in total)
    return [str(len(result.documents)), *shown, str(silent)]


def _was_judged(result: Evaluation, name: str) -> bool:
    score = result.total[name]
    return score.right + score.wrong + score.missed > 0


def _list_mistakes(path: Path, result: Evaluation) -> None:
    lines = [
        f"{document}: {name}: {detail}\n"
        for document, scores in result.documents.items()
        for name, score in scores.items()
        for detail in score.details
    ]
    path.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
