"""The log of a run: one JSON object a line and piece of work, beside the outputs' folder.

It holds times, so it is no output: two runs over the same files differ in it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from pipeline.atomic import atomic_text
from pipeline.discovery import InputFile
from pipeline.measures import Measures
from schemas.tables import FileRow

_SLOWEST = 5
_JSON = json.JSONEncoder(ensure_ascii=False)


def log_path(output: Path) -> Path:
    """Where the log of a run lies.

    >>> log_path(Path("a/ket-qua")).as_posix()
    'a/ket-qua.log.jsonl'
    """
    whole = output.resolve() if output.name in ("", "..") else output
    return whole.with_name(f"{whole.name}.log.jsonl")


@dataclass(slots=True)
class Profile:
    """Where a run's time went: seconds by stage over all processes, and the slowest documents."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    documents: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    slowest: list[tuple[float, str]] = field(default_factory=list)
    cached: int = 0
    peak_bytes: int = 0

    def add(self, name: str, measures: Measures) -> None:
        self.cached += measures.cached
        if not measures.seconds:
            return
        for stage, seconds in measures.seconds.items():
            self.seconds[stage] += seconds
            self.documents[stage] += 1
        self.peak_bytes = max(self.peak_bytes, measures.peak_bytes or 0)
        seconds = sum(measures.seconds.values())
        if len(self.slowest) < _SLOWEST or (seconds, name) > self.slowest[-1]:
            self.slowest = sorted([*self.slowest, (seconds, name)], reverse=True)[:_SLOWEST]


@dataclass(slots=True)
class RunLog:
    """Writes a line for each piece of work to `stream`, if there is one, and sums them up."""

    stream: TextIO | None = None
    profile: Profile = field(default_factory=Profile)

    def work(
        self, task: str, files: Sequence[InputFile], measures: Measures, **more: object
    ) -> None:
        """A document was worked on: `task` is `look`, `understand` or `again`."""
        self.profile.add(files[0].name if files else "", measures)
        self._write(
            {
                "task": task,
                "files": [file.name for file in files],
                "bytes": sum(file.size for file in files),
                "cached": measures.cached,
                "seconds": {stage: round(s, 4) for stage, s in measures.seconds.items()},
                "peak_mb": measures.peak_bytes and round(measures.peak_bytes / 1e6, 1),
                **more,
            }
        )

    def told_apart(self, row: FileRow) -> None:
        """A file was not worked on: it could not be opened, or has the bytes of another."""
        files = {"files": [row.path], "cached": False}
        self._write({"task": "take in", **files, "status": row.status, "code": row.code})

    def unchanged(self, documents: int) -> None:
        """Nothing has changed since the last run, whose outputs stand."""
        self.profile.cached += documents
        self._write({"task": "unchanged", "files": [], "cached": True, "documents": documents})

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage of the whole batch."""
        measures = Measures()
        with measures.stage(name), measures.memory():
            yield
        self.work(name, (), measures)

    def _write(self, entry: dict[str, object]) -> None:
        if self.stream is not None:
            self.stream.write(_JSON.encode(entry) + "\n")


@contextmanager
def run_log(path: Path | None) -> Iterator[RunLog]:
    """A log that is written to `path`; without one it sums up only."""
    if path is None:
        yield RunLog()
        return
    with atomic_text(path) as stream:
        yield RunLog(stream)
