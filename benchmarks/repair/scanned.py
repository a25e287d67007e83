"""Scans read in Vietnamese, before and after: `python -m benchmarks.repair.scanned SCANS TWINS`.

Both folders come from `benchmarks.documents make` with the same seed and count, SCANS with kinds of
scans and TWINS with `docx`; a scan's twin has the same number at its end. Only the running text is
compared: tables are read in another order.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import extractors
from benchmarks.repair.scoring import Accuracy, accuracy
from extractors.options import ReadOptions
from extractors.scan import read_pdf_page
from extractors.tables import join_across_pages
from normalizers.text import repair_document
from schemas.document import Document, Line


def running_text(document: Document) -> str:
    """The words outside tables, as one line."""
    return " ".join(block.text for block in document.blocks if isinstance(block, Line))


def read(path: Path) -> Document:
    document = extractors.read(path, path.name, ReadOptions())
    if document.kind == "pdf":
        document.pages = [
            read_pdf_page(path, page.number, ReadOptions()) for page in document.pages
        ]
    return join_across_pages(document)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scans", type=Path)
    parser.add_argument("twins", type=Path)
    args = parser.parse_args()
    twins = {path.stem.rsplit("-", 1)[1]: path for path in sorted(args.twins.glob("*.docx"))}
    before, after = Accuracy(0, 0, 0), Accuracy(0, 0, 0)
    worse: Counter[str] = Counter()
    for path in sorted(args.scans.glob("*.pdf")):
        truth = running_text(repair_document(read(twins[path.stem.rsplit("-", 1)[1]])))
        document = read(path)
        own = accuracy(truth, running_text(document))
        mended = accuracy(truth, running_text(repair_document(document)))
        before, after = before + own, after + mended
        worse[path.name] += max(own.matched - mended.matched, 0)
        print(f"{path.name:44} {own.share:.4f} -> {mended.share:.4f} of {own.true}", flush=True)
    print(f"{'all':44} {before.share:.4f} -> {after.share:.4f} of {before.true}")
    print(f"documents made worse: {sum(count > 0 for count in worse.values())}")


if __name__ == "__main__":
    main()
