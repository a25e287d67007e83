"""Find the input files: folders are walked, archives opened, names kept relative to the input."""

from __future__ import annotations

import fnmatch
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# Left behind by office programs, file managers and synchronisation: never documents.
_LITTER_NAMES = {"thumbs.db", "desktop.ini", ".ds_store"}
_LITTER_PREFIXES = (".", "~$", ".~lock.", "__MACOSX")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it lies and its name relative to the input folder, with `/`."""

    path: Path
    name: str


def discover(
    inputs: Sequence[Path], only: str | None = None, exclude: Path | None = None
) -> list[InputFile]:
    """All files below `inputs`, in the order of their names.

    `only` is a glob over the relative name or the last part of it; `exclude` is a folder
    (the output) that is never walked into. Links to folders are not followed, so a loop of
    links ends. Raises FileNotFoundError for an input that does not exist.
    """
    found: dict[Path, InputFile] = {}
    for root in inputs:
        if not root.exists():
            raise FileNotFoundError(str(root))
        for file in _walk(root, exclude):
            if only is None or _matches(file, only):
                found.setdefault(file.path.resolve(), file)
    return sorted(found.values(), key=lambda file: file.name)


def _walk(root: Path, exclude: Path | None) -> Iterator[InputFile]:
    if root.is_file():
        yield InputFile(root, root.name)
        return
    excluded = exclude.resolve() if exclude else None
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders if not is_litter(name) and (here / name).resolve() != excluded
        )
        for name in sorted(files):
            path = here / name
            if not is_litter(name) and path.is_file():
                yield InputFile(path, path.relative_to(root).as_posix())


def is_litter(name: str) -> bool:
    """Whether a file or folder name is none of the user's documents.

    >>> is_litter("~$ke hoach.docx"), is_litter("ke hoach.docx")
    (True, False)
    """
    return name.lower() in _LITTER_NAMES or name.startswith(_LITTER_PREFIXES)


def _matches(file: InputFile, pattern: str) -> bool:
    return fnmatch.fnmatch(file.name, pattern) or fnmatch.fnmatch(file.path.name, pattern)


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
