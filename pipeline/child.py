"""A child process with a pipe of its own: whatever kills it can hurt no other."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from pipeline.copies import Process
from pipeline.serving import GRACE_S, STARTED, Room

_START_S = 300.0  # that a process may take to begin its first job
_SPENT = -getattr(signal, "SIGXCPU", 0) or None  # exit code of one that had its share of processor


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: its result, or that its process died, ran out of time (`late`) or of
    what it may take of the processor (`spent`)."""

    result: Any = None
    died: bool = False
    late: bool = False
    spent: bool = False

    @property
    def is_well(self) -> bool:
        """Whether there is a result, and a process for the next job."""
        return not (self.died or self.late or self.spent)


class Child:
    """A process that does one job after the other, once it is told in which room.

    `answer` is set when one is done.
    """

    def __init__(self, pipe: Connection, process: Process, room: Room) -> None:
        self.pipe = pipe
        self._process = process
        with suppress(OSError):
            pipe.send(room)
        self.jobs = 0
        self.answer: Answer | None = None
        self.deadline = 0.0
        self._timeout_s = 0.0

    def give(self, task: Callable[[Any], Any], job: Any, timeout_s: float) -> bool:
        """Have it do `task(job)` within so many seconds; False where it is no longer there."""
        self.answer = None
        self.jobs += 1
        self._timeout_s = timeout_s
        self.deadline = time.monotonic() + _START_S
        try:
            self.pipe.send((task, job))
        except OSError:
            return False
        return True

    def look(self) -> None:
        """Take what it says, if it says anything, and see whether its time is over."""
        try:
            while self.answer is None and self.pipe.poll():
                said = self.pipe.recv()
                if said == STARTED:
                    self.deadline = time.monotonic() + self._timeout_s
                else:
                    self.answer = Answer(said[0])
        except (EOFError, OSError):
            self._process.join(GRACE_S)
            spent = self._process.exitcode == _SPENT
            self.answer = Answer(died=not spent, spent=spent)
        if self.answer is None and time.monotonic() >= self.deadline:
            self.answer = Answer(late=True)

    def dismiss(self) -> None:
        """Tell it that there is no more to do."""
        with suppress(OSError):
            self.pipe.send(None)


def close(children: Iterable[Child]) -> None:
    """Let idle children end."""
    listed = list(children)
    for child in listed:
        child.dismiss()
    for child in listed:
        child._process.join(GRACE_S)
    stop(listed)


def stop(children: Iterable[Child]) -> None:
    """End children at once, whatever they do: first asked, then killed."""
    listed = list(children)
    for child in listed:
        child._process.terminate()
    for child in listed:
        child._process.join(GRACE_S)
        child._process.kill()
        child._process.join()
        child._process.close()
        child.pipe.close()


def first_answers(busy: Sequence[Child]) -> list[Child]:
    """Waits for the first of some busy children; those that have an answer."""
    while True:
        soonest = min(child.deadline for child in busy)
        wait([child.pipe for child in busy], max(0.0, soonest - time.monotonic()))
        for child in busy:
            child.look()
        if done := [child for child in busy if child.answer is not None]:
            return done
