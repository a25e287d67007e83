"""Ways to damage a file: what transfers, disks and hostile hands do to bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

# Numbers at the edges of what fields of 1, 2, 4 and 8 bytes hold: lengths, counts and offsets
# that a reader adds to or multiplies.
_EDGES = (
    b"\x00", b"\xff", b"\x7f", b"\xff\xff", b"\x7f\xff", b"\xff\x7f", b"\x00\x00\x00\x00",
    b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x80\x00\x00\x00",
    b"\xff" * 8,
)  # fmt: skip
_TOKENS = (
    b"<", b">", b"&", b"\"", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"]]>", b"-1", b"0",
    b"4294967296", b"99999999999999999999", b"1e999", b"nan", b"\xef\xbb\xbf", b"\x00", b"\x0c",
    b"\r", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f\x8f\xab", b"\xcc\x81" * 40, b"endobj", b"stream",
    b"<< /Length 9999999 >>", b"1 0 R", b"[", b"(", b"/Kids", b"<w:tbl>", b"</w:tc>",
)  # fmt: skip

Mutation = Callable[[bytes, Random, bytes], bytes]


def flip(data: bytes, random: Random, other: bytes) -> bytes:
    """Some bits turned over, from one to one in a hundred bytes."""
    damaged = bytearray(data)
    for _ in range(random.choice((1, 4, 16, max(1, len(data) // 100)))):
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def cut(data: bytes, random: Random, other: bytes) -> bytes:
    """Only the beginning, as a transfer that was broken off leaves it; rarely only the end."""
    at = random.randrange(1, len(data) + 1)
    return data[at:] or data if random.random() < 0.1 else data[:at]


def gap(data: bytes, random: Random, other: bytes) -> bytes:
    """A stretch in the middle lost, or filled with nothing as on a bad disk."""
    start = random.randrange(len(data))
    end = min(len(data), start + random.choice((1, 16, 512, 4096, 65536)))
    filling = bytes(end - start) if random.random() < 0.5 else b""
    return data[:start] + filling + data[end:]


def splice(data: bytes, random: Random, other: bytes) -> bytes:
    """The beginning of one file with the end of another."""
    return data[: random.randrange(1, len(data) + 1)] + other[random.randrange(len(other)) :]


def repeat(data: bytes, random: Random, other: bytes) -> bytes:
    """A stretch written many times over."""
    start = random.randrange(len(data))
    stretch = data[start : start + random.choice((1, 8, 64, 1024))]
    return data[:start] + stretch * random.choice((2, 100, 1000)) + data[start:]


def edge(data: bytes, random: Random, other: bytes) -> bytes:
    """Numbers at the edge of their range, and words of the file's own language, put anywhere."""
    for _ in range(random.choice((1, 3, 10))):
        at = random.randrange(len(data))
        token = random.choice(_EDGES + _TOKENS)
        kept = at + (len(token) if random.random() < 0.7 else 0)
        data = data[:at] + token + data[kept:] or data
    return data


def shuffle(data: bytes, random: Random, other: bytes) -> bytes:
    """Lines in another order."""
    lines = data.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


BYTES: dict[str, Mutation] = {
    "flip": flip,
    "cut": cut,
    "gap": gap,
    "splice": splice,
    "repeat": repeat,
    "edge": edge,
    "shuffle": shuffle,
}


def inside(data: bytes, random: Random, other: bytes) -> bytes:
    """One member of a ZIP (DOCX, XLSX …) damaged, its checksum right: the reader meets it all."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        members = source.infolist()
        chosen = random.randrange(len(members))
        for number, info in enumerate(members):
            content = source.read(info)
            if number == chosen and content:
                content = random.choice(list(BYTES.values()))(content, random, other)
            if number != chosen or random.random() > 0.05:
                target.writestr(info.filename, content)
    return packed.getvalue()


def mutate(data: bytes, random: Random, other: bytes) -> tuple[str, bytes]:
    """The file damaged in one way, and the name of the way; `other` is any other file."""
    if data.startswith(b"PK") and random.random() < 0.7:
        return "inside", inside(data, random, other)
    name = random.choice(list(BYTES))
    return name, BYTES[name](data, random, other)
