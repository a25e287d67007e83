"""Files of a store elsewhere: those whose listing says that they are as they were stay there.

An object's tag is what the store's listing says of its content (`ETag` of S3, generation and
`md5Hash` of Google's storage) with size and time. Places whose listing says no more than size and
time (SFTP) have none: their files are fetched by every run. What an object's bytes were is kept
with the tag that it had before and after they were fetched.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.discovery import InputFile, sha256_of
from pipeline.engines import Engine
from pipeline.ledger import Ledger, key_of
from pipeline.parcels import Job, files_of, with_files
from pipeline.places import Remote, fetch
from pipeline.signatures import Look
from schemas.errors import KetnghiaError, UnreadableFile

_LONGEST = 255  # bytes of a file's name
_LONGEST_KIND = 8  # letters of its ending, with the dot

Seen = dict[str, list[Any]]  # of a folder's objects by URL: tag, size, SHA-256 and kind


@dataclass(slots=True)
class Objects:
    """Fetches objects below `folder`, those of at most `max_bytes`, and knows those of before.

    With `force` all are looked at anew.
    """

    ledger: Ledger
    folder: Path
    max_bytes: int
    force: bool = False
    _seen: dict[str, Seen] = field(default_factory=dict)  # by folder
    _new: dict[str, Seen] = field(default_factory=dict)

    def known(self, file: InputFile) -> Look | None:
        """What an object's bytes are, if it is as it was when an earlier run fetched it."""
        kept = self._seen_in(_folder(file.url)).get(file.url)
        if self.force or not file.signature or kept is None or kept[0] != file.signature:
            return None
        return Look(*kept[1:])

    def took(self, file: InputFile, look: Look) -> None:
        """Remember what the bytes of an object were that was fetched just now."""
        if file.signature:
            new = self._new.setdefault(_folder(file.url), {})
            new[file.url] = [file.signature, look.size, look.sha256, look.kind]

    def settle(self, now: Callable[[], Mapping[str, str]]) -> None:
        """Keep what was remembered of objects that still have the tag that they had; `now` lists
        all with their tags by URL, after the last was fetched."""
        if not self._new:
            return
        tags = now()
        for folder, new in sorted(self._new.items()):
            seen = self._seen_in(folder) | new
            kept = {url: one for url, one in seen.items() if tags.get(url) == one[0]}
            self.ledger.put(_key(folder), json.dumps(kept).encode())
        self._new.clear()

    def path_of(self, file: InputFile) -> Path:
        """Where an object lies on this machine once it was fetched."""
        apart = hashlib.sha256(file.url.encode("utf-8", "replace")).hexdigest()[:16]
        return self.folder / apart / _fitting(PurePosixPath(file.url).name)

    def fetched(self, file: InputFile) -> InputFile | KetnghiaError:
        """An object as a file of this machine, or why it cannot be brought here."""
        path = self.path_of(file)
        try:
            fetch(Remote(file.url), path, self.max_bytes)
        except KetnghiaError as error:
            return error
        except OSError as error:
            return UnreadableFile(f"The file cannot be fetched ({error.strerror}).")
        return replace(file, path=path)

    def bring(self, job: Job) -> Job | KetnghiaError:
        """A job with those of its files fetched that were left where they are."""
        files = []
        for file in files_of(job):
            here = self._as_known(file) if file.url and not file.path.exists() else file
            if isinstance(here, KetnghiaError):
                return here
            files.append(here)
        return with_files(job, files)

    def _as_known(self, file: InputFile) -> InputFile | KetnghiaError:
        here = self.fetched(file)
        if isinstance(here, InputFile) and sha256_of(here.path) != file.sha256:
            return UnreadableFile("The file changed while it was to be read.", "Run again.")
        return here

    def _seen_in(self, folder: str) -> Seen:
        if folder not in self._seen:
            kept = self.ledger.get(_key(folder))
            self._seen[folder] = {} if kept is None else json.loads(kept)
        return self._seen[folder]


@dataclass(frozen=True, slots=True)
class Bringing:
    """An engine whose jobs' files are brought here before they are done."""

    engine: Engine
    bring: Callable[[Any], Any]

    def warm_up(self) -> None:
        self.engine.warm_up()

    def map(
        self, task: Callable[[Any], Any], jobs: Iterable[Any]
    ) -> Iterator[tuple[Any, Any | KetnghiaError]]:
        lost: list[tuple[Any, KetnghiaError]] = []

        def here() -> Iterator[Any]:
            for job in jobs:
                brought = self.bring(job)
                if isinstance(brought, KetnghiaError):
                    lost.append((job, brought))
                else:
                    yield brought

        yield from self.engine.map(task, here())
        yield from lost


def _folder(url: str) -> str:
    return url.rpartition("/")[0]


def _key(folder: str) -> bytes:
    return key_of("objects", folder)


def _fitting(name: str) -> str:
    """A name as a file of this machine may have it; an object's may be longer, or be no name.

    >>> _fitting("ke hoach.pdf"), _fitting(".."), _fitting("a" * 300 + ".pdf")
    ('ke hoach.pdf', 'file', 'file.pdf')
    >>> _fitting("a.pd\\0f"), _fitting("a." + "b" * 300)
    ('file', 'file')
    """
    if name not in {"", ".", ".."} and "\0" not in name and len(os.fsencode(name)) <= _LONGEST:
        return name
    suffix = PurePosixPath(name).suffix
    is_kind = name.count(".") == 1 and suffix[1:].isalnum() and len(suffix) <= _LONGEST_KIND
    return f"file{suffix}" if is_kind else "file"
