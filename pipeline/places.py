"""Places that are no folder of this machine: `s3://…`, `gs://…`, `sftp://…`, through fsspec."""

from __future__ import annotations

import posixpath
import re
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from schemas.errors import KetnghiaError, LimitExceeded, SetupMissing, UnreadableFile, WrongUsage

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://.")
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "sftp": "sftp", "ssh": "sftp"}
# Where an object appears whole once all of it has arrived; elsewhere it is renamed when it has.
_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "memory"})
_CONTENT = ("ETag", "etag", "generation", "md5Hash", "VersionId")  # as S3 and Google list them
_CHANGED = ("LastModified", "updated", "last_modified")
_AT_ONCE = 8  # files on their way at the same time
_connection = threading.Lock()


@dataclass(frozen=True, slots=True)
class Remote:
    """A file or folder elsewhere, by its URL without a slash at the end."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def scheme(self) -> str:
        return self.url.partition("://")[0].lower()

    @property
    def name(self) -> str:
        return posixpath.basename(self.url)

    @property
    def parent(self) -> Remote | None:
        """The folder that holds it; None for a bucket or host.

        >>> Remote("s3://bucket/a").parent, Remote("s3://bucket").parent
        (Remote(url='s3://bucket'), None)
        """
        folder, _, _ = self.url.rpartition("/")
        return None if folder.endswith("/") else Remote(folder)

    def __truediv__(self, name: str) -> Remote:
        return Remote(f"{self.url}/{name}")


Place = Path | Remote


@dataclass(frozen=True, slots=True)
class Found:
    """A file at a place: its name relative to the folder asked for, with `/`, and its bytes.

    `tag` is what the listing says of its content, "" where it says nothing: another one after
    every change.
    """

    place: Remote
    name: str
    size: int
    tag: str = ""


def place_of(text: str) -> Place:
    """What a person means by a path or URL.

    >>> place_of("s3://bucket/plans/"), place_of("file:///ke%20hoach").name
    (Remote(url='s3://bucket/plans'), 'ke hoach')
    >>> place_of("a:/b").name
    'b'
    """
    if not (scheme := _URL.match(text)):
        return Path(text)
    if scheme[1].lower() == "file":
        return Path(unquote(urlsplit(text).path))
    return Remote(text.rstrip("/"))


def files_below(place: Remote) -> list[Found]:
    """All files of a folder, or the one file that the place is, by name.

    Raises FileNotFoundError where nothing is there, `WrongUsage` where it cannot be looked at.
    """
    with _told(place, "read"):
        system, root = _opened(place)
        system.invalidate_cache()
        if system.isfile(root):
            info = system.info(root)
            return [Found(place, place.name, _size(info), _tag(info))]
        listed = system.find(root, detail=True)
        if not listed and not system.exists(root):
            raise FileNotFoundError(place.url)
        found = []
        for path, info in sorted(listed.items()):
            name = path[len(root) :].lstrip("/")
            if not path.endswith("/"):
                found.append(Found(place / name, name, _size(info), _tag(info)))
        return found


def fetch(place: Remote, path: Path, max_bytes: int | None = None) -> None:
    """Bring a file to `path`. Raises `LimitExceeded` or `UnreadableFile`."""
    try:
        with _told(place, "read"):
            system, there = _opened(place)
            with _turn(place):
                size = _size(system.info(there))
            if max_bytes is not None and size > max_bytes:
                raise LimitExceeded(f"The file has {size:,} bytes, more than {max_bytes:,}.")
            path.parent.mkdir(parents=True, exist_ok=True)
            with _turn(place):
                system.get_file(there, str(path))
    except (FileNotFoundError, WrongUsage) as error:
        reason = getattr(error, "message", "it is gone")
        raise UnreadableFile(f"The file cannot be fetched ({reason}).") from error


@contextmanager
def brought(place: Place) -> Iterator[Path]:
    """A file as one of this machine, for the block. Raises `UnreadableFile`, `SetupMissing`."""
    if isinstance(place, Path):
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="ketnghia-") as folder:
        fetch(place, Path(folder) / place.name)
        yield Path(folder) / place.name


def try_to_write(place: Remote) -> None:
    """See that a folder can be written to. Raises `WrongUsage`, `SetupMissing`."""
    with _told(place, "written"):
        system, root = _opened(place)
        probe = f"{root}/.ketnghia-probe"
        if place.scheme not in _WHOLE:  # asked for folders, these make buckets
            system.makedirs(root, exist_ok=True)
        system.pipe_file(probe, b"")
        system.rm_file(probe)


def put(folder: Path, place: Remote, names: Sequence[str]) -> None:
    """Write files of a folder to a place, each whole. Raises `WrongUsage`."""
    with _told(place, "written"):
        system, root = _opened(place)
        if place.scheme not in _WHOLE:
            for parent in sorted({posixpath.dirname(name) for name in names}):
                system.makedirs(posixpath.join(root, parent).rstrip("/"), exist_ok=True)

        def write(name: str) -> None:
            target = f"{root}/{name}"
            if place.scheme in _WHOLE:
                system.put_file(str(folder / name), target)
            else:
                part = posixpath.join(
                    posixpath.dirname(target), f".ketnghia-{posixpath.basename(target)}.part"
                )
                with _turn(place):
                    system.put_file(str(folder / name), part)
                    system.mv(part, target)

        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(write, names))


def remove(place: Remote, names: Sequence[str]) -> None:
    """Delete files of a folder. Raises `WrongUsage`."""
    with _told(place, "written"):
        system, root = _opened(place)
        for name in names:
            system.rm_file(f"{root}/{name}")


def _turn(place: Remote) -> AbstractContextManager[object]:
    """Waits where a place may be asked one thing at a time, as a connection of SSH may."""
    return nullcontext() if place.scheme in _WHOLE else _connection


def _opened(place: Remote) -> tuple[Any, str]:
    """The file system of a place and the path in it."""
    import fsspec

    system, path = fsspec.core.url_to_fs(place.url)
    return system, path.rstrip("/")


def _tag(info: dict[str, Any]) -> str:
    """
    >>> _tag({"size": 3, "ETag": '"9f"', "LastModified": "2026-01-01"})
    '3 "9f" 2026-01-01'
    >>> _tag({"size": 3, "mtime": 1700000000.0})
    ''
    """
    said = [str(info[name]) for name in _CONTENT if info.get(name)]
    when = [str(info[name]) for name in _CHANGED if info.get(name)]
    return " ".join([str(_size(info)), *said, *when]) if said else ""


def _size(info: dict[str, Any]) -> int:
    return int(info.get("size") or 0)


@contextmanager
def _told(place: Remote, done: str) -> Iterator[None]:
    """Say in one line what is wrong with a place."""
    try:
        yield
    except KetnghiaError:
        raise
    except ImportError as error:
        extra = _EXTRAS.get(place.scheme)
        hint = f"Type: pip install 'ketnghia[{extra}]'" if extra else f"({error})"
        raise SetupMissing(f"What opens {place.scheme}:// is not installed.", hint) from error
    except Exception as error:  # the place's boundary: each library raises errors of its own
        if isinstance(error, FileNotFoundError) and done == "read":
            raise
        reason = str(error).split("\n")[0] or type(error).__name__
        raise WrongUsage(f"{place} cannot be {done} ({reason}).") from error
