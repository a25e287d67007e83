"""Which lines of a text make one paragraph, told by where they end and begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

BULLETS = frozenset("¢©®°»e")  # what an OCR takes • for, before a capital
_STARTS_ITEM = re.compile(
    r"\s*(?:[-–+•*]\s|(?:\d+\.)*\d+\s*[.)|/({\[]|[a-zđA-Z][.)]\s|[IVXL1]+\.\s"
    rf"|[{''.join(sorted(BULLETS))}]\s+[A-ZĐ])"
)
_FULL = 0.9  # of lines, the share that is no longer than the width they were wrapped at
_SHORT = 0.75  # share of the width under which a line ended before it was full
_SPACED = 0.9  # share of lines with a blank one after them in text of double spacing
_FEWEST = 6  # lines that tell how a text is spaced


def width_of(lines: Sequence[str]) -> int:
    """The characters of a full line of wrapped text, about.

    >>> width_of(["a" * 80] * 8 + ["a" * 20, "a" * 300])
    80
    """
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(_FULL * (len(lengths) - 1))] if lengths else 0


def goes_on(previous: str, line: str, width: int) -> bool:
    """True when a line continues the one before it rather than starting something new.

    `width`: of a full line. A line that was left short ends its paragraph where the next one begins
    with a capital.

    >>> goes_on("Thuc hien ke hoach cua So Giao duc", "va Dao tao ve viec", 36)
    True
    >>> goes_on("1. Muc dich", "", 60), goes_on("ket qua.", "- Chi dao", 60)
    (False, False)
    >>> goes_on("8/Mam", "9|Mam", 60), goes_on("TH Long Bien", "Nang cao chat luong", 60)
    (False, False)
    >>> goes_on("TH Long Bien phoi hop voi Truong Tieu hoc", "Thanh Lam", 44)
    True
    """
    before, after = previous.strip(), line.strip()
    if not before or not after or _STARTS_ITEM.match(line):
        return False
    room = _SHORT * width - len(before) - len(after.split(maxsplit=1)[0])
    return room < 0 or not after[0].isupper()


def paragraphs(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of the lines that belong together; blank lines belong to none.

    >>> paragraphs(["Thuc hien ke hoach cua", "phong, truong:", "", "1. Muc dich"])
    [[0, 1], [3]]
    """
    numbers = [i for i, line in enumerate(lines) if line.strip()]
    if not numbers:
        return []
    width = width_of(lines)
    spaced = _double_spaced(numbers)
    result = [numbers[:1]]
    for before, i in pairwise(numbers):
        near = i == before + 1 or (spaced and i == before + 2 and _full(lines, before, i, width))
        if near and goes_on(lines[before], lines[i], width):
            result[-1].append(i)
        else:
            result.append([i])
    return result


def _double_spaced(numbers: Sequence[int]) -> bool:
    """Whether nearly all lines have a blank one between, so that those say nothing."""
    apart = sum(b == a + 2 for a, b in pairwise(numbers))
    return len(numbers) >= _FEWEST and apart >= _SPACED * (len(numbers) - 1)


def _full(lines: Sequence[str], before: int, after: int, width: int) -> bool:
    """Whether the first word of the line after would not have had room in the one before."""
    first = lines[after].split(maxsplit=1)[0]
    return _SHORT * width <= len(lines[before].strip()) + len(first) < 1.5 * width
