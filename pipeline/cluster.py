"""The jobs of a run on a Dask cluster; what the cluster cannot do is done on this machine."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.dask_worker import OtherProgram, Terms, deliver, let_go, program
from pipeline.options import RunOptions
from pipeline.parcels import Errand, Job, OutOfSight, files_of, packed
from pipeline.workers import Workers
from schemas.errors import KetnghiaError, SetupMissing, WrongUsage

log = logging.getLogger(__name__)

CONNECT_S = 15.0  # that a scheduler, and then its first worker, may take to answer
_CLOSE_S = 10.0
_AHEAD = 2  # jobs given at a time for each thread of the cluster: one to do, one to come
_UNDONE = object()
_GONE = (OSError, RuntimeError, TimeoutError)  # what a client raises whose scheduler is gone


class Cluster:
    """A Dask cluster that runs already, with the same program on all its machines.

    A worker that is lost costs nothing: others do its jobs. What the cluster cannot do (it is
    gone, a large file is out of its sight, a worker has no room) is done on this machine.
    """

    def __init__(self, options: RunOptions, folder: Path) -> None:
        self._options = options
        self._here = Workers(options, folder)
        self._lexicons: dict[Path, Any] = {}
        self._lost = False

    def __enter__(self) -> Cluster:
        self._client = _connected(self._options.scheduler or "")
        try:
            _compare(self._client)
            self._terms = self._sent(_terms(self._options))
        except BaseException:
            self._client.close(_CLOSE_S)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._here.__exit__(kind, error, trace)
        with suppress(OSError, RuntimeError, ValueError):  # the cluster's part is over, well or not
            if not self._lost:
                self._client.run(let_go)
            self._client.close(_CLOSE_S)

    def warm_up(self) -> None:
        """Nothing: its processes start on the workers."""

    def map(
        self, task: Callable[[Any], Any], jobs: Iterable[Any]
    ) -> Iterator[tuple[Any, Any | KetnghiaError]]:
        """As `Workers.map`, for a partial of `pipeline.work` with its options and cache.

        Raises `WrongUsage` when a worker that came later has another program.
        """
        left, undone = iter(jobs), list[Any]()
        if isinstance(task, partial):
            yield from self._on_cluster(task, left, undone)
        yield from self._here.map(task, chain(undone, left))

    def _on_cluster(
        self, task: partial[Any], left: Iterator[Job], undone: list[Job]
    ) -> Iterator[tuple[Job, Any]]:
        """What the cluster does of the jobs `left`; what it was given and has not is `undone`."""
        given: dict[Any, Job] = {}
        done = _as_completed(self._client)
        try:
            while not self._lost:
                for job in islice(left, self._free(len(given))):
                    if (future := self._given(task, job)) is None:
                        undone.append(job)
                    else:
                        given[future] = job
                        done.add(future)
                if not given:
                    break
                future = next(done)
                job, result = given.pop(future), self._result(future, task)
                if result is _UNDONE:
                    undone.append(job)
                else:
                    yield job, result
        finally:
            undone += given.values()
            _forgotten(given)

    def _free(self, given: int) -> int:
        """How many more jobs the cluster takes; it may have no worker for a while."""
        try:
            threads = sum(self._client.nthreads().values())
        except _GONE as error:
            self._lose(error)
            return 0
        return max(0, _AHEAD * threads - given) or int(given == 0)

    def _given(self, task: partial[Any], job: Job) -> Any:
        """The future of a job that was handed over; None where that fails."""
        errand = Errand.of(task)
        try:
            parcel = packed(job, errand.options, task.keywords["cache"])
            lexicon = self._lexicon(job)
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Sending large graph")
                return self._client.submit(
                    deliver, parcel, errand, self._terms, lexicon, pure=False
                )
        except _GONE as error:
            log.debug("%s could not be handed over: %s", files_of(job)[0].name, error)
            return None

    def _lexicon(self, job: Job) -> Any:
        """The wording that a job is lent; it goes to each worker once."""
        path = job[1].lexicon if isinstance(job, tuple) else None
        if path is not None and path not in self._lexicons:
            self._lexicons[path] = self._sent(path.read_bytes())
        return self._lexicons[path] if path is not None else None

    def _sent(self, value: object) -> Any:
        """A value that many jobs need: as a task's result, which a lost worker does not lose."""
        return self._client.submit(_itself, value, pure=False)

    def _result(self, future: Any, task: partial[Any]) -> Any:
        try:
            result, entries = future.result()
        except OtherProgram as error:
            raise _differs("A worker", str(error)) from error
        except OutOfSight as error:
            log.debug("done on this machine: %s", error)
            return _UNDONE
        except CancelledError as error:
            self._lose(error)
            return _UNDONE
        except Exception as error:  # the cluster's boundary: whatever went wrong on a worker
            log.warning("A worker could not do a job (%s); it is done here.", _short(error))
            return _UNDONE
        task.keywords["cache"].take(entries)
        return result

    def _lose(self, error: BaseException) -> None:
        if not self._lost:
            log.warning("The cluster is gone (%s); the rest is done here.", _short(error))
        self._lost = True


