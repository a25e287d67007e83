"""A plain text repaired: cleaned, and its diacritics restored where it reads badly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalizers.text.channel import Channel
from normalizers.text.cleaning import clean_with_trail
from normalizers.text.gate import channel_for, evidence_of
from normalizers.text.restoring import restore
from normalizers.text.wrapping import paragraphs
from schemas.document import Step

_TOKEN = re.compile(r"\S+")


@dataclass(slots=True)
class RepairedText:
    """A repaired text, what it was, and the steps between."""

    text: str
    read: str
    steps: list[Step] = field(default_factory=list)


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
