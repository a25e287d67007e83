"""What understanding costs beside reading, from the log of a run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Seconds that documents took to be read as scans, and then to be understood."""

    documents: int
    read: float
    understood: float

    @property
    def share(self) -> float:
        """Understanding as a share of reading; 0 where nothing was read.

        >>> Cost(2, 40.0, 2.0).share
        0.05
        """
        return self.understood / self.read if self.read else 0.0


def cost_of(log: Path) -> Cost:
    """The cost of the documents of a run by one process (`RUN.log.jsonl`).

    The first document is left out: it also loads the data that all others use.
    """
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    seconds = [line["seconds"] for line in lines if "read" in line.get("seconds", {})][1:]
    read = sum(spent["read"] for spent in seconds)
    understood = sum(spent.get("understand", 0.0) for spent in seconds)
    return Cost(len(seconds), read, understood)
