"""What is done to one document, in a child process: its files in, their rows and plans out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path

from extractors.options import ReadOptions
from parsers import parse, split_documents
from parsers.page_edges import PageEdges, edges_of
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile, sha256_of
from pipeline.joining import join_shots, joined_hash
from pipeline.reading import read_pages, repaired
from schemas.document import Document
from schemas.errors import KetnghiaError, LimitExceeded
from schemas.plan import PageReading, Plan, canonical_json
from schemas.tables import FileRow


@dataclass(slots=True)
class Outcome:
    """What became of a document: a row a file, its plans as JSON, the trace of a fault of ours."""

    rows: list[FileRow]
    plans: list[str] = field(default_factory=list)
    trace: str = ""


@dataclass(slots=True)
class Shot:
    """A file of a row of running names: its edges where it is a page; its row where it failed."""

    edges: PageEdges | None = None
    failed: Outcome | None = None


def process_document(
    source: InputDocument, options: ReadOptions, cache: Cache | None = None
) -> Outcome:
    """Read and understand one document. Never raises: a fault becomes its files' rows."""
    try:
        return _process(source, options, cache)
    except Exception as error:  # the document boundary: a fault costs this document only
        return _fault(source, error)


def look_at(file: InputFile, options: ReadOptions, cache: Cache | None = None) -> Shot:
    """Read one file that may be a page among others. Never raises."""
    try:
        document = read_pages(file, options, cache)
        edges = edges_of(document) if len(document.pages) == 1 else None
    except Exception as error:  # the document boundary
        return Shot(failed=_fault(InputDocument((file,)), error))
    if cache is not None and edges is not None:
        cache.keep_edges(document.sha256, options, edges)
    return Shot(edges)


def _fault(source: InputDocument, error: Exception) -> Outcome:
    if isinstance(error, KetnghiaError):
        return failure(source, error)
    if isinstance(error, MemoryError):
        return failure(source, out_of_memory())
    reason = f"The program failed on this file; please report it ({type(error).__name__})."
    outcome = _failed(source, "failed", "internal-error", reason)
    outcome.trace = "".join(traceback.format_exception(error))
    return outcome


def _process(source: InputDocument, options: ReadOptions, cache: Cache | None) -> Outcome:
    shots = [read_pages(file, options, cache) for file in source.files]
    rows = [_row(shot) for shot in shots]
    plans = understand(repaired(join_shots(shots, source.reasons)))
    for row in rows:
        row.plan_id = plans[0].plan_id if plans else None
    outcome = Outcome(rows, [canonical_json(plan) for plan in plans])
    if cache is not None:
        cache.keep_outcome(source_key(source), options, outcome.rows, outcome.plans)
    return outcome


def done_before(source: InputDocument, options: ReadOptions, cache: Cache) -> Outcome | None:
    """The outcome of a document whose bytes were worked on before by the same program."""
    try:
        kept = cache.outcome(source_key(source), options)
    except OSError:
        return None
    return Outcome(*kept) if kept else None


def source_key(source: InputDocument) -> str:
    """What an outcome depends on besides options and program: the files' bytes and names."""
    hashes = [file.sha256 or sha256_of(file.path) for file in source.files]
    return "\n".join([joined_hash(hashes), *(file.name for file in source.files), *source.reasons])


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


def failure(source: InputDocument, error: KetnghiaError) -> Outcome:
    """The outcome of a document that could not be read."""
    return _failed(source, error.outcome, error.code, str(error))


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
        ]
    )


def _sha256_if_readable(path: Path) -> str | None:
    try:
        return sha256_of(path)
    except OSError:
        return None


def _row(document: Document) -> FileRow:
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
