"""What a child does: the jobs that come over its pipe, within the limits of its room."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

GRACE_S = 3.0  # that one may take to close what it holds before it is killed
GARBAGE = 100_000  # new objects before the collector looks; the usual 700 cost a sixth of the time
STARTED = "started"  # what a child says when it begins a job


@dataclass(frozen=True, slots=True)
class Room:
    """What a child works in: `folder` takes its temporary files, `verbose` lets it speak.

    `max_cpu_s` are the seconds of the processor that each job may take, `versions` those of the
    cache's stages as the parent knows them.
    """

    folder: Path
    max_memory_bytes: int
    max_cpu_s: int
    verbose: bool = False
    versions: Mapping[tuple[str, ...], str] = field(default_factory=dict)


def serve(pipe: Connection) -> None:
    """Do jobs as they come over the pipe until there are no more, or the parent is gone.

    What comes first is the room to do them in. A job that raises ends the process: the parent
    sees that it died.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # what only loads holds nothing to be put right
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        room = pipe.recv()
        settle(room)
        for task, job in iter(pipe.recv, None):
            signal.signal(signal.SIGTERM, _leave)
            _allow(room.max_cpu_s)
            pipe.send(STARTED)
            pipe.send((task(job),))
    os._exit(0)  # taking its thousands of objects apart would keep the parent waiting


def settle(room: Room) -> None:
    """Prepare the process: a limit on its memory, its temporary files in the room's folder,
    nothing said to the terminal; the versions of stages are taken over.

    The libraries' native code writes its complaints to the standard streams; what a person
    needs to know of them stands in the outcome.
    """
    from pipeline.cache import take_versions  # what loads has it; the parent begins without

    take_versions(room.versions)
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
        time.sleep(GRACE_S)
        os._exit(1)
