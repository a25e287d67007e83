"""The command line: `ketnghia COMMAND`, one function a command."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.logging import RichHandler

from extractors.options import ReadOptions
from pipeline import cache_command, gazetteer_command
from pipeline.cache import Cache, default_folder
from pipeline.corrections import corrections_of
from pipeline.discovery import discover
from pipeline.doctor import check, missing_for_run
from pipeline.gazetteer import knowledge_of, schools_of
from pipeline.options import RunOptions
from pipeline.places import Remote, place_of
from pipeline.run import RunResult
from pipeline.run import run as run_batch
from pipeline.run_log import log_path
from pipeline.screen import ScreenProgress, evaluation_table, profile_table, summary_table
from schemas.errors import KetnghiaError, SetupMissing, WrongUsage

app = typer.Typer(
    name="ketnghia",
    help="Reads school-twinning plans (kết nghĩa) in bulk and writes checked tables.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(gazetteer_command.app)
app.add_typer(cache_command.app)
errors = Console(stderr=True)
PROCESSORS = os.cpu_count() or 1
T = TypeVar("T")

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders or URLs.")]
Output = Annotated[str, typer.Option("--output", "-o", help="Folder to write to, or its URL.")]
Workers = Annotated[
    int,
    typer.Option(
        min=1, show_default="one a processor", help="Processes that work at the same time."
    ),
]


class Engine(StrEnum):
    """What does the work."""

    LOCAL = "local"
    DASK = "dask"


class OcrEngine(StrEnum):
    """What reads the pictures of pages."""

    AUTO = "auto"
    TESSEROCR = "tesserocr"
    PYTESSERACT = "pytesseract"


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"ketnghia {version_of('ketnghia')}")
        raise typer.Exit


@app.command()
def run(
    inputs: Inputs,
    output: Output,
    workers: Workers = PROCESSORS,
    engine: Annotated[
        Engine, typer.Option(help="Processes of this machine, or a Dask cluster.")
    ] = Engine.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of the Dask cluster, tcp://…")
    ] = None,
    only: Annotated[
        str | None, typer.Option(metavar="GLOB", help="Only files whose name matches.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N files.")] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds that one file may take.")] = 900.0,
    csv_bom: Annotated[
        bool, typer.Option("--csv-bom", help="Start CSV files with a byte-order mark, for Excel.")
    ] = False,
    ocr_engine: Annotated[
        OcrEngine, typer.Option(help="In this process, or the program; auto takes what is there.")
    ] = OcrEngine.AUTO,
    max_mb: Annotated[int, typer.Option(min=1, help="Megabytes that one file may have.")] = 500,
    max_pages: Annotated[int, typer.Option(min=1, help="Pages that one file may have.")] = 1000,
    max_megapixels: Annotated[
        int, typer.Option(min=1, help="Millions of pixels that one picture may have.")
    ] = 150,
    max_memory: Annotated[
        int, typer.Option(min=256, help="Megabytes of memory that one process may hold.")
    ] = 4000,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(help="Your own list of schools (CSV); may be repeated.")
    ] = None,
    corrections: Annotated[
        list[Path] | None,
        typer.Option(help="A person's corrections (CSV of `ketnghia review`); may be repeated."),
    ] = None,
    cache: Annotated[
        Path | None, typer.Option(help="Folder that keeps what was read before.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read everything anew and keep nothing.")
    ] = False,
    rehash: Annotated[
        bool, typer.Option("--rehash", help="Look at the bytes of every file, changed or not.")
    ] = False,
    no_learning: Annotated[
        bool, typer.Option("--no-learning", help="Let no document lend words or names to another.")
    ] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Print where the time went.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell of faults in detail, let libraries speak.")
    ] = False,
) -> None:
    """Read documents and write the tables."""
    if (engine is Engine.DASK) != (scheduler is not None):
        _refuse("A Dask cluster needs both: --engine dask --scheduler ADDRESS.")
    schools = _listed(schools_of, gazetteer or ())
    place = place_of(output)
    here = place if isinstance(place, Path) else None
    options = RunOptions(
        inputs=tuple(map(place_of, inputs)),
        output=here or Path(),
        published=place if isinstance(place, Remote) else None,
        scheduler=scheduler,
        workers=workers,
        only=only,
        limit=limit,
        csv_bom=csv_bom,
        timeout_s=timeout,
        max_memory_bytes=max_memory * 1_000_000,
        verbose=verbose,
        learning=not no_learning,
        rehash=rehash,
        log=log_path(here) if here else None,
        cache=None if no_cache else Cache(cache or default_folder(), knowledge_of(schools)),
        gazetteer=schools,
        corrections=_listed(corrections_of, corrections or ()),
        read=ReadOptions(
            ocr_engine=ocr_engine,
            max_bytes=max_mb * 1_000_000,
            max_pages=max_pages,
            max_pixels=max_megapixels * 1_000_000,
        ),
    )
    result = _run_with_progress(options)
    errors.print(summary_table(result, place))
    if profile:
        errors.print(profile_table(result.profile))
    raise typer.Exit(result.exit_code)


@app.command()
def pairings(
    inputs: Inputs,
    output: Output,
    workers: Workers = PROCESSORS,
) -> None:
    """Read documents and write only the table of pairings, OUTPUT/pairings.csv."""
    import shutil
    import tempfile

    from pipeline.atomic import atomic_path
    from pipeline.places import put

    place = place_of(output)
    with tempfile.TemporaryDirectory(prefix="ketnghia-") as folder:
        options = RunOptions(
            inputs=tuple(map(place_of, inputs)),
            output=Path(folder),
            workers=workers,
            cache=Cache(default_folder()),
        )
        result = _run_with_progress(options)
        try:
            if isinstance(place, Remote):
                put(Path(folder), place, ["pairings.csv"])
            else:
                with atomic_path(place / "pairings.csv") as temporary:
                    shutil.copyfile(Path(folder) / "pairings.csv", temporary)
        except OSError as error:
            _refuse(f"{output} cannot be written ({error.strerror}).")
        except WrongUsage as error:
            _refuse(str(error))
    errors.print(summary_table(result, place / "pairings.csv"))
    raise typer.Exit(result.exit_code)


@app.command()
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

    _log_to_stderr()
    place = place_of(file)
    if isinstance(place, Path) and not place.is_file():
        _refuse(f"There is no file {file}.")
    _stop_if_setup_is_missing()
    try:
        with brought(place) as path:
            show_document(path, Console())
            if debug is not None:
                count = write_steps(path, debug)
                errors.print(f"{count} pictures written to {debug}", markup=False)
    except SetupMissing as error:
        _stop(3, str(error))
    except KetnghiaError as error:
        errors.print(f"{file}: {error}", style="red", markup=False)
        raise typer.Exit(1) from error


@app.command()
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
        _refuse(f"There is no file {file}.")
    typer.echo(repaired_text(data, explain=explain, as_json=as_json), nl=False)


@app.command()
def evaluate(
    output: Annotated[Path, typer.Argument(help="Folder that `ketnghia run` wrote.")],
    truth: Annotated[Path, typer.Option(help="Folder of truth files.")],
    details: Annotated[bool, typer.Option("--details", help="List every mistake.")] = False,
) -> None:
    """Score the outputs against truth files."""
    from pipeline.evaluate import evaluate as evaluate_output

    for folder in (output / "plans", truth):
        if not folder.is_dir():
            _refuse(f"There is no folder {folder}.")
    result = evaluate_output(output, truth)
    console = Console()
    console.print(evaluation_table(result))
    if details:
        for path, scores in result.documents.items():
            for name, score in scores.items():
                for line in score.details:
                    console.print(f"{path}: {name}: {line}", markup=False, highlight=False)


@app.command()
def review(
    output: Annotated[Path, typer.Argument(help="Folder that `ketnghia run` wrote.")],
    to: Annotated[Path, typer.Option("--to", help="The file to write (CSV), to be filled in.")],
) -> None:
    """Write what needs a look as a file of corrections: fill in `value`, run with it again."""
    from pipeline.review import write_review

    try:
        count = write_review(output, to)
    except WrongUsage as error:
        _refuse(str(error))
    typer.echo(f"{count} values to look at written to {to}.")


class SchemaFormat(StrEnum):
    """What `ketnghia schema` prints."""

    JSON = "json"
    MARKDOWN = "markdown"


@app.command()
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


@app.command()
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


@app.command()
def watch(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Folders.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")],
    workers: Workers = PROCESSORS,
    settle: Annotated[
        float, typer.Option(min=0.1, help="Seconds that a new file must have stood still.")
    ] = 2.0,
    cache: Annotated[
        Path | None, typer.Option(help="Folder that keeps what was read before.")
    ] = None,
) -> None:
    """Read what a folder holds, then what arrives in it, until Ctrl-C."""
    from pipeline.watch import whenever_changed

    for folder in folders:
        if not folder.is_dir():
            _refuse(f"There is no folder {folder}.")
    options = RunOptions(
        inputs=tuple(folders),
        output=output,
        workers=workers,
        cache=Cache(cache or default_folder()),
        log=log_path(output),
    )

    def work() -> None:
        if any(discover(folders, exclude=[output])):
            result = _run_with_progress(options)
            errors.print(summary_table(result, output))
            if result.interrupted:
                raise KeyboardInterrupt

    try:
        whenever_changed(folders, output, settle, work)
    except KeyboardInterrupt:
        raise typer.Exit from None


def _listed(read: Callable[[Sequence[Path]], Iterable[T]], paths: Sequence[Path]) -> tuple[T, ...]:
    """What the user's own files hold; a faulty one stops the run before it begins."""
    try:
        return tuple(read(paths))
    except WrongUsage as error:
        _refuse(str(error))


