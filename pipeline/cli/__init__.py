"""The command line: `ketnghia COMMAND`.

Every process that a run starts imports the program that started it: this much of it is light.
"""

from __future__ import annotations

import gc
import sys

# New objects before the collector looks: a batch is thousands, none of them garbage yet.
_GARBAGE = 100_000
_WITH_PROCESSES = {"run", "pairings", "watch"}


def main() -> None:
    gc.set_threshold(_GARBAGE)
    if _WITH_PROCESSES.intersection(sys.argv[1:2]) and "--help" not in sys.argv:
        from pipeline.copies import start_ahead

        start_ahead()
    from pipeline.cli.app import app

    try:
        app()
    finally:
        gc.freeze()  # what a run leaves in memory need not be looked through when it ends
