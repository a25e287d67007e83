"""What was changed in a text and where, so that it can be done again and undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.document import Step


@dataclass(slots=True)
class PlacedStep(Step):
    """A step in a text: its line (from 1) and the character of the line (from 0) where it begins.

    The place is that in the text which the steps before it left.
    """

    line: int = 1
    start: int = 0


def line_steps(number: int, read: str, cleaned: str, steps: Iterable[Step]) -> list[PlacedStep]:
    """The placed steps that lead from a line as read to the line as cleaned.

    `steps` change whole lines; what they do not tell is Unicode's composed form (`nfc`).
    """
    placed: list[PlacedStep] = []

    def composed(before: str, after: str) -> None:
        if before != after:
            placed.append(PlacedStep("nfc", 1, before, after, 1.0, "", number))

    line = read
    for step in steps:
        composed(line, step.before)
        placed.append(
            PlacedStep(step.rule, 1, step.before, step.after, step.confidence, "", number)
        )
        line = step.after
    composed(line, cleaned)
    return placed


def replayed_line(line: str, steps: Iterable[PlacedStep]) -> str:
    """A line with its steps done in their order."""
    for step in steps:
        line = line[: step.start] + step.after + line[step.start + len(step.before) :]
    return line


def replayed(read: str, steps: Sequence[PlacedStep]) -> str:
    """The repaired text, from what was read and the steps.

    >>> steps = [PlacedStep("restore-stripped", 1, "hoach", "hoạch", 0.9, "", 1, 3)]
    >>> replayed("Kế hoach", steps), undone("Kế hoạch", steps)
    ('Kế hoạch', 'Kế hoach')
    """
    lines = read.split("\n")
    for step in steps:
        lines[step.line - 1] = replayed_line(lines[step.line - 1], [step])
    return "\n".join(lines)


def undone(text: str, steps: Sequence[PlacedStep]) -> str:
    """What was read, from the repaired text and the steps; or without the last steps alone."""
    lines = text.split("\n")
    for step in reversed(steps):
        line = lines[step.line - 1]
        end = step.start + len(step.after)
        lines[step.line - 1] = line[: step.start] + step.before + line[end:]
    return "\n".join(lines)
