"""What a run shows in the terminal: a progress bar, a summary, an evaluation."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipeline.places import Place
from pipeline.result import RunResult
from pipeline.run_log import Profile

if TYPE_CHECKING:
    from pipeline.evaluate import Evaluation
    from schemas.tables import FileRow

_SHOWN_EVERY_S = 0.1  # thousands that were kept are told within a second


class ScreenProgress:
    """A bar over the files with a count of the pages read, shown once there is work."""

    def __init__(self, console: Console) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("files, {task.fields[pages]} pages"),
            TimeElapsedColumn(),
            console=console,
        )
        self._task = self._bar.add_task("Reading", total=None, pages=0)
        self._files = self._pages = 0
        self._told_at = 0.0

    def __enter__(self) -> ScreenProgress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tell()
        self._bar.stop()

    def start(self, files: int) -> None:
        self._bar.update(self._task, total=files)
        self._bar.start()

    def done(self, row: FileRow) -> None:
        self._files += 1
        self._pages += row.pages or 0
        if time.monotonic() > self._told_at + _SHOWN_EVERY_S:
            self._tell()
        if row.status in {"failed", "partial", "skipped"}:
            self._bar.console.print(f"{row.status}: {row.path}: {row.reason}", markup=False)

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        self._bar.update(self._task, completed=self._files, pages=self._pages)


def summary_table(result: RunResult, output: Place) -> Table:
    """What became of the files, and how many things to look at."""
    table = Table(title=f"Written to {output}", show_header=False, title_justify="left")
    statuses = result.statuses
    for status in ("ok", "partial", "failed", "skipped", "duplicate"):
        if status == "ok" or statuses[status]:
            table.add_row(f"files {status}", str(statuses[status]))
    for name, count in result.counts.items():
        table.add_row(name, str(count))
    if result.interrupted:
        table.add_row("interrupted", "what is done is written; run again for the rest")
    return table


def profile_table(profile: Profile) -> Table:
    """Where the time of a run went: by stage over all processes, and the slowest documents."""
    table = Table(title="Where the time went", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("stage")
    for name in ("seconds", "share", "times"):
        table.add_column(name, justify="right")
    total = sum(profile.seconds.values()) or 1.0
    for stage, seconds in sorted(profile.seconds.items(), key=lambda item: -item[1]):
        times = str(profile.documents[stage])
        table.add_row(stage, f"{seconds:.2f}", f"{seconds / total:.0%}", times)
    slowest = [f"{seconds:.1f} s  {name}" for seconds, name in profile.slowest if name and seconds]
    table.caption = "\n".join(
        [
            f"{profile.cached} documents were kept from an earlier run; "
            f"at most {profile.peak_bytes / 1e6:.0f} MB of memory in one process",
            *slowest,
        ]
    )
    table.caption_justify = "left"
    return table


def evaluation_table(result: Evaluation) -> Table:
    title = f"{len(result.documents)} documents"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    columns = ("right", "wrong", "missed", "P", "R", "F1", "silent", "flagged")
    table.add_column("category", no_wrap=True)
    for name in columns:
        table.add_column(name, justify="right", no_wrap=True)
    for name, score in result.total.items():
        table.add_row(
            name,
            str(score.right),
            str(score.wrong),
            str(score.missed),
            f"{score.precision:.3f}",
            f"{score.recall:.3f}",
            f"{score.f1:.3f}",
            str(score.silent),
            str(score.flagged),
        )
    if result.absent:
        table.caption = f"without an output: {', '.join(result.absent)}"
    return table
