"""The stages of a batch: pages joined to documents, documents understood."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from extractors.options import ReadOptions
from parsers.continuation import PageEdges
from pipeline.discovery import InputDocument, InputFile
from pipeline.engines import Engine
from pipeline.joining import documents_of
from pipeline.known import Known
from pipeline.learning import Lesson
from pipeline.outcome import Outcome, Shot, failure
from pipeline.run_log import RunLog
from pipeline.running_names import Numbered, running_names
from pipeline.second_try import tried
from pipeline.work import lend, look_at, process_again, process_document
from schemas.errors import KetnghiaError


@dataclass(frozen=True, slots=True)
class Stages:
    """What all stages of a run share: how to read, what was kept, who works, where to tell."""

    options: ReadOptions
    known: Known
    workers: Engine
    log: RunLog

    def first(self, files: Sequence[InputFile]) -> Iterator[tuple[InputDocument, Outcome]]:
        """Each document that the files hold with its outcome, as each is done.

        Those done in an earlier run come first.
        """
        rows = running_names(file for file in files if file.kind == "image")
        rows = [row for row in rows if len(row) > 1]
        shots = {one.file.name for row in rows for one in row}
        documents = [InputDocument((file,)) for file in files if file.name not in shots]
        edges: dict[str, PageEdges | None] = {}
        for file, shot in self._looked_at(rows):
            if shot.failed:
                yield InputDocument((file,)), shot.failed
            else:
                edges[file.name] = shot.edges
        for row in rows:
            documents += documents_of([one for one in row if one.file.name in edges], edges)
        yield from self._understood(documents)

    def again(
        self, lessons: Iterable[tuple[InputDocument, Lesson]]
    ) -> Iterator[tuple[InputDocument, Outcome, Lesson]]:
        """Documents understood again with what others lend, as each is done.

        One that fails in its second reading keeps the outcome of its first and is left out.
        """
        known: deque[tuple[InputDocument, Outcome, Lesson]] = deque()

        def new() -> Iterator[tuple[InputDocument, Lesson]]:
            for source, lesson in lessons:
                outcome = self.known.outcome(source, lesson)
                if outcome is None:
                    yield source, lesson
                else:
                    known.append((*self._told("again", source, outcome), lesson))

        cache, report = self.known.cache, self.known.report
        task = partial(process_again, options=self.options, cache=cache, report=report)
        for (source, lesson), done in self.workers.map(task, new()):
            if isinstance(done, Outcome) and done.plans:
                known.append(
                    (*self._told("again", source, self.known.keep(source, done, lesson)), lesson)
                )
            while known:
                yield known.popleft()
        yield from known

    def lend(self, documents: Sequence[InputDocument]) -> None:
        """Have in the cache what documents lend."""
        task = partial(lend, options=self.options, cache=self.known.cache)
        for _ in self.workers.map(task, documents):
            pass

    def _looked_at(self, rows: Iterable[Sequence[Numbered]]) -> Iterator[tuple[InputFile, Shot]]:
        new = []
        for file in (one.file for row in rows for one in row):
            kept = self.known.cache.edges(file.sha256, self.options)
            if kept is None:
                new.append(file)
            else:
                yield file, Shot(kept[0])
        cache = self.known.cache
        for file, shot in tried(self.workers, look_at, new, self.options, cache):
            if isinstance(shot, KetnghiaError):
                shot = Shot(failed=failure(InputDocument((file,)), shot))
            self.log.work("look", [file], shot.measures)
            yield file, shot

    def _understood(
        self, documents: Iterable[InputDocument]
    ) -> Iterator[tuple[InputDocument, Outcome]]:
        new = []
        for source, outcome in self.known.outcomes(documents):
            if outcome is None:
                new.append(source)
            else:
                yield self._told("understand", source, outcome)
        cache = self.known.cache
        task = partial(process_document, report=self.known.report)
        for source, done in tried(self.workers, task, new, self.options, cache):
            outcome = failure(source, done) if isinstance(done, KetnghiaError) else done
            yield self._told("understand", source, self.known.keep(source, outcome))
        self.known.tie()

    def _told(
        self, task: str, source: InputDocument, outcome: Outcome
    ) -> tuple[InputDocument, Outcome]:
        """The same, told to the log."""
        status = outcome.rows[0].status
        pages = sum(row.pages or 0 for row in outcome.rows)
        self.log.work(task, source.files, outcome.measures, status=status, pages=pages)
        return source, outcome
