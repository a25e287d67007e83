"""What a run looks up about every document, in one file: an index that can be lost at any time.

The cache keeps what was worked out, an entry a file, written by whoever worked it out. The ledger
keeps what the next run needs of a document that did not change: small enough that ten thousand
look-ups take no time. It is one SQLite file that only the parents of runs write. Entries are
checked when they are taken out; a damaged file is thrown away and made anew from the cache.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_BATCH = 256  # entries that are written in one go, so that no run keeps another waiting
_PATIENCE_S = 30.0  # that another run may take to write its own
_AHEAD_BYTES = 64_000_000  # of entries that are held because they are asked for soon
_NAME = "ledger.sqlite"


def key_of(*parts: str) -> bytes:
    """The key of an entry: the hash of what it depends on."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).digest()


class Ledger:
    """Entries by key in `folder`; where that cannot be written, in `spare`."""

    def __init__(self, folder: Path, spare: Path | None = None) -> None:
        self._folders = [folder, *([spare] if spare else [])]
        self._open: dict[Path, sqlite3.Connection | None] = {}
        self._waiting: dict[bytes, bytes] = {}
        self._ahead: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """The entry's data; None where it is absent or damaged."""
        if key in self._waiting:
            return self._waiting[key]
        if key in self._ahead:
            return self._ahead.pop(key)
        for folder in self._folders:
            row = self._asked(folder, key)
            if row is not None:
                with suppress(zlib.error):
                    return zlib.decompress(row)
        return None

    def look_ahead(self, keys: Iterable[bytes]) -> None:
        """Take out entries that are asked for soon, each once, as many as fit in memory."""
        held = 0
        for key in keys:
            data = self.get(key)
            if data is not None:
                self._ahead[key] = data
                held += len(data)
            if held > _AHEAD_BYTES:
                return

    def put(self, key: bytes, data: bytes) -> None:
        """Keep an entry in the place of an earlier one; it may be written a little later."""
        self._waiting[key] = data
        self._ahead.pop(key, None)
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits; raises OSError where it can be written nowhere."""
        entries = [(key, zlib.compress(data, 1)) for key, data in self._waiting.items()]
        if not entries or any(self._written(folder, entries) for folder in self._folders):
            self._waiting.clear()
            return
        raise OSError(f"nothing can be kept in {self._folders[-1]}")

    def close(self) -> None:
        for connection in self._open.values():
            if connection is not None:
                with suppress(sqlite3.Error):
                    connection.close()
        self._open.clear()

    def _asked(self, folder: Path, key: bytes) -> bytes | None:
        with self._at(folder) as connection:
            if connection is not None:
                found = connection.execute("SELECT data FROM entries WHERE key = ?", (key,))
                row = found.fetchone()
                return bytes(row[0]) if row else None
        return None

    def _written(self, folder: Path, entries: list[tuple[bytes, bytes]]) -> bool:
        written = False
        with self._at(folder) as connection:
            if connection is not None:
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", entries)
                written = True
        return written

    @contextmanager
    def _at(self, folder: Path) -> Iterator[sqlite3.Connection | None]:
        """The ledger in a folder, None where there can be none; a damaged one is thrown away."""
        if folder not in self._open:
            self._open[folder] = _connected(folder / _NAME)
        try:
            yield self._open[folder]
        except sqlite3.OperationalError:  # another run is at it, or the disk is full
            pass
        except (sqlite3.DatabaseError, OverflowError, TypeError):  # what is there is no ledger
            self._open.pop(folder)
            _discard(folder / _NAME)


def _connected(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_PATIENCE_S)
            # a run that is killed loses nothing; the machine losing power may damage the file,
            # which is then made anew
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, data)")
        except (sqlite3.OperationalError, OSError):
            return None
        except sqlite3.DatabaseError:
            _discard(path)
        else:
            return connection
    return None


def _discard(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            name.unlink(missing_ok=True)
