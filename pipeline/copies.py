"""Children as copies of one process that has loaded all that documents need.

A copy begins at once, and shares the language model and the lists with the others: the system
copies of its memory what it changes (`fork`). The original works on no file, so that nothing can
befall it; where it is killed all the same, another takes its place. Only Linux tells such copies
apart safely (`pidfd`); elsewhere each child is a process of its own.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Protocol, TypeVar

from pipeline.serving import GARBAGE, serve

if TYPE_CHECKING:
    from normalizers.schools import KnownSchool

    Schools = Sequence[KnownSchool]

_Line = TypeVar("_Line", Connection, socket.socket)

_START_S = 300.0  # that the original may take to load
_NUMBER = struct.Struct("q")  # all that is said between the two
_COPY = _NUMBER.pack(0)  # together with a pipe: make a copy that serves it
_UNKNOWN = 255  # exit code of a copy whose original is no more


class Process(Protocol):
    """What a child's process can be asked, as of `multiprocessing.Process`."""

    @property
    def pid(self) -> int | None: ...
    @property
    def exitcode(self) -> int | None: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...
    def join(self, timeout: float | None = None) -> None: ...
    def close(self) -> None: ...


def spawned(schools: Schools) -> tuple[Connection, Process]:
    """A process of its own that serves a pipe; it has all to load first.

    `schools` are those of the user's lists, which it is to know.
    """
    ours, theirs = multiprocessing.Pipe()
    process = _spawn(serve, theirs, schools)
    theirs.close()  # so that the pipe ends with the child
    return ours, process


def _spawn(then: Callable[[_Line], None], line: _Line, schools: Schools) -> BaseProcess:
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_loaded, args=(then, line, schools), daemon=True)
    process.start()
    return process


def _fork(line: socket.socket, not_its: socket.socket) -> BaseProcess:
    """A copy of this process, to be copied; it lets go of the line's other end."""

    def begin() -> None:
        not_its.close()
        _loaded(be_copied, line, ())

    process = multiprocessing.get_context("fork").Process(target=begin, daemon=True)
    process.start()
    return process


class Original:
    """A process that loads programs and tables, and then is copied as often as it is asked.

    `ahead` tells that this process has done nothing yet: then it is a copy of it, and begins at
    once.
    """

    def __init__(self, schools: Schools = (), ahead: bool = False) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.settimeout(_START_S)
        self._process = _fork(theirs, self._line) if ahead else _spawn(be_copied, theirs, schools)
        theirs.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def copy(self) -> tuple[Connection, Copy]:
        """A child that serves a pipe, as soon as all is loaded.

        Raises OSError and EOFError where the original is no more.
        """
        ours, theirs = multiprocessing.Pipe()
        with theirs:
            socket.send_fds(self._line, [_COPY], [theirs.fileno()])
        return ours, Copy(self._said(), self)

    def exit_code(self, pid: int) -> int:
        """What a copy that has ended left; it is forgotten then."""
        try:
            self._line.send(_NUMBER.pack(pid))
            return self._said()
        except (OSError, EOFError):
            return _UNKNOWN

    def stop(self) -> None:
        """End it at once, whatever it loads; its copies are to be stopped before."""
        self._process.kill()
        self._process.join()
        self._line.close()

    def _said(self) -> int:
        said = self._line.recv(_NUMBER.size)
        if not said:
            raise EOFError
        return int(_NUMBER.unpack(said)[0])


class Copy:
    """A child of the original. It is known by a handle, for a number may soon be another's."""

    def __init__(self, pid: int, original: Original) -> None:
        self.pid = pid
        self.exitcode: int | None = None
        self._original = original
        self._handle = os.pidfd_open(pid)

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended; `exitcode` is known then."""
        if self.exitcode is None and wait([self._handle], timeout):
            self.exitcode = self._original.exit_code(self.pid)

    def close(self) -> None:
        os.close(self._handle)

    def _send(self, number: int) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, number)


CAN_COPY = sys.platform == "linux" and hasattr(os, "pidfd_open")

_ahead: list[Original] = []  # started before anybody asked for one


def start_ahead() -> None:
    """Start a process that will be needed: it loads while this one sees what there is to do.

    What both need is loaded before, once.
    """
    if CAN_COPY:
        import pipeline.work  # noqa: F401

        _ahead.append(Original(ahead=True))


def original(schools: Schools) -> Original:
    """A process to be copied that knows these schools of the user's.

    It is the one that was started ahead if that is still to be had and there are none.
    """
    ahead = _ahead.pop() if _ahead else None
    if ahead is not None and schools:
        ahead.stop()
    return ahead if ahead is not None and not schools else Original(schools)


def _loaded(then: Callable[[_Line], None], line: _Line, schools: Schools) -> None:
    """Load all that documents need, then go on with `then`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    gc.set_threshold(GARBAGE)
    from pipeline.loading import load  # all that reads and understands

    with _ending_with_parent():
        load(schools)
    then(line)


@contextmanager
def _ending_with_parent() -> Iterator[None]:
    """While the block lasts, the process ends when its parent does.

    What watches is gone afterwards: copies of a process are safe where it has one thread.
    """
    parent = multiprocessing.parent_process()
    watched, over = os.pipe()

    def watch() -> None:
        if parent is not None and parent.sentinel in wait([parent.sentinel, watched]):
            os._exit(1)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        os.close(over)
        thread.join()
        os.close(watched)


def be_copied(line: socket.socket) -> None:
    """Make copies until the parent is gone."""
    gc.freeze()  # looked through by no copy, which would have to copy it
    while True:
        said, pipes, _, _ = socket.recv_fds(line, _NUMBER.size, 1)
        if not said:
            os._exit(0)
        line.send(_NUMBER.pack(_copied(line, pipes[0]) if pipes else _ended(said)))


def _copied(line: socket.socket, pipe: int) -> int:
    """The number of a copy, which serves the pipe and never comes back from here."""
    pid = os.fork()
    if pid == 0:
        try:
            line.close()
            serve(Connection(pipe))
        finally:
            os._exit(1)
    os.close(pipe)
    return pid


def _ended(said: bytes) -> int:
    _, status = os.waitpid(int(_NUMBER.unpack(said)[0]), 0)
    return os.waitstatus_to_exitcode(status)
