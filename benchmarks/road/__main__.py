"""The whole road on made documents: `python -m benchmarks.road --kinds docx,pdf,scan200`.

For each kind it makes documents with truth (benchmarks/documents), runs `ketnghia` on them
and scores the outputs by the rules of the contract. Every mistake is listed in
`WORK/<kind>/mistakes.txt`, one a line with its document.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.evaluate import Evaluation, evaluate
from pipeline.scoring import Score

SHOWN = (
    "header",
    "legal_basis",
    "pairings",
    "objectives",
    "timeline",
    "signers",
    "recipients",
    "findings",
    "attributes",
)


def main() -> None:
    options = _arguments()
    table = Table(title=f"F1 by kind, {options.count} documents each, seed {options.seed}")
    table.add_column("kind", no_wrap=True)
    for name in (*SHOWN, "rows wrong", "silent", "flags/100"):
        table.add_column(name, justify="right")
    for kind in options.kinds.split(","):
        result = measure(kind, options)
        table.add_row(kind, *_cells(result))
    Console(width=170).print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.road", description=__doc__)
    parser.add_argument("--kinds", default="docx,pdf,text,scan200")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--layouts", help="only these, joined with commas")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path("work/road"))
    return parser.parse_args()


def measure(kind: str, options: argparse.Namespace) -> Evaluation:
    """Make, run and score the documents of one kind."""
    folder = options.work / f"{options.split}-{kind}-{options.seed}-{options.count}"
    if not folder.exists() or options.layouts:
        shutil.rmtree(folder, ignore_errors=True)
        _make(kind, folder, options)
    output = folder / "output"
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "run",
        str(folder / "files"),
        "-o",
        str(output),
    ]
    subprocess.run([*command, "--workers", str(options.workers)], check=False)
    result = evaluate(output, folder / "truth")
    _list_mistakes(folder / "mistakes.txt", result)
    return result


def _make(kind: str, folder: Path, options: argparse.Namespace) -> None:
    command = [sys.executable, "-m", "benchmarks.documents", "make", "--out", str(folder)]
    command += [
        "--split",
        options.split,
        "--seed",
        str(options.seed),
        "--count",
        str(options.count),
        "--kinds",
        kind,
    ]
    if options.layouts:
        command += ["--layouts", options.layouts]
    subprocess.run(command, check=True)


def _list_mistakes(path: Path, result: Evaluation) -> None:
    lines = [
        f"{document}: {name}: {detail}"
        for document, scores in result.documents.items()
        for name, score in scores.items()
        for detail in score.details
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _cells(result: Evaluation) -> list[str]:
    total = result.total
    pairings = total.get("pairings", Score())
    rows = pairings.right + pairings.wrong
    return [
        *(f"{total[name].f1:.3f}" if name in total else "" for name in SHOWN),
        str(pairings.wrong),
        str(pairings.silent),
        f"{100 * pairings.flagged / rows:.1f}" if rows else "",
    ]


if __name__ == "__main__":
    main()
