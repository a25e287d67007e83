"""The stages of a batch: pages joined to documents, documents understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from extractors.kind import kind_of
from extractors.options import ReadOptions
from parsers.page_edges import PageEdges
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.joining import documents_of
from pipeline.learning import Lesson
from pipeline.running_names import Numbered, running_names
from pipeline.work import (
    Outcome,
    Shot,
    done_before,
    failure,
    look_at,
    process_again,
    process_document,
)
from pipeline.workers import Workers
from schemas.errors import KetnghiaError


def process_all(
    files: Sequence[InputFile], options: ReadOptions, cache: Cache, workers: Workers
) -> Iterator[tuple[InputDocument, Outcome]]:
    """Each document that the files hold with its outcome, as each is done.

    Those done in an earlier run come first.
    """
    rows = running_names(file for file in files if _is_picture(file))
    rows = [row for row in rows if len(row) > 1]
    shots = {one.file.name for row in rows for one in row}
    documents = [InputDocument((file,)) for file in files if file.name not in shots]
    edges: dict[str, PageEdges | None] = {}
    for file, shot in _looked_at(rows, options, cache, workers):
        if shot.failed:
            yield InputDocument((file,)), shot.failed
        else:
            edges[file.name] = shot.edges
    for row in rows:
        documents += documents_of([one for one in row if one.file.name in edges], edges)
    yield from _understood(documents, options, cache, workers)


def _is_picture(file: InputFile) -> bool:
    try:
        return kind_of(file.path) == "image"
    except OSError:
        return False


def _looked_at(
    rows: Iterable[Sequence[Numbered]], options: ReadOptions, cache: Cache, workers: Workers
) -> Iterator[tuple[InputFile, Shot]]:
    new = []
    for file in (one.file for row in rows for one in row):
        edges = cache.edges(file.sha256, options)
        if edges is None:
            new.append(file)
        else:
            yield file, Shot(edges)
    for file, shot in workers.map(partial(look_at, options=options, cache=cache), new):
        if isinstance(shot, KetnghiaError):
            shot = Shot(failed=failure(InputDocument((file,)), shot))
        yield file, shot


def _understood(
    documents: Iterable[InputDocument], options: ReadOptions, cache: Cache, workers: Workers
) -> Iterator[tuple[InputDocument, Outcome]]:
    new = []
    for source in documents:
        outcome = done_before(source, options, cache)
        if outcome is None:
            new.append(source)
        else:
            yield source, outcome
    task = partial(process_document, options=options, cache=cache)
    for source, done in workers.map(task, new):
        yield source, failure(source, done) if isinstance(done, KetnghiaError) else done


def process_with_lessons(
    lessons: Iterable[tuple[InputDocument, Lesson]],
    options: ReadOptions,
    cache: Cache,
    workers: Workers,
) -> Iterator[tuple[InputDocument, Outcome]]:
    """Documents understood again with what others lend, as each is done.

    One that fails in its second reading keeps the outcome of its first and is left out.
    """
    new = []
    for source, lesson in lessons:
        outcome = done_before(source, options, cache, lesson)
        if outcome is None:
            new.append((source, lesson))
        else:
            yield source, outcome
    task = partial(process_again, options=options, cache=cache)
    for (source, _), done in workers.map(task, new):
        if isinstance(done, Outcome) and done.plans:
            yield source, done
