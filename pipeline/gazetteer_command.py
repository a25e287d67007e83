"""`ketnghia gazetteer find | learn`: what is known of a name, and lists made of checked outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas.errors import WrongUsage

app = typer.Typer(
    name="gazetteer",
    help="Look up what is known of schools, or learn schools from checked outputs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
console = Console()


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
    from pipeline.gazetteer_lookup import looked_up  # with all lists

    try:
        found = looked_up(name, unit, gazetteer or ())
    except WrongUsage as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    for title, (columns, rows) in found.items():
        _print(title, columns, rows)


@app.command()
def learn(
    output: Annotated[Path, typer.Argument(help="Folder that `ketnghia run` wrote, checked.")],
    to: Annotated[Path, typer.Option("--to", help="The list to write (CSV).")],
) -> None:
    """Write the schools of an output that need no review as a list for --gazetteer."""
    from pipeline.gazetteer import learnt, write_list  # with all lists

    try:
        rows = learnt(output)
        write_list(to, rows)
    except WrongUsage as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    console.print(f"{len(rows)} schools written to {to}.", markup=False, highlight=False)


def _print(title: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table if rows else f"{title}: none")
