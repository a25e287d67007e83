"""Raised digits: marks of footnotes, which are no part of the word that they stand behind."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """A text printed above the line, its digits as Unicode's superscripts.

    >>> raised("12"), raised("(*)")
    ('¹²', '(*)')
    """
    return text.translate(_RAISED)
