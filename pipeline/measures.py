"""What a piece of work cost: seconds by stage, and the most memory that it held."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_PROCESS = Path("/proc/self")


@dataclass(slots=True)
class Measures:
    """Seconds by stage; `peak_bytes` of memory of the process meanwhile, None where unknown.

    `cached` says that nothing was worked out: the result was kept from an earlier run.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    peak_bytes: int | None = None
    cached: bool = False

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - start
            self.seconds[name] = self.seconds.get(name, 0.0) + spent

    @contextmanager
    def memory(self) -> Iterator[None]:
        """Watch the process's memory; on other systems than Linux nothing is known of it."""
        _forget_peak()
        try:
            yield
        finally:
            self.peak_bytes = _peak_bytes()


def _forget_peak() -> None:
    with suppress(OSError):
        (_PROCESS / "clear_refs").write_text("5")  # see proc(5): resets VmHWM


def _peak_bytes() -> int | None:
    try:
        status = (_PROCESS / "status").read_text()
    except OSError:
        return None
    kilobytes = next((line for line in status.splitlines() if line.startswith("VmHWM")), "")
    return int(kilobytes.split()[1]) * 1024 if kilobytes else None
