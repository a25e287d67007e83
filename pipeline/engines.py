"""What does the jobs of a run: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TypeVar

from pipeline.options import RunOptions
from pipeline.workers import Workers
from schemas.errors import KetnghiaError

Job = TypeVar("Job")
Result = TypeVar("Result")


class Engine(Protocol):
    """Does jobs in any order; a job that kills its process costs itself only."""

    def map(
        self, task: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[tuple[Job, Result | KetnghiaError]]:
        """Each job with its result as it is done, or with the error that its process died of."""
        ...

    def warm_up(self) -> None:
        """Jobs are to be expected: load what they need where that saves the first of them time."""
        ...


def engine_of(options: RunOptions, folder: Path) -> AbstractContextManager[Engine]:
    """The engine that the options ask for; its temporary files lie in `folder`.

    Entering a cluster's raises `WrongUsage` where it cannot be used and `SetupMissing` where
    the package for it is not installed.
    """
    if options.scheduler is None:
        return Workers(options, folder)
    from pipeline.cluster import Cluster

    return Cluster(options, folder)
