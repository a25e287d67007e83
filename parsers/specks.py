"""Specks of a scan that were read as a letter or two at a line's end, taken out."""

from __future__ import annotations

from dataclasses import replace

from schemas.document import Document, Line, Word

_SURELY_WRONG = 0.1  # a reader's confidence below which a lone mark is no word
_LONGEST = 2  # characters


def without_specks(document: Document) -> Document:
    """The document without doubtful lone marks at the ends of its lines; tables stay as read."""
    pages = [
        replace(
            page,
            blocks=[_cleared(b) if isinstance(b, Line) else b for b in page.blocks],
        )
        for page in document.pages
    ]
    return replace(document, pages=pages)


def _cleared(line: Line) -> Line:
    kept = list(line.words)
    while kept and _is_speck(kept[-1]):
        kept.pop()
    return line if len(kept) == len(line.words) else replace(line, words=kept)


def _is_speck(word: Word) -> bool:
    """
    >>> _is_speck(Word("Ấ(", confidence=0.02)), _is_speck(Word("II", confidence=0.5))
    (True, False)
    >>> _is_speck(Word("3", confidence=0.02)), _is_speck(Word(";", confidence=1.0))
    (False, False)
    """
    digits = any(character.isdigit() for character in word.text)
    return len(word.text) <= _LONGEST and word.confidence < _SURELY_WRONG and not digits
