"""What is done to one document, in a child process: its files in, their rows and plans out.

What does it is loaded by the process that does it, not by the one that asks for it.
"""

from __future__ import annotations

from contextlib import suppress

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile, sha256_of
from pipeline.joining import joined_hash
from pipeline.learning import Lesson
from pipeline.outcome import Outcome, Shot, fault
from schemas.tables import FileRow


def process_document(
    source: InputDocument, options: ReadOptions, cache: Cache | None = None, report: bool = True
) -> Outcome:
    """Read and understand one document. Never raises: a fault becomes its files' rows."""
    try:
        from pipeline.understanding import understood

        return understood(source, None, options, cache, report)
    except Exception as error:  # the document boundary: a fault costs this document only
        return fault(source, error)


def look_at(file: InputFile, options: ReadOptions, cache: Cache | None = None) -> Shot:
    """Read one file that may be a page among others. Never raises."""
    shot = Shot()
    try:
        from parsers.page_edges import edges_of
        from pipeline.reading import read_pages

        with shot.measures.memory(), shot.measures.stage("read"):
            document = read_pages(file, options, cache)
            shot.edges = edges_of(document) if len(document.pages) == 1 else None
    except Exception as error:  # the document boundary
        shot.failed = fault(InputDocument((file,)), error)
    else:
        if cache is not None:
            cache.keep_edges(document.sha256, options, shot.edges)
    return shot


def process_again(
    job: tuple[InputDocument, Lesson], options: ReadOptions, cache: Cache, report: bool = True
) -> Outcome:
    """Understand a document again with what others lend to it. Never raises."""
    source, lesson = job
    try:
        from pipeline.understanding import understood

        return understood(source, lesson, options, cache, report)
    except Exception as error:  # the document boundary
        return fault(source, error)


def lend(source: InputDocument, options: ReadOptions, cache: Cache) -> None:
    """Keep what a document lends to others. Never raises: one that cannot be read lends nothing."""
    from pipeline import understanding

    with suppress(Exception):  # the document boundary
        understanding.lend(source, options, cache)


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
    outcome = Outcome(rows, kept["plans"], kept["restored"], kept["wording"])
    outcome.measures.cached = True
    return outcome


def source_key(source: InputDocument, lesson: Lesson | None = None) -> str:
    """What an outcome depends on besides options and program: bytes, names, and what was lent."""
    hashes = [file.sha256 or sha256_of(file.path) for file in source.files]
    names = [file.name for file in source.files]
    lent = [f"lent {lesson.key}"] if lesson else []
    return "\n".join([joined_hash(hashes), *names, *source.reasons, *lent])
