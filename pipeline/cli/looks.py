"""The commands that show: a document, a text, a score, what to review, the schema, the set-up."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.common import errors, log_to_stderr, refuse, stop, stop_if_setup_is_missing
from pipeline.doctor import check
from pipeline.places import place_of
from pipeline.screen import evaluation_table
from schemas.errors import KetnghiaError, SetupMissing, WrongUsage


def show(
    file: Annotated[str, typer.Argument(help="One document, or its URL.")],
    debug: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write what each step of reading a scan saw, as PNG."),
    ] = None,
) -> None:
    """Show what is read and understood of one document."""
    from pipeline.debug import write_steps
    from pipeline.places import brought
    from pipeline.show import show_document

    log_to_stderr()
    place = place_of(file)
    if isinstance(place, Path) and not place.is_file():
        refuse(f"There is no file {file}.")
    stop_if_setup_is_missing()
    try:
        with brought(place) as path:
            show_document(path, Console())
            if debug is not None:
                count = write_steps(path, debug)
                errors.print(f"{count} pictures written to {debug}", markup=False)
    except SetupMissing as error:
        stop(3, str(error))
    except KetnghiaError as error:
        errors.print(f"{file}: {error}", style="red", markup=False)
        raise typer.Exit(1) from error


def repair(
    file: Annotated[Path | None, typer.Argument(help="A text; standard input without.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell what was changed and why, not the text.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The text as read, as repaired, and every step.")
    ] = False,
) -> None:
    """Make broken Vietnamese text whole: a text in, the repaired text out."""
    from pipeline.repair_command import read_bytes, repaired_text

    data = read_bytes(file)
    if data is None:
        refuse(f"There is no file {file}.")
    typer.echo(repaired_text(data, explain=explain, as_json=as_json), nl=False)


def evaluate(
    output: Annotated[Path, typer.Argument(help="Folder that `ketnghia run` wrote.")],
    truth: Annotated[Path, typer.Option(help="Folder of truth files.")],
    details: Annotated[bool, typer.Option("--details", help="List every mistake.")] = False,
) -> None:
    """Score the outputs against truth files."""
    from pipeline.evaluate import evaluate as evaluate_output

    for folder in (output / "plans", truth):
        if not folder.is_dir():
            refuse(f"There is no folder {folder}.")
    result = evaluate_output(output, truth)
    console = Console()
    console.print(evaluation_table(result))
    if details:
        for path, scores in result.documents.items():
            for name, score in scores.items():
                for line in score.details:
                    console.print(f"{path}: {name}: {line}", markup=False, highlight=False)


def review(
    output: Annotated[Path, typer.Argument(help="Folder that `ketnghia run` wrote.")],
    to: Annotated[Path, typer.Option("--to", help="The file to write (CSV), to be filled in.")],
) -> None:
    """Write what needs a look as a file of corrections: fill in `value`, run with it again."""
    from pipeline.review import write_review

    try:
        count = write_review(output, to)
    except WrongUsage as error:
        refuse(str(error))
    typer.echo(f"{count} values to look at written to {to}.")


class SchemaFormat(StrEnum):
    """What `ketnghia schema` prints."""

    JSON = "json"
    MARKDOWN = "markdown"


def schema(
    form: Annotated[
        SchemaFormat,
        typer.Option("--format", help="JSON Schema of a plan, or the reference of all tables."),
    ] = SchemaFormat.JSON,
) -> None:
    """Print the JSON Schema of a plan, or the reference of the tables."""
    from pipeline.reference import reference
    from schemas.plan import Plan

    if form is SchemaFormat.MARKDOWN:
        typer.echo(reference(), nl=False)
    else:
        typer.echo(json.dumps(Plan.model_json_schema(), ensure_ascii=False, indent=2))


def doctor() -> None:
    """Print what is installed, what is missing, and how to get it."""
    console = Console()
    missing = False
    for tool in check():
        mark = "ok     " if tool.found else "missing" if tool.required else "absent "
        console.print(f"{mark}  {tool.name}: {tool.detail}", markup=False, highlight=False)
        if not tool.found:
            console.print(f"         {tool.remedy}", markup=False, highlight=False)
        missing = missing or (tool.required and not tool.found)
    raise typer.Exit(3 if missing else 0)
