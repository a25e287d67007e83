"""The output folder: files are replaced whole, and only where their bytes change."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.atomic import atomic_path
from pipeline.ledger import Ledger, key_of
from pipeline.signatures import signature, signature_of


def digest_of(text: str) -> str:
    """The hash of a file's content, in hex."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


_PLANS = "plans/"
PLAN_FILE = re.compile(r"[0-9a-f]{12}(-\d+)?\.json")


class OutputFolder:
    """An output folder, and what the ledger knows of the files that earlier runs left in it.

    A file is known by its signature (see `signatures`) and a digest: the hash of its content, or
    of all that it was made from.
    """

    def __init__(self, path: Path, ledger: Ledger, encoding: str = "utf-8") -> None:
        self.path = path
        self.encoding = encoding  # of the tables
        self._ledger = ledger
        self._key = key_of("outputs", str(path.absolute()))
        kept = ledger.get(self._key)
        self._known: dict[str, list[str]] = json.loads(kept) if kept else {}
        self._now: dict[str, list[str]] = {}
        self._batch: tuple[str, dict[str, int]] = ("", {})
        self._plans = self._listed()

    def has(self, name: str, digest: str) -> bool:
        """Whether the file lies there as an earlier run with the same digest left it."""
        said = self._said(name)
        for known in (self._now, self._known):
            if said is not None and known.get(name) == [said, digest]:
                self._now[name] = [said, digest]
                return True
        return False

    def holds(self, name: str, digest: str) -> bool:
        """The same of a file whose digest has an addition behind a `+`."""
        known = self._known.get(name)
        return known is not None and (
            known[1].partition("+")[0] == digest and self._said(name) == known[0]
        )

    def write(self, name: str, text: str, digest: str = "") -> None:
        """Write a text, unless it lies there already; `digest` is its hash if not given."""
        digest = digest or digest_of(text)
        if self.has(name, digest):
            return
        data = text.encode()
        if not self._same(name, data):
            with atomic_path(self.path / name) as temporary:
                temporary.write_bytes(data)
        self.took(name, digest)

    @contextmanager
    def replacing(self, name: str) -> Iterator[Path]:
        """A temporary path whose content takes the file's place, unless it is the same."""
        digests: list[str] = []

        def there(temporary: Path) -> bool:
            with temporary.open("rb") as stream:
                digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16))
            digests.append(digest.hexdigest())
            return self.has(name, digests[0])

        with atomic_path(self.path / name, unless=there) as temporary:
            yield temporary
        self.took(name, digests[0])

    def remove(self, name: str) -> None:
        """Delete a file that is not wanted, if it is there."""
        (self.path / name).unlink(missing_ok=True)
        self._plans.pop(name, None)

    def took(self, name: str, digest: str) -> None:
        """Remember a file that was written just now."""
        with suppress(OSError):
            said = signature(f"{self.path}/{name}")
            self._now[name] = [said, digest]
            if name.startswith(_PLANS):
                self._plans[name] = said

    def digest(self, name: str) -> str:
        """The digest of a file that this run has written or found."""
        return self._now[name][1]

    def made(self, batch: str, counts: dict[str, int]) -> None:
        """Remember what the outputs were made of, and the numbers of the summary."""
        self._batch = (batch, counts)

    def unchanged(self, batch: str) -> dict[str, int] | None:
        """The numbers of the summary, where all is there as it was made of the same."""
        kept = self._ledger.get(key_of("batch", self._key.hex()))
        if kept is None:
            return None
        said, counts, names = json.loads(kept)
        if said != batch or not all(self.has(name, digest) for name, digest in names.items()):
            return None
        self._batch = (batch, counts)
        return dict(counts)

    def keep(self) -> None:
        """Remember for the next run what this one has written or found in place."""
        names = {name: known[1] for name, known in self._now.items() if "/" not in name}
        batch, counts = self._batch
        kept = json.dumps([batch, counts, names]).encode()
        self._ledger.put(key_of("batch", self._key.hex()), kept)
        self._ledger.put(self._key, json.dumps(self._now).encode())

    def untouched(self) -> bool:
        """Whether all that the last run left is there as it was."""
        return (
            bool(self._known)
            and all(name in self._known for name in self._plans)
            and all(self._said(name) == known[0] for name, known in self._known.items())
        )

    def plan_files(self) -> list[str]:
        """The names, below the folder, of what lies there and is a plan by its name."""
        return sorted(self._plans)

    def _listed(self) -> dict[str, str]:
        """The plans that lie there, each with its signature."""
        found: dict[str, str] = {}
        with suppress(OSError), os.scandir(self.path / "plans") as entries:
            for entry in entries:
                if PLAN_FILE.fullmatch(entry.name):
                    with suppress(OSError):  # a link that leads nowhere
                        found[f"{_PLANS}{entry.name}"] = signature_of(entry.stat())
        return found

    def _said(self, name: str) -> str | None:
        """What the system says of a file; of plans, which are many, what it said at first."""
        if name.startswith(_PLANS):
            return self._plans.get(name)
        try:
            return signature(f"{self.path}/{name}")
        except OSError:
            return None

    def _same(self, name: str, data: bytes) -> bool:
        try:
            return (self.path / name).read_bytes() == data
        except OSError:
            return False
