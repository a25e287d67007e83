"""Faults at random moments of a run; afterwards its tables must equal those of a quiet run."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psutil

from benchmarks.batch.sandbox import Room, fingerprint
from benchmarks.batch.seeds import seeds

_NAMES = ("07-", "09-", "10-", "15-", "small.png")
_NOT_TABLES = ("run.log",)
_DISK_BYTES = (1, 2_000, 20_000, 60_000)  # that a file may have on a disk that fills up


@dataclass(frozen=True, slots=True)
class Quiet:
    """A run without any fault: what it wrote, and how long it took."""

    inputs: Path
    tables: dict[str, str]
    seconds: float
    cache: Path


@dataclass(slots=True)
class Fault:
    """One disturbed run: what was done to it, how it ended, and what is wrong afterwards."""

    name: str
    code: int
    wrong: list[str] = field(default_factory=list)


def quiet_run(folder: Path, workers: int) -> Quiet:
    """Run a small batch of several kinds undisturbed."""
    shutil.rmtree(folder, ignore_errors=True)
    inputs = folder / "input"
    inputs.mkdir(parents=True)
    for name, data in seeds().items():
        if name.startswith(_NAMES):
            (inputs / name).write_bytes(data)
    room = Room(folder)
    start = time.monotonic()
    code = room.start(inputs, "--workers", str(workers)).wait()
    if code != 0:
        raise SystemExit(f"the quiet run ended with {code}: see {folder / 'run.log'}")
    seconds = time.monotonic() - start
    return Quiet(inputs, tables(room), seconds, folder / "home" / ".cache" / "ketnghia")


def tables(room: Room) -> dict[str, str]:
    return fingerprint(room.output, _NOT_TABLES)


def kill_worker(room: Room, quiet: Quiet, random: Random, options: list[str]) -> int:
    """A child process killed at once, at a random moment, or the one that they are copies of."""
    process = room.start(quiet.inputs, *options)
    time.sleep(random.random() * quiet.seconds)
    with suppress(IndexError, psutil.NoSuchProcess):
        random.choice(_children(process)).kill()
    return process.wait()


def kill_parent(room: Room, quiet: Quiet, random: Random, options: list[str]) -> int:
    process = room.start(quiet.inputs, *options)
    time.sleep(random.random() * quiet.seconds)
    process.kill()
    return process.wait()


def kill_all(room: Room, quiet: Quiet, random: Random, options: list[str]) -> int:
    """The whole family at once, as when the machine loses power."""
    process = room.start(quiet.inputs, *options)
    time.sleep(random.random() * quiet.seconds)
    os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def disk_full(room: Room, quiet: Quiet, random: Random, options: list[str]) -> int:
    """No file can grow beyond some bytes: outputs, cache and temporary files alike."""
    process = room.start(quiet.inputs, *options)
    time.sleep(random.random() * quiet.seconds)
    limit = random.choice(_DISK_BYTES)
    try:
        family = [process.pid, *(child.pid for child in _children(process))]
        for pid in family:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, limit))
    except (psutil.NoSuchProcess, ProcessLookupError):
        pass
    return process.wait()


def _children(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """What a run has started: the process that has all loaded, and its copies."""
    found: list[psutil.Process] = psutil.Process(process.pid).children(recursive=True)
    return found


def damaged_cache(room: Room, quiet: Quiet, random: Random, options: list[str]) -> int:
    """A cache of an earlier run with entries cut, overwritten, emptied or gone."""
    cache = room.folder / "home" / ".cache" / "ketnghia"
    shutil.copytree(quiet.cache, cache)
    for path in sorted(path for path in cache.rglob("*") if path.is_file()):
        data, lot = path.read_bytes(), random.random()
        at = random.randrange(max(1, len(data)))
        if lot < 0.15:
            path.write_bytes(data[:at])
        elif lot < 0.3:
            path.write_bytes(data[:at] + random.randbytes(8) + data[at + 8 :])
        elif lot < 0.4:
            path.write_bytes(b"")
        elif lot < 0.5:
            path.unlink()
        elif lot < 0.55:
            path.unlink()
            path.mkdir()
    return room.start(quiet.inputs, *options).wait()


def no_cache_folder(room: Room, quiet: Quiet, random: Random, options: list[str]) -> int:
    """A cache that cannot be written at all."""
    (room.folder / "home" / ".cache").mkdir()
    (room.folder / "home" / ".cache" / "ketnghia").write_text("a file where the folder should be")
    return room.start(quiet.inputs, *options).wait()


def read_only_output(room: Room, quiet: Quiet, random: Random, options: list[str]) -> int:
    """The folder of the outputs takes nothing more from a random moment on."""
    process = room.start(quiet.inputs, *options)
    time.sleep(random.random() * quiet.seconds)
    folders = [folder for folder in (room.output, room.output / "plans") if folder.is_dir()]
    _lock(folders, True)
    code = process.wait()
    _lock(folders, False)
    return code


def _lock(folders: Sequence[Path], locked: bool) -> None:
    """Make folders read-only, or writable again; for root too where the file system knows how."""
    for folder in folders:
        if locked:
            folder.chmod(0o555)
        command = ["chattr", "+i" if locked else "-i", str(folder)]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        if not locked:
            folder.chmod(0o755)


Disturbance = Callable[[Room, Quiet, Random, list[str]], int]
DISTURBANCES: tuple[Disturbance, ...] = (
    kill_worker,
    kill_parent,
    disk_full,
    damaged_cache,
    kill_all,
    kill_worker,
    no_cache_folder,
    read_only_output,
)
# after these the run itself must have ended well, with all tables right
SURVIVED = ("kill_worker", "damaged_cache", "no_cache_folder")


def fault(number: int, quiet: Quiet, folder: Path, workers: int) -> Fault:
    """Disturb a run, then run again: nothing may differ, nothing may be left."""
    disturb = DISTURBANCES[number % len(DISTURBANCES)]
    shutil.rmtree(folder, ignore_errors=True)
    room = Room(folder)
    random = Random(number)  # noqa: S311
    options = ["--workers", str(workers)]
    done = Fault(disturb.__name__, disturb(room, quiet, random, options))
    done.wrong += [f"process left: {name}" for name in room.processes_left()]
    done.wrong += _spoken(room)
    if done.name in SURVIVED:
        done.wrong += [f"before the re-run, {name}" for name in _differences(room, quiet)]
    code = _again(room, quiet, options)
    if code != 0:
        done.wrong.append(f"the re-run ended with {code}")
    done.wrong += _differences(room, quiet)
    done.wrong += [f"temporary file left: {name}" for name in room.temporary_files()]
    if not done.wrong:
        shutil.rmtree(folder)
    return done


def _again(room: Room, quiet: Quiet, options: list[str]) -> int:
    process: subprocess.Popen[bytes] = room.start(quiet.inputs, *options, log="again.run.log")
    return process.wait()


def _differences(room: Room, quiet: Quiet) -> list[str]:
    found = tables(room)
    names = sorted(found.keys() | quiet.tables.keys())
    return [f"differs: {name}" for name in names if found.get(name) != quiet.tables.get(name)]


def _spoken(room: Room) -> list[str]:
    """A fault is told in words, not in a trace of ours."""
    log = (room.folder / "run.log").read_text("utf-8", "replace")
    return ["a traceback was printed"] if "Traceback (most recent" in log else []
