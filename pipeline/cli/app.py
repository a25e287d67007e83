"""The commands of `ketnghia`, one function a command."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline import cache_command, gazetteer_command
from pipeline.cli import batches, looks

app = typer.Typer(
    name="ketnghia",
    help="Reads school-twinning plans (kết nghĩa) in bulk and writes checked tables.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    batches.run, batches.pairings, looks.show, looks.repair, looks.evaluate, looks.review,
    looks.schema, looks.doctor, batches.watch,
):  # fmt: skip
    app.command()(command)
app.add_typer(gazetteer_command.app)
app.add_typer(cache_command.app)


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"ketnghia {version_of('ketnghia')}")
        raise typer.Exit
