"""What the lines of a broken list hold: schools, row numbers, level rows and headers."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.text_tables.school_words import SchoolWords
from schemas.document import Line, Word


@dataclass(slots=True)
class SchoolCell:
    """A school: the words that lead its name, the name, and where it begins.

    `joined`: `và` (and) or `;` links it to the school before; `line` counts the lines given;
    `left` are words beside the name that seem to be no part of it; `number_word` is a `số`
    (number) at the end of its line, whose number stands on the line below.
    """

    lead: SchoolWords
    line: int
    at: int
    page: int
    joined: bool = False
    name: list[Word] = field(default_factory=list)
    left: str = ""
    number_word: Word | None = None

    @property
    def level(self) -> str:
        """The level words in lower case, without boarding type and `Trường`."""
        words = [word for word in self.lead.printed if word != "Trường" and "PTDT" not in word]
        return " ".join(words).casefold()

    def as_line(self) -> Line:
        """The cell as one line, its leading words as they are printed in clean text."""
        lead = [Word(text, read=text, confidence=0.95) for text in self.lead.printed]
        words = [*lead, *self.name]
        return Line(words, page=self.page, read=" ".join(word.as_read for word in words))


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A row number, or what may be one."""

    value: int
    line: int
    sure: bool = True  # its digits were read as such


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A row that names the level of the rows below."""

    row: Line
    line: int


@dataclass(frozen=True, slots=True)
class HeaderMark:
    """A line that is the header of one column or more."""

    line: int


Mark = SchoolCell | NumberMark | LevelMark | HeaderMark
