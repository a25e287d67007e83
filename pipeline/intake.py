"""The files of a run: archives replaced by their members, repeated bytes set apart."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from extractors.archive import ARCHIVE_KINDS, unpack
from extractors.options import ReadOptions
from pipeline.discovery import InputDocument, InputFile, is_litter
from pipeline.options import RunOptions
from pipeline.outcome import failure, fault
from pipeline.places import Remote, fetch
from pipeline.signatures import Look, Looks
from schemas.errors import EmptyFile, KetnghiaError, UnreadableFile
from schemas.tables import FileRow

_AT_ONCE = 8  # files on their way at the same time
_LONGEST = 255  # bytes of a file's name


@dataclass(slots=True)
class Intake:
    """`unique` files to read, `duplicates` with the hash that they repeat, rows of the rest."""

    unique: list[InputFile] = field(default_factory=list)
    duplicates: list[tuple[InputFile, str]] = field(default_factory=list)
    refused: list[FileRow] = field(default_factory=list)


def take_in(files: Sequence[InputFile], folder: Path, options: RunOptions, looks: Looks) -> Intake:
    """Open archives below `folder`, fetch there what lies elsewhere, look at every file's bytes.

    A file that cannot be opened is refused with its row; nothing is raised for it.
    """
    intake = Intake()
    seen: set[str] = set()
    for file, here in _fetched(files, folder / "fetched", options.read):
        try:
            if isinstance(here, KetnghiaError):
                raise here
            for member, look in _members(here, folder, options, looks):
                _sort_in(member, look, intake, seen)
        except OSError as error:
            unreadable = UnreadableFile(f"The file cannot be opened ({error.strerror}).")
            intake.refused += failure(InputDocument((file,)), unreadable).rows
        except Exception as error:  # the document boundary: a fault costs this file only
            intake.refused += fault(InputDocument((file,)), error).rows
    looks.keep()
    return intake


def _fetched(
    files: Sequence[InputFile], folder: Path, options: ReadOptions
) -> Iterator[tuple[InputFile, InputFile | KetnghiaError]]:
    """Each file with itself as it lies on this machine, or why it cannot be brought here."""

    def bring(numbered: tuple[int, InputFile]) -> InputFile | KetnghiaError:
        number, file = numbered
        path = folder / str(number) / _fitting(file.path.name)
        try:
            fetch(Remote(file.url), path, options.max_bytes)
        except KetnghiaError as error:
            return error
        except OSError as error:
            return UnreadableFile(f"The file cannot be fetched ({error.strerror}).")
        return replace(file, path=path)

    threads = ThreadPoolExecutor(_AT_ONCE)
    try:
        coming = threads.map(bring, ((n, file) for n, file in enumerate(files) if file.url))
        for file in files:
            yield file, next(coming) if file.url else file
    finally:
        threads.shutdown(cancel_futures=True)


def _fitting(name: str) -> str:
    """A name as a file of this machine may have it; an object's may be longer, or be no name.

    >>> _fitting("ke hoach.pdf"), _fitting(".."), _fitting("a" * 300 + ".pdf")
    ('ke hoach.pdf', 'file', 'file.pdf')
    """
    if name not in {"", ".", ".."} and "\0" not in name and len(os.fsencode(name)) <= _LONGEST:
        return name
    return f"file{PurePosixPath(name).suffix}" if name.count(".") == 1 else "file"


def _members(
    file: InputFile, folder: Path, options: RunOptions, looks: Looks
) -> Iterator[tuple[InputFile, Look]]:
    look = looks.once(file.path) if file.url else looks.at(file.path, file.signature)
    if look.kind not in ARCHIVE_KINDS:
        yield file, look
        return
    number = 0
    for inner, path in unpack(file.path, folder / look.sha256[:16], options.read):
        if not is_litter(Path(inner).name):
            number += 1
            yield InputFile(path, f"{file.name}/{inner}"), looks.once(path)
    if number == 0:
        raise EmptyFile("The archive holds no file.")


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
