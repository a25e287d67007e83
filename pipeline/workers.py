"""Every file is worked on in a child process: a crash or a hang costs that file only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.discovery import InputFile
from pipeline.options import RunOptions
from pipeline.work import Outcome, failure, process_file
from schemas.errors import LimitExceeded, WorkerLost

FILES_PER_PROCESS = 200  # then a fresh one, so that what a library leaks does not add up


def process_all(files: Sequence[InputFile], options: RunOptions) -> Iterator[Outcome]:
    """The outcome of each file, in the order of `files`.

    On KeyboardInterrupt the processes are stopped and the exception goes on to the caller.
    """
    context = multiprocessing.get_context("spawn")
    workers = max(1, min(options.workers, len(files)))
    with ProcessPool(workers, max_tasks=FILES_PER_PROCESS, context=context) as pool:
        try:
            waiting = [_schedule(pool, file, options) for file in files]
            for file, future in zip(files, waiting, strict=True):
                yield _outcome(file, future, options)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _schedule(pool: ProcessPool, file: InputFile, options: RunOptions) -> ProcessFuture[Outcome]:
    return pool.schedule(process_file, args=[file, options.read], timeout=options.timeout_s)


def _outcome(file: InputFile, future: ProcessFuture[Outcome], options: RunOptions) -> Outcome:
    try:
        outcome: Outcome = future.result()
        return outcome
    except TimeoutError:
        return failure(
            file,
            LimitExceeded(
                f"Reading took longer than {options.timeout_s:g} seconds.",
                "Give it more with --timeout, or split the file.",
            ),
        )
    except (ProcessExpired, CancelledError) as error:
        return failure(
            file,
            WorkerLost(
                f"The process that read the file died ({error}).",
                "The file may be damaged; open it in its own program and save it again.",
            ),
        )
