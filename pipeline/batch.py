"""One run over a set of files: what changed since the last one is done, the rest stands.

Documents come from the ledger where nothing that they depend on has changed, else from the cache,
else a process reads them. Then they are compared with each other, and the outputs of which a part
changed are put together anew. See docs/incremental.md.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pipeline.bundles import Bundle, Plain, in_the_way, plain_of
from pipeline.bundling import Bundling
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.engines import Engine
from pipeline.intake import Intake, duplicate_rows, take_in
from pipeline.known import Known
from pipeline.learning import Batch
from pipeline.ledger import Ledger
from pipeline.objects import Bringing, Objects
from pipeline.options import RunOptions
from pipeline.outcome import Outcome
from pipeline.output_folder import OutputFolder
from pipeline.outputs import batch_digest, remove_stale_plans, write_outputs
from pipeline.plans import Plans, lies_there
from pipeline.result import Progress, RunResult
from pipeline.run_log import RunLog
from pipeline.seal import Done, Seal
from pipeline.signatures import Looks
from pipeline.stages import Stages
from pipeline.tables import Line
from pipeline.versions import OFFICE_KINDS, versions
from schemas.tables import FileRow

log = logging.getLogger(__name__)


@dataclass(slots=True)
class BatchRun:
    """What a run works with, and what it has found so far; `run` does it."""

    options: RunOptions
    scratch: Path
    cache: Cache
    ledger: Ledger
    costs: RunLog
    engine: Engine
    result: RunResult = field(default_factory=RunResult)
    rows: list[FileRow] = field(default_factory=list)
    plain: dict[str, Plain] = field(default_factory=dict)  # documents by their names
    lasting: bool = True  # whether the same files will come to the same again

    def run(self, files: Sequence[InputFile], progress: Progress) -> RunResult:
        self.result.profile = self.costs.profile
        encoding = "utf-8-sig" if self.options.csv_bom else "utf-8"
        folder = OutputFolder(self.options.output, self.ledger, encoding)
        seal = Seal(self.ledger, self.options, folder)
        with self.costs.stage("compare"):
            done = seal.unbroken(files)
        if done is not None:
            self.result.statuses, self.result.counts = Counter(done.statuses), done.counts
            self.costs.unchanged(done.documents)
            return self.result
        looks = Looks(self.ledger, self.options.read.max_bytes, self.options.rehash)
        bundling = Bundling(self.ledger, self.options)
        objects = self._objects()
        with self.costs.stage("take in"):
            bundles = list(bundling.standing(files, folder))
            intake, bundles = self._taken_in(files, bundles, looks, objects)
        progress.start(len(intake.unique) + len(intake.refused))
        for row in intake.refused:
            progress.done(row)
        self._work(intake, bundles, objects, folder, progress)
        if self.result.interrupted:
            return self.result
        settled = looks.settle()
        bundling.keep(self.plain, intake, looks.know)
        if self.lasting and settled and not intake.refused:
            documents = sum(self.result.statuses.values())
            seal.set(Done(dict(self.result.statuses), self.result.counts, documents))
        return self.result

    def _objects(self) -> Objects:
        max_bytes = self.options.read.max_bytes
        return Objects(self.ledger, self.scratch / "fetched", max_bytes, self.options.rehash)

    def _taken_in(
        self, files: Sequence[InputFile], bundles: list[Bundle], looks: Looks, objects: Objects
    ) -> tuple[Intake, list[Bundle]]:
        """The files that are in no bundle, and the bundles that can be taken as one beside them."""
        while True:
            within = {file.name for bundle in bundles for file in bundle.files}
            loose = [file for file in files if file.name not in within]
            folder = self.scratch / f"beside {len(bundles)}"
            intake = take_in(loose, folder, self.options, looks, objects)
            crossed = in_the_way(bundles, intake.hashes(), intake.names())
            if not crossed:
                return intake, bundles
            bundles = [bundle for bundle in bundles if bundle not in crossed]

    def _work(
        self,
        intake: Intake,
        bundles: Sequence[Bundle],
        objects: Objects,
        folder: OutputFolder,
        progress: Progress,
    ) -> None:
        """Read, understand and compare the documents, and write what became of them."""
        known = Known(
            self.ledger,
            self.cache,
            self.options.read,
            partial(lies_there, folder),
            self.options.corrections,
            self.options.extras.report,
            objects.bring,
        )
        engine = Bringing(self.engine, objects.bring)
        plans = Plans(known, folder, bundles)
        plans.look_ahead()
        try:
            stages = Stages(self.options.read, known, engine, self.costs)
            self._process(intake.unique, stages, plans, progress)
        except KeyboardInterrupt:
            self.result.interrupted = True
        self._gather_rows(intake, bundles)
        with self.costs.stage("link"):
            plans.link()
        self._write(plans, folder)

    def _process(
        self, files: Sequence[InputFile], stages: Stages, plans: Plans, progress: Progress
    ) -> None:
        """Read and understand all files; then again those that others can lend something to."""
        batch = Batch()
        for source, outcome in stages.first(files):
            plans.add(source, outcome)
            _lend(batch, source, outcome)
            if plain := plain_of(outcome):
                self.plain[source.name] = plain
            self.lasting = self.lasting and outcome.lasts
            for row in outcome.rows:
                self.rows.append(row)
                progress.done(row)
            if outcome.trace:
                log.debug("%s: %s", source.name, outcome.trace)
        if self.options.learning and batch.borrows:
            for bundle in plans.bundles:
                for source, outcome in stages.known.certain(bundle.documents()):
                    _lend(batch, source, outcome)
            lessons = batch.lessons(self.cache, self.scratch, stages.lend)
            for source, outcome, lesson in stages.again(lessons):
                plans.add(source, outcome, lesson)

    def _gather_rows(self, intake: Intake, bundles: Sequence[Bundle]) -> None:
        self.rows += intake.refused
        self.rows.sort(key=lambda row: row.path)
        repeated = [*duplicate_rows(intake.duplicates, self.rows)]
        self.rows = sorted([*self.rows, *repeated], key=lambda row: row.path)
        for row in (*intake.refused, *repeated):
            self.costs.told_apart(row)
        self.result.statuses = Counter(row.status for row in self.rows)
        if bundles:
            whole = sum(len(bundle.files) for bundle in bundles)
            self.costs.unchanged(whole)
            self.result.statuses["ok"] += whole

    def _write(self, plans: Plans, folder: OutputFolder) -> None:
        """Write what changed."""
        order = [plan_id for sheaf in plans.in_order() for plan_id in sheaf]
        files: list[Line] = sorted([*self.rows, *plans.bundles], key=_name_of)
        between = plans.links.findings
        with self.costs.stage("write plans"):
            for plan_id in order:
                plans.write(plan_id)
            remove_stale_plans(folder, set(order))
        extras = self.options.extras
        digest = batch_digest(map(plans.tag, order), files, between, folder.encoding, extras)
        counts = folder.unchanged(digest)
        if counts is None:
            self._write_versions(folder, plans)
            counts = write_outputs(folder, plans, files, between, extras, self.costs.stage)
            folder.made(digest, counts)
        self.result.counts = counts
        folder.keep()

    def _write_versions(self, folder: OutputFolder, plans: Plans) -> None:
        kinds = {row.kind for row in self.rows}
        kinds.update(kind for bundle in plans.bundles for kind in bundle.told.kinds)
        text = versions(ocr=plans.with_ocr(), office=not kinds.isdisjoint(OFFICE_KINDS))
        folder.write("versions.json", text)


def _lend(batch: Batch, source: InputDocument, outcome: Outcome) -> None:
    """Tell the batch what a document lends and needs."""
    if not outcome.sparing:  # what was hardly read lends nothing, and is not read again
        lent = [brief.lent for brief in outcome.briefs]
        batch.add(source, lent, outcome.wording, outcome.restored)


def _name_of(line: Line) -> str:
    return line.path if isinstance(line, FileRow) else line.name