def _connected(address: str) -> Any:
    """A client of the scheduler, which has a worker. Raises `WrongUsage`, `SetupMissing`."""
    try:
        import distributed
    except ImportError as error:
        raise SetupMissing(
            "Dask is not installed.", "Type: pip install 'ketnghia[dask]'"
        ) from error
    logging.getLogger("distributed").setLevel(logging.ERROR)
    client_of: Any = distributed.Client
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # differing versions are told by `_compare`
            client = client_of(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WrongUsage(
            f"No scheduler answers at {address} ({_short(error)}).",
            "Start one with: dask scheduler",
        ) from error
    try:
        client.wait_for_workers(1, timeout=CONNECT_S)
    except (OSError, TimeoutError) as error:
        client.close(_CLOSE_S)
        raise WrongUsage(
            f"The scheduler at {address} has no worker.", f"Start one with: dask worker {address}"
        ) from error
    return client


def _compare(client: Any) -> None:
    """Raise `WrongUsage` where a worker has another program than this machine."""
    versions = client.get_versions()
    mine = versions["client"]["packages"]["distributed"]
    others = {"The scheduler": versions["scheduler"], **versions["workers"]}
    for name, theirs in others.items():
        found = theirs["packages"]["distributed"] if theirs else mine
        if found != mine:
            raise _differs(name, f"distributed {found} instead of {mine}")
    for name, found in sorted(client.run(program, on_error="return").items()):
        if isinstance(found, Exception):
            raise _differs(f"The worker {name}", f"no ketnghia that answers: {_short(found)}")
        if found != program():
            raise _differs(f"The worker {name}", f"{found} instead of {program()}")


def _differs(who: str, how: str) -> WrongUsage:
    return WrongUsage(
        f"{who} has other versions than this machine ({how}).",
        "Install the same ketnghia, libraries and vie.traineddata on all machines.",
    )


def _terms(options: RunOptions) -> Terms:
    return Terms(
        program(),
        options.timeout_s,
        options.max_cpu_s,
        options.max_memory_bytes,
        options.verbose,
        options.gazetteer,
    )


def _itself(value: Any) -> Any:
    return value


def _as_completed(client: Any) -> Any:
    import distributed

    waiting: Any = distributed.as_completed
    return waiting(loop=client.loop)


def _forgotten(futures: Iterable[Any]) -> None:
    """Tell the cluster that nobody waits for these any more."""
    with suppress(*_GONE):
        for future in futures:
            future.release()


def _short(error: BaseException) -> str:
    """The first line of what an error says.

    >>> _short(OSError("no room\\nat all")), _short(TimeoutError())
    ('no room', 'TimeoutError')
    """
    return str(error).split("\n")[0] or type(error).__name__
