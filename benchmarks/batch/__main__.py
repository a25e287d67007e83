"""`python -m benchmarks.batch fuzz|faults|scale|scans|speed`: what a batch stands, measured."""

from __future__ import annotations

import argparse
import compileall
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.batch.faults import fault, quiet_run
from benchmarks.batch.fuzz import STATUSES, fuzz
from benchmarks.batch.scale import Cost, scale
from benchmarks.batch.scans import PAGES, scans
from benchmarks.batch.speed import Speed, by_page, made_pdfs, whole_programs

_PORTION = 100  # files a run
_IN_TURN = 96  # files that are read by one process with each reader
_PACKAGES = ("schemas", "extractors", "normalizers", "parsers", "pipeline")


def main() -> None:
    options = _arguments()
    for package in _PACKAGES:  # as set-up does, whatever the environment says of byte code
        compileall.compile_dir(package, quiet=2)
    raise SystemExit(options.command(options))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("work/batch"))
    parser.add_argument("--workers", type=int, default=2)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("fuzz", help="damaged files; each must end with a named outcome")
    one.add_argument("--count", type=int, default=2000)
    one.add_argument("--seed", type=int, default=1, help="of the first portion")
    one.set_defaults(command=_fuzz)
    two = commands.add_parser("faults", help="runs killed or starved; the next must make it good")
    two.add_argument("--runs", type=int, default=50)
    two.add_argument("--first", type=int, default=0)
    two.set_defaults(command=_faults)
    three = commands.add_parser("scale", help="many small documents: seconds and memory")
    three.add_argument("--count", type=int, default=10_000)
    three.set_defaults(command=_scale)
    five = commands.add_parser("scans", help="many scanned pages: seconds and memory")
    five.add_argument("--pages", type=int, default=500)
    five.set_defaults(command=_scans)
    four = commands.add_parser("speed", help="born-digital pages per second, beside pdfplumber")
    four.add_argument("pdfs", type=Path, nargs="*", help="made ones without")
    four.add_argument("--count", type=int, default=480, help="of made ones, 1,071 pages")
    four.set_defaults(command=_speed)
    return parser.parse_args()


def _fuzz(options: argparse.Namespace) -> int:
    """Portions of damaged files, and a table of what became of them."""
    outcomes: Counter[tuple[str, str]] = Counter()
    codes: Counter[str] = Counter()
    wrong: list[str] = []
    for number, done in enumerate(range(0, options.count, _PORTION)):
        count = min(_PORTION, options.count - done)
        portion = fuzz(options.seed + number, count, options.work, options.workers)
        outcomes += portion.outcomes
        codes += portion.codes
        wrong += portion.wrong
        print(
            f"portion {options.seed + number}: {count} files, {portion.seconds:.0f} s", flush=True
        )
        for line in portion.wrong:
            print(f"  {line}", flush=True)
    print("kind".ljust(8), *(status.rjust(10) for status in STATUSES))
    for kind in sorted({kind for kind, _ in outcomes}):
        print(kind.ljust(8), *(str(outcomes[kind, status]).rjust(10) for status in STATUSES))
    print(", ".join(f"{code} {count}" for code, count in codes.most_common()))
    print(f"{options.count} files, {len(wrong)} wrong")
    return 1 if wrong else 0


def _faults(options: argparse.Namespace) -> int:
    """Disturbed runs, each followed by a quiet one whose tables are compared."""
    quiet = quiet_run(options.work / "quiet", options.workers)
    print(f"quiet run: {quiet.seconds:.0f} s, {len(quiet.tables)} files written", flush=True)
    wrong = 0
    for number in range(options.first, options.first + options.runs):
        done = fault(number, quiet, options.work / f"fault-{number}", options.workers)
        wrong += bool(done.wrong)
        print(
            f"{number:3} {done.name}: exit code {done.code}",
            *done.wrong,
            sep="\n      ",
            flush=True,
        )
    print(f"{options.runs} runs, {wrong} wrong")
    return 1 if wrong else 0


def _scale(options: argparse.Namespace) -> int:
    """What the runs cost, beside the first one."""
    costs = scale(options.work / "scale", options.count, options.workers)
    print(f"{options.count} documents, {options.workers} workers")
    _print_costs(costs, options.count)
    return 0 if all(cost.rows == options.count for cost in costs) else 1


def _scans(options: argparse.Namespace) -> int:
    """What reading scanned pages costs."""
    costs = scans(options.work / "scans", options.pages, options.workers)
    print(f"{options.pages} scanned pages, {options.workers} workers")
    _print_costs(costs, options.pages)
    return 0 if all(cost.rows == -(-options.pages // PAGES) for cost in costs) else 1


def _print_costs(costs: Sequence[Cost], count: int) -> None:
    print("run           wall s  part of the first  cpu s  cpu ms each  parent MB  child MB  rows")
    for cost in costs:
        part = f"1/{costs[0].wall_s / cost.wall_s:.0f}"
        each = 1000 * cost.processor_s / count
        print(
            f"{cost.name:12} {cost.wall_s:7.1f} {part:>18} {cost.processor_s:6.1f} {each:12.1f}"
            f" {cost.parent_mb:10.0f} {cost.children_mb:9.0f} {cost.rows:5}"
        )


def _speed(options: argparse.Namespace) -> int:
    """Pages per second of both; ketnghia must not be slower."""
    pdfs = options.pdfs or made_pdfs(options.work / "speed-made", options.count)
    whole = whole_programs(pdfs, options.work / "speed", options.workers)
    _print_speeds(f"whole programs, {options.workers} processes", whole)
    _print_speeds("one process, all loaded", by_page(pdfs[:_IN_TURN]))
    return 0 if whole[1].processor_s <= whole[0].processor_s else 1


def _print_speeds(title: str, speeds: Sequence[Speed]) -> None:
    """A line for each, its costs beside those of the first."""
    print(title.ljust(38), "pages  wall s   cpu s  pages/s  pages/cpu s  cost of the first's")
    for speed in speeds:
        rates = speed.pages / speed.wall_s, speed.pages / speed.processor_s
        shares = speed.wall_s / speeds[0].wall_s, speed.processor_s / speeds[0].processor_s
        print(
            f"{speed.name:38} {speed.pages:5} {speed.wall_s:7.1f} {speed.processor_s:7.1f}"
            f" {rates[0]:8.1f} {rates[1]:12.1f}  {shares[0]:.2f} clock, {shares[1]:.2f} cpu"
        )


if __name__ == "__main__":
    main()
