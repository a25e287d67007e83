"""What became of a document: its files' rows and its plans, or why there are none."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path

from parsers.continuation import PageEdges
from pipeline.discovery import InputDocument, sha256_of
from pipeline.finished import Brief, Finished
from pipeline.measures import Measures
from schemas.document import Document
from schemas.errors import (
    EmptyFile,
    EncryptedFile,
    KetnghiaError,
    Starved,
    UnreadableFile,
    UnsupportedKind,
)
from schemas.tables import FileRow

_NO_ROOM = "Insufficient memory"  # as OpenCV says it, in an error of its own


@dataclass(slots=True)
class Outcome:
    """What became of a document: a row a file, its plans as JSON, the trace of a fault of ours.

    `restored` tells that broken words were restored; `wording` is the cache's key of what the
    document may lend to others, None where it lends nothing. `starved` tells that it failed for
    want of time or memory, `sparing` that it was read with little of either. `finished` are the
    plans made ready for the outputs, `briefs` what the steps over the whole batch ask of them.
    `lasts` says that the same file will come to the same again.
    """

    rows: list[FileRow]
    plans: list[str] = field(default_factory=list)
    restored: bool = False
    wording: str | None = None
    trace: str = ""
    starved: bool = False
    sparing: bool = False
    finished: list[Finished] = field(default_factory=list, compare=False)
    briefs: list[Brief] = field(default_factory=list, compare=False)
    lasts: bool = field(default=True, compare=False)
    measures: Measures = field(default_factory=Measures, compare=False)


@dataclass(slots=True)
class Shot:
    """A file of a row of running names: its edges where it is a page; its row where it failed."""

    edges: PageEdges | None = None
    failed: Outcome | None = None
    measures: Measures = field(default_factory=Measures, compare=False)


def fault(source: InputDocument, error: Exception) -> Outcome:
    """The outcome of a document on which something was raised."""
    if isinstance(error, KetnghiaError):
        outcome = failure(source, error)
        outcome.lasts = _lasts(error)
        return outcome
    if isinstance(error, MemoryError) or _NO_ROOM in str(error):
        return failure(source, out_of_memory())
    reason = f"The program failed on this file; please report it ({type(error).__name__})."
    outcome = _failed(source, "failed", "internal-error", reason)
    outcome.trace = "".join(traceback.format_exception(error))
    return outcome


def _lasts(error: KetnghiaError) -> bool:
    """Whether the file itself is to blame, and no tool, limit or disk."""
    if isinstance(error, EmptyFile | EncryptedFile | UnsupportedKind):
        return True
    cause = error.__cause__  # none where LibreOffice refused the file
    return isinstance(error, UnreadableFile) and not isinstance(cause, OSError | None)


def failure(source: InputDocument, error: KetnghiaError) -> Outcome:
    """The outcome of a document that could not be read."""
    outcome = _failed(source, error.outcome, error.code, str(error))
    outcome.starved = isinstance(error, Starved)
    return outcome


def out_of_memory() -> Starved:
    return Starved(
        "The file needs more memory than one process may use.",
        "Give it more with --max-memory, or split the file.",
    )


def _failed(source: InputDocument, status: str, code: str, reason: str) -> Outcome:
    return Outcome(
        [
            FileRow(
                path=file.name,
                kind=None,
                pages=None,
                sha256=file.sha256 or _sha256_if_readable(file.path),
                status=status,
                code=code,
                reason=reason,
                plan_id=None,
            )
            for file in source.files
        ],
        lasts=False,
    )


def _sha256_if_readable(path: Path) -> str | None:
    try:
        return sha256_of(path)
    except OSError:
        return None


def row_of(document: Document) -> FileRow:
    """The row of a file that was read; its plan is the caller's to add."""
    unreadable = [note for note in document.notes if note.code == "page-unreadable"]
    return FileRow(
        path=document.path,
        kind=document.kind,
        pages=len(document.pages),
        sha256=document.sha256,
        status="partial" if unreadable else "ok",
        code="page-unreadable" if unreadable else None,
        reason="; ".join(note.message for note in unreadable) or None,
        plan_id=None,
    )
