"""How like the page a reading of it is: syllables and table cells, whatever their order."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.document import Page, Table

LOOK_ALIKE = str.maketrans("–—“”’‘\uf0b7", "--\"\"''•")
Place = tuple[int, str]  # a cell's column and its text


@dataclass
class Likeness:
    """Counts over one or more pages; `lost` and `made_up` name what differs, page by page."""

    syllables: int = 0
    wrong_syllables: int = 0
    cells: int = 0
    right_cells: int = 0
    lost: list[str] = field(default_factory=list)
    made_up: list[str] = field(default_factory=list)

    def add(self, true: Iterable[Page], read: Iterable[Page]) -> None:
        """Count the pages of one document, each against the one of its number."""
        seen = {page.number: page for page in read}
        for page in true:
            other = seen.get(page.number, Page(page.number))
            self._count_syllables(syllables_of(page.text), syllables_of(other.text))
            self._count_cells(cells_of(page), cells_of(other))

    def add_text(self, true: str, read: str) -> None:
        self._count_syllables(syllables_of(true), syllables_of(read))

    def _count_syllables(self, true: Counter[str], read: Counter[str]) -> None:
        lost, made_up = true - read, read - true
        self.syllables += true.total()
        self.wrong_syllables += max(lost.total(), made_up.total())
        self.lost += sorted(lost.elements())
        self.made_up += sorted(made_up.elements())

    def _count_cells(self, true: Counter[Place], read: Counter[Place]) -> None:
        self.cells += true.total()
        self.right_cells += (true & read).total()
        self.lost += [f"cell {column}: {text}" for column, text in sorted((true - read).elements())]
        made_up = sorted((read - true).elements())
        self.made_up += [f"cell {column}: {text}" for column, text in made_up]

    @property
    def error_rate(self) -> float:
        """Wrong syllables, the lost or the made up, whichever are more, per syllable."""
        return self.wrong_syllables / max(1, self.syllables)

    @property
    def right_share(self) -> float:
        return self.right_cells / max(1, self.cells)


def plain(text: str) -> str:
    """The text without what print tells apart and no reading is judged by: dashes, quotes.

    >>> plain("Mẫu  giáo – “A”")
    'Mẫu giáo - "A"'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(LOOK_ALIKE).split())


def syllables_of(text: str) -> Counter[str]:
    return Counter(plain(text).split())


def cells_of(page: Page) -> Counter[Place]:
    """The cells that hold anything, by column and text."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    cells = [(cell.column, plain(cell.text)) for table in tables for cell in table.cells]
    return Counter(place for place in cells if place[1])
