"""What a run tells while it works, and what it came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pipeline.run_log import Profile

if TYPE_CHECKING:
    from schemas.tables import FileRow


class Progress(Protocol):
    """Told of what is done; the command line draws it."""

    def start(self, files: int) -> None: ...

    def done(self, row: FileRow) -> None: ...


@dataclass(slots=True)
class RunResult:
    """How many files came out how (`statuses`), and whether the run was cut short.

    `counts` are the numbers of the summary: plans, pairings, findings, values to review.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    counts: dict[str, int] = field(default_factory=dict)
    interrupted: bool = False
    profile: Profile = field(default_factory=Profile)

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return 130
        return 1 if self.statuses["failed"] or self.statuses["partial"] else 0
