"""Damaged files by the thousand through `ketnghia run`: each must end with a named outcome."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from benchmarks.batch.mutations import mutate
from benchmarks.batch.sandbox import Room, fingerprint, rows_of
from benchmarks.batch.seeds import seeds, slow_seeds

_SLOW_SHARE = 0.01  # of the files are such that take seconds to read
_LIMITS = ("--timeout", "120", "--max-memory", "2500", "--no-learning")
STATUSES = ("ok", "partial", "failed", "skipped", "duplicate")
OURS = ("internal-error", "worker-lost")  # faults of the program, not of the file


@dataclass(slots=True)
class Portion:
    """What became of one run: rows by (kind of file, status), and everything that is wrong."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def fuzz(seed: int, count: int, folder: Path, workers: int) -> Portion:
    """Make `count` damaged files from `seed`, run them, look at everything that is left.

    Files of faults are kept in `folder/faults`.
    """
    room_folder = folder / f"portion-{seed}"
    shutil.rmtree(room_folder, ignore_errors=True)
    room = Room(room_folder)
    names = make(room_folder / "input", seed, count)
    before = fingerprint(room_folder / "input")
    start = time.monotonic()
    code = room.start(room_folder / "input", "--workers", str(workers), *_LIMITS).wait()
    portion = Portion(seconds=time.monotonic() - start)
    _count(portion, names, room)
    if code not in (0, 1):
        portion.wrong.append(f"exit code {code}")
    portion.wrong += [f"process left: {name}" for name in room.processes_left()]
    portion.wrong += [f"temporary file left: {name}" for name in room.temporary_files()]
    portion.wrong += [f"written outside: {name}" for name in room.strays()]
    if fingerprint(room_folder / "input") != before:
        portion.wrong.append("an input was changed")
    if not portion.wrong:
        shutil.rmtree(room_folder)
    return portion


def make(folder: Path, seed: int, count: int) -> list[str]:
    """Write damaged files; their names tell number, way and origin."""
    folder.mkdir(parents=True)
    random = Random(seed)  # noqa: S311 (damage, no secret)
    quick, slow = seeds(), slow_seeds()
    names = []
    for number in range(count):
        pool = slow if random.random() < _SLOW_SHARE else quick
        origin = random.choice(list(pool))
        way, data = mutate(pool[origin], random, random.choice(list(quick.values())))
        name = f"{number:05d}-{way}-{origin}"
        (folder / name).write_bytes(data)
        names.append(name)
    return names


def _count(portion: Portion, names: list[str], room: Room) -> None:
    """Every file has a row of its own, or rows of its members, each with a named outcome."""
    named: set[str] = set()
    for row in rows_of(room.output):
        top, status, code = row["path"].split("/", 1)[0], row["status"], row["code"]
        named.add(top)
        portion.outcomes[PurePosixPath(top).suffix, status] += 1
        if status not in STATUSES or (status != "ok" and not (code and row["reason"])):
            portion.wrong.append(f"no named outcome: {row['path']}: {status} {code}")
        if code:
            portion.codes[code] += 1
        if code in OURS:
            portion.wrong.append(f"{code}: {row['path']}: {row['reason']}")
    portion.wrong += [f"no row: {name}" for name in names if name not in named]
