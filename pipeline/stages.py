"""The stages of a batch: pages joined to documents, documents understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from extractors.kind import kind_of
from extractors.options import ReadOptions
from parsers.page_edges import PageEdges
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.engines import Engine
from pipeline.joining import documents_of
from pipeline.learning import Lesson
from pipeline.outcome import Outcome, Shot, failure
from pipeline.run_log import RunLog
from pipeline.running_names import Numbered, running_names
from pipeline.second_try import tried
from pipeline.work import done_before, look_at, process_again, process_document
from schemas.errors import KetnghiaError


@dataclass(frozen=True, slots=True)
class Stages:
    """What all stages of a run share: how to read, what was kept, who works, where to tell."""

    options: ReadOptions
    cache: Cache
    workers: Engine
    log: RunLog

    def first(self, files: Sequence[InputFile]) -> Iterator[tuple[InputDocument, Outcome]]:
        """Each document that the files hold with its outcome, as each is done.

        Those done in an earlier run come first.
        """
        rows = running_names(file for file in files if _is_picture(file))
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
    ) -> Iterator[tuple[InputDocument, Outcome]]:
        """Documents understood again with what others lend, as each is done.

        One that fails in its second reading keeps the outcome of its first and is left out.
        """
        new = []
        for source, lesson in lessons:
            outcome = done_before(source, self.options, self.cache, lesson)
            if outcome is None:
                new.append((source, lesson))
            else:
                yield self._told("again", source, outcome)
        task = partial(process_again, options=self.options, cache=self.cache)
        for (source, _), done in self.workers.map(task, new):
            if isinstance(done, Outcome) and done.plans:
                yield self._told("again", source, done)

    def _looked_at(self, rows: Iterable[Sequence[Numbered]]) -> Iterator[tuple[InputFile, Shot]]:
        new = []
        for file in (one.file for row in rows for one in row):
            kept = self.cache.edges(file.sha256, self.options)
            if kept is None:
                new.append(file)
            else:
                yield file, Shot(kept[0])
        for file, shot in tried(self.workers, look_at, new, self.options, self.cache):
            if isinstance(shot, KetnghiaError):
                shot = Shot(failed=failure(InputDocument((file,)), shot))
            self.log.work("look", [file], shot.measures)
            yield file, shot

    def _understood(
        self, documents: Iterable[InputDocument]
    ) -> Iterator[tuple[InputDocument, Outcome]]:
        new = []
        for source in documents:
            outcome = done_before(source, self.options, self.cache)
            if outcome is None:
                new.append(source)
            else:
                yield self._told("understand", source, outcome)
        for source, done in tried(self.workers, process_document, new, self.options, self.cache):
            outcome = failure(source, done) if isinstance(done, KetnghiaError) else done
            yield self._told("understand", source, outcome)

    def _told(
        self, task: str, source: InputDocument, outcome: Outcome
    ) -> tuple[InputDocument, Outcome]:
        """The same, told to the log."""
        status = outcome.rows[0].status
        pages = sum(row.pages or 0 for row in outcome.rows)
        self.log.work(task, source.files, outcome.measures, status=status, pages=pages)
        return source, outcome


def _is_picture(file: InputFile) -> bool:
    try:
        return kind_of(file.path) == "image"
    except OSError:
        return False
