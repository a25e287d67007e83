"""Bullets and arrows as plain characters."""

from __future__ import annotations

_DASHES = frozenset("\uf02d\uf0be")  # Symbol's minus and horizontal line
_TICKS = frozenset("\uf0fc\uf0fe")  # Wingdings' check mark and checked box
# Wingdings' arrows, which Word makes of `-->`, `<--`, `==>`, `<==`, `<=>` as they are typed.
_ARROWS = {"\uf0e0": "→", "\uf0df": "←", "\uf0e8": "→", "\uf0e7": "←", "\uf0f3": "↔"}


def printed_bullet(text: str) -> str:
    """A bullet as a plain character: symbol fonts keep theirs in the private use area.

    >>> [printed_bullet(text) for text in ("\\uf0b7", "\\uf0fc", "\\uf02d", "\\uf0f3", "+")]
    ['•', '✓', '-', '↔', '+']
    """
    first = text[:1]
    if first in _DASHES:
        return "-"
    if first in _TICKS:
        return "✓"
    if first in _ARROWS:
        return _ARROWS[first]
    return "•" if first and "\ue000" <= first <= "\uf8ff" else text.strip()
