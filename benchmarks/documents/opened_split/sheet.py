"""A test document in the making: printed blocks and, in the same step, what they mean."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from benchmarks.documents.model import Block, Cell, Columns, Document, PageBreak, Para, Table
from benchmarks.documents.opened_split import wording
from benchmarks.documents.opened_split.names import Listed, Roll
from benchmarks.documents.places import District, in_running_text
from benchmarks.documents.truth import SIDES, Json, event, finding, pairing, party

FACES = (
    "TeXGyreTermes", "TeXGyreTermes", "TeXGyreTermes", "TeXGyreSchola", "TeXGyrePagella",
    "TeXGyreHeros", "TeXGyreHerosCn", "TeXGyreBonum",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
ABC = "abcdđeghiklm"

# Heading habits: the labels of the first, second and third depth; capitals on the first or not.
HABITS: dict[str, tuple[tuple[str, str, str], bool]] = {
    "slash": (("{R}/", "{n}/", "{a}/"), True),
    "hyphen": (("{R} -", "{n} -", "{a} -"), True),
    "decimal": (("{n}.", "{p}.{n}.", "{p}.{n}."), True),
    "letter": (("{A}.", "{R}.", "{n}."), True),
    "roman": (("{R}.", "{n}.", "{a}."), False),
    "article": (("Điều {n}.", "{n}.", "{a})"), False),
    "part": (("Phần {R}.", "{R}.", "{n}."), True),
}


@dataclass(frozen=True)
class Bureau:
    """Who writes: letterhead lines, name for the truth, name in prose, place and signer."""

    above: tuple[str, ...]
    own: tuple[str, ...]
    full_name: str
    prose: str
    symbol: str
    place: str
    signer: str
    capacity: str | None = None
    accept: tuple[str, ...] = ()


def cell(*lines: str, **style: Any) -> Cell:
    return Cell(tuple(lines), **style)


def head(*titles: str, **style: Any) -> tuple[Cell, ...]:
    return tuple(cell(t, bold=True, align="center", **style) for t in titles)


def mid(text: str, **style: Any) -> Cell:
    return cell(text, align="center", **style)


@dataclass
class Sheet:
    """State of one document; `start` and `end` are the calendar years of its period."""

    rng: random.Random
    here: District
    there: District
    bureau: Bureau
    start: int
    end: int
    habit: str = "slash"
    reformed: bool = False
    district_known: bool = True
    document: Document = field(default_factory=Document)
    truth: Json = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    number: str | None = None
    day: str | None = None
    lists: int = 0

    def __post_init__(self) -> None:
        self.roll = Roll(self.rng)
        self.document.font = self.rng.choice(FACES)
        narrow = self.document.font == "TeXGyreBonum"
        self.document.size = 12 if narrow else self.rng.choice((13, 13, 13.5, 14))
        self.document.automatic_numbers = self.rng.random() < 0.4
        keys = ("legal_basis", "pairings", "objectives", "timeline", "tasks", "signers")
        none = ("doc_type", "number", "number_symbol", "issuer_name", "place", "issued_on", "title")
        self.truth = {"source": {"path": ""}} | dict.fromkeys((*none, "stage"))
        self.truth |= {key: [] for key in (*keys, "recipients", "findings")}

    # printing

    def add(self, block: Block) -> None:
        self.document.blocks.append(block)

    def para(self, text: str, **style: Any) -> None:
        self.add(Para(text, **style))

    def centre(self, text: str, **style: Any) -> None:
        self.para(text, align="center", indent=0, **style)

    def table(self, rows: list[tuple[Cell, ...]], widths: tuple[float, ...], **style: Any) -> None:
        self.add(Table(tuple(rows), widths, **style))

    def columns(self, left: list[Para], right: list[Para], share: float = 0.5) -> None:
        self.add(Columns(tuple(left), tuple(right), (share, 1 - share)))

    def page(self, *, landscape: bool = False) -> None:
        self.add(PageBreak(landscape))

    def heading(self, depth: int, text: str) -> str:
        """Print a numbered heading; returns its line as printed."""
        labels, shout = HABITS[self.habit]
        self.counts[depth] += 1
        self.counts[depth + 1 :] = [0] * (2 - depth)
        n = self.counts[depth]
        parents = ".".join(str(c) for c in self.counts[:depth])
        label = labels[depth].format(n=n, R=ROMAN[n - 1], A=chr(64 + n), a=ABC[n - 1], p=parents)
        shown = text.upper() if shout and depth == 0 else text
        self.para(shown, bold=depth < 2, italic=depth == 2, label=label, align="left", indent=0.8)
        return f"{label} {shown}"

    def items(self, texts: list[str], mark: str = "-", *, indent: float = 1.0) -> list[str | None]:
        """Print list items; returns the number of each as the truth has it (bullets: null).

        `mark` is a bullet or a pattern: `1)`, `(1)`, `a.`, `1.1.` (under the last heading).
        """
        self.lists += 1
        numbers: list[str | None] = []
        for index, text in enumerate(texts):
            label, number = self.label(mark, index)
            numbers.append(number)
            self.para(text, label=label, list_id=self.lists, indent=indent)
        return numbers

    def label(self, mark: str, index: int) -> tuple[str, str | None]:
        if mark == "1.1.":
            above = ".".join(str(c) for c in self.counts if c)
            return f"{above}.{index + 1}.", f"{above}.{index + 1}"
        if "1" in mark:
            return mark.replace("1", str(index + 1)), str(index + 1)
        if "a" in mark:
            return mark.replace("a", ABC[index]), ABC[index]
        return mark, None

    # what is true

    def school(self, level: str, *, far: bool = False) -> Listed:
        """A new school of the document's own district, or of its neighbour."""
        place = self.there if far else self.here
        known = None if self.reformed or not self.district_known else place.name
        return self.roll.school(level, place, district=known)

    def pair(self, level: str, *, far: bool = False, private: float = 0) -> tuple[Listed, Listed]:
        """Two schools; the first is a private one with that probability, above nursery level."""
        if level != "MN" and self.rng.random() < private:
            first = self.roll.private(level, self.here, district=self.here.name)
            return first, self.school(level)
        return self.school(level), self.school(level, far=far)

    def third(self, level: str) -> list[Listed]:
        """Now and then a third school for a group."""
        return [self.school(level)] if self.rng.random() < 0.15 else []

    def record(
        self,
        sides: list[list[Listed]],
        *,
        source: str = "printed",
        row: str | None = None,
        section: str | None = None,
        relation: str = "twin",
        lead: Listed | None = None,
        focus: list[str] | None = None,
        communes: dict[str, str] | None = None,
        **accept: Any,
    ) -> Json:
        """Add a pairing; `accept` holds further keys of it such as `section_accept`."""
        parties = [
            party(one, side, source, lead=one is lead, commune=(communes or {}).get(one.full_name))
            for side, group in zip(SIDES, sides, strict=False)
            for one in group
        ]
        made = pairing(parties, relation=relation, section=section, row=row, focus=focus)
        self.truth["pairings"].append(made | accept)
        return made

    def objective(self, kind: str, text: str, number: str | None = None) -> None:
        self.truth["objectives"].append({"kind": kind, "number": number, "text": text})

    def event(self, when: str | None, precision: str, phrase: str, act: str, **more: Any) -> None:
        """Add an event; a capital or small first letter of the phrase is as good."""
        made = event(when, precision, phrase, act, **more)
        other = phrase[0].swapcase() + phrase[1:]
        made["when_text_accept"] = [*more.get("when_text_accept", []), other]
        self.truth["timeline"].append(made)

    def find(
        self, code: str, where: str | None, value: str | None, *, optional: bool = False
    ) -> None:
        self.truth["findings"].append(finding(code, where, value, optional=optional))

    @property
    def unit(self) -> str:
        return in_running_text(self.here.name)

    @property
    def scope(self) -> str:
        """The area that the office speaks of, as prose prints it."""
        wide = self.bureau.full_name.startswith(("Sở", "Công đoàn ngành"))
        return self.province if wide else self.unit

    @property
    def province(self) -> str:
        return in_running_text(self.here.province)

    def commune(self) -> str:
        """A commune or ward of the own district, with its word."""
        word = "Phường" if self.here.name.startswith("Thành phố") else "Xã"
        return f"{word} {self.rng.choice(self.here.communes)}"

    def period(self) -> str:
        dash = self.rng.choice(("-", " - ", " – "))
        if self.end == self.start + 1:
            return f"năm học {self.start}{dash}{self.end}"
        return f"giai đoạn {self.start}{dash}{self.end}"

    def person(self) -> str:
        names = (wording.SURNAMES, wording.MIDDLES, wording.GIVEN)
        return " ".join(self.rng.choice(part) for part in names)

    def some(self, pool: tuple[str, ...], low: int, high: int) -> list[str]:
        count = min(self.rng.randint(low, high), len(pool))
        return [t.format(unit=self.scope) for t in self.rng.sample(pool, count)]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
