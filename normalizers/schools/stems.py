"""The names that schools are named after everywhere, as data: one stem a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

STEMS = Path(__file__).parents[1] / "data" / "schools" / "stems.txt"


@cache
def stems_by_kind() -> dict[str, tuple[str, ...]]:
    """Stems by kind (`[persons]`, `[flowers]`, …), in the order of the file."""
    kinds: dict[str, list[str]] = {}
    kind = ""
    for line in STEMS.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            kinds.setdefault(kind, []).extend(part.strip() for part in line.split(","))
    return {kind: tuple(dict.fromkeys(filter(None, names))) for kind, names in kinds.items()}


@cache
def name_stems() -> tuple[str, ...]:
    """All stems once."""
    return tuple(dict.fromkeys(stem for names in stems_by_kind().values() for stem in names))
