"""What was read and understood before, kept by content: nothing is done twice.

Kept are documents and scanned pages as read (reading is expensive), and plans as understood.
A key is made of the file's bytes, its extension, the options, and the code and data of the
stage, so that a moved file is not read again and a better parser re-runs without reading.
Entries are checked when they are taken out; a damaged one counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from extractors.options import ReadOptions
from pipeline.atomic import atomic_path

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from normalizers.text import Wording
    from parsers.continuation import PageEdges
    from schemas.document import Document, Page

_READING = ("schemas", "extractors")
_UNDERSTANDING = ("schemas", "extractors", "normalizers", "parsers", "pipeline")
# What is kept, and the packages whose code and data it depends on.
STAGES = {
    "read": _READING,
    "page": _READING,
    "edges": _UNDERSTANDING,
    "wording": _UNDERSTANDING,
    "outcome": _UNDERSTANDING,
    "ledger": _UNDERSTANDING,
}
_LIBRARIES = ("pdfplumber", "pypdfium2", "tesserocr", "opencv-python-headless", "python-docx")
Json = dict[str, Any]


def default_folder() -> Path:
    """Where the cache lies: `$XDG_CACHE_HOME/ketnghia`, else `~/.cache/ketnghia`."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "ketnghia"


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries below `folder`; safe to share between processes and runs.

    `knowledge` tells apart plans understood with other lists of schools (any text). `spare` is a
    folder of this run that takes what `folder` does not: a run works with what it kept itself.
    `passing` says that the folder itself is of this run: what is soon read again is not kept.
    """

    folder: Path
    knowledge: str = ""
    spare: Path | None = None
    passing: bool = False

    def document(self, sha256: str, name: str, options: ReadOptions) -> Document | None:
        """The document read before from the same bytes, under its name of today."""
        data = self._get(_key("read", sha256, name, options))
        if data is None:
            return None
        try:
            document = _document().validate_json(data)
        except ValueError:  # what is kept is no document
            return None
        document.path = name
        return document

    def keep_document(self, document: Document, options: ReadOptions) -> None:
        if self.passing and all(page.reading.method != "ocr" for page in document.pages):
            return
        key = _key("read", document.sha256, document.path, options)
        self._put(key, _document().dump_json(document))

    def scanned_page(self, sha256: str, number: int, options: ReadOptions) -> Page | None:
        """A page of a PDF that was read from its picture before; pages count from 1."""
        data = self._get(_key("page", sha256, "", options, str(number)))
        try:
            return None if data is None else _page().validate_json(data)
        except ValueError:
            return None

    def keep_scanned_page(self, sha256: str, page: Page, options: ReadOptions) -> None:
        key = _key("page", sha256, "", options, str(page.number))
        self._put(key, _page().dump_json(page))

    def edges(self, sha256: str, options: ReadOptions) -> tuple[PageEdges | None] | None:
        """What a file says of the pages beside it, as `keep_edges` was given it; None if absent."""
        data = self._get(_key("edges", sha256, "", options))
        if data is None:
            return None
        from parsers.continuation import PageEdges  # photographed pages only

        kept = json.loads(data)
        return (PageEdges(**kept | {"cited": tuple(kept["cited"])}) if kept else None,)

    def keep_edges(self, sha256: str, options: ReadOptions, edges: PageEdges | None) -> None:
        """Keep the edges of a file of one page; None of a file that is none."""
        key = _key("edges", sha256, "", options)
        self._put(key, json.dumps(asdict(edges) if edges else None).encode())

    def outcome(self, source: str, options: ReadOptions) -> Json | None:
        """What became of the same `source` before, as `keep_outcome` was given it."""
        data = self._get(self._outcome_key(source, options))
        return None if data is None else dict(json.loads(data))

    def keep_outcome(self, source: str, options: ReadOptions, outcome: Json) -> None:
        self._put(self._outcome_key(source, options), json.dumps(outcome).encode())

    def wording(self, key: str) -> Wording | None:
        """What a document lends, kept under its source's key; None where it was not asked for."""
        data = self._get(key)
        if data is None:
            return None
        import numpy as np

        from normalizers.text import Wording  # the language model: only when it is needed

        sha256, digital, keys = data.split(b"\n", 2)
        return Wording(sha256.decode(), digital == b"1", np.frombuffer(keys, dtype=np.uint64))

    def wording_key(self, source: str, options: ReadOptions) -> str:
        """The key under which is found what a document lends, once it was asked for."""
        return _key("wording", source, "", options)

    def keep_wording(self, source: str, options: ReadOptions, wording: Wording | None) -> str:
        """Keep what a document lends, None where it is nothing; gives its key."""
        key = self.wording_key(source, options)
        data = b"\n0\n"
        if wording is not None:
            head = f"{wording.sha256}\n{int(wording.digital)}\n".encode()
            data = head + wording.keys.tobytes()
        self._put(key, data)
        return key

    def known_of(
        self, files: Iterable[tuple[str, str]], source: str | None, options: ReadOptions
    ) -> dict[str, bytes]:
        """The entries that spare another machine the reading of files, each a hash and a name.

        With `source` also what became of it before, for `outcome`.
        """
        keys = []
        for sha256, name in files:
            if document := self.document(sha256, name, options):
                keys.append(_key("read", sha256, name, options))
                pages = (str(page.number) for page in document.pages)
                keys += [_key("page", sha256, "", options, number) for number in pages]
        if source and (kept := self.outcome(source, options)):
            keys += [self._outcome_key(source, options), kept["wording"]]
        return {key: data for key in keys if key and (data := self._get(key)) is not None}

    def entries(self) -> dict[str, bytes]:
        """All that lies in the cache, for another's `take`: for a cache of one job."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        keys = sorted(path.relative_to(self.folder).as_posix() for path in paths)
        return {key: data for key in keys if (data := self._get(key)) is not None}

    def take(self, entries: Mapping[str, bytes]) -> None:
        """Keep what another cache of the same program gave."""
        for key, data in entries.items():
            self._put(key, data)

    def _outcome_key(self, source: str, options: ReadOptions) -> str:
        return _key("outcome", source, "", options, self.knowledge)

    def _get(self, key: str) -> bytes | None:
        for folder in self._folders():
            with suppress(OSError, zlib.error):
                return zlib.decompress((folder / key).read_bytes())
        return None

    def _put(self, key: str, data: bytes) -> None:
        # a cache that cannot be written costs time on the next run, and no result of this one
        for folder in self._folders():
            with suppress(OSError), atomic_path(folder / key) as temporary:
                temporary.write_bytes(zlib.compress(data, 1))
                return

    def _folders(self) -> Iterable[Path]:
        return [self.folder, self.spare] if self.spare else [self.folder]


@cache
def _document() -> TypeAdapter[Document]:
    from pydantic import TypeAdapter  # what reads documents has it; others need it not

    from schemas.document import Document

    return TypeAdapter(Document)


@cache
def _page() -> TypeAdapter[Page]:
    from pydantic import TypeAdapter

    from schemas.document import Page

    return TypeAdapter(Page)


def current_folders() -> frozenset[str]:
    """The names of the folders that this version of the program keeps its entries in."""
    return frozenset(_folder(stage, packages) for stage, packages in STAGES.items())


def ledger_folder() -> str:
    """The name of the folder that this version of the program keeps its ledger in."""
    return _folder("ledger", STAGES["ledger"])


def _folder(stage: str, packages: tuple[str, ...]) -> str:
    return f"{stage}-{stage_version(packages)[:12]}"


def _key(stage: str, sha256: str, name: str, options: ReadOptions, *more: str) -> str:
    """The place of an entry below the cache's folder: stage with its version, then the hash."""
    packages = STAGES[stage]
    extension = PurePosixPath(name).suffix.lower()
    parts = (stage, sha256, extension, repr(options), stage_version(packages), *more)
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{_folder(stage, packages)}/{digest[:2]}/{digest}"


