"""A line given new text: words found again by their characters, boxes joined where words were."""

from __future__ import annotations

from difflib import SequenceMatcher

from schemas.document import Line, Word, words_of
from schemas.geometry import union


def rewrite(line: Line, text: str) -> None:
    """Put `text` into the line's words, keeping fonts, boxes and what was read.

    >>> line = Line(words_of("các tr ường"))
    >>> rewrite(line, "các trường")
    >>> [(w.text, w.as_read) for w in line.words]
    [('các', 'các'), ('trường', 'tr ường')]
    """
    new = words_of(text)
    sources = _sources(line.words, new)
    for word, old in zip(new, sources, strict=True):
        _inherit(word, old)
    line.words = new


def _sources(old: list[Word], new: list[Word]) -> list[list[Word]]:
    """The old words that each new word was made of."""
    if len(old) == len(new):
        return [[word] for word in old]
    owner = [i for i, word in enumerate(old) for _ in word.text]
    before = "".join(word.text for word in old)
    after = "".join(word.text for word in new)
    at = [0] * len(after)
    for _, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for j in range(j1, j2):
            at[j] = min(i1 + (j - j1), max(i2 - 1, i1), len(before) - 1)
    result, start = [], 0
    for word in new:
        places = {owner[at[j]] for j in range(start, start + len(word.text))} if owner else set()
        result.append([old[i] for i in sorted(places)])
        start += len(word.text)
    return result


def _inherit(word: Word, old: list[Word]) -> None:
    if not old:
        return
    first = old[0]
    word.confidence = min(other.confidence for other in old)
    word.box = union(other.box for other in old)
    word.bold, word.italic, word.size, word.font = (
        first.bold, first.italic, first.size, first.font
    )  # fmt: skip
    word.alternatives = first.alternatives if len(old) == 1 else ()
    read = "".join((other.before if i else "") + other.as_read for i, other in enumerate(old))
    if read != word.text or any(other.read is not None for other in old):
        word.read = read
