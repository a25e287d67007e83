"""The names inside an OLE2 compound file (DOC, XLS, PPT; Microsoft's [MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_CHAIN = 0xFFFFFFFA  # this and above are not sector numbers
_NO_ENTRY = 0xFFFFFFFF
_ENTRY_BYTES = 128


def root_streams(data: bytes) -> dict[str, int]:
    """Names of the root's own streams and storages with the byte offset of their first sector.

    Streams of embedded objects (a workbook inside a letter) are left out. Damaged files give
    what could be read, at worst nothing.

    >>> root_streams(b"not a compound file")
    {}
    """
    if not data.startswith(SIGNATURE) or len(data) < 512:
        return {}
    sector = 1 << struct.unpack_from("<H", data, 30)[0]
    if sector not in (512, 4096):
        return {}
    directory = b"".join(
        data[(number + 1) * sector : (number + 2) * sector]
        for number in _chain(data, sector, struct.unpack_from("<I", data, 48)[0])
    )
    return {name: (start + 1) * sector for name, start in _children_of_root(directory) if name}


def _chain(data: bytes, sector: int, first: int) -> Iterator[int]:
    """The sector numbers of a stream, from the file allocation table; stops at a loop."""
    per_sector = sector // 4
    fat_sectors = struct.unpack_from("<109I", data, 76)
    seen: set[int] = set()
    number = first
    while number < _END_OF_CHAIN and number not in seen:
        seen.add(number)
        yield number
        block, place = divmod(number, per_sector)
        if block >= len(fat_sectors) or fat_sectors[block] >= _END_OF_CHAIN:
            return
        at = (fat_sectors[block] + 1) * sector + 4 * place
        if at + 4 > len(data):
            return
        number = struct.unpack_from("<I", data, at)[0]


def _children_of_root(directory: bytes) -> Iterator[tuple[str, int]]:
    """(name, first sector) of the root entry's children, a tree of left and right siblings."""
    count = len(directory) // _ENTRY_BYTES
    if not count:
        return
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    seen: set[int] = set()
    while waiting:
        entry = waiting.pop()
        if entry == _NO_ENTRY or entry >= count or entry in seen:
            continue
        seen.add(entry)
        at = entry * _ENTRY_BYTES
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        left, right = struct.unpack_from("<II", directory, at + 68)
        yield name, struct.unpack_from("<I", directory, at + 116)[0]
        waiting += [left, right]
