"""One document read, repaired and understood: its plans, ready for the outputs."""

from __future__ import annotations

from extractors.options import ReadOptions
from normalizers.schools import BatchName
from normalizers.text import Lexicon, wording_of
from parsers.plan_builder import parse
from parsers.splitting import split_documents
from pipeline.cache import Cache
from pipeline.discovery import InputDocument
from pipeline.finished import finish
from pipeline.joining import join_shots
from pipeline.learning import Lesson, restrain
from pipeline.measures import Measures
from pipeline.outcome import Outcome, row_of
from pipeline.placing import place_in_file
from pipeline.reading import read_pages, repaired
from pipeline.spared import doubt_spared
from pipeline.work import done_before, process_document, source_key
from schemas.document import Document
from schemas.plan import PageReading, Plan, canonical_json
from schemas.tables import FileRow


def understood(
    source: InputDocument,
    lesson: Lesson | None,
    options: ReadOptions,
    cache: Cache | None,
    report: bool = True,
) -> Outcome:
    """What becomes of a document, read with what others lend to it, for a report too if wanted.

    It is kept in the cache, if there is one. Raises `KetnghiaError`.
    """
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
        finished = (
            finish(plan, text, report) for plan, text in zip(plans, outcome.plans, strict=True)
        )
        outcome.finished = list(finished)
    outcome.sparing = options.sparing
    outcome.lasts = not options.sparing
    outcome.restored = any(step.rule.startswith("restore") for step in document.steps)
    if cache is not None:
        with measures.stage("keep"):
            _keep(outcome, source, lesson, options, cache)
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


def lend(source: InputDocument, options: ReadOptions, cache: Cache) -> None:
    """Keep what a document lends to others, which is nothing if it reads badly.

    Few batches ask for it. Raises `KetnghiaError`.
    """
    document, _ = _read(source, None, options, cache, Measures())
    cache.keep_wording(source_key(source), options, wording_of(document))


def _keep(
    outcome: Outcome,
    source: InputDocument,
    lesson: Lesson | None,
    options: ReadOptions,
    cache: Cache,
) -> None:
    """Keep an outcome for the next run, with the place of what it may lend (see `lend`)."""
    if lesson is None and not outcome.restored:
        outcome.wording = cache.wording_key(source_key(source), options)
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
