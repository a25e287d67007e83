"""A job that travels to another machine: its files go along, what is to be kept comes back.

The machines need no folder in common. A file's bytes travel with its job; one that is too large
for that is opened where it lies, under its path (a shared folder) or its URL.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile, sha256_of
from pipeline.learning import Lesson
from pipeline.places import Remote, fetch
from pipeline.work import source_key
from schemas.errors import KetnghiaError

CARRIED_BYTES = 64_000_000  # of one file; larger ones are opened where they lie

Job = InputFile | InputDocument | tuple[InputDocument, Lesson]


class OutOfSight(KetnghiaError):
    """A file of the job can neither travel nor be seen from the other machine."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done to many jobs: a task of `pipeline.work` and how."""

    task: Callable[..., Any]
    options: ReadOptions
    knowledge: str

    @classmethod
    def of(cls, task: partial[Any]) -> Errand:
        """The errand of a task that was given its `options` and `cache`."""
        return cls(task.func, task.keywords["options"], task.keywords["cache"].knowledge)

    def with_cache(self, cache: Cache) -> partial[Any]:
        return partial(self.task, options=self.options, cache=cache)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job with the bytes of its files, None for what is too large, and what is known of them."""

    job: Job
    contents: tuple[bytes | None, ...]
    entries: Mapping[str, bytes]


def packed(job: Job, options: ReadOptions, cache: Cache) -> Parcel:
    """A job ready to travel. Raises OSError for a file that is gone."""
    files = files_of(job)
    contents = tuple(
        file.path.read_bytes() if file.path.stat().st_size <= CARRIED_BYTES else None
        for file in files
    )
    source = source_key(job[0]) if isinstance(job, tuple) else None
    named = [(file.sha256, file.name) for file in files]
    known = cache.known_of(named, source, options)
    if options.sparing:
        known |= cache.known_of(named, source, replace(options, sparing=False))
    return Parcel(job, contents, known)


def unpacked(parcel: Parcel, lexicon: bytes | None, folder: Path) -> Job:
    """The job with its files laid below `folder`, and what it is lent. Raises `OutOfSight`."""
    paths = []
    for number, (file, content) in enumerate(
        zip(files_of(parcel.job), parcel.contents, strict=True)
    ):
        path = folder / str(number) / file.path.name
        path.parent.mkdir(parents=True)
        if content is not None:
            path.write_bytes(content)
        else:
            _open_where_it_lies(file, path)
        paths.append(path)
    files = [replace(file, path=at) for file, at in zip(files_of(parcel.job), paths, strict=True)]
    job = with_files(parcel.job, files)
    if isinstance(job, tuple) and lexicon is not None:
        (folder / "lexicon.npz").write_bytes(lexicon)
        return job[0], replace(job[1], lexicon=folder / "lexicon.npz")
    return job


def _open_where_it_lies(file: InputFile, path: Path) -> None:
    try:
        if file.path.is_file() and sha256_of(file.path) == file.sha256:
            path.symlink_to(file.path)
            return
        if file.url:
            fetch(Remote(file.url), path)
            if sha256_of(path) == file.sha256:
                return
    except (OSError, KetnghiaError) as error:
        raise OutOfSight(f"{file.name} cannot be seen ({error}).") from error
    raise OutOfSight(f"{file.name} cannot be seen.")


def files_of(job: Job) -> Sequence[InputFile]:
    match job:
        case InputFile():
            return (job,)
        case InputDocument():
            return job.files
        case (source, _):
            return source.files


def with_files(job: Job, files: Sequence[InputFile]) -> Job:
    """The job with its files as they lie elsewhere, in their order."""
    match job:
        case InputFile():
            return files[0]
        case InputDocument():
            return replace(job, files=tuple(files))
        case (source, lesson):
            return replace(source, files=tuple(files)), lesson
