"""Bullets as plain characters."""

from __future__ import annotations

_DASHES = frozenset("\uf02d\uf0be")  # Symbol's minus and horizontal line
_TICKS = frozenset("\uf0fc\uf0fe")  # Wingdings' check mark and checked box


def printed_bullet(text: str) -> str:
    """A bullet as a plain character: symbol fonts keep theirs in the private use area.

    >>> [printed_bullet(text) for text in ("\\uf0b7", "\\uf0fc", "\\uf02d", "+")]
    ['•', '✓', '-', '+']
    """
    first = text[:1]
    if first in _DASHES:
        return "-"
    if first in _TICKS:
        return "✓"
    return "•" if first and "\ue000" <= first <= "\uf8ff" else text.strip()
