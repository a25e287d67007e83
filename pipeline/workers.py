"""Every file is worked on in a child process: a crash or a hang costs that file only."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future, as_completed

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from normalizers.schools import KnownSchool, add_schools
from pipeline.discovery import InputFile
from pipeline.options import RunOptions
from pipeline.work import Outcome, done_before, failure, process_file
from schemas.errors import LimitExceeded, WorkerLost

FILES_PER_PROCESS = 200  # then a fresh one, so that what a library leaks does not add up


def process_all(files: Sequence[InputFile], options: RunOptions) -> Iterator[Outcome]:
    """The outcome of each file, as each is done; those done in an earlier run come first.

    On KeyboardInterrupt the processes are stopped and the exception goes on to the caller.
    """
    new = []
    for file in files:
        outcome = done_before(file, options.read, options.cache) if options.cache else None
        if outcome is None:
            new.append(file)
        else:
            yield outcome
    if new:
        yield from _process_new(new, options)


def _process_new(files: Sequence[InputFile], options: RunOptions) -> Iterator[Outcome]:
    with ProcessPool(
        max(1, min(options.workers, len(files))),
        max_tasks=FILES_PER_PROCESS,
        initializer=settle,
        initargs=[options.max_memory_bytes, options.verbose, options.gazetteer],
        context=multiprocessing.get_context("spawn"),
    ) as pool:
        try:
            waiting: dict[Future[Outcome], InputFile] = {
                _schedule(pool, file, options): file for file in files
            }
            for future in as_completed(waiting):
                yield _outcome(waiting[future], future, options)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


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


def _schedule(pool: ProcessPool, file: InputFile, options: RunOptions) -> ProcessFuture[Outcome]:
    arguments = [file, options.read, options.cache]
    return pool.schedule(process_file, args=arguments, timeout=options.timeout_s)


def _outcome(file: InputFile, future: Future[Outcome], options: RunOptions) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        return failure(
            file,
            LimitExceeded(
                f"Reading took longer than {options.timeout_s:g} seconds.",
                "Give it more with --timeout, or split the file.",
            ),
        )
    except (ProcessExpired, CancelledError, MemoryError):
        return failure(
            file,
            WorkerLost(
                "The process that read the file died.",
                "The file may be damaged; open it in its own program and save it again.",
            ),
        )
