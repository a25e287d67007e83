"""A folder watched: what arrives is processed once it lies there whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from pipeline.discovery import is_litter

_TICK_MS = 500  # how often a stop is looked for

Sizes = dict[Path, tuple[int, int]]  # bytes and time of the last change


def whenever_changed(
    folders: Sequence[Path],
    output: Path,
    settle_s: float,
    work: Callable[[], None],
    stop: Event | None = None,
) -> None:
    """Call `work` at once and after every change below `folders`, until `stop` is set.

    Changes that come together, or while `work` is at it, make one call. It waits until no
    changed file has grown for `settle_s` seconds, so that a file that is still being copied is
    not read in half. Changes in `output` and of files that office programs leave behind do not
    count. Raises KeyboardInterrupt on Ctrl-C.
    """
    stop = stop or Event()
    inside = output.resolve()
    first = True
    for changes in watch(
        *folders, stop_event=stop, rust_timeout=_TICK_MS, yield_on_timeout=True, recursive=True
    ):
        changed = {Path(path) for _, path in changes if _counts(Path(path), inside)}
        wait_until_whole(changed, settle_s, stop)
        if stop.is_set():
            return
        if changed or first:
            first = False
            work()


def _counts(path: Path, output: Path) -> bool:
    return not is_litter(path.name) and not path.is_relative_to(output)


def wait_until_whole(paths: Iterable[Path], settle_s: float, stop: Event) -> None:
    """Wait until the files have stood still for `settle_s` seconds; gone ones are left out."""
    listed = sorted(paths)
    if not listed:
        return
    before = _sizes(listed)
    since = time.monotonic()
    while time.monotonic() - since < settle_s and not stop.wait(min(0.2, settle_s)):
        now = _sizes(listed)
        if now != before:
            before, since = now, time.monotonic()


def _sizes(paths: Iterable[Path]) -> Sizes:
    found: Sizes = {}
    for path in paths:
        try:
            known = path.stat()
        except OSError:
            continue
        found[path] = (known.st_size, known.st_mtime_ns)
    return found
