"""A Dask cluster of two worker processes on this machine does what the machine alone does."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import cluster as cluster_module
from pipeline import parcels
from pipeline.cache import Cache
from pipeline.options import RunOptions
from pipeline.run import RunResult, run
from schemas.errors import SetupMissing, WrongUsage
from schemas.tables import FileRow
from tests.pipeline.test_places import Silent, written
from tests.pipeline.test_run import MISREAD, PLAN_TEXT, ketnghia

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("cluster")]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
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
    """Kills a worker of the cluster with the first result; Dask starts another."""

    def __init__(self, cluster: Any) -> None:
        self.victim = next(iter(cluster.workers.values())).pid
        self.killed = False

    def done(self, row: FileRow) -> None:
        if not self.killed:
            os.kill(self.victim, signal.SIGKILL)
            self.killed = True


def test_a_worker_killed_in_the_middle_changes_nothing(
    cluster: Any, folder: Path, tmp_path: Path
) -> None:
    alone = processed(folder, tmp_path / "alone")
    killer = Killer(cluster)
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
