"""Every document is worked on in a child process: a crash or a hang costs that document only."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from types import TracebackType
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from normalizers.schools import KnownSchool, add_schools
from pipeline.options import RunOptions
from schemas.errors import KetnghiaError, LimitExceeded, WorkerLost

TASKS_PER_PROCESS = 200  # then a fresh one, so that what a library leaks does not add up
WAITING_PER_PROCESS = 4  # tasks handed out ahead, so that results never pile up

Job = TypeVar("Job")
Result = TypeVar("Result")


class Workers:
    """Child processes within the limits of a run; they start when there is something to do.

    Leaving the block with an exception (Ctrl-C too) stops them at once.
    """

    def __init__(self, options: RunOptions) -> None:
        self._options = options
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is None:
            return
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def map(
        self, task: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[tuple[Job, Result | KetnghiaError]]:
        """Each job with its result as it is done, or with the error that its process died of."""
        waiting: dict[Future[Result], Job] = {}
        for job in jobs:
            waiting[self._schedule(task, job)] = job
            while len(waiting) >= WAITING_PER_PROCESS * self._options.workers:
                yield from self._finished(waiting)
        while waiting:
            yield from self._finished(waiting)

    def _schedule(self, task: Callable[[Job], Result], job: Job) -> Future[Result]:
        if self._pool is None:
            self._pool = _pool(self._options)
        return self._pool.schedule(task, args=[job], timeout=self._options.timeout_s)

    def _finished(
        self, waiting: dict[Future[Result], Job]
    ) -> Iterator[tuple[Job, Result | KetnghiaError]]:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in [future for future in waiting if future in done]:
            job = waiting.pop(future)
            try:
                yield job, future.result()
            except (TimeoutError, ProcessExpired, CancelledError, MemoryError) as error:
                yield job, _cause(error, self._options.timeout_s)


def _pool(options: RunOptions) -> ProcessPool:
    return ProcessPool(
        options.workers,
        max_tasks=TASKS_PER_PROCESS,
        initializer=settle,
        initargs=[options.max_memory_bytes, options.verbose, options.gazetteer],
        context=multiprocessing.get_context("spawn"),
    )


def settle(max_memory_bytes: int, verbose: bool, gazetteer: Sequence[KnownSchool] = ()) -> None:
    """Prepare a child process: a limit on its memory, nothing said to the terminal, the
    schools of the user's lists known.

    The libraries' native code writes its complaints to the standard streams; what a person
    needs to know of them stands in the outcome.
    """
    if not verbose:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (max_memory_bytes, max_memory_bytes))
    add_schools(gazetteer)


def _cause(error: Exception, timeout_s: float) -> KetnghiaError:
    """What a process died of, for a person."""
    if isinstance(error, TimeoutError):
        return LimitExceeded(
            f"Reading took longer than {timeout_s:g} seconds.",
            "Give it more with --timeout, or split the file.",
        )
    return WorkerLost(
        "The process that read the file died.",
        "The file may be damaged; open it in its own program and save it again.",
    )
