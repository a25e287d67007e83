"""A run's folder for temporary files; what killed runs left behind is swept away."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "ketnghia-run-"


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone after the block, and takes what libraries write meanwhile.

    Folders of runs that are no more are removed first.

    A run is alive while it holds the lock in its folder, which the system lets go of with it.
    """
    for left in sorted(Path(tempfile.gettempdir()).glob(f"{_PREFIX}*")):
        if is_free(left / "lock"):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        fresh = Path(name) / "fresh"
        with fresh.open("w") as stream:
            hold(stream.fileno())
            fresh.rename(Path(name) / "lock")  # there only once it is held
            usual, tempfile.tempdir = tempfile.tempdir, name
            try:
                yield Path(name)
            finally:
                tempfile.tempdir = usual


def hold(handle: int) -> bool:
    """Lock an open file until it is closed, or its process ends; False where there are no locks."""
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def is_free(path: Path) -> bool:
    """Whether a file is there and no process holds it; False where that cannot be told."""
    try:
        import fcntl

        handle = os.open(path, os.O_RDWR)
    except (ImportError, OSError):
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(handle)
