"""Documents that a stranger to the program wrote: `python -m benchmarks.unseen --kinds docx,pdf`.

Each is an HTML page with its truth beside it, written by hand before the program ever saw it,
by somebody who had not read the parsers. The set `open` may be looked at by those who tune the
program; `closed` is for measuring only: its mistakes are not written out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.unseen.convert import KINDS, convert
from pipeline.evaluate import Evaluation, evaluate
from pipeline.scoring import Score

HERE = Path(__file__).parent
SHOWN = {
    "header": "header",
    "legal_basis": "basis",
    "objectives": "objectives",
    "timeline": "events",
    "pairings": "pairings",
    "findings": "findings",
    "attributes": "attributes",
}


def main() -> None:
    options = _arguments()
    console = Console(width=150)
    for kind in options.kinds.split(","):
        result = measure(kind, options)
        console.print(_table(f"{options.set}, {kind}, {len(result.documents)} documents", result))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unseen", description=__doc__)
    parser.add_argument(
        "--set",
        default="open",
        help="folder of documents: open, or closed once a new one is written",
    )
    parser.add_argument("--kinds", default="docx", help=", ".join(KINDS))
    parser.add_argument("--names", help="only documents whose name starts so; joined with commas")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--work", type=Path, default=Path("work/unseen"))
    return parser.parse_args()


def measure(kind: str, options: argparse.Namespace) -> Evaluation:
    """Convert, run and score the documents of a set in one kind."""
    folder = options.work / options.set / kind
    shutil.rmtree(folder, ignore_errors=True)
    pages = chosen(HERE / options.set, options.names)
    if not pages:
        sys.exit(
            f"There is no such document in the set {options.set}; `open` holds those there are."
        )
    files = convert(pages, kind, folder / "files")
    _write_truth(pages, files, folder / "truth")
    output = folder / "output"
    command = [sys.executable, "-m", "pipeline.cli", "run", str(folder / "files")]
    command += ["-o", str(output), "--workers", str(options.workers)]
    command += ["--cache", str(options.work / "cache")]
    log = subprocess.run(command, check=False, capture_output=True, text=True)
    (folder / "run.log").write_text(log.stdout + log.stderr, "utf-8")
    if not (output / "plans").is_dir():
        raise SystemExit(f"the run made nothing:\n{log.stderr}")
    result = evaluate(output, folder / "truth")
    if not options.set.startswith("closed"):
        (folder / "mistakes.txt").write_text(_mistakes(result), "utf-8")
    return result


def chosen(folder: Path, names: str | None = None) -> list[Path]:
    """The documents of a set in order, or those whose names start with one of `names`."""
    wanted = tuple(names.split(",")) if names else ("",)
    return [page for page in sorted(folder.glob("*.html")) if page.name.startswith(wanted)]


def _write_truth(pages: list[Path], files: list[Path], folder: Path) -> None:
    folder.mkdir(parents=True)
    for page, file in zip(pages, files, strict=True):
        truth = json.loads(page.with_suffix(".json").read_text("utf-8"))
        truth["source"] = {"path": file.name}
        target = folder / f"{page.stem}.json"
        target.write_text(json.dumps(truth, ensure_ascii=False), "utf-8")


def _mistakes(result: Evaluation) -> str:
    return "".join(
        f"{document}: {name}: {detail}\n"
        for document, scores in result.documents.items()
        for name, score in scores.items()
        for detail in score.details
    )


def _table(title: str, result: Evaluation) -> Table:
    table = Table(title=title)
    table.add_column("category")
    for column in ("precision", "recall", "F1", "right", "wrong", "missed", "silent", "flags/100"):
        table.add_column(column, justify="right")
    for name, shown in SHOWN.items():
        if name in result.total:
            table.add_row(shown, *_cells(result.total[name]))
    return table


def _cells(score: Score) -> list[str]:
    rows = score.right + score.wrong
    return [
        f"{score.precision:.3f}",
        f"{score.recall:.3f}",
        f"{score.f1:.3f}",
        str(score.right),
        str(score.wrong),
        str(score.missed),
        str(score.silent),
        f"{100 * score.flagged / rows:.1f}" if rows and score.flagged else "",
    ]


if __name__ == "__main__":
    main()
