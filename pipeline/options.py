"""The settings of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.places import Place, Remote

if TYPE_CHECKING:
    from normalizers.schools import KnownSchool
    from pipeline.corrections import Correction


@dataclass(frozen=True, slots=True)
class Extras:
    """Which outputs to write besides plans and tables."""

    workbook: bool = True
    report: bool = True


ALL = Extras()


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What to read, where to write and within which limits.

    `workers` is the number of processes; `timeout_s` the wall time that one file may take,
    `max_cpu_s` the time of the processor (what other programs started for it take comes on top),
    `max_memory_bytes` the data that one process may hold. `verbose` lets the processes and
    their libraries speak. Without a `cache` everything is done anew and nothing is kept.
    `gazetteer` are schools of the user's own lists, `corrections` what a person corrected.
    With `learning`, clean documents lend wording and names to those that were hard to read.
    With `rehash` the bytes of every input are looked at, also where size and times are as before.
    `log` is the file that tells what each piece of work cost. `scheduler` is the address of a
    Dask cluster that does the work; without one it is done by processes of this machine.
    `extras` says whether the workbook and the report are written.
    With `published` the outputs, and the log, are put there instead of `output`.
    """

    inputs: tuple[Place, ...]
    output: Path
    workers: int = 2
    only: str | None = None
    limit: int | None = None
    csv_bom: bool = False
    timeout_s: float = 900.0
    max_cpu_s: int = 900
    max_memory_bytes: int = 4_000_000_000
    verbose: bool = False
    cache: Cache | None = None
    gazetteer: tuple[KnownSchool, ...] = ()
    corrections: tuple[Correction, ...] = ()
    learning: bool = True
    rehash: bool = False
    log: Path | None = None
    scheduler: str | None = None
    published: Remote | None = None
    extras: Extras = ALL
    read: ReadOptions = field(default_factory=ReadOptions)
