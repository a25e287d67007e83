"""A stretch of text that knows the words it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.document import Line, Word
from schemas.geometry import Box, union
from schemas.plan import Evidence


@dataclass(slots=True)
class Passage:
    """Lines joined with single spaces, with the place of every word in `text`.

    `box` is that of the cell or lines; `page` counts from 1.
    """

    lines: list[Line]
    given_box: Box | None = None
    text: str = field(init=False)
    _words: list[tuple[int, int, Word]] = field(init=False)

    def __post_init__(self) -> None:
        text = ""
        self._words = []
        for line in self.lines:
            for i, word in enumerate(line.words):
                if text and (i == 0 or word.before):
                    text += " "
                self._words.append((len(text), len(text) + len(word.text), word))
                text += word.text
        self.text = text

    @property
    def page(self) -> int:
        return self.lines[0].page if self.lines else 1

    def words(self, start: int, end: int) -> list[Word]:
        """The words that touch the characters from `start` to `end`."""
        return [word for a, b, word in self._words if a < end and b > start]

    def confidence(self, start: int, end: int) -> float:
        """The probability (0 to 1) that all words from `start` to `end` are right."""
        product = 1.0
        for word in self.words(start, end):
            product *= word.confidence
        return product

    def evidence(self, start: int = 0, end: int | None = None) -> Evidence:
        """Page, box and text before any repair of a part, or of the whole."""
        words = self.words(start, len(self.text) if end is None else end)
        box = union(word.box for word in words) or self.given_box
        if box is None:
            first = min((line.page for line in self.lines), default=1)
            box = union(line.box for line in self.lines if line.page == first)
        read = " ".join(word.as_read for word in words)
        if end is None and any(line.read is not None for line in self.lines):
            read = " ".join(line.as_read for line in self.lines if line.words)
        return Evidence(page=self.page, box=None if box is None else tuple(box.rounded()), text=read)


def passage_of(lines: Sequence[Line], box: Box | None = None) -> Passage:
    return Passage([line for line in lines if line.words], box)
