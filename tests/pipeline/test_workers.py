"""Processes that die or hang cost their own job only, and are replaced."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from pipeline import copies
from pipeline.copies import CAN_COPY, start_ahead
from pipeline.options import RunOptions
from pipeline.workers import Workers
from schemas.errors import LimitExceeded, Starved, WorkerLost

needs_copies = pytest.mark.skipif(not CAN_COPY, reason="each child starts by itself here")
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="no such signal")


def double(number: int) -> int:
    return 2 * number


def die_at(number: int, job: int) -> int:
    if job == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def die_once(folder: Path, job: int) -> int:
    """Dies at every job that it sees for the first time."""
    mark = folder / str(job)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def sleep_at(number: int, job: int) -> int:
    if job == number:
        time.sleep(600)
    return job


def spin(job: float) -> float:
    """Keeps the processor busy for so many seconds."""
    end = time.process_time() + job
    while time.process_time() < end:
        pass
    return job


def raise_at(number: int, job: int) -> int:
    if job == number:
        raise RuntimeError
    return job


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(inputs=(), output=tmp_path, workers=2)


def test_all_jobs_are_done(options: RunOptions, tmp_path: Path) -> None:
    with Workers(options, tmp_path / "temp") as workers:
        assert sorted(workers.map(double, range(5))) == [(job, 2 * job) for job in range(5)]
        assert list(workers.map(double, [])) == []
        assert list(workers.map(double, [7])) == [(7, 14)]


def process_of(_job: int) -> int:
    return os.getpid()


def parent_of(_job: int) -> int:
    return os.getppid()


@needs_copies
def test_children_are_copies_of_the_process_that_was_started_ahead(
    options: RunOptions, tmp_path: Path
) -> None:
    start_ahead()
    (ahead,) = copies._ahead
    with Workers(options, tmp_path / "temp") as workers:
        assert {parent for _, parent in workers.map(parent_of, range(4))} == {ahead.pid}
    assert not copies._ahead
    assert not alive(ahead.pid or 0)


@needs_copies
def test_an_original_that_died_is_replaced(options: RunOptions, tmp_path: Path) -> None:
    start_ahead()
    os.kill(copies._ahead[0].pid or 0, signal.SIGKILL)
    with Workers(options, tmp_path / "temp") as workers:
        assert sorted(workers.map(double, range(3))) == [(job, 2 * job) for job in range(3)]


@needs_copies
def test_a_copy_outlives_its_original_and_then_ends_as_others_do(
    options: RunOptions, tmp_path: Path
) -> None:
    with Workers(options, tmp_path / "temp") as workers:
        list(workers.map(double, range(2)))
        os.kill(workers._original.pid or 0, signal.SIGKILL)  # type: ignore[union-attr]
        found = dict(workers.map(partial(die_at, 2), range(5)))
    assert isinstance(found.pop(2), WorkerLost)
    assert found == {job: job for job in (0, 1, 3, 4)}


@needs_signals
@pytest.mark.parametrize("task", [die_at, raise_at])
def test_a_job_that_kills_its_process_is_tried_twice_and_costs_itself(
    options: RunOptions, tmp_path: Path, task: object
) -> None:
    with Workers(options, tmp_path / "temp") as workers:
        found = dict(workers.map(partial(task, 2), range(5)))  # type: ignore[operator]
    assert isinstance(found.pop(2), WorkerLost)
    assert found == {job: job for job in (0, 1, 3, 4)}


@needs_signals
def test_an_innocent_job_survives_its_process(options: RunOptions, tmp_path: Path) -> None:
    with Workers(options, tmp_path / "temp") as workers:
        assert sorted(workers.map(partial(die_once, tmp_path), range(4))) == [
            (job, job) for job in range(4)
        ]


@needs_signals
def test_an_idle_process_that_died_is_replaced(options: RunOptions, tmp_path: Path) -> None:
    with Workers(options, tmp_path / "temp") as workers:
        list(workers.map(double, range(2)))
        for idle in workers._idle:
            os.kill(idle._process.pid or 0, signal.SIGKILL)
        assert sorted(workers.map(double, range(3))) == [(job, 2 * job) for job in range(3)]


def test_a_job_past_its_time_is_stopped(tmp_path: Path) -> None:
    options = RunOptions(inputs=(), output=tmp_path, workers=2, timeout_s=1)
    with Workers(options, tmp_path / "temp") as workers:
        found = dict(workers.map(partial(sleep_at, 1), range(3)))
    assert isinstance(found[1], LimitExceeded)
    assert (found[0], found[2]) == (0, 2)


@needs_signals
def test_a_job_that_takes_more_of_the_processor_than_it_may_is_stopped_and_named(
    tmp_path: Path,
) -> None:
    options = RunOptions(inputs=(), output=tmp_path, workers=1, max_cpu_s=2, timeout_s=300)
    with Workers(options, tmp_path / "temp") as workers:
        found = dict(workers.map(spin, [1.2, 1.1, 1.0, 600.0, 0.1]))
    error = found.pop(600.0)
    assert isinstance(error, Starved)
    assert "2 seconds of the processor" in str(error)
    assert found == {job: job for job in (1.2, 1.1, 1.0, 0.1)}  # each has two of its own


ORPHANS = """
import sys
from functools import partial
from pathlib import Path
from pipeline.options import RunOptions
from pipeline.workers import Workers
from tests.pipeline.test_workers import tell_and_sleep
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with Workers(RunOptions(inputs=(), output=folder), folder / "temp") as workers:
        list(workers.map(partial(tell_and_sleep, folder), range(2)))
"""


def tell_and_sleep(folder: Path, job: int) -> None:
    (folder / f"{os.getpid()}.pid").touch()
    time.sleep(600)


@needs_signals
def test_children_do_not_outlive_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    parent = subprocess.Popen([sys.executable, str(script), str(tmp_path)], env=environment)
    deadline = time.monotonic() + 120
    while len(pids := list(tmp_path.glob("*.pid"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    parent.kill()
    parent.wait()
    left = {int(path.stem) for path in pids}
    assert len(left) == 2
    while left and time.monotonic() < deadline + 30:
        left = {pid for pid in left if alive(pid)}
        time.sleep(0.1)
    assert not left


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
