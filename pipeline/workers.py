"""Every document is worked on in a child process: a crash or a hang costs that document only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from pipeline.cache import stage_versions
from pipeline.child import Answer, Child, close, first_answers, stop
from pipeline.copies import CAN_COPY, Original, original, spawned
from pipeline.options import RunOptions
from pipeline.serving import Room
from schemas.errors import KetnghiaError, Starved, WorkerLost

TASKS_PER_PROCESS = 500  # then a fresh one, so that what a library leaks does not add up

Job = TypeVar("Job")
Result = TypeVar("Result")


class Workers:
    """Child processes within the limits of a run; they start when there is something to do.

    Their temporary files lie in `folder`. Leaving the block with an exception (Ctrl-C too) stops
    them at once.
    """

    def __init__(self, options: RunOptions, folder: Path) -> None:
        self._options = options
        self._room = Room(
            folder,
            options.max_memory_bytes,
            options.max_cpu_s,
            options.verbose,
            stage_versions(),
        )
        self._idle: list[Child] = []
        self._original: Original | None = None  # what children are copies of

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            close(self._idle)
        else:
            stop(self._idle)
        if self._original is not None:
            self._original.stop()

    def warm_up(self) -> None:
        """Have all loaded that jobs need: there will be one soon."""
        if CAN_COPY and self._original is None:
            self._original = original(self._options.gazetteer)

    def map(
        self, task: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[tuple[Job, Result | KetnghiaError]]:
        """Each job with its result as it is done, or with the error that its process died of.

        A job whose process died is tried once more: the file may have been innocent.
        """
        left, again = iter(jobs), list[Job]()
        busy: dict[Child, tuple[Job, bool]] = {}  # with its job, and whether that died before
        try:
            while True:
                for job, tried in _next(again, left, self._options.workers - len(busy)):
                    busy[self._given(task, job)] = job, tried
                if not busy:
                    return
                for child in first_answers(list(busy)):
                    job, tried = busy.pop(child)
                    answer = self._taken(child)
                    if answer.died and not tried:
                        again.append(job)
                    else:
                        yield job, answer.result if answer.is_well else self._cause(answer)
        finally:
            stop(busy)

    def _given(self, task: Callable[[Job], Result], job: Job) -> Child:
        """A child that has the job; one that died while it was idle is replaced."""
        while self._idle:
            child = self._idle.pop()
            if child.give(task, job, self._options.timeout_s):
                return child
            stop([child])
        child = self._fresh()
        child.give(task, job, self._options.timeout_s)  # one that is gone already tells it later
        return child

    def _fresh(self) -> Child:
        self.warm_up()
        if self._original is not None:
            try:
                return Child(*self._original.copy(), self._room)
            except (OSError, EOFError):  # it was killed; the next child is a copy of another
                self._original.stop()
                self._original = None
        return Child(*spawned(self._options.gazetteer), self._room)

    def _taken(self, child: Child) -> Answer:
        """The answer of a child, which is kept for more where it is well and not worn out."""
        answer = child.answer or Answer(died=True)
        if not answer.is_well:
            stop([child])
        elif child.jobs >= TASKS_PER_PROCESS:
            close([child])
        else:
            self._idle.append(child)
        return answer

    def _cause(self, answer: Answer) -> KetnghiaError:
        """What a job ended with, for a person."""
        if answer.late:
            return Starved(
                f"Reading took longer than {self._options.timeout_s:g} seconds.",
                "Give it more with --timeout, or split the file.",
            )
        if answer.spent:
            return Starved(
                f"Reading took more than {self._options.max_cpu_s} seconds of the processor.",
                "Give it more with --max-cpu, or split the file.",
            )
        return WorkerLost(
            "The process that read the file died.",
            "The file may be damaged; open it in its own program and save it again.",
        )


def _next(again: list[Job], left: Iterator[Job], count: int) -> list[tuple[Job, bool]]:
    """So many jobs, with whether each was tried before; those that were come first.

    >>> again = [7]
    >>> _next(again, iter([1, 2, 3]), 2), again
    ([(7, True), (1, False)], [])
    """
    old, again[:] = again[:count], again[count:]
    new = islice(left, count - len(old))
    return [(job, True) for job in old] + [(job, False) for job in new]
