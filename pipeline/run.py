"""A folder of files in, the contract's files out."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pipeline.cache import Cache
from pipeline.corrections import corrected
from pipeline.discovery import InputFile, discover
from pipeline.intake import duplicate_rows, take_in
from pipeline.options import RunOptions
from pipeline.outputs import write_outputs, write_plan
from pipeline.stages import process_all
from pipeline.versions import OFFICE_KINDS, write_versions
from pipeline.workers import Workers
from schemas.errors import WrongUsage
from schemas.tables import FileRow

log = logging.getLogger(__name__)


class Progress(Protocol):
    """Told of what is done; the command line draws it."""

    def start(self, files: int) -> None: ...

    def done(self, row: FileRow) -> None: ...


@dataclass(slots=True)
class RunResult:
    """The rows of `files.csv`, the plans in their order, and whether the run was cut short.

    `counts` are the numbers of the summary: plans, pairings, findings, values to review.
    """

    files: list[FileRow] = field(default_factory=list)
    plan_ids: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    interrupted: bool = False

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return 130
        return 1 if any(row.status in {"failed", "partial"} for row in self.files) else 0


def run(options: RunOptions, progress: Progress) -> RunResult:
    """Process all inputs and write the outputs.

    Raises `WrongUsage` for an input that does not exist, an output that cannot be written and
    when there is nothing to read. A file that cannot be read costs its own row only.
    """
    _make_output(options)
    try:
        files = discover(options.inputs, options.only, exclude=options.output)
    except FileNotFoundError as error:
        raise WrongUsage(f"There is no file or folder {error}.") from error
    if not files:
        raise WrongUsage("There is no file to read in the given inputs.")
    with tempfile.TemporaryDirectory(prefix="ketnghia-") as folder:
        return _run(files[: options.limit], Path(folder), options, progress)


def _make_output(options: RunOptions) -> None:
    """Make the output folder, and try that it can be written before hours are spent."""
    output = options.output
    if any(output.resolve() == path.resolve() for path in options.inputs):
        raise WrongUsage("The output folder is an input.", "Give another one with --output.")
    try:
        (output / "plans").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output / "plans"):
            pass
    except OSError as error:
        raise WrongUsage(f"{output} cannot be written ({error.strerror}).") from error


def _run(
    files: Sequence[InputFile], folder: Path, options: RunOptions, progress: Progress
) -> RunResult:
    result = RunResult()
    intake = take_in(files, folder, options)
    progress.start(len(intake.unique))
    written: list[tuple[str, str]] = []  # source path, plan id
    methods: set[str] = set()  # how pages were read
    cache = options.cache or Cache(folder / "cache")
    try:
        with Workers(options) as workers:
            for outcome in process_all(intake.unique, options.read, cache, workers):
                for text in outcome.plans:
                    source = _write(options.output, corrected(text, options.corrections))
                    written.append((source["path"], source["plan_id"]))
                    methods.update(page["method"] for page in source["reading"])
                for row in outcome.rows:
                    result.files.append(row)
                    progress.done(row)
                if outcome.trace:
                    log.debug("%s: %s", outcome.rows[0].path, outcome.trace)
    except KeyboardInterrupt:
        result.interrupted = True
    result.files += intake.refused
    result.files.sort(key=lambda row: row.path)
    result.files += duplicate_rows(intake.duplicates, result.files)
    result.files.sort(key=lambda row: row.path)
    result.plan_ids = [plan_id for _, plan_id in sorted(written)]
    result.counts = write_outputs(options.output, result.plan_ids, result.files, options.csv_bom)
    write_versions(
        options.output / "versions.json",
        ocr="ocr" in methods,
        office=any(row.kind in OFFICE_KINDS for row in result.files),
    )
    return result


def _write(output: Path, text: str) -> dict[str, Any]:
    """Write a plan; gives its source and id."""
    plan = json.loads(text)
    write_plan(output, plan["plan_id"], text)
    return {**plan["source"], "plan_id": plan["plan_id"]}
