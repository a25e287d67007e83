"""A plain text repaired: cleaned, and its diacritics restored where it reads badly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from normalizers.text.channel import Channel
from normalizers.text.cleaning import clean_lines
from normalizers.text.forms import Restored
from normalizers.text.gate import channel_for, evidence_of
from normalizers.text.restoring import restore
from normalizers.text.trail import PlacedStep, line_steps, replayed_line
from normalizers.text.wrapping import paragraphs

_TOKEN = re.compile(r"\S+")


@dataclass(slots=True)
class RepairedText:
    """A repaired text, what it was, and the steps between (see `trail.replayed`, `undone`)."""

    text: str
    read: str
    steps: list[PlacedStep] = field(default_factory=list)


def repair_text(text: str) -> RepairedText:
    """The text cleaned, and restored paragraph by paragraph where it reads badly.

    White space stays as it was. A text that reads well comes back in NFC, else untouched.

    >>> repair_text("Phong Giao duc va Dao tao huyen ban hanh ke hoach nam hoc").text
    'Phòng Giáo dục và Đào tạo huyện ban hành kế hoạch năm học'
    """
    cleaned = clean_lines(text)
    steps = [
        step
        for number, (read, (line, changes)) in enumerate(
            zip(text.split("\n"), cleaned, strict=True), 1
        )
        for step in line_steps(number, read, line, changes)
    ]
    lines = [line for line, _ in cleaned]
    whole = evidence_of("\n".join(lines))
    groups: dict[Channel, list[list[int]]] = {"misread": [], "stripped": []}
    for numbers in paragraphs(lines):
        channel = channel_for("\n".join(lines[i] for i in numbers), whole, whole)
        if channel:
            groups[channel].append(numbers)
    for channel, members in groups.items():
        steps += _restore_lines(lines, members, channel)
    return RepairedText("\n".join(lines), text, steps)


def _restore_lines(lines: list[str], groups: list[list[int]], channel: Channel) -> list[PlacedStep]:
    sequences = [[token for i in numbers for token in lines[i].split()] for numbers in groups]
    steps: list[PlacedStep] = []
    for numbers, sequence in zip(groups, restore(sequences, channel), strict=True):
        tokens = iter(sequence)
        for i in numbers:
            own = _line_restored(i + 1, lines[i], tokens, f"restore-{channel}")
            lines[i] = replayed_line(lines[i], own)
            steps += own
    return steps


def _line_restored(
    number: int, line: str, tokens: Iterator[Restored], rule: str
) -> list[PlacedStep]:
    """The steps that put the restored tokens into a line."""
    steps: list[PlacedStep] = []
    longer = 0  # characters that the line has gained
    for match in _TOKEN.finditer(line):
        token, read = next(tokens), match.group()
        if token.text != read:
            place = match.start() + longer
            steps.append(PlacedStep(rule, 1, read, token.text, token.confidence, "", number, place))
            longer += len(token.text) - len(read)
    return steps
