"""The command line: `ketnghia COMMAND`.

Every process that a run starts imports the program that started it: this much of it is light.
"""

from __future__ import annotations

import gc

# New objects before the collector looks: a batch is thousands, none of them garbage yet.
_GARBAGE = 100_000


def main() -> None:
    from pipeline.cli.app import app

    gc.set_threshold(_GARBAGE)
    app()
