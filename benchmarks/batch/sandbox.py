"""A run of `ketnghia` in a room of its own, and what it leaves behind there."""

from __future__ import annotations

import csv
import hashlib
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_MARK = "KETNGHIA_SANDBOX"
_GRACE_S = 10.0  # for processes to end after their parent


@dataclass(slots=True)
class Room:
    """A folder with `home`, `temp` and `output`; all processes started in it carry its mark."""

    folder: Path
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __post_init__(self) -> None:
        for name in ("home", "temp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def start(
        self, inputs: Path, *options: str, log: str = "run.log", verbose: bool = True
    ) -> subprocess.Popen[bytes]:
        """`ketnghia run INPUTS -o OUTPUT` with home, cache and temporary files in the room."""
        environment = os.environ | {
            _MARK: self.mark,
            "HOME": str(self.folder / "home"),
            "XDG_CACHE_HOME": str(self.folder / "home" / ".cache"),
            "TMPDIR": str(self.folder / "temp"),
            "PYTHONPATH": str(Path.cwd()),
        }
        command = [sys.executable, "-m", "pipeline.cli", "run", str(inputs)]
        command += ["-o", str(self.output), *options, *(["--verbose"] if verbose else [])]
        with (self.folder / log).open("wb") as stream:
            return subprocess.Popen(
                command, env=environment, stdout=stream, stderr=stream, start_new_session=True
            )

    def processes(self) -> Iterator[psutil.Process]:
        """The processes that were started in the room and still are, zombies too."""
        for process in psutil.process_iter():
            try:
                if process.environ().get(_MARK) == self.mark:
                    yield process
            except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
                continue

    def processes_left(self) -> list[str]:
        """The processes that outlive a run by more than some seconds."""
        deadline = time.monotonic() + _GRACE_S
        while (left := list(self.processes())) and time.monotonic() < deadline:
            time.sleep(0.2)
        return [f"{process.pid} {process.name()}" for process in left]

    def temporary_files(self) -> list[str]:
        temp = self.folder / "temp"
        return [str(path.relative_to(temp)) for path in sorted(temp.rglob("*"))]

    def strays(self) -> list[str]:
        """Files written where nobody asked for them: outside output, cache and temporary files."""
        known = (
            "output/",
            "home/.cache/ketnghia/",
            "temp/",
            "input/",
            "run.log",
            "output.log.jsonl",
        )
        names = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*"))
        return sorted(
            name for name in names if not name.startswith(known) and (self.folder / name).is_file()
        )


def rows_of(output: Path, table: str = "files") -> list[dict[str, str]]:
    """The rows of a table as the run wrote it; none where it is absent."""
    path = output / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def fingerprint(folder: Path, without: Sequence[str] = ()) -> dict[str, str]:
    """The hash of every file below a folder, by its relative name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in without
    }
