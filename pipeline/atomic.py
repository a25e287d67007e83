"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipeline.scratch import hold, is_free

_PREFIX, _SUFFIX = ".ketnghia-", ".part"


@contextmanager
def atomic_path(path: Path, unless: Callable[[Path], bool] | None = None) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place when the block ends well.

    It does not where `unless`, asked of the temporary path, says that there is no need.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
    temporary = Path(name)
    held = hold(handle)
    if not held:
        os.close(handle)  # Windows moves no open file
    try:
        yield temporary
        if unless is None or not unless(temporary):
            temporary.chmod(0o644)
            temporary.replace(path)
    finally:
        if held:
            os.close(handle)
        temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what runs that were killed while they wrote left in a folder."""
    for left in sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}")):
        if is_free(left):
            left.unlink(missing_ok=True)


@contextmanager
def atomic_text(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    with (
        atomic_path(path) as temporary,
        temporary.open("w", encoding=encoding, newline="") as stream,
    ):
        yield stream
