"""A child process with a pipe of its own: whatever kills it can hurt no other."""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from normalizers.schools import KnownSchool

_START_S = 300.0  # that a process may take to begin its first job
_GRACE_S = 3.0  # that one may take to close what it holds before it is killed
GARBAGE = 100_000  # new objects before the collector looks; the usual 700 cost a sixth of the time
_STARTED = "started"  # what a child says when it begins a job
_SPENT = -getattr(signal, "SIGXCPU", 0) or None  # exit code of one that had its share of processor


@dataclass(frozen=True, slots=True)
class Room:
    """What a child works in: `folder` takes its temporary files, `verbose` lets it speak.

    `max_cpu_s` are the seconds of the processor that each job may take.
    """

    folder: Path
    max_memory_bytes: int
    max_cpu_s: int
    verbose: bool = False
    gazetteer: Sequence[KnownSchool] = ()


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

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()  # so that the pipe ends with the child
        self.jobs = 0
        self.answer: Answer | None = None
        self.deadline = 0.0
        self._timeout_s = 0.0

    def enter(self, room: Room) -> None:
        """Have it work in a room; before it is told, it only loads programs."""
        with suppress(OSError):
            self.pipe.send(room)

    def give(self, task: Callable[[Any], Any], job: Any, timeout_s: float) -> bool:
        """Have it do `task(job)` within so many seconds; False where it is no longer there."""
        self.answer = None
        self.jobs += 1
        self._timeout_s = timeout_s
        self.deadline = time.monotonic() + _START_S
        try:
            self.pipe.send((task, job, True))
        except OSError:
            return False
        return True

    def warm_up(self, task: Callable[[Any], Any]) -> None:
        """Have it load what its jobs will need; nothing is told of it."""
        with suppress(OSError):
            self.pipe.send((task, None, False))

    def look(self) -> None:
        """Take what it says, if it says anything, and see whether its time is over."""
        try:
            while self.answer is None and self.pipe.poll():
                said = self.pipe.recv()
                if said == _STARTED:
                    self.deadline = time.monotonic() + self._timeout_s
                else:
                    self.answer = Answer(said[0])
        except (EOFError, OSError):
            self._process.join(_GRACE_S)
            spent = self._process.exitcode == _SPENT
            self.answer = Answer(died=not spent, spent=spent)
        if self.answer is None and time.monotonic() >= self.deadline:
            self.answer = Answer(late=True)

    def dismiss(self) -> None:
        """Tell it that there is no more to do."""
        with suppress(OSError):
            self.pipe.send(None)


_ahead: list[Child] = []  # started before anybody asked for one


def start_ahead() -> None:
    """Start a process that will be needed: it loads while this one sees what there is to do."""
    _ahead.append(Child())


def child_in(room: Room) -> Child:
    """A process that works in a room, the one that was started ahead if it is still to be had."""
    child = _ahead.pop() if _ahead else Child()
    child.enter(room)
    return child


def close(children: Iterable[Child]) -> None:
    """Let idle children end."""
    listed = list(children)
    for child in listed:
        child.dismiss()
    for child in listed:
        child._process.join(_GRACE_S)
    stop(listed)


def stop(children: Iterable[Child]) -> None:
    """End children at once, whatever they do: first asked, then killed."""
    listed = list(children)
    for child in listed:
        child._process.terminate()
    for child in listed:
        child._process.join(_GRACE_S)
        child._process.kill()
        child._process.join()
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


# --- in the child ----------------------------------------------------------------------------


def serve(pipe: Connection) -> None:
    """Do jobs as they come over the pipe until there are no more, or the parent is gone.

    What comes first is the room to do them in. A job that raises ends the process: the parent
    sees that it died.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # what only loads holds nothing to be put right
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    gc.set_threshold(GARBAGE)  # a page is thousands of objects, none of them garbage yet
    from pipeline.loading import load_programs  # all that reads and understands

    load_programs()
    with suppress(EOFError, OSError):
        room = pipe.recv()
        settle(room)
        for task, job, is_awaited in iter(pipe.recv, None):
            if not is_awaited:
                task(job)
                continue
            signal.signal(signal.SIGTERM, _leave)
            _allow(room.max_cpu_s)
            pipe.send(_STARTED)
            pipe.send((task(job),))
    os._exit(0)  # taking its thousands of objects apart would keep the parent waiting


def settle(room: Room) -> None:
    """Prepare the process: a limit on its memory, its temporary files in the room's folder,
    nothing said to the terminal, the schools of the user's lists known.

    The libraries' native code writes its complaints to the standard streams; what a person
    needs to know of them stands in the outcome.
    """
    room.folder.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(room.folder)
    if not room.verbose:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (room.max_memory_bytes,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what is killed leaves nothing behind
    from threadpoolctl import threadpool_limits  # what only children need

    from normalizers.schools import add_schools

    threadpool_limits(1)  # of numpy's products: a process a processor is enough
    add_schools(room.gazetteer)


def _allow(cpu_s: int) -> None:
    """From now on so many seconds of the processor, then the system ends the process.

    It does so in the midst of native code too, which no handler of ours could.
    """
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        limit = math.ceil(time.process_time()) + cpu_s
        within = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(resource.RLIMIT_CPU, (within, most))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """End in order: programs that were started are stopped, temporary files removed."""
    sys.exit(1)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE_S)
        os._exit(1)
