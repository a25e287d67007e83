"""A folder of files in, the contract's files out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pipeline.atomic import sweep
from pipeline.cache import Cache, ledger_folder
from pipeline.discovery import InputFile, discover
from pipeline.engines import engine_of
from pipeline.ledger import Ledger
from pipeline.options import RunOptions
from pipeline.places import try_to_write
from pipeline.publishing import publish
from pipeline.result import Progress, RunResult
from pipeline.run_log import log_path, run_log
from pipeline.scratch import scratch
from schemas.errors import WrongUsage


def run(options: RunOptions, progress: Progress) -> RunResult:
    """Process all inputs and write the outputs.

    Raises `WrongUsage` for an input that does not exist, an output that cannot be written, a
    cluster that cannot be used and when there is nothing to read, `SetupMissing` where a package
    for a cluster or place is not installed. A file that cannot be read costs its own row only.
    """
    if options.published is None:
        return _run_here(options, progress)
    if options.published in options.inputs:
        raise WrongUsage("The output folder is an input.", "Give another one with --output.")
    try_to_write(options.published)
    with scratch() as folder:
        output = folder / "output"
        result = _run_here(replace(options, output=output, log=log_path(output)), progress)
        publish(output, options.published)
        return result


def _run_here(options: RunOptions, progress: Progress) -> RunResult:
    """As `run`, the outputs written to a folder of this machine."""
    _make_output(options)
    with (
        scratch() as folder,
        run_log(options.log) as costs,
        engine_of(options, folder / "temp") as engine,
    ):
        engine.warm_up()  # while this process looks at what there is to do
        from pipeline.batch import BatchRun

        files = _files(options)
        cache = _cache(options, folder / "cache")
        with _ledger(cache) as ledger:
            batch = BatchRun(options, folder, cache, ledger, costs, engine)
            return batch.run(files[: options.limit], progress)


def _files(options: RunOptions) -> list[InputFile]:
    """The files to read. Raises `WrongUsage` where there is none."""
    try:
        files = discover(options.inputs, options.only, (options.output, options.published))
    except FileNotFoundError as error:
        raise WrongUsage(f"There is no file or folder {error}.") from error
    if not files:
        raise WrongUsage("There is no file to read in the given inputs.")
    return files


def _make_output(options: RunOptions) -> None:
    """Make the output folder, and try that it can be written before hours are spent."""
    output = options.output
    if output.resolve() in {path.resolve() for path in options.inputs if isinstance(path, Path)}:
        raise WrongUsage("The output folder is an input.", "Give another one with --output.")
    try:
        (output / "plans").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output / "plans"):
            pass
        for folder in (output, output / "plans"):
            sweep(folder)
    except OSError as error:
        raise WrongUsage(f"{output} cannot be written ({error.strerror}).") from error


def _cache(options: RunOptions, spare: Path) -> Cache:
    """The cache of the run, which keeps in `spare` what it cannot keep where it should."""
    return replace(options.cache, spare=spare) if options.cache else Cache(spare, passing=True)


@contextmanager
def _ledger(cache: Cache) -> Iterator[Ledger]:
    name = ledger_folder()
    ledger = Ledger(cache.folder / name, cache.spare / name if cache.spare else None)
    try:
        yield ledger
        ledger.flush()
    finally:
        ledger.close()
