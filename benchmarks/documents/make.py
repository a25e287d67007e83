"""Make a folder of documents with their truth, and check each against the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.documents import specimen
from benchmarks.documents.kinds import KINDS
from benchmarks.documents.model import Document
from benchmarks.documents.names import fact_names
from benchmarks.documents.opened_split import specimen as opened_specimen
from benchmarks.documents.truth import Json

Maker = Callable[[int, str, dict[str, list[str]] | None], tuple[Document, Json]]
SPLITS: dict[str, Maker] = {"dev": specimen.make, "opened": opened_specimen.make}
LAYOUTS = {"dev": specimen.all_layouts(), "opened": opened_specimen.all_layouts()}
FACTS = Path("..") / "shared" / "facts" / "schools.csv"


def names_source(path: Path | None) -> dict[str, list[str]]:
    """School names by level from a CSV, where there is one."""
    return fact_names(path if path and path.exists() else None)


def check(document: Document, truth: Json) -> list[str]:
    """What the truth says that the document does not print; empty when all is well."""
    text = " ".join(" ".join(document.texts()).split()).casefold()
    wanted = [s["name"] for p in truth["pairings"] for s in p["schools"]]
    wanted += [o["text"] for o in truth["objectives"]] + [e["when_text"] for e in truth["timeline"]]
    wanted += [b["number"] for b in truth["legal_basis"] if b["number"]]
    wanted += [truth["title"]] if truth["title"] else []
    return [w for w in wanted if " ".join(w.split()).casefold() not in text]


def make_documents(
    out: Path,
    seed: int,
    count: int,
    kinds: Iterable[str],
    layouts: Iterable[str],
    facts: dict[str, list[str]] | None = None,
    split: str = "dev",
) -> list[Path]:
    """Write `count` documents in turn over layouts and kinds: `out/files` and `out/truth`.

    `split` is `dev`, or `test` for the frozen documents that nobody tunes on.
    """
    files, truth = out / "files", out / "truth"
    for folder in (files, truth):
        folder.mkdir(parents=True, exist_ok=True)
    kinds, layouts = list(kinds), list(layouts)
    paths = []
    for index in range(count):
        layout = layouts[index % len(layouts)]
        kind = kinds[(index + index // len(layouts)) % len(kinds)]
        number = seed * 100_000 + index
        paths.append(make_one(files, truth, number, layout, kind, facts, split=split))
    return paths


def make_one(
    out: Path,
    truth_folder: Path,
    seed: int,
    layout: str,
    kind: str,
    facts: dict[str, list[str]] | None = None,
    name: str | None = None,
    split: str = "dev",
) -> Path:
    """Write one document and its truth; returns the document's (first) path."""
    document, truth = SPLITS[split](seed, layout, facts)
    missing = check(document, truth)
    if missing:
        raise ValueError(f"truth not in the document ({layout}, {seed}): {missing[:3]}")
    suffix, write = KINDS[kind]
    name = name or f"{layout}-{kind}-{seed}"
    path = out / f"{name}{suffix}"
    written = write(document, path, seed)
    truth["source"] = {"path": written[0].name}
    if len(written) > 1:
        truth["source"]["parts"] = [part.name for part in written]
    truth["maker"] = {"layout": layout, "kind": kind, "seed": seed}
    if split != "dev":
        truth["maker"]["split"] = split
    target = truth_folder / f"{name}.json"
    target.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return written[0]
