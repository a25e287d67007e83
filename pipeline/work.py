"""What is done to one file, in a child process: a file in, its rows and plans out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path

from extractors.options import ReadOptions
from parsers import parse, split_documents
from pipeline.cache import Cache
from pipeline.discovery import InputFile, sha256_of
from pipeline.reading import read_document
from schemas.document import Document
from schemas.errors import KetnghiaError, LimitExceeded
from schemas.plan import PageReading, Plan, canonical_json
from schemas.tables import FileRow


@dataclass(slots=True)
class Outcome:
    """What became of a file: its row, the JSON of its plans, the trace of a fault of ours."""

    row: FileRow
    plans: list[str] = field(default_factory=list)
    trace: str = ""


def process_file(file: InputFile, options: ReadOptions, cache: Cache | None) -> Outcome:
    """Read and understand one file. Never raises: a fault becomes the file's row."""
    try:
        return _process(file, options, cache)
    except KetnghiaError as error:
        return failure(file, error)
    except MemoryError:
        return failure(file, out_of_memory())
    except Exception as error:  # the document boundary: a fault costs this file only
        reason = f"The program failed on this file; please report it ({type(error).__name__})."
        outcome = _failed(file, "failed", "internal-error", reason)
        outcome.trace = traceback.format_exc()
        return outcome


def _process(file: InputFile, options: ReadOptions, cache: Cache | None) -> Outcome:
    document = read_document(file.path, file.name, options, cache)
    plans = understand(document)
    outcome = Outcome(_row(document, plans), [canonical_json(plan) for plan in plans])
    if cache is not None:
        entry = [outcome.row.model_dump_json(), *outcome.plans]
        cache.keep_plans(document.sha256, file.name, options, entry)
    return outcome


def done_before(file: InputFile, options: ReadOptions, cache: Cache) -> Outcome | None:
    """The outcome of a file whose bytes were worked on before by the same program."""
    digest = _sha256_if_readable(file.path)
    entry = cache.plans(digest, file.name, options) if digest else None
    if not entry:
        return None
    row, *plans = entry
    return Outcome(FileRow.model_validate_json(row), plans)


def understand(document: Document) -> list[Plan]:
    """The plans that a read file holds, with their source filled in: most hold one."""
    return [_plan(part, number) for number, part in enumerate(split_documents(document), 1)]


def _plan(document: Document, number: int) -> Plan:
    plan = parse(document, number)
    plan.source.reading = [
        PageReading(
            page=page.number,
            method=page.reading.method,
            reason=page.reading.reason,
            confidence=round(page.reading.confidence, 4),
            repaired=page.reading.repaired,
        )
        for page in document.pages
    ]
    return plan


def out_of_memory() -> LimitExceeded:
    return LimitExceeded(
        "The file needs more memory than one process may use.",
        "Give it more with --max-memory, or split the file.",
    )


def failure(file: InputFile, error: KetnghiaError) -> Outcome:
    """The outcome of a file that could not be read."""
    return _failed(file, error.outcome, error.code, str(error))


def _failed(file: InputFile, status: str, code: str, reason: str) -> Outcome:
    row = FileRow(
        path=file.name,
        kind=None,
        pages=None,
        sha256=_sha256_if_readable(file.path),
        status=status,
        code=code,
        reason=reason,
        plan_id=None,
    )
    return Outcome(row)


def _sha256_if_readable(path: Path) -> str | None:
    try:
        return sha256_of(path)
    except OSError:
        return None


def _row(document: Document, plans: list[Plan]) -> FileRow:
    unreadable = [note for note in document.notes if note.code == "page-unreadable"]
    return FileRow(
        path=document.path,
        kind=document.kind,
        pages=len(document.pages),
        sha256=document.sha256,
        status="partial" if unreadable else "ok",
        code="page-unreadable" if unreadable else None,
        reason="; ".join(note.message for note in unreadable) or None,
        plan_id=plans[0].plan_id if plans else None,
    )
