"""A Dask cluster of two worker processes on this machine does what the machine alone does."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from pipeline import cluster as cluster_module
from pipeline import parcels
from pipeline.cache import Cache
from pipeline.options import RunOptions
from pipeline.result import RunResult
from pipeline.run import run
from schemas.errors import SetupMissing, WrongUsage
from schemas.tables import FileRow
from tests.pipeline.test_places import Silent, written
from tests.pipeline.test_run import MISREAD, PLAN_TEXT, ketnghia

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("cluster")]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Plans, some of which lend words to one that was misread, and a file that cannot be read."""
    folder = tmp_path / "in"
    folder.mkdir()
    rhyme = "Thầy cô nắng ấm vườn hồng, học trò nắng ấm vườn hồng, cha mẹ nắng ấm vườn hồng."
    broken = "Thay c6 ning 4m vudn hong, hoc tro ning 4m vudn hong, cha me ning 4m vudn hong."
    for number in range(12):
        text = PLAN_TEXT.replace("45/KH", f"{number + 50}/KH")
        (folder / f"{number:02}.txt").write_text(text.replace("- Giúp", f"- {rhyme}\n- Giúp"))
    (folder / "hong.txt").write_text(f"{MISREAD}\n- {broken}\n", "utf-8")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.4\n")
    return folder


def processed(
    folder: Path, output: Path, progress: Any = None, cache: Path | None = None, **more: Any
) -> RunResult:
    kept = Cache(cache) if cache else None
    options = RunOptions(inputs=(folder,), output=output, workers=1, cache=kept, **more)
    return run(options, progress or Silent())


class Killer(Silent):
    """Kills a process with the first result."""

    def __init__(self, victim: int) -> None:
        self.victim = victim
        self.killed = False

    def done(self, row: FileRow) -> None:
        if not self.killed:
            os.kill(self.victim, signal.SIGKILL)
            self.killed = True


def test_a_worker_killed_in_the_middle_changes_nothing(
    cluster: Any, folder: Path, tmp_path: Path
) -> None:
    alone = processed(folder, tmp_path / "alone")
    killer = Killer(next(iter(cluster.workers.values())).pid)
    shared = processed(
        folder,
        tmp_path / "shared",
        killer,
        cache=tmp_path / "cache",
        scheduler=cluster.scheduler_address,
    )
    assert killer.killed
    assert alone.exit_code == shared.exit_code == 1
    assert written(tmp_path / "alone") == written(tmp_path / "shared")
    # what the cluster read is kept here: another run reads nothing again
    again = processed(folder, tmp_path / "again", cache=tmp_path / "cache")
    assert again.profile.cached >= 13
    assert written(tmp_path / "alone") == written(tmp_path / "again")


def test_files_that_cannot_travel_are_read_where_they_lie_or_here(
    cluster: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in list(folder.iterdir())[3:]:
        path.unlink()
    processed(folder, tmp_path / "alone")
    monkeypatch.setattr(parcels, "CARRIED_BYTES", 10)
    processed(folder, tmp_path / "shared", scheduler=cluster.scheduler_address)
    assert written(tmp_path / "alone") == written(tmp_path / "shared")
    monkeypatch.setattr(cluster_module, "packed", _unreachable)
    processed(folder, tmp_path / "here", scheduler=cluster.scheduler_address)
    assert written(tmp_path / "alone") == written(tmp_path / "here")


def _unreachable(*_: object) -> None:
    raise OSError("gone")


def test_a_scheduler_killed_in_the_middle_leaves_the_rest_to_this_machine(
    folder: Path, tmp_path: Path
) -> None:
    """With the commands that docs/scale_out.md tells to type."""
    file = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    told = ["--scheduler-file", str(file), "--no-dashboard"]
    with ExitStack() as stack:
        started = [
            _started(stack, [*dask, "scheduler", "--port", "0", *told]),
            _started(
                stack,
                [*dask, "worker", *told, "--nthreads", "1", "--local-directory", str(tmp_path)],
            ),
        ]
        deadline = time.monotonic() + 120
        while not file.is_file() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        killer = Killer(started[0].pid)
        processed(folder, tmp_path / "shared", killer, scheduler=address)
    assert killer.killed
    processed(folder, tmp_path / "alone")
    assert written(tmp_path / "alone") == written(tmp_path / "shared")


def _started(stack: ExitStack, command: list[str]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return process


def test_a_cluster_of_another_program_is_refused(
    cluster: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "program", lambda: "Python 3, ketnghia 0")
    with pytest.raises(WrongUsage, match="other versions"):
        processed(folder, tmp_path / "out", scheduler=cluster.scheduler_address)
    # a worker that comes when the run has begun is found out by its first job
    monkeypatch.setattr(cluster_module, "_compare", lambda client: None)
    with pytest.raises(WrongUsage, match="other versions"):
        processed(folder, tmp_path / "out", scheduler=cluster.scheduler_address)


def test_a_cluster_that_is_not_there_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "CONNECT_S", 0.5)
    for address in ("tcp://127.0.0.1:1", "magic://127.0.0.1:1", "nowhere"):
        with pytest.raises(WrongUsage, match="No scheduler answers"):
            processed(folder, tmp_path / "out", scheduler=address)
    gc.collect()  # a client that is cleared away while another starts holds that up
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", processes=False) as empty,
        pytest.raises(WrongUsage, match="no worker"),
    ):
        processed(folder, tmp_path / "out", scheduler=empty.scheduler_address)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SetupMissing, match=r"ketnghia\[dask\]"):
        processed(folder, tmp_path / "out", scheduler="tcp://127.0.0.1:1")


def test_engine_and_scheduler_go_together(folder: Path, tmp_path: Path) -> None:
    for options in (["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:1"]):
        done = ketnghia("run", folder, "-o", tmp_path / "out", *options)
        assert done.returncode == 2
        assert "--engine dask --scheduler" in done.stderr
