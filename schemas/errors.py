"""What can go wrong with an input, each cause with a stable code and what to do about it."""

from __future__ import annotations

from typing import ClassVar, Literal

Outcome = Literal["failed", "skipped", "partial"]


class KetnghiaError(Exception):
    """Base of all our errors.

    `code` is a finding code (see `schemas.findings`), `outcome` the file's status in
    `files.csv`, `message` says what happened and `hint` what the user can do.
    """

    code: ClassVar[str] = "file-unreadable"
    outcome: ClassVar[Outcome] = "failed"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableFile(KetnghiaError):
    """The file is damaged, truncated or not what it claims to be."""


class EmptyFile(KetnghiaError):
    """The file has no bytes."""

    code = "file-empty"


class EncryptedFile(KetnghiaError):
    """The file needs a password."""

    code = "file-encrypted"


class LimitExceeded(KetnghiaError):
    """The file is larger, longer or slower than the limits allow."""

    code = "file-limit"


class Starved(LimitExceeded):
    """The file would have needed more time or memory; a sparing reader may do with less."""


class UnsupportedKind(KetnghiaError):
    """No reader for this kind of file."""

    code = "kind-unsupported"
    outcome = "skipped"


class MissingTool(KetnghiaError):
    """An optional program or library that this kind of file needs is not installed."""

    code = "tool-missing"
    outcome = "skipped"


class SetupMissing(KetnghiaError):
    """Something that every run needs is not installed (exit code 3)."""

    code = "setup-missing"


class WorkerLost(KetnghiaError):
    """The process that worked on the file died or had to be stopped."""

    code = "worker-lost"


class WrongUsage(KetnghiaError):
    """What the user asked for cannot be done (exit code 2)."""

    code = "wrong-usage"
