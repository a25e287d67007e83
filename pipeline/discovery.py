"""Find the input files: folders are walked, names kept relative to the input."""

from __future__ import annotations

import fnmatch
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline.places import Place, Remote, files_below
from pipeline.signatures import signature, signature_of

# Left behind by office programs, file managers and synchronisation: never documents.
_LITTER_NAMES = {"thumbs.db", "desktop.ini", ".ds_store"}
_LITTER_PREFIXES = (".", "~$", ".~lock.", "__MACOSX")
_LITTER_SUFFIXES = (".log.jsonl", ".part", ".crdownload")  # our log, and what is not yet there


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it lies and its name relative to the input folder, with `/`.

    The name is text: bytes of a file name that are not UTF-8 stand in it as `\\xe9`.
    `sha256` of its bytes, in hex, their `kind` and number (`size`) are empty until the bytes were
    looked at. With a `url` the file lies elsewhere and has to be fetched to `path` first.
    `signature` is what the system said of a file in a folder when it was found, what a store's
    listing said of an object (see `pipeline.objects`).
    """

    path: Path
    name: str
    sha256: str = ""
    kind: str = ""
    url: str = ""
    size: int = 0
    signature: str = ""


@dataclass(frozen=True, slots=True)
class InputDocument:
    """A document to understand: its files in the order of its pages, mostly one.

    `reasons` tell why each further file belongs to it.
    """

    files: tuple[InputFile, ...]
    reasons: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.files[0].name


def discover(
    inputs: Sequence[Place], only: str | None = None, exclude: Sequence[Place | None] = ()
) -> list[InputFile]:
    """All files below `inputs`, in the order of their names.

    `only` is a glob over the relative name or the last part of it; `exclude` are folders
    (the output) that are never walked into. Links to folders are not followed, so a loop of
    links ends; a link that leads nowhere is a file (one that cannot be read). Raises
    FileNotFoundError for an input that does not exist, and what `files_below` does.
    """
    found: dict[object, tuple[Place, InputFile]] = {}
    resolved = cache(os.path.realpath)  # of folders: many files lie in each

    def identity(file: InputFile) -> object:
        if len(inputs) == 1:
            return len(found)  # a folder lists each file once
        folder, name = os.path.split(file.path)
        return file.url or (resolved(folder), name)

    for root in inputs:
        if isinstance(root, Path) and not root.exists():
            raise FileNotFoundError(str(root))
        for file in _listed(root, exclude) if isinstance(root, Remote) else _walk(root, exclude):
            if only is None or _matches(file, only):
                found.setdefault(identity(file), (root, file))
    return sorted(_apart(found.values()), key=lambda file: file.name)


def _apart(files: Iterable[tuple[Place, InputFile]]) -> Iterator[InputFile]:
    """The files; those of two inputs with one relative name take their input's path along."""
    listed = list(files)
    names = Counter(file.name for _, file in listed)
    for root, file in listed:
        if names[file.name] == 1:
            yield file
        else:
            yield replace(file, name=f"{_folder(root, file)}/{file.name}")


def _folder(root: Place, file: InputFile) -> str:
    """The input folder that a file was found in, as text."""
    if isinstance(root, Remote):
        return file.url.removesuffix(f"/{file.name}")
    return _text((root if root.is_dir() else root.parent).as_posix())


def _listed(root: Remote, exclude: Sequence[Place | None]) -> Iterator[InputFile]:
    """The files of a place elsewhere; they have no path of this machine yet."""
    excluded = tuple(f"{place}/" for place in exclude if isinstance(place, Remote))
    for found in files_below(root):
        parts = [part for part in found.name.split("/") if part not in {".", ".."}]  # names, no way
        if not found.place.url.startswith(excluded) and not any(map(is_litter, parts)):
            here = Path(found.place.name)
            yield InputFile(here, found.name, url=found.place.url, signature=found.tag)


def _walk(root: Path, exclude: Sequence[Place | None]) -> Iterator[InputFile]:
    if root.is_file():
        yield InputFile(root, _text(root.name), signature=signature(root))
        return
    excluded = {place.resolve() for place in exclude if isinstance(place, Path)}
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        for entry in _entries(folder):
            if entry.is_dir(follow_symlinks=False):
                if Path(entry).resolve() not in excluded:
                    folders.append((Path(entry), f"{prefix}{entry.name}/"))
            elif _is_file(entry):
                said = _signature(entry)
                yield InputFile(folder / entry.name, _text(prefix + entry.name), signature=said)
            elif _leads_nowhere(entry):
                yield InputFile(folder / entry.name, _text(prefix + entry.name))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds but litter; nothing of one that may not be listed."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not is_litter(entry.name)]
    except OSError:
        return []


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # links that lead to each other
        return False


def _signature(entry: os.DirEntry[str]) -> str:
    try:
        return signature_of(entry.stat())
    except OSError:  # it is gone already
        return ""


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not Path(entry).exists()


def _text(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def is_litter(name: str) -> bool:
    """Whether a file or folder name is none of the user's documents.

    >>> is_litter("~$ke hoach.docx"), is_litter("ke hoach.docx")
    (True, False)
    """
    lower = name.lower()
    return (
        lower in _LITTER_NAMES
        or name.startswith(_LITTER_PREFIXES)
        or lower.endswith(_LITTER_SUFFIXES)
    )


def _matches(file: InputFile, pattern: str) -> bool:
    last = file.name.rpartition("/")[2]
    return fnmatch.fnmatch(file.name, pattern) or fnmatch.fnmatch(last, pattern)


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
