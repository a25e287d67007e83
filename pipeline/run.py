"""A folder of files in, the contract's files out."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from pipeline.atomic import sweep
from pipeline.cache import Cache, Json
from pipeline.corrections import corrected
from pipeline.discovery import InputDocument, InputFile, discover
from pipeline.engines import Engine, engine_of
from pipeline.intake import duplicate_rows, take_in
from pipeline.learning import Batch
from pipeline.links import Card, card_of, links_of
from pipeline.options import RunOptions
from pipeline.outcome import Outcome
from pipeline.outputs import write_outputs, write_plan
from pipeline.places import try_to_write
from pipeline.publishing import publish
from pipeline.run_log import Profile, RunLog, log_path, run_log
from pipeline.scratch import scratch
from pipeline.stages import Stages
from pipeline.versions import OFFICE_KINDS, write_versions
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
    profile: Profile = field(default_factory=Profile)

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return 130
        return 1 if any(row.status in {"failed", "partial"} for row in self.files) else 0


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
    try:
        files = discover(options.inputs, options.only, (options.output, options.published))
    except FileNotFoundError as error:
        raise WrongUsage(f"There is no file or folder {error}.") from error
    if not files:
        raise WrongUsage("There is no file to read in the given inputs.")
    with (
        scratch() as folder,
        run_log(options.log) as costs,
        engine_of(options, folder / "temp") as engine,
    ):
        return _run(files[: options.limit], folder, options, progress, costs, engine)


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


def _run(
    files: Sequence[InputFile],
    folder: Path,
    options: RunOptions,
    progress: Progress,
    costs: RunLog,
    engine: Engine,
) -> RunResult:
    result = RunResult(profile=costs.profile)
    with costs.stage("take in"):
        intake = take_in(files, folder, options)
    progress.start(len(intake.unique))
    written = _Written(options)
    try:
        stages = Stages(options.read, _cache(options, folder / "cache"), engine, costs)
        _process(intake.unique, folder, stages, progress, result, written)
    except KeyboardInterrupt:
        result.interrupted = True
    result.files += intake.refused
    result.files.sort(key=lambda row: row.path)
    result.files += duplicate_rows(intake.duplicates, result.files)
    result.files.sort(key=lambda row: row.path)
    with costs.stage("write"):
        _write_all(result, written, options)
    return result


def _cache(options: RunOptions, spare: Path) -> Cache:
    """The cache of the run, which keeps in `spare` what it cannot keep where it should."""
    return replace(options.cache, spare=spare) if options.cache else Cache(spare)


def _process(
    files: Sequence[InputFile],
    folder: Path,
    stages: Stages,
    progress: Progress,
    result: RunResult,
    written: _Written,
) -> None:
    """Read and understand all files; then again those that others can lend something to."""
    batch = Batch()
    for source, outcome in stages.first(files):
        plans = written.write(source, outcome)
        if not outcome.sparing:  # what was hardly read lends nothing, and is not read again
            batch.add(source, plans, outcome.wording, outcome.restored)
        for row in outcome.rows:
            result.files.append(row)
            progress.done(row)
        if outcome.trace:
            log.debug("%s: %s", source.name, outcome.trace)
    if written.options.learning:
        for source, outcome in stages.again(batch.lessons(stages.cache, folder)):
            written.write(source, outcome)


def _write_all(result: RunResult, written: _Written, options: RunOptions) -> None:
    cards = written.cards()
    result.plan_ids = [card.plan_id for card in cards]
    result.counts = write_outputs(
        options.output, result.plan_ids, result.files, options.csv_bom, links_of(cards)
    )
    write_versions(
        options.output / "versions.json",
        ocr="ocr" in written.methods,
        office=any(row.kind in OFFICE_KINDS for row in result.files),
    )


@dataclass(slots=True)
class _Written:
    """Writes plans as they come, and remembers which; a document's later ones take the place."""

    options: RunOptions
    methods: set[str] = field(default_factory=set)  # how pages were read
    _cards: dict[str, list[Card]] = field(default_factory=dict)  # by source

    def write(self, source: InputDocument, outcome: Outcome) -> list[Json]:
        """Write the corrected plans of a document; gives them."""
        plans = []
        for text in outcome.plans:
            final = corrected(text, self.options.corrections)
            plan = json.loads(final)
            write_plan(self.options.output, plan["plan_id"], final)
            plans.append(plan)
            self.methods.update(page["method"] for page in plan["source"]["reading"])
        self._cards[source.name] = [card_of(plan) for plan in plans]
        return plans

    def cards(self) -> list[Card]:
        """What the plans are compared by, in the order of their sources."""
        found = [card for cards in self._cards.values() for card in cards]
        return sorted(found, key=lambda card: (card.path, card.plan_id))
