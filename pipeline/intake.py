"""The files of a run: archives replaced by their members, repeated bytes set apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from extractors.archive import ARCHIVE_KINDS, unpack
from pipeline.discovery import InputDocument, InputFile, is_litter
from pipeline.objects import Objects
from pipeline.options import RunOptions
from pipeline.outcome import failure, fault
from pipeline.places import Found, Place, Remote, files_below
from pipeline.signatures import Look, Looks
from schemas.errors import EmptyFile, KetnghiaError, UnreadableFile, WrongUsage
from schemas.tables import FileRow

_AT_ONCE = 8  # files on their way at the same time


@dataclass(slots=True)
class Intake:
    """`unique` files to read, `duplicates` with the hash that they repeat, rows of the rest."""

    unique: list[InputFile] = field(default_factory=list)
    duplicates: list[tuple[InputFile, str]] = field(default_factory=list)
    refused: list[FileRow] = field(default_factory=list)

    def hashes(self) -> set[str]:
        """The hashes of the files to read."""
        return {file.sha256 for file in self.unique}

    def repeated(self) -> set[str]:
        """The hashes that several files have."""
        return {digest for _, digest in self.duplicates}

    def names(self) -> list[str]:
        """The names of all files, archives replaced by their members."""
        repeated = (file for file, _ in self.duplicates)
        return [
            *(file.name for file in (*self.unique, *repeated)),
            *(row.path for row in self.refused),
        ]


def take_in(
    files: Sequence[InputFile], folder: Path, options: RunOptions, looks: Looks, objects: Objects
) -> Intake:
    """Open archives below `folder`, fetch objects that changed, look at every file's bytes.

    A file that cannot be opened is refused with its row; nothing is raised for it.
    """
    intake = Intake()
    seen: set[str] = set()
    known = _known(files, objects)
    for file, here in _fetched(files, known, objects):
        try:
            if isinstance(here, KetnghiaError):
                raise here
            if file.url in known:
                _sort_in(here, known[file.url], intake, seen)
                continue
            if file.url:
                look = looks.once(here.path)
                objects.took(file, look)
            else:
                look = looks.at(here.path, here.signature)
            for member, its_look in _members(here, look, folder, options, looks):
                _sort_in(member, its_look, intake, seen)
        except OSError as error:
            unreadable = UnreadableFile(f"The file cannot be opened ({error.strerror}).")
            intake.refused += failure(InputDocument((file,)), unreadable).rows
        except Exception as error:  # the document boundary: a fault costs this file only
            intake.refused += fault(InputDocument((file,)), error).rows
    looks.keep()
    objects.settle(lambda: _tags(options.inputs))
    return intake


def _known(files: Sequence[InputFile], objects: Objects) -> dict[str, Look]:
    """What is known, by their URLs, of objects that need not be fetched for it.

    Archives are fetched: what is in them is looked at one by one.
    """
    looks = {file.url: objects.known(file) for file in files if file.url}
    return {url: look for url, look in looks.items() if look and look.kind not in ARCHIVE_KINDS}


def _tags(inputs: Sequence[Place]) -> dict[str, str]:
    """The tags of all objects as the stores list them now, by their URLs."""
    listed = (found for place in inputs if isinstance(place, Remote) for found in _listed(place))
    return {found.place.url: found.tag for found in listed}


def _listed(place: Remote) -> list[Found]:
    try:
        return files_below(place)
    except (FileNotFoundError, WrongUsage):  # it is gone by now
        return []


def _fetched(
    files: Sequence[InputFile], known: Mapping[str, Look], objects: Objects
) -> Iterator[tuple[InputFile, InputFile | KetnghiaError]]:
    """Each file with itself as it lies on this machine, or why it cannot be brought here.

    Objects that are `known` are only told where they would lie.
    """
    threads = ThreadPoolExecutor(_AT_ONCE)
    try:
        wanted = (file for file in files if file.url and file.url not in known)
        coming = threads.map(objects.fetched, wanted)
        for file in files:
            if file.url in known:
                yield file, replace(file, path=objects.path_of(file))
            else:
                yield file, next(coming) if file.url else file
    finally:
        threads.shutdown(cancel_futures=True)


def _members(
    file: InputFile, look: Look, folder: Path, options: RunOptions, looks: Looks
) -> Iterator[tuple[InputFile, Look]]:
    if look.kind not in ARCHIVE_KINDS:
        yield file, look
        return
    times: Counter[str] = Counter()
    for inner, path in unpack(file.path, folder / look.sha256[:16], options.read):
        if not is_litter(Path(inner).name):
            yield InputFile(path, f"{file.name}/{_apart(inner, times)}"), looks.once(path)
    if not times:
        raise EmptyFile("The archive holds no file.")


def _apart(name: str, times: Counter[str]) -> str:
    """The name of a member; a further one of the same name has its number behind.

    >>> times = Counter()
    >>> [_apart(name, times) for name in ("a/kh.pdf", "a/kh.pdf", "a/kh (2).pdf")]
    ['a/kh.pdf', 'a/kh (2).pdf', 'a/kh (2) (2).pdf']
    """
    times[name] += 1
    if times[name] == 1:
        return name
    suffix = PurePosixPath(name).suffix
    return _apart(f"{name.removesuffix(suffix)} ({times[name]}){suffix}", times)


def _sort_in(file: InputFile, look: Look, intake: Intake, seen: set[str]) -> None:
    if look.sha256 in seen and look.size:
        intake.duplicates.append((file, look.sha256))
    else:
        seen.add(look.sha256)
        intake.unique.append(
            InputFile(file.path, file.name, look.sha256, look.kind, file.url, look.size)
        )


def duplicate_rows(
    duplicates: Sequence[tuple[InputFile, str]], rows: Sequence[FileRow]
) -> Iterator[FileRow]:
    """The rows of files whose bytes another file had first."""
    first = {row.sha256: row for row in reversed(rows)}
    for file, digest in duplicates:
        if digest in first:
            yield first[digest].model_copy(
                update={
                    "path": file.name,
                    "status": "duplicate",
                    "code": "file-duplicate",
                    "reason": f"The same bytes as {first[digest].path}.",
                }
            )
