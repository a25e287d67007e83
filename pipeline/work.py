"""What is done to one document, in a child process: its files in, their rows and plans out."""

from __future__ import annotations

from extractors.options import ReadOptions
from normalizers.schools import BatchName
from normalizers.text import Lexicon, wording_of
from parsers import parse, split_documents
from parsers.page_edges import edges_of
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile, sha256_of
from pipeline.finished import finish
from pipeline.joining import join_shots, joined_hash
from pipeline.learning import Lesson, restrain
from pipeline.measures import Measures
from pipeline.outcome import Outcome, Shot, fault, row_of
from pipeline.placing import place_in_file
from pipeline.reading import read_pages, repaired
from pipeline.second_try import doubt_spared
from schemas.document import Document
from schemas.plan import PageReading, Plan, canonical_json
from schemas.tables import FileRow


def process_document(
    source: InputDocument, options: ReadOptions, cache: Cache | None = None
) -> Outcome:
    """Read and understand one document. Never raises: a fault becomes its files' rows."""
    try:
        return _process(source, None, options, cache)
    except Exception as error:  # the document boundary: a fault costs this document only
        return fault(source, error)


def look_at(file: InputFile, options: ReadOptions, cache: Cache | None = None) -> Shot:
    """Read one file that may be a page among others. Never raises."""
    shot = Shot()
    try:
        with shot.measures.memory(), shot.measures.stage("read"):
            document = read_pages(file, options, cache)
            shot.edges = edges_of(document) if len(document.pages) == 1 else None
    except Exception as error:  # the document boundary
        shot.failed = fault(InputDocument((file,)), error)
    else:
        if cache is not None:
            cache.keep_edges(document.sha256, options, shot.edges)
    return shot


def process_again(job: tuple[InputDocument, Lesson], options: ReadOptions, cache: Cache) -> Outcome:
    """Understand a document again with what others lend to it. Never raises."""
    source, lesson = job
    try:
        return _process(source, lesson, options, cache)
    except Exception as error:  # the document boundary
        return fault(source, error)


def _process(
    source: InputDocument, lesson: Lesson | None, options: ReadOptions, cache: Cache | None
) -> Outcome:
    measures = Measures()
    with measures.memory():
        document, rows = _read(source, lesson, options, cache, measures)
        with measures.stage("understand"):
            plans = understand(document, frozenset(lesson.names) if lesson else frozenset())
            if lesson:
                _restrain(plans, source, lesson, options, cache)
    for row in rows:
        row.plan_id = plans[0].plan_id if plans else None
    outcome = Outcome(rows, [canonical_json(plan) for plan in plans], measures=measures)
    with measures.stage("finish"):
        outcome.finished = list(map(finish, plans, outcome.plans))
    outcome.sparing = options.sparing
    outcome.lasts = not options.sparing
    outcome.restored = any(step.rule.startswith("restore") for step in document.steps)
    if cache is not None:
        with measures.stage("keep"):
            _keep(outcome, document, source, lesson, options, cache)
    return outcome


def _read(
    source: InputDocument,
    lesson: Lesson | None,
    options: ReadOptions,
    cache: Cache | None,
    measures: Measures,
) -> tuple[Document, list[FileRow]]:
    """The document as read and repaired, and the rows of its files."""
    with measures.stage("read"):
        shots = [read_pages(file, options, cache) for file in source.files]
    rows = [row_of(shot) for shot in shots]
    with measures.stage("repair"):
        lexicon = Lexicon.load(lesson.lexicon) if lesson and lesson.lexicon else None
        return repaired(join_shots(shots, source.reasons), lexicon), rows


def _keep(
    outcome: Outcome,
    document: Document,
    source: InputDocument,
    lesson: Lesson | None,
    options: ReadOptions,
    cache: Cache,
) -> None:
    """Keep an outcome for the next run, and what a clean document lends for the end of this."""
    wording = wording_of(document) if lesson is None and not outcome.restored else None
    if wording is not None:
        outcome.wording = cache.keep_wording(source_key(source), options, wording)
    kept = {
        "rows": [row.model_dump() for row in outcome.rows],
        "plans": outcome.plans,
        "restored": outcome.restored,
        "wording": outcome.wording,
    }
    cache.keep_outcome(source_key(source, lesson), options, kept)


def _restrain(
    plans: list[Plan],
    source: InputDocument,
    lesson: Lesson,
    options: ReadOptions,
    cache: Cache | None,
) -> None:
    """Hold the plans of a second reading against those of the first."""
    first = done_before(source, options, cache) if cache else None
    if first is None:  # what was kept of it is damaged or gone
        first = process_document(source, options, cache)
    known = [Plan.model_validate_json(text) for text in first.plans]
    before = {plan.plan_id: plan for plan in known}
    for plan in plans:
        if plan.plan_id in before:
            restrain(plan, before[plan.plan_id], lesson)


def done_before(
    source: InputDocument, options: ReadOptions, cache: Cache, lesson: Lesson | None = None
) -> Outcome | None:
    """The outcome of a document whose bytes were worked on before by the same program."""
    try:
        kept = cache.outcome(source_key(source, lesson), options)
    except OSError:
        return None
    if kept is None or (kept["wording"] and cache.wording(kept["wording"]) is None):
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
    doubt_spared(plan)
    return plan
