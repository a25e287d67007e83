"""Watching: one call for what comes together, none for a file that is still being copied."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from threading import Event

import pytest

from pipeline.watch import wait_until_whole, whenever_changed


class Watched:
    """A folder that is watched in a thread; `seen` has its sizes at each call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: list[dict[str, int]] = []
        self.stop = Event()
        self.thread = threading.Thread(
            target=whenever_changed,
            args=([folder], folder / "out", 0.6, self.work, self.stop),
        )

    def work(self) -> None:
        files = sorted(self.folder.glob("*.txt"))
        self.seen.append({path.name: path.stat().st_size for path in files})

    def wait_for(self, calls: int) -> None:
        until = time.monotonic() + 30
        while len(self.seen) < calls and time.monotonic() < until:
            time.sleep(0.05)
        assert len(self.seen) >= calls


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    (tmp_path / "out").mkdir()
    (tmp_path / "old.txt").write_text("KẾ HOẠCH")
    return Watched(tmp_path)


def test_what_arrives_is_processed_once_it_is_whole(watched: Watched) -> None:
    watched.thread.start()
    try:
        watched.wait_for(1)
        assert list(watched.seen[0]) == ["old.txt"]
        with (watched.folder / "new.txt").open("w") as stream:
            for _ in range(4):  # copied slowly, in parts
                stream.write("x" * 1000)
                stream.flush()
                time.sleep(0.2)
        watched.wait_for(2)
        assert watched.seen[1]["new.txt"] == 4000
        (watched.folder / "out" / "pairings.csv").write_text("ours")
        (watched.folder / "~$new.docx").write_text("left behind")
        (watched.folder / "old.txt").unlink()
        watched.wait_for(3)
        assert list(watched.seen[2]) == ["new.txt"]
    finally:
        watched.stop.set()
        watched.thread.join(20)
    assert not watched.thread.is_alive()
    assert len(watched.seen) == 3


def test_files_that_went_are_not_waited_for(tmp_path: Path) -> None:
    wait_until_whole([tmp_path / "gone.pdf"], 0.1, Event())
