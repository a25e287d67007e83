"""The commands that work on many documents: run, pairings, watch."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractors.options import ReadOptions
from pipeline.cache import Cache, default_folder
from pipeline.cli.common import (
    PROCESSORS,
    Inputs,
    Output,
    Workers,
    errors,
    own_corrections,
    own_schools,
    refuse,
    run_with_progress,
)
from pipeline.discovery import discover
from pipeline.options import Extras, RunOptions
from pipeline.places import Remote, place_of
from pipeline.run_log import log_path
from pipeline.screen import profile_table, summary_table
from schemas.errors import WrongUsage


class Engine(StrEnum):
    """What does the work."""

    LOCAL = "local"
    DASK = "dask"


class OcrEngine(StrEnum):
    """What reads the pictures of pages."""

    AUTO = "auto"
    TESSEROCR = "tesserocr"
    PYTESSERACT = "pytesseract"


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
    max_cpu: Annotated[
        int, typer.Option(min=1, help="Seconds of the processor that one file may take.")
    ] = 900,
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
    max_ratio: Annotated[
        float, typer.Option(min=1, help="Times that an archive may be larger unpacked than packed.")
    ] = 250.0,
    max_depth: Annotated[
        int, typer.Option(min=1, help="Archives that may lie one inside the other.")
    ] = 3,
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
    no_workbook: Annotated[
        bool, typer.Option("--no-workbook", help="Leave out the Excel workbook.")
    ] = False,
    no_report: Annotated[
        bool, typer.Option("--no-report", help="Leave out the HTML report.")
    ] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Print where the time went.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell of faults in detail, let libraries speak.")
    ] = False,
) -> None:
    """Read documents and write the tables."""
    if (engine is Engine.DASK) != (scheduler is not None):
        refuse("A Dask cluster needs both: --engine dask --scheduler ADDRESS.")
    schools, knowledge = own_schools(gazetteer or ())
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
        max_cpu_s=max_cpu,
        max_memory_bytes=max_memory * 1_000_000,
        verbose=verbose,
        learning=not no_learning,
        rehash=rehash,
        extras=Extras(workbook=not no_workbook, report=not no_report),
        log=log_path(here) if here else None,
        cache=None if no_cache else Cache(cache or default_folder(), knowledge),
        gazetteer=schools,
        corrections=own_corrections(corrections or ()),
        read=ReadOptions(
            ocr_engine=ocr_engine,
            max_bytes=max_mb * 1_000_000,
            max_pages=max_pages,
            max_pixels=max_megapixels * 1_000_000,
            max_ratio=max_ratio,
            max_depth=max_depth,
        ),
    )
    result = run_with_progress(options)
    errors.print(summary_table(result, place))
    if profile:
        errors.print(profile_table(result.profile))
    raise typer.Exit(result.exit_code)


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
            extras=Extras(workbook=False, report=False),
        )
        result = run_with_progress(options)
        try:
            if isinstance(place, Remote):
                put(Path(folder), place, ["pairings.csv"])
            else:
                with atomic_path(place / "pairings.csv") as temporary:
                    shutil.copyfile(Path(folder) / "pairings.csv", temporary)
        except OSError as error:
            refuse(f"{output} cannot be written ({error.strerror}).")
        except WrongUsage as error:
            refuse(str(error))
    errors.print(summary_table(result, place / "pairings.csv"))
    raise typer.Exit(result.exit_code)


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
            refuse(f"There is no folder {folder}.")
    options = RunOptions(
        inputs=tuple(folders),
        output=output,
        workers=workers,
        cache=Cache(cache or default_folder()),
        log=log_path(output),
    )

    def work() -> None:
        if any(discover(folders, exclude=[output])):
            result = run_with_progress(options)
            errors.print(summary_table(result, output))
            if result.interrupted:
                raise KeyboardInterrupt

    try:
        whenever_changed(folders, output, settle, work)
    except KeyboardInterrupt:
        raise typer.Exit from None