def _run_with_progress(options: RunOptions) -> RunResult:
    _log_to_stderr(logging.DEBUG if options.verbose else logging.WARNING)
    _stop_if_setup_is_missing()
    try:
        with ScreenProgress(errors) as progress:
            return run_batch(options, progress)
    except WrongUsage as error:
        _refuse(str(error))
    except SetupMissing as error:
        _stop(3, str(error))
    except OSError as error:
        _refuse(f"Writing failed: {error}.")
    except KeyboardInterrupt:
        errors.print("Interrupted before anything was written.", style="red")
        raise typer.Exit(130) from None


def _stop_if_setup_is_missing() -> None:
    for tool in missing_for_run():
        _stop(3, f"{tool.name} is missing. {tool.remedy}")


def _refuse(message: str) -> NoReturn:
    _stop(2, message)


def _stop(code: int, message: str) -> NoReturn:
    errors.print(message, style="red", markup=False)
    raise typer.Exit(code)


def _log_to_stderr(level: int = logging.WARNING) -> None:
    logging.getLogger("pipeline").setLevel(level)
    logging.basicConfig(
        level=logging.WARNING,
        format="%(message)s",
        handlers=[RichHandler(console=errors, show_time=False, show_path=False)],
    )


def main() -> None:
    app()


if __name__ == "__main__":
    main()
