"""On a Dask worker: each job is done in a child process, within the limits of the run."""

from __future__ import annotations

import multiprocessing
import platform
import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from normalizers.schools import KnownSchool
from pipeline.cache import STAGES, Cache, stage_version
from pipeline.options import RunOptions
from pipeline.parcels import Errand, Parcel, unpacked
from pipeline.workers import Workers


@dataclass(frozen=True, slots=True)
class Terms:
    """What all jobs of a run share: their limits, and the program that they must be done by."""

    program: str
    timeout_s: float
    max_cpu_s: int
    max_memory_bytes: int
    verbose: bool = False
    gazetteer: Sequence[KnownSchool] = field(default=(), repr=False)


class OtherProgram(Exception):
    """This worker's program differs from that of the run."""


_guard = threading.Lock()
_idle: list[tuple[Terms, Workers]] = []  # of this worker; each is used by one thread at a time


@cache
def program() -> str:
    """What the result of a job depends on: the program with its data and libraries, and Python."""
    packages = tuple(sorted({package for stage in STAGES.values() for package in stage}))
    return f"Python {platform.python_version()}, ketnghia {stage_version(packages)[:12]}"


def deliver(
    parcel: Parcel, errand: Errand, terms: Terms, lexicon: bytes | None = None
) -> tuple[Any, dict[str, bytes]]:
    """Do a job; gives its result, or the error that it ended with, and what is to be kept of it.

    `lexicon` is the wording that others lend to it. Raises `OtherProgram`, `OutOfSight`, and
    OSError where this machine has no room.
    """
    if program() != terms.program:
        raise OtherProgram(f"{program()} instead of {terms.program}")
    workers = _workers(terms)
    folder = Path(tempfile.mkdtemp(prefix="job-", dir=_place()))
    try:
        job = unpacked(parcel, lexicon, folder / "files")
        kept = Cache(folder / "cache", errand.knowledge)
        kept.take(parcel.entries)
        result = next(done for _, done in workers.map(errand.with_cache(kept), [job]))
        new = {key: data for key, data in kept.entries().items() if key not in parcel.entries}
        return result, new
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with _guard:
            _idle.append((terms, workers))


def _workers(terms: Terms) -> Workers:
    """Child processes for one thread, those of an earlier job if there are any."""
    with _guard:
        for at, (known, workers) in enumerate(_idle):
            if known == terms:
                del _idle[at]
                return workers
    # Dask's workers are daemons, which multiprocessing forbids to have children lest these
    # outlive them; ours end with their parent by themselves
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    options = RunOptions(
        inputs=(),
        output=Path(),
        workers=1,
        timeout_s=terms.timeout_s,
        max_cpu_s=terms.max_cpu_s,
        max_memory_bytes=terms.max_memory_bytes,
        verbose=terms.verbose,
        gazetteer=tuple(terms.gazetteer),
    )
    return Workers(options, _place() / "temp")


def _place() -> Path:
    """The worker's folder for temporary files, which Dask clears away with it."""
    from distributed import get_worker

    return Path(get_worker().local_directory)


def let_go() -> None:
    """End the child processes that no thread of this worker uses."""
    with _guard:
        listed, _idle[:] = [workers for _, workers in _idle], []
    for workers in listed:
        workers.__exit__(None, None, None)
