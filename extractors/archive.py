"""The files inside an archive, unpacked with limits: safe names, size, ratio, depth."""

from __future__ import annotations

import importlib
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from extractors.damage import ZIP_DAMAGE, cause
from extractors.kind import ARCHIVE_KINDS, kind_of_bytes
from extractors.options import ReadOptions
from schemas.errors import EncryptedFile, LimitExceeded, MissingTool, UnreadableFile

__all__ = ["ARCHIVE_KINDS", "members", "unpack"]

_UTF8_FLAG = 0x800  # general purpose bit 11 of a ZIP member: its name is UTF-8


def unpack(path: Path, folder: Path, options: ReadOptions) -> Iterator[tuple[str, Path]]:
    """(inner name, path below `folder`) of each file of an archive, written as it is met.

    Archives inside it are unpacked too, up to `options.max_depth` deep: `inner.zip/a.pdf`.
    Inner names are NFC and have neither `..` nor a leading slash. Raises `EncryptedFile`,
    `LimitExceeded`, `MissingTool`, `UnreadableFile`.
    """
    for number, (name, data) in enumerate(members(path.read_bytes(), options)):
        target = folder / f"{number:05d}{PurePosixPath(name).suffix[:10].lower()}"
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        yield name, target


def members(data: bytes, options: ReadOptions, depth: int = 1) -> Iterator[tuple[str, bytes]]:
    """(inner name, bytes) of each file of an archive, in the archive's order; see `unpack`."""
    for name, content in _open(data, options):
        if kind_of_bytes(content) not in ARCHIVE_KINDS:
            yield name, content
        elif depth >= options.max_depth:
            raise LimitExceeded(f"Archives are nested more than {options.max_depth} deep: {name}.")
        else:
            for inner, bytes_ in members(content, options, depth + 1):
                yield f"{name}/{inner}", bytes_


def safe_name(name: str) -> str | None:
    """An inner path without `..`, drive or leading slash; None when nothing is left.

    >>> safe_name("../../etc/ke hoach.pdf"), safe_name("C:\\\\kh\\\\a.doc"), safe_name("..")
    ('etc/ke hoach.pdf', 'kh/a.doc', None)
    """
    parts = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).parts
    kept = [part for part in parts if part not in ("/", "..", ".") and not part.endswith(":")]
    return "/".join(kept).replace("\0", "") or None


def _open(data: bytes, options: ReadOptions) -> Iterator[tuple[str, bytes]]:
    kind = kind_of_bytes(data)
    if kind == "7z":
        return _seven_zip_members(data, options)
    if kind == "rar":
        return _rar_members(data, options)
    return _zip_members(data, options)


class _Budget:
    """Bytes and members that an archive may still unpack to."""

    def __init__(self, packed: int, options: ReadOptions) -> None:
        self.left = min(options.max_unpacked_bytes, int(max(packed, 4096) * options.max_ratio))
        self.members = options.max_members

    def spend(self, size: int) -> None:
        self.left -= size
        self.members -= 1
        if self.left < 0 or self.members < 0:
            raise LimitExceeded(
                "The archive unpacks to more than the limits allow.",
                "Unpack it by hand if you trust it.",
            )


def _zip_members(data: bytes, options: ReadOptions) -> Iterator[tuple[str, bytes]]:
    budget = _Budget(len(data), options)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                name = safe_name(_zip_name(info))
                if info.is_dir() or name is None:
                    continue
                if info.flag_bits & 1:
                    raise EncryptedFile("The archive needs a password.", "Unpack it by hand.")
                budget.spend(info.file_size)
                yield name, archive.read(info)
    except ZIP_DAMAGE as error:
        raise UnreadableFile(f"The ZIP archive is damaged ({cause(error)}).") from error


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The member's name; without the UTF-8 flag many packers still write UTF-8."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return info.filename


def _optional(module: str, hint: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingTool(f"The library {module} is not installed.", hint) from error


def _seven_zip_members(data: bytes, options: ReadOptions) -> Iterator[tuple[str, bytes]]:
    py7zr = _optional("py7zr", "Install it with: pip install py7zr")
    budget = _Budget(len(data), options)
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise EncryptedFile("The archive needs a password.", "Unpack it by hand.")
            for info in archive.list():
                budget.spend(int(info.uncompressed or 0))
            factory = py7zr.io.BytesIOFactory(options.max_unpacked_bytes)
            archive.extractall(factory=factory)
    except (py7zr.exceptions.ArchiveError, TypeError, *ZIP_DAMAGE) as error:
        raise UnreadableFile(f"The 7z archive is damaged ({cause(error)}).") from error
    for inner, content in factory.products.items():
        name = safe_name(inner)
        if name is not None:
            content.seek(0)
            yield name, content.read()


def _rar_members(data: bytes, options: ReadOptions) -> Iterator[tuple[str, bytes]]:
    hint = "Install them with: pip install rarfile; apt-get install unrar-free"
    rarfile = _optional("rarfile", hint)
    budget = _Budget(len(data), options)
    try:
        with rarfile.RarFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise EncryptedFile("The archive needs a password.", "Unpack it by hand.")
            for info in archive.infolist():
                name = safe_name(info.filename)
                if info.is_dir() or name is None:
                    continue
                budget.spend(int(info.file_size))
                yield name, archive.read(info)
    except rarfile.RarCannotExec as error:
        raise MissingTool("No program to unpack RAR is installed.", hint) from error
    except (rarfile.Error, *ZIP_DAMAGE) as error:
        raise UnreadableFile(f"The RAR archive is damaged ({cause(error)}).") from error
