"""A document in the making: its office, its printed blocks, and the truth that grows with them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from benchmarks.documents.model import Block, Cell, Document, PageBreak, Para, Table
from benchmarks.documents.names import Namer, School
from benchmarks.documents.places import District, in_running_text

Json = dict[str, Any]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
LETTERS = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n"]


@dataclass(frozen=True)
class Office:
    """Who writes: letterhead lines, full name for the truth, the name that prose uses."""

    kind: str
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    full_name: str
    prose: str
    symbol: str
    place: str
    unit: str
    signer_title: str
    accept: tuple[str, ...] = ()


@dataclass
class Draft:
    """State of one document. `start` and `end` are the calendar years of the plan's period."""

    rng: random.Random
    office: Office
    namer: Namer
    district: District
    province: str
    start: int
    end: int
    reformed: bool = False
    document: Document = field(default_factory=Document)
    truth: Json = field(default_factory=dict)
    numbering: str = "roman"
    number: str | None = None
    printed_number: str = ""
    printed_day: str = ""
    counters: list[int] = field(default_factory=lambda: [0, 0, 0])
    lists: int = 0

    # what is printed

    def add(self, block: Block) -> None:
        self.document.blocks.append(block)

    def para(self, text: str, **style: Any) -> None:
        self.add(Para(text, **style))

    def centre(self, text: str, **style: Any) -> None:
        self.add(Para(text, align="center", indent=0, **style))

    def heading(self, depth: int, text: str) -> str:
        """Print a numbered heading (depth 0, 1, 2); returns its line as printed."""
        self.counters[depth] += 1
        self.counters[depth + 1 :] = [0] * (len(self.counters) - depth - 1)
        label = heading_label(self.numbering, depth, self.counters)
        shown = text.upper() if depth == 0 and self.numbering in ("roman", "letters") else text
        self.add(Para(shown, bold=depth < 2, italic=depth == 2, label=label, align="left"))
        return f"{label} {shown}" if label else shown

    def items(self, texts: list[str], style: str) -> list[str | None]:
        """Print a list in a style (`dash`, `plus`, `bullet`, `sub`, `letter`, `paren`, `none`).

        Returns the number of each item as the truth has it (null for bullets).
        """
        self.lists += 1
        numbers: list[str | None] = []
        for index, text in enumerate(texts):
            label, number = item_label(style, index, self.counters)
            numbers.append(number)
            self.add(Para(text, label=label, list_id=self.lists if label else None))
        return numbers

    def item_style(self) -> str:
        style = self.rng.choice(("dash", "dash", "dash", "plus", "bullet", "sub", "letter", "none"))
        return "dash" if style == "sub" and self.numbering == "plain" else style

    def table(self, rows: list[tuple[Cell, ...]], widths: tuple[float, ...], **style: Any) -> None:
        self.add(Table(tuple(rows), widths, **style))

    def page(self, *, landscape: bool = False) -> None:
        self.add(PageBreak(landscape))

    # what is true

    def pairings(self) -> list[Json]:
        found: list[Json] = self.truth["pairings"]
        return found

    def find(self, code: str, where: str | None = None, value: str | None = None) -> None:
        self.truth["findings"].append({"code": code, "field": where, "value": value})

    # schools

    def school(self, level: str, district: District | None = None) -> School:
        """A new school of the plan's district, or of another one."""
        place = district or self.district
        name = None if self.reformed else place.name
        return self.namer.school(level, name, place.province, place.communes)

    def schools(self, level: str, count: int, district: District | None = None) -> list[School]:
        return [self.school(level, district) for _ in range(count)]

    def period(self) -> str:
        dash = self.rng.choice(("-", " - ", " – "))
        if self.end == self.start + 1 and self.rng.random() < 0.7:
            return f"năm học {self.start}{dash}{self.end}"
        return f"giai đoạn {self.start}{dash}{self.end}"

    @property
    def running_unit(self) -> str:
        return in_running_text(self.office.unit)


def heading_label(numbering: str, depth: int, counters: list[int]) -> str | None:
    """The label of a heading in the document's own scheme.

    >>> heading_label("roman", 1, [2, 3, 0]), heading_label("article", 0, [2, 0, 0])
    ('3.', 'Điều 2.')
    """
    n = counters[depth]
    if numbering == "plain":
        return None
    if numbering == "article":
        return (f"Điều {n}.", f"{n}.", f"{LETTERS[n - 1]})")[depth]
    if numbering == "arabic":
        return ".".join(str(c) for c in counters[: depth + 1]) + "."
    if numbering == "letters":
        return (f"{chr(64 + n)}.", f"{ROMAN[n - 1]}.", f"{n}.")[depth]
    return (f"{ROMAN[n - 1]}.", f"{n}.", f"{LETTERS[n - 1]})")[depth]


def item_label(style: str, index: int, counters: list[int]) -> tuple[str | None, str | None]:
    """(printed label, number in the truth) of a list item.

    >>> item_label("sub", 1, [1, 2, 0]), item_label("dash", 0, [1, 2, 0])
    (('2.2.', '2.2'), ('-', None))
    """
    bullets = {"dash": "-", "plus": "+", "bullet": "•", "star": "*"}
    if style in bullets:
        return bullets[style], None
    if style == "none":
        return None, None
    if style == "letter":
        return f"{LETTERS[index]})", LETTERS[index]
    if style == "paren":
        return f"{index + 1})", str(index + 1)
    if style == "dot":
        return f"{index + 1}.", str(index + 1)
    above = next((c for c in reversed(counters) if c), 1)
    return f"{above}.{index + 1}.", f"{above}.{index + 1}"
