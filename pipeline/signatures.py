"""Whether a file is as it was, told by what the system knows of it, as git and make tell it.

A file whose size, times, inode and device are as they were when its bytes were looked at has the
same bytes. The time of the last change (`ctime`) is among them: it cannot be set back, as `mtime`
can, and tells of bytes copied over with their old time. Systems keep times in steps, so that a
file which is changed twice within one step looks as after the first: what was looked at so soon
after a change is looked at again (git calls such files racy).
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extractors.kind import kind_of
from pipeline.ledger import Ledger, key_of

_DRAWERS = 128  # of a folder
_STEP_NS = 2_500_000_000  # the coarsest step of a file's times in use is two seconds (FAT)


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a file's bytes told: their number, their SHA-256 in hex, their kind."""

    size: int
    sha256: str
    kind: str


def signature(path: Path | str) -> str:
    """What the system says of a file; a link is followed. Raises OSError."""
    return signature_of(os.stat(path))  # noqa: PTH116  thousands of texts are no paths yet


def signature_of(known: os.stat_result) -> str:
    return f"{known.st_size} {known.st_mtime_ns} {known.st_ctime_ns} {known.st_ino} {known.st_dev}"


def is_settled(known: os.stat_result, now_ns: int) -> bool:
    """Whether a change after `now_ns` would show: the last one is more than a step ago."""
    return max(known.st_mtime_ns, known.st_ctime_ns) < now_ns - _STEP_NS


def _names_in(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder))  # noqa: PTH208  thousands of texts are no paths yet
    except OSError:
        return set()


Seen = dict[str, list[str]]  # of files by name: signature, SHA-256 and kind
_Drawer = tuple[str, int]  # a folder, and which part of its files


def _drawer_of(path: Path) -> tuple[_Drawer, str]:
    """In which drawer a file is kept, and its name there."""
    folder, name = os.path.split(path)
    return (folder, zlib.crc32(os.fsencode(name)) % _DRAWERS), name


@dataclass(slots=True)
class Looks:
    """Looks at files, each once as long as it stays as it is.

    With `force` all are looked at anew. `max_bytes` is the most that is read for a file's kind;
    `unsettled` gathers the paths of which a later change might not show, with their hashes. What
    was seen is kept by folder and a hash of the name: a folder may hold many files.
    """

    ledger: Ledger
    max_bytes: int
    force: bool = False
    unsettled: list[tuple[Path, str]] = field(default_factory=list)
    clock: Callable[[], int] = time.time_ns
    _seen: dict[_Drawer, Seen] = field(default_factory=dict)
    _changed: set[_Drawer] = field(default_factory=set)

    def at(self, path: Path, said: str = "") -> Look:
        """What the bytes of a file are; `said` is its signature of just now. Raises OSError."""
        drawer, name = _drawer_of(path)
        seen = self._seen_in(drawer)
        if said and name in seen and seen[name][0] == said:
            return Look(int(said.partition(" ")[0]), *seen[name][1:])
        known, now = path.stat(), self.clock()
        said = signature_of(known)
        if name in seen and seen[name][0] == said:
            return Look(known.st_size, *seen[name][1:])
        look = self._look(path, known.st_size)
        if is_settled(known, now) and signature(path) == said:
            seen[name] = [said, look.sha256, look.kind]
            self._changed.add(drawer)
        else:
            self.unsettled.append((path, look.sha256))
        return look

    def once(self, path: Path) -> Look:
        """What the bytes of a file of this run only are; nothing is kept. Raises OSError."""
        return self._look(path, path.stat().st_size)

    def know(self, path: Path, said: str, sha256: str) -> bool:
        """Whether a file with this signature has these bytes for sure: a change would show."""
        drawer, name = _drawer_of(path)
        return self._seen_in(drawer).get(name, [])[:2] == [said, sha256]

    def settle(self) -> bool:
        """Look again at what could not be told to be settled; whether all is as it was and is."""
        left, self.unsettled = self.unsettled, []
        for path, sha256 in left:
            try:
                if self.at(path).sha256 != sha256:
                    return False
            except OSError:
                return False
        self.keep()
        return not self.unsettled

    def keep(self) -> None:
        """Keep what was seen for the next run."""
        there: dict[str, set[str]] = {}
        for drawer in sorted(self._changed):
            folder = drawer[0]
            if folder not in there:
                there[folder] = _names_in(folder or ".")
            found = {k: one for k, one in self._seen[drawer].items() if k in there[folder]}
            self.ledger.put(self._key(drawer), json.dumps(found).encode())
        self._changed.clear()

    def _seen_in(self, drawer: _Drawer) -> Seen:
        if drawer not in self._seen:
            kept = None if self.force else self.ledger.get(self._key(drawer))
            self._seen[drawer] = {} if kept is None else json.loads(kept)
        return self._seen[drawer]

    def _key(self, drawer: _Drawer) -> bytes:
        folder, number = drawer
        place = os.path.abspath(folder)  # noqa: PTH100
        return key_of("looks", place, str(number), str(self.max_bytes))

    def _look(self, path: Path, size: int) -> Look:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return Look(size, digest, kind_of(path) if 0 < size <= self.max_bytes else "")
