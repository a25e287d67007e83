"""What is done to one document, in a child process: its files in, their rows and plans out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path

from extractors.options import ReadOptions
from normalizers.schools import BatchName
from normalizers.text import Lexicon, wording_of
from parsers import parse, split_documents
from parsers.page_edges import PageEdges, edges_of
from pipeline.cache import Cache, Json
from pipeline.discovery import InputDocument, InputFile, sha256_of
from pipeline.joining import join_shots, joined_hash
from pipeline.learning import Lesson, restrain
from pipeline.placing import place_in_file
from pipeline.reading import read_pages, repaired
from schemas.document import Document
from schemas.errors import KetnghiaError, LimitExceeded
from schemas.plan import PageReading, Plan, canonical_json
from schemas.tables import FileRow


@dataclass(slots=True)
class Outcome:
    """What became of a document: a row a file, its plans as JSON, the trace of a fault of ours.

    `restored` tells that broken words were restored; `wording` is the cache's key of what the
    document may lend to others, None where it lends nothing.
    """

    rows: list[FileRow]
    plans: list[str] = field(default_factory=list)
    restored: bool = False
    wording: str | None = None
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
        return _process(source, None, options, cache)
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


def process_again(job: tuple[InputDocument, Lesson], options: ReadOptions, cache: Cache) -> Outcome:
    """Understand a document again with what others lend to it. Never raises."""
    source, lesson = job
    try:
        return _process(source, lesson, options, cache)
    except Exception as error:  # the document boundary
        return _fault(source, error)


def _process(
    source: InputDocument, lesson: Lesson | None, options: ReadOptions, cache: Cache | None
) -> Outcome:
    shots = [read_pages(file, options, cache) for file in source.files]
    rows = [_row(shot) for shot in shots]
    lexicon = Lexicon.load(lesson.lexicon) if lesson and lesson.lexicon else None
    document = repaired(join_shots(shots, source.reasons), lexicon)
    plans = understand(document, frozenset(lesson.names) if lesson else frozenset())
    for row in rows:
        row.plan_id = plans[0].plan_id if plans else None
    if lesson:
        _restrain(plans, source, lesson, options, cache)
    outcome = Outcome(rows, [canonical_json(plan) for plan in plans])
    outcome.restored = any(step.rule.startswith("restore") for step in document.steps)
    if cache is not None:
        lends = lesson is None and not outcome.restored
        wording = wording_of(document) if lends else None
        if wording is not None:
            outcome.wording = cache.keep_wording(source_key(source), options, wording)
        cache.keep_outcome(source_key(source, lesson), options, _kept(outcome))
    return outcome


def _restrain(
    plans: list[Plan],
    source: InputDocument,
    lesson: Lesson,
    options: ReadOptions,
    cache: Cache | None,
) -> None:
    """Hold the plans of a second reading against those of the first."""
    first = done_before(source, options, cache) if cache else None
    known = [Plan.model_validate_json(text) for text in first.plans] if first else []
    before = {plan.plan_id: plan for plan in known}
    for plan in plans:
        if plan.plan_id in before:
            restrain(plan, before[plan.plan_id], lesson)


def _kept(outcome: Outcome) -> Json:
    return {
        "rows": [row.model_dump() for row in outcome.rows],
        "plans": outcome.plans,
        "restored": outcome.restored,
        "wording": outcome.wording,
    }


def done_before(
    source: InputDocument, options: ReadOptions, cache: Cache, lesson: Lesson | None = None
) -> Outcome | None:
    """The outcome of a document whose bytes were worked on before by the same program."""
    try:
        kept = cache.outcome(source_key(source, lesson), options)
    except OSError:
        return None
    if kept is None:
        return None
    rows = [FileRow.model_validate(row) for row in kept["rows"]]
    return Outcome(rows, kept["plans"], kept["restored"], kept["wording"])


def source_key(source: InputDocument, lesson: Lesson | None = None) -> str:
    """What an outcome depends on besides options and program: bytes, names, and what was lent."""
    hashes = [file.sha256 or sha256_of(file.path) for file in source.files]
    names = [file.name for file in source.files]
    lent = [f"lent {lesson.key}"] if lesson else []
    return "\n".join([joined_hash(hashes), *names, *source.reasons, *lent])


def understand(document: Document, batch: frozenset[BatchName] = frozenset()) -> list[Plan]:
    """The plans that a read file holds, with their source filled in: most hold one.

    `batch` holds the names that other documents lend.
    """
    parts = split_documents(document)
    return [_plan(part, number, batch) for number, part in enumerate(parts, 1)]


def _plan(document: Document, number: int, batch: frozenset[BatchName]) -> Plan:
    plan = parse(document, number, batch)
    place_in_file(plan, document.pages)
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
