"""All pairings of a document, each once, with the findings on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.schools import NEAR, SchoolMention, doubt_of, parse_schools
from parsers.context import PlanContext
from parsers.layout_tables import is_layout_table
from parsers.new_finding import finding
from parsers.outline import Item
from parsers.pairings.captions import captions
from parsers.pairings.cell_lists import told_by_cells
from parsers.pairings.checks import check_mentions, check_pairings
from parsers.pairings.decoding import decode_all
from parsers.pairings.lists import told_by_item
from parsers.pairings.lost_numbers import (
    doubt_unnumbered,
    lead_with_zeros,
    numbers_apart,
    restore_numbers,
)
from parsers.pairings.memoranda import BY_LINES, told_by_memorandum
from parsers.pairings.merging import Merged, merge, spellings, take_places
from parsers.pairings.own_plan import told_by_own_plan
from parsers.pairings.parties import pairing_of
from parsers.pairings.passages import Passage, passage_of, passage_of_text
from parsers.pairings.school_years import drop_results, set_past_lists_back
from parsers.pairings.sentences import told_by_sentences
from parsers.pairings.side_by_side import with_lists_apart
from parsers.pairings.stacked_lists import with_lists_parted
from parsers.pairings.table_header import school_words
from parsers.pairings.tables import told_by_table
from parsers.pairings.telling import Telling
from parsers.pairings.unread import unread_passages
from parsers.pairings.wording import evidence, theme_of
from parsers.text_tables import fold
from schemas.document import Document, Line, line_of
from schemas.plan import Evidence as PlanEvidence
from schemas.plan import Finding, Pairing

_TITLE_LINES = 40  # a title stands among the first lines


def parse_pairings(
    document: Document, outline: Item, context: PlanContext
) -> tuple[list[Pairing], list[Finding]]:
    """The pairings that a repaired document tells, in document order, and their findings.

    `document` has its text tables recovered, `outline` is its outline. A document that is no plan
    of twinning gives none.
    """
    recovered = with_lists_parted(with_lists_apart(document))
    text = "\n".join(item.text for item in outline.walk() if item.text)
    context = replace(context, theme=theme_of(text))
    tellings = list(_tellings(document, recovered, outline, context))
    if any(telling.source != "memorandum" for telling in tellings):
        # Those present at a meeting on pairs are no pair themselves; others tell their own better.
        tellings = [telling for telling in tellings if BY_LINES not in telling.doubts]
    places = {id(line): at for at, line in enumerate(recovered.blocks) if isinstance(line, Line)}
    set_past_lists_back(tellings, outline, places, context.issued_on)
    if context.doc_type == "BÁO CÁO":
        drop_results(tellings, outline, places)
    restore_numbers(tellings, numbers_apart(document.lines))
    lead_with_zeros(tellings)
    doubt_unnumbered(tellings)
    own = told_by_own_plan(outline, context, tellings)
    tellings += [own] if own is not None else []
    decode_all(tellings, context, document)
    merged = merge(tellings)
    mentions = list(_mentions(outline, merged)) if merged else []
    take_places([mention for mention, _ in mentions], merged)
    pairings = [_pairing(one, context) for one in merged]
    findings = [*_spelt_in_two_ways(merged, pairings), *_read_in_two_ways(merged, pairings)]
    if pairings:
        findings.extend(check_pairings(pairings, f"{context.title}\n{text}"))
        found = {(f.code, f.field) for f in findings}
        other = check_mentions(pairings, mentions)
        findings.extend(f for f in other if (f.code, f.field) not in found)
    findings.extend(unread_passages(recovered, outline, context, pairings))
    return pairings, findings


def _tellings(
    document: Document, recovered: Document, outline: Item, context: PlanContext
) -> Iterator[Telling]:
    order = {id(block): at for at, block in enumerate(recovered.blocks)}
    kept = {id(line) for line in recovered.blocks if isinstance(line, Line)}
    consumed = {id(line) for line in document.lines} - kept
    yield from _placed(_told_by_title(document, context), 0)
    memorandum = told_by_memorandum(document, context)
    if memorandum is not None:
        yield memorandum
    for table, caption in captions(recovered):
        if is_layout_table(table):
            continue
        told = list(told_by_table(table, caption, context))
        told = told or list(told_by_cells(table, caption, context))
        yield from _placed(iter(told), order[id(table)])
    for number, item in enumerate(outline.walk()):
        if not item.text or item.table is not None or _all_in(item.lines, consumed):
            continue
        at = order.get(id(item.lines[0]), number) if item.lines else number
        yield from _placed(told_by_item(item, context), at)


def _placed(tellings: Iterator[Telling], place: int) -> Iterator[Telling]:
    for telling in tellings:
        telling.place = place
        yield telling


def _all_in(lines: Sequence[Line], ids: set[int]) -> bool:
    return bool(lines) and all(id(line) in ids for line in lines)


def _told_by_title(document: Document, context: PlanContext) -> Iterator[Telling]:
    if not context.title:
        return
    passage, start = _title_passage(document, context.title)
    text = passage.text[start:] if start else passage.text
    kind = evidence(context.doc_type or "")  # a memorandum's title need not say it
    yield from told_by_sentences(passage, start, text, context, source="title", near=kind)


def _title_passage(document: Document, title: str) -> tuple[Passage, int]:
    """The lines of the title where they stand, else the title alone."""
    goal = fold(title)
    lines = [line for line in document.lines if line.words][:_TITLE_LINES]
    for first, line in enumerate(lines):
        if not goal.startswith(fold(line.text)) or not fold(line.text):
            continue
        for size in range(1, 9):
            passage = passage_of(lines[first : first + size])
            if fold(passage.text) == goal:  # Markdown's asterisks may stand in the lines
                return passage_of_text(title, passage.lines)
    return passage_of([line_of(title)]), 0


def _mentions(
    outline: Item, merged: Sequence[Merged]
) -> Iterator[tuple[SchoolMention, PlanEvidence]]:
    """Schools that the running text names, without the items that tell the pairings."""
    telling = {telling.evidence.text for one in merged for telling in one.all}
    for item in outline.walk():
        if not item.text or not school_words(item.text):
            continue
        evidence = passage_of(item.lines).evidence()
        if evidence.text not in telling:
            yield from ((mention, evidence) for mention in parse_schools(item.text))


def _pairing(one: Merged, context: PlanContext) -> Pairing:
    pairing = pairing_of(one.best, context)
    pairing.also_in = [other.evidence for other in one.others]
    for index, names in spellings(one):
        reason = f"spelt in two ways: {'; '.join(names)}"
        pairing.schools[index].doubt(reason, at_most=0.7)
        pairing.doubt(f"{names[0]}: {reason}", at_most=0.7)
    return pairing


def _spelt_in_two_ways(merged: list[Merged], pairings: list[Pairing]) -> Iterator[Finding]:
    for at, one in enumerate(merged):
        for index, names in spellings(one):
            yield finding(
                "name-two-spellings",
                f"{names[0]} is also spelt {', '.join(names[1:])}",
                field=f"pairings[{at}].schools[{index}].name",
                value="; ".join(names),
                evidence=[pairings[at].evidence, *(other.evidence for other in one.others)],
            )


def _read_in_two_ways(merged: list[Merged], pairings: list[Pairing]) -> Iterator[Finding]:
    """Names whose letters leave two readings: what a person should look at first."""
    for at, one in enumerate(merged):
        for index, told in enumerate(one.best.parties):
            near = [name for name, p in told.readings[:3] if p >= NEAR]
            if len(near) < 2 or doubt_of(told.readings) is None:
                continue
            party = pairings[at].schools[index]
            yield finding(
                "name-two-readings",
                f"{party.raw} can be read as {' or '.join(near)}",
                field=f"pairings[{at}].schools[{index}].name",
                value="; ".join(near),
                suggestion=near[0],
                evidence=[party.evidence],
            )
