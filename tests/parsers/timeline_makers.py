"""Makers of outlines for the tests of timelines."""

from parsers.context import PlanContext
from parsers.outline import Item
from parsers.timeline import parse_timeline
from schemas.document import Cell, Table, line_of
from schemas.plan import Event, Finding, Stage

SCHOOL_YEAR = PlanContext(issued_on="2023-09-05", school_year=2023)
THREE_YEARS = PlanContext(stage=Stage(start_year=2022, end_year=2025), issued_on="2022-12-21")


def item(text: str, *children: Item, kind: str = "item", style: str = "bullet") -> Item:
    made = Item(kind, text, style=style, lines=[line_of(text)])  # type: ignore[arg-type]
    return adopt(made, *children)


def adopt(parent: Item, *children: Item) -> Item:
    for child in children:
        child.parent = parent
        parent.children.append(child)
    return parent


def heading(text: str, *children: Item, style: str = "roman") -> Item:
    return item(text, *children, kind="heading", style=style)


def paragraph(text: str) -> Item:
    return item(text, kind="paragraph", style="none")


def root(*children: Item) -> Item:
    return adopt(Item("heading"), *children)


def table(*rows: tuple[str, ...]) -> Item:
    cells = [
        Cell(r, c, [line_of(line) for line in text.split("\n")])
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Item("table", table=Table(len(rows), len(rows[0]), cells))


def events(*children: Item, context: PlanContext = SCHOOL_YEAR) -> list[Event]:
    return parse_timeline(root(*children), context)[0]


def findings(*children: Item, context: PlanContext = SCHOOL_YEAR) -> list[Finding]:
    return parse_timeline(root(*children), context)[1]


def short(found: list[Event]) -> list[tuple[str | None, str]]:
    return [(event.when, event.activity) for event in found]
