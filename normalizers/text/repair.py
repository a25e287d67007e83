"""A plain text repaired: cleaned, and its diacritics restored where it reads badly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from normalizers.text.channel import Channel
from normalizers.text.cleaning import clean_with_trail
from normalizers.text.gate import channel_for, evidence_of
from normalizers.text.restoring import restore
from schemas.document import Step

_STARTS_ITEM = re.compile(
    r"\s*(?:[-–+•*]\s|(?:\d+\.)*\d+\s*[.)|/({\[]|[a-zđA-Z][.)]\s|[IVXL1]+\.\s)"
)
_TOKEN = re.compile(r"\S+")


@dataclass(slots=True)
class RepairedText:
    """A repaired text, what it was, and the steps between."""

    text: str
    read: str
    steps: list[Step] = field(default_factory=list)


def goes_on(previous: str, line: str) -> bool:
    """True when a line continues the one before it rather than starting something new.

    >>> goes_on("Thuc hien ke hoach cua So Giao duc", "va Dao tao ve viec")
    True
    >>> goes_on("1. Muc dich", ""), goes_on("ket qua.", "- Chi dao"), goes_on("8/Mam", "9|Mam")
    (False, False, False)
    """
    return bool(previous.strip()) and bool(line.strip()) and not _STARTS_ITEM.match(line)


def paragraphs(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of the lines that belong together; blank lines belong to none."""
    result: list[list[int]] = []
    for i, line in enumerate(lines):
        if not line.strip():
            continue
        if i and result and goes_on(lines[i - 1], line):
            result[-1].append(i)
        else:
            result.append([i])
    return result


def repair_text(text: str) -> RepairedText:
    """The text cleaned, and restored paragraph by paragraph where it reads badly.

    White space stays as it was. A text that reads well comes back in NFC, else untouched.

    >>> repair_text("Phong Giao duc va Dao tao huyen ban hanh ke hoach nam hoc").text
    'Phòng Giáo dục và Đào tạo huyện ban hành kế hoạch năm học'
    """
    cleaned, steps = clean_with_trail(text)
    lines = cleaned.split("\n")
    whole = evidence_of(cleaned)
    groups: dict[Channel, list[list[int]]] = {"misread": [], "stripped": []}
    for numbers in paragraphs(lines):
        channel = channel_for("\n".join(lines[i] for i in numbers), whole, whole)
        if channel:
            groups[channel].append(numbers)
    for channel, members in groups.items():
        steps += _restore_lines(lines, members, channel)
    return RepairedText("\n".join(lines), text, steps)


def _restore_lines(lines: list[str], groups: list[list[int]], channel: Channel) -> list[Step]:
    sequences = [[token for i in numbers for token in lines[i].split()] for numbers in groups]
    steps: list[Step] = []
    for numbers, sequence in zip(groups, restore(sequences, channel), strict=True):
        tokens = iter(sequence)
        for i in numbers:

            def next_token(found: re.Match[str]) -> str:
                token = next(tokens)  # noqa: B023
                if token.text != found.group():
                    steps.append(
                        Step(f"restore-{channel}", 1, found.group(), token.text, token.confidence)
                    )
                return token.text

            lines[i] = _TOKEN.sub(next_token, lines[i])
    return steps
