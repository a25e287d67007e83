"""A stretch of text that knows the words it is made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from schemas.document import Line, Word, line_of
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
        first = bisect_right(self._words, start, key=itemgetter(1))
        last = bisect_left(self._words, end, key=itemgetter(0))
        return [word for _, _, word in self._words[first:last]]

    def as_read(self, start: int, end: int) -> str:
        """The same words as they were read, before any repair."""
        return " ".join(word.as_read for word in self.words(start, end))

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
        return Evidence(page=self.page, box=rounded(box), text=read)


def rounded(box: Box | None) -> tuple[float, float, float, float] | None:
    """A box as it is written to the outputs."""
    return None if box is None else box.rounded()


def passage_of(lines: Sequence[Line], box: Box | None = None) -> Passage:
    return Passage([line for line in lines if line.words], box)


def passage_of_text(text: str, lines: Sequence[Line]) -> tuple[Passage, int]:
    """The passage of lines that hold `text`, and where in it the text begins.

    Where the lines hold more than spaces and a label beside it, the text stands alone in a
    passage with the lines' page and box.
    """
    whole = passage_of(lines)
    at = whole.text.find(text)
    if at >= 0:
        return whole, at
    alone = line_of(text, page=lines[0].page if lines else 1)
    read = " ".join(line.as_read for line in lines if line.words)
    alone.read = read or None
    for word in alone.words:
        word.confidence = min((other.confidence for other in _words(lines)), default=1.0)
    return Passage([alone], union(line.box for line in lines if line.page == alone.page)), 0


def _words(lines: Sequence[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]
