"""`python -m benchmarks.documents make --out DIR --seed N --count K [--kinds pdf,docx,text]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.documents.kinds import KINDS
from benchmarks.documents.make import FACTS, LAYOUTS, SPLITS, make_documents, names_source
from benchmarks.documents.samples import make_samples


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m benchmarks.documents", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="make documents with truth")
    make.add_argument("--out", type=Path, required=True)
    make.add_argument("--seed", type=int, default=1)
    make.add_argument("--count", type=int, help="as many as there are layouts")
    make.add_argument(
        "--split", default="dev", choices=tuple(SPLITS),
        help="development documents, or the frozen ones that nobody tunes on",
    )  # fmt: skip
    make.add_argument("--kinds", default="pdf,docx,text", help=",".join(KINDS))
    make.add_argument("--layouts", default="", help="names with commas; see `layouts`")
    make.add_argument("--schools", type=Path, default=FACTS, help="CSV of school names, if there")
    samples = commands.add_parser("samples", help="make the committed samples again")
    samples.add_argument("--out", type=Path, default=Path("samples"))
    layouts = commands.add_parser("layouts", help="list the layouts")
    layouts.add_argument("--split", default="dev", choices=tuple(SPLITS))
    return top


def main() -> None:
    given = parser().parse_args()
    if given.command == "layouts":
        print("\n".join(LAYOUTS[given.split]))
        return
    if given.command == "samples":
        print("\n".join(str(path) for path in make_samples(given.out)))
        return
    layouts = given.layouts.split(",") if given.layouts else LAYOUTS[given.split]
    facts = names_source(given.schools)
    count = given.count or len(layouts)
    paths = make_documents(
        given.out, given.seed, count, given.kinds.split(","), layouts, facts, given.split
    )
    print(f"{len(paths)} documents in {given.out / 'files'}, truth in {given.out / 'truth'}")


if __name__ == "__main__":
    main()
