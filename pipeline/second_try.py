"""A second try, sparing of time and memory, for files that took too much of either."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from extractors.kind import kind_of
from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.engines import Engine
from pipeline.outcome import Outcome, Shot
from schemas.errors import KetnghiaError, Starved, WorkerLost

_HELPED = frozenset({"pdf", "image"})  # kinds with pictures that can be read sparingly

Work = TypeVar("Work", InputFile, InputDocument)


def tried(
    engine: Engine,
    task: Callable[..., Any],
    jobs: Iterable[Work],
    options: ReadOptions,
    cache: Cache,
) -> Iterator[tuple[Work, Any]]:
    """Each job with its result as it is done, or with the error that its process died of.

    Files with pictures that took too much time or memory are read again at the end, sparingly;
    where that fails too, the first result stands.
    """
    starved: dict[Work, Any] = {}
    for job, done in engine.map(partial(task, options=options, cache=cache), jobs):
        if _is_starved(done) and _has_pictures(job):
            starved[job] = done
        else:
            yield job, done
    again = partial(task, options=replace(options, sparing=True), cache=cache)
    for job, done in engine.map(again, list(starved)):
        failed = isinstance(done, KetnghiaError) or _failed(done) is not None
        yield job, starved[job] if failed else done


def _is_starved(done: object) -> bool:
    """Whether more time or memory might have helped; a process that dies may have lacked it."""
    if isinstance(done, KetnghiaError):
        return isinstance(done, Starved | WorkerLost)
    failed = _failed(done)
    return failed is not None and failed.starved


def _failed(done: object) -> Outcome | None:
    outcome = done.failed if isinstance(done, Shot) else done
    return outcome if isinstance(outcome, Outcome) and not outcome.plans else None


def _has_pictures(job: InputFile | InputDocument) -> bool:
    files = job.files if isinstance(job, InputDocument) else (job,)
    try:
        return any(kind_of(file.path) in _HELPED for file in files)
    except OSError:
        return False
