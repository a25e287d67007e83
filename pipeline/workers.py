"""Every document is worked on in a child process: a crash or a hang costs that document only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from pipeline.child import Answer, Child, Room, child_in, close, first_answers, stop
from pipeline.options import RunOptions
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
            options.gazetteer,
        )
        self._idle: list[Child] = []
        self._first: Callable[[None], None] | None = None  # what a process does before its jobs

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        closing = [child for child in self._idle if child.jobs and kind is None]
        stop(child for child in self._idle if child not in closing)  # what it loads is not needed
        close(closing)

    def warm_up(self, task: Callable[[None], None]) -> None:
        """Start a process and have it load what jobs need: there will be one soon.

        Those that start later do the same first, so that no file's time is spent on it.
        """
        self._first = task
        if not self._idle:
            self._idle.append(self._fresh())

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
        child = child_in(self._room)
        if self._first is not None:
            child.warm_up(self._first)
        return child

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
