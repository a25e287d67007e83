"""Where a party of a memorandum lies: `Địa chỉ: …` (address) on a line below its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from normalizers.schools.places import places_after
from normalizers.schools.shapes import Place
from normalizers.units.words import unit_word_at
from schemas.document import Line

_ADDRESS = re.compile(
    r"\W*(?:địa\s+chỉ|trụ\s+sở)(?:\s+(?:liên\s+hệ|trụ\s+sở|chính|đóng\s+tại|tại)){0,2}\s*:",
    re.IGNORECASE,
)
_LINES = 5  # below the name within which an address stands
_PART = re.compile(r"[,;–-]\s+")


def place_below(lines: Sequence[Line], is_party: Sequence[bool]) -> Place:
    """The units of the first address of `lines`, which follow a party; none behind the next one.

    `is_party` says of each line whether it names another party.
    """
    own = takewhile(lambda one: not one[1], zip(lines[:_LINES], is_party, strict=False))
    address = next((line.text for line, _ in own if _ADDRESS.match(line.text)), "")
    return place_in(address)


def place_in(address: str) -> Place:
    """The units that an address ends with.

    >>> place_in("Địa chỉ: số 14 phố Lê Lợi, quận Ngô Quyền, thành phố Hải Phòng")
    Place(commune=None, district='Quận Ngô Quyền', province='Thành phố Hải Phòng')
    """
    starts = [0, *(match.end() for match in _ADDRESS.finditer(address))]
    starts += [match.end() for match in _PART.finditer(address)]
    first = next((at for at in sorted(starts) if unit_word_at(address, at)), None)
    return Place() if first is None else places_after(f", {address[first:]}", 0, bare=False)[0]
