"""Truth of the real administrative files in the form of the contract.

`real/letterheads.jsonl` gives type, number, place and day; `real/truth` the same and the basis,
objectives, signers and recipients of a few. None of the files pairs schools.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SCANS = ("scan", "images")  # how the folders of pictures begin
_FIELDS = {"doc_type": "doc_type", "doc_number": "number", "date_issued": "issued_on"}
_OTHER_KINDS = ["purpose", "requirement"]


def real_files(folder: Path, *, scans: bool) -> list[Path]:
    """The real files in order: all, or those that are no scans."""
    files = [path for path in sorted((folder / "files").rglob("*")) if path.is_file()]
    kinds = [path.relative_to(folder / "files").parts[0] for path in files]
    return [
        path for path, kind in zip(files, kinds, strict=True) if scans or not kind.startswith(SCANS)
    ]


def real_truths(folder: Path) -> dict[str, Json]:
    """The truth of every file by its path below `files`; all have no pairings."""
    read: dict[str, Json] = {}
    for line in (folder / "letterheads.jsonl").read_text("utf-8").splitlines():
        known = json.loads(line)
        read[known["file"]] = known
    for path in sorted((folder / "truth").glob("*.json")):
        known = json.loads(path.read_text("utf-8"))
        read[known["file"]] = read.get(known["file"], {}) | known
    names = [str(p.relative_to(folder / "files")) for p in real_files(folder, scans=True)]
    return {name: _judged(name, read.get(name, {})) for name in names}


def _judged(name: str, known: Json) -> Json:
    """What of a file's truth is judged, in the contract's names."""
    truth: Json = {"source": {"path": name}, "pairings": []}
    truth |= {field: known[old] for old, field in _FIELDS.items() if old in known}
    if "read" not in known or "documents" in known:
        return truth
    if "recipients" in known:
        truth["recipients"] = known["recipients"]
    if "signers" in known:
        truth["signers"] = [{"name": one["name"]} for one in known["signers"] or []]
    if "objectives" in known:
        truth["objectives"] = [
            {"kind": "goal", "kind_accept": _OTHER_KINDS, "text": text}
            for text in known["objectives"]
        ]
    return truth
