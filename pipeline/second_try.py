"""A second try, sparing of time and memory, for files that took too much of either."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from extractors.kind import kind_of
from extractors.options import ReadOptions
from extractors.scan.sparing import SPARED
from parsers.plan_builder import judge
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.engines import Engine
from pipeline.outcome import Outcome, Shot
from schemas.errors import KetnghiaError, Starved, WorkerLost
from schemas.plan import Judged, Plan

_HELPED = frozenset({"pdf", "image"})  # kinds with pictures that can be read sparingly
_AT_MOST = 0.5  # confidence of a value that one reading tells

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


def doubt_spared(plan: Plan) -> None:
    """Flag all that stands on pages which were read sparingly: nothing bears out one reading."""
    spared = {page.page for page in plan.source.reading if SPARED in page.reason}
    if not spared:
        return
    parties = [party for pairing in plan.pairings for party in pairing.schools]
    values: list[Judged] = [*plan.fields.values(), *plan.legal_basis, *plan.pairings, *parties]
    values += [*plan.objectives, *plan.timeline, *plan.tasks]
    for value in values:
        if value.evidence is None or value.evidence.page in spared:
            value.doubt(SPARED, _AT_MOST)
    judge(plan)


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
