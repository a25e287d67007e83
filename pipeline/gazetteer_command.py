"""`ketnghia gazetteer find | learn`: what is known of a name, and lists made of checked outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from normalizers.schools import NameContext, add_schools, decode_name, full_name, similar_schools
from normalizers.schools.near_names import NearNames
from normalizers.units import communes_of, find_unit, loose_key
from pipeline.gazetteer import learnt, schools_of, write_list
from schemas.errors import WrongUsage

app = typer.Typer(
    name="gazetteer",
    help="Look up what is known of schools, or learn schools from checked outputs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
console = Console()
SHOWN = 10
LIKE = 70.0  # per cent from which a known name is shown


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name as read, without or with its level.")],
    unit: Annotated[
        str | None, typer.Option(help="District or province: “Hà Đông”; “Châu Thành, Bến Tre”.")
    ] = None,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(help="Your own list of schools (CSV); may be repeated.")
    ] = None,
) -> None:
    """Show the schools and places known under such a name, and how it would be read."""
    try:
        if not any(map(str.isalnum, name)):
            raise WrongUsage("Give the name of a school.")
        add_schools(schools_of(gazetteer or ()))
        context = _context(unit)
    except WrongUsage as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    columns = ("school", "district", "province", "likeness", "source")
    _print("Schools", columns, _schools(name, context))
    if context.district:
        _print("Communes", ("commune", "likeness"), _communes(name, context))
    readings = decode_name(name, context, best=5)
    _print("Read as", ("name", "probability"), [(text, f"{p:.2f}") for text, p in readings])


@app.command()
def learn(
    output: Annotated[Path, typer.Argument(help="Folder that `ketnghia run` wrote, checked.")],
    to: Annotated[Path, typer.Option("--to", help="The list to write (CSV).")],
) -> None:
    """Write the schools of an output that need no review as a list for --gazetteer."""
    try:
        rows = learnt(output)
        write_list(to, rows)
    except WrongUsage as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    console.print(f"{len(rows)} schools written to {to}.", markup=False, highlight=False)


def _context(unit: str | None) -> NameContext:
    """The place of the plan; `WrongUsage` where no unit of that name is known."""
    if unit is None:
        return NameContext()
    provinces = {one.name for one in find_unit(unit, kind="province")}
    if len(provinces) == 1:
        return NameContext(province=provinces.pop())
    name, _, province = unit.partition(",")
    districts = find_unit(name, kind="district", province=province.strip() or None)
    if not districts:
        raise WrongUsage(f"No district or province “{unit}” is known.")
    if len(districts) > 1:
        homes = "; ".join(sorted(f"{one.name}, {one.province}" for one in districts))
        raise WrongUsage(f"Write one of these after --unit: {homes}.")
    return NameContext(district=districts[0].name, province=districts[0].province)


def _schools(name: str, context: NameContext) -> list[tuple[str, ...]]:
    """Known schools whose name is like it; those of the plan's district first."""
    found = similar_schools(name, province=context.province, limit=None, at_least=LIKE)
    ordered = sorted(found, key=lambda one: one[0].district != context.district)
    return [
        (
            full_name(school.name, school.level, None, school.boarding),
            school.district or "",
            school.province,
            f"{likeness:.2f}",
            school.source,
        )
        for school, likeness in ordered[:SHOWN]
    ]


def _communes(name: str, context: NameContext) -> list[tuple[str, ...]]:
    """The communes of the plan's district whose name is like it."""
    units = communes_of(str(context.district), province=context.province)
    communes = {loose_key(unit.short): unit for unit in units}
    found = NearNames(list(communes)).search(loose_key(name), limit=SHOWN, at_least=LIKE)
    return [(communes[key].name, f"{score / 100:.2f}") for key, score in found]


def _print(title: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table if rows else f"{title}: none")