_versions: dict[tuple[str, ...], str] = {}  # by the packages, as this process knows them


def stage_version(packages: tuple[str, ...]) -> str:
    """A hash over the code and data of `packages`, the libraries and Tesseract's data."""
    if packages not in _versions:
        parts = [_package(package) for package in sorted(set(packages))]
        _versions[packages] = hashlib.sha256(b"".join((*parts, _outside()))).hexdigest()
    return _versions[packages]


def stage_versions() -> dict[tuple[str, ...], str]:
    """The versions of all stages, for `take_versions` in a process of the same program."""
    return {packages: stage_version(packages) for packages in dict.fromkeys(STAGES.values())}


def take_versions(versions: Mapping[tuple[str, ...], str]) -> None:
    """Take the versions of stages from another process, which need not be worked out again."""
    _versions.update(versions)


@cache
def _package(package: str) -> bytes:
    """The hash of a package's code and data."""
    digest = hashlib.sha256()
    for name, content in _contents(files(package), package):
        digest.update(name.encode() + hashlib.sha256(content).digest())
    return digest.digest()


@cache
def _outside() -> bytes:
    """The hash of what is not ours: the libraries and Tesseract's data."""
    libraries = "".join(f"{library} {version(library)} " for library in _LIBRARIES)
    return hashlib.sha256(libraries.encode() + _engine_data()).digest()


def _contents(folder: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, path)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield path, entry.read_bytes()


def _engine_data() -> bytes:
    from extractors.tesseract_data import data_folder
    from schemas.errors import SetupMissing

    try:
        return hashlib.sha256((data_folder() / "vie.traineddata").read_bytes()).digest()
    except SetupMissing:
        return b""
