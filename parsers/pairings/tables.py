"""Pairings told by tables: ruled ones and those recovered from text alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.schools import section_level
from parsers.context import PlanContext
from parsers.pairings.amended import in_force, of_years_to_come, pairing_has_ended
from parsers.pairings.captions import Caption, is_list_title
from parsers.pairings.cards import turned
from parsers.pairings.column_content import header_of
from parsers.pairings.crosses import without_crosses
from parsers.pairings.dittos import without_dittos
from parsers.pairings.focus_items import focus_items
from parsers.pairings.leads import lead_once
from parsers.pairings.level_columns import by_level
from parsers.pairings.mending import mend_section
from parsers.pairings.numbers_apart import numbers_apart
from parsers.pairings.own_school import own_school, with_own
from parsers.pairings.passages import rounded
from parsers.pairings.row_numbers import number_in
from parsers.pairings.table_cells import parties_of
from parsers.pairings.table_entries import entries_of
from parsers.pairings.table_header import (
    PARTY_ROLES,
    Column,
    Grid,
    Header,
    cell_text,
)
from parsers.pairings.table_rows import Group
from parsers.pairings.table_units import paired_units
from parsers.pairings.telling import Telling, Told, side_of
from parsers.pairings.wording import ENOUGH, Evidence, echoes, evidence
from parsers.text_tables import fold, is_level_row
from schemas.document import Cell, Table
from schemas.geometry import union
from schemas.plan import Evidence as PlanEvidence
from schemas.plan import Level, Relation

TITLE_SHARE = 0.7  # how much the document's title counts beside the table's own wording
_WHO_HELPS_WHOM = 2.0  # what a column of helping and one of helped schools add
_NAMED_ALIKE = 1.0  # what a list adds that is called after the movement in the plan's title
_OF_PERSONS = 6.0  # what a list of persons weighs against, whatever its title says
_PERSONS = re.compile(
    r"(?:họ(?:\s*,|\s+và)?\s+tên|tên\s+(?:học\s+sinh|giáo\s+viên|cán\s+bộ|em|trẻ))(?!\s+hiệu)",
    re.IGNORECASE,
)
_PAIR_LABELS = ("cap ", "nhom ")  # cặp: pair, nhóm: group, of equals where none is named the lead


def table_evidence(header: Header, caption: Caption, context: PlanContext) -> Evidence:
    """What a table's header, its title and the document's title say for and against twinning."""
    near = evidence(header.text) + evidence(f"{caption.text} {header.title}")
    helping = bool(header.of_role("helper") and header.of_role("helped"))
    if helping:
        near += Evidence(_WHO_HELPS_WHOM)
    schedule = Evidence(0.0, 1.5 if header.of_role("time") and not helping else 0.0)
    if _lists_persons(header):
        near += Evidence(0.0, _OF_PERSONS)
    told = near + schedule + evidence(context.subject).times(TITLE_SHARE)
    if near.weight_for and not told.weight_against and echoes(caption.text, context.title):
        told += Evidence(_NAMED_ALIKE)
    return told


def _lists_persons(header: Header) -> bool:
    """Whether a column of pupils or staff stands before those of schools: the rows are theirs."""
    first = next((column.index for column in header.columns if column.role in PARTY_ROLES), 0)
    return any(_PERSONS.match(column.header) for column in header.columns[:first])


def told_by_table(table: Table, caption: Caption, context: PlanContext) -> Iterator[Telling]:
    """The pairings of one table; none when it is a table of something else."""
    for whole in turned(without_crosses(numbers_apart(table.grid()))):
        both = header_of(whole)
        if table_evidence(both, caption, context).balance < ENOUGH:
            continue
        if not both.first_row and not both.of_role("number") and len(whole) < 2:
            continue  # one row without a header places a letterhead or signatures
        for half, grid in _halves(both, without_dittos(both, whole)):
            for header in by_level(half, grid):
                yield from _told_by_list(header, grid, caption, context)


def _told_by_list(
    header: Header, grid: Grid, caption: Caption, context: PlanContext
) -> Iterator[Telling]:
    parties = of_years_to_come(_party_columns(header, grid), context.issued_on)
    if len(parties) == 1 and parties[0].single:
        parties += paired_units(header, f"{caption.text} {context.title}")
        parties.sort(key=lambda column: column.index)
    if not parties:
        return
    card = number_in(header.title)
    own_title = "" if card else header.title
    title = " ".join(p for p in (_section_above(caption, context), own_title) if p) or None
    level = (
        section_level(own_title)
        or _level_in_header(parties)
        or section_level(title or "")
        or section_level(caption.text)
        or section_level(context.title)
    )
    beside = own_school(parties, caption, context)
    if beside is None and len(parties) == 1 and parties[0].role in ("helper", "helped"):
        return  # the schools of one side: who helps them is no school
    tellings: list[Telling] = []
    for group in entries_of(header, grid):
        if any(
            pairing_has_ended(cell.text) for c in parties for cell in group.cells.get(c.index, [])
        ):
            continue
        group.number = group.number or card
        own = _level_in_column(group, header) or group.level or level
        told = with_own(beside, parties_of(group, header, parties, own, context))
        tellings.extend(_told_by_group(group, header, told, len(parties), title, own))
    yield from _out_of_section(tellings, title)


def _out_of_section(tellings: list[Telling], title: str | None) -> list[Telling]:
    """Rows at the end of a list whose printed levels all differ from the last level row's.

    Some lists give a level row to their first level only; the rows of the others are not its.
    """
    for telling in reversed(tellings):
        levels = {told.mention.level for told in telling.parties}
        printed = all(told.mention.level_source == "printed" for told in telling.parties)
        if telling.section in (None, title) or not printed or telling.section_level in levels:
            break
        telling.section, telling.section_level = title, None
    return tellings


def _halves(header: Header, grid: Grid) -> Iterator[tuple[Header, Grid]]:
    """The lists that stand side by side in one table, each with row numbers of its own."""
    starts = [column.index for column in header.of_role("number")]
    if len(starts) < 2 or starts[0] != 0:
        yield header, grid
        return
    for start, end in zip(starts, [*starts[1:], len(header.columns)], strict=True):
        columns = [replace(c, index=c.index - start) for c in header.columns[start:end]]
        yield replace(header, columns=columns), [row[start:end] for row in grid]


def _section_above(caption: Caption, context: PlanContext) -> str | None:
    """The list title above a table; the plan's own title, right above its table, is none."""
    section = caption.section
    if section is None or is_list_title(section):
        return section
    own, title = fold(section), fold(context.title)
    return None if own in title or (title and title in own) else section


def _level_in_column(group: Group, header: Header) -> Level | None:
    cells = _cells(group, header, "level")
    return section_level(cells[0].text) if cells else None


def _level_in_header(parties: list[Column]) -> Level | None:
    """The level of all parties by their headers: `Trường tiểu học | Kết nghĩa với trường TH`."""
    levels = {section_level(column.header) for column in parties}
    return levels.pop() if len(levels) == 1 else None


def _level_cell(group: Group, header: Header) -> str | None:
    """A level printed once for several rows, in a merged cell, is their section."""
    cells = [cell for cell in _cells(group, header, "level") if cell.row_span > 1]
    return mend_section(cells[0].text) if cells and is_level_row(cells[0].text) else None


def _party_columns(header: Header, grid: Grid) -> list[Column]:
    """The columns that hold parties, each with the level that its header gives it alone."""
    columns = [column for column in header.columns if not _is_twin(column, header, grid)]
    parties = in_force([column for column in columns if column.role in PARTY_ROLES])
    levels = [section_level(column.header) for column in parties]
    if None not in levels and len(set(levels)) > 1:
        for column, level in zip(parties, levels, strict=True):
            column.level = level
    return parties


def _is_twin(column: Column, header: Header, grid: Grid) -> bool:
    """Whether a column is the one before it: one header and, in most rows, one cell hold both.

    Word keeps a column apart for a total row alone.
    """
    at = column.index
    if at == 0 or column.header != header.columns[at - 1].header:
        return False
    rows = [row for row in grid[header.first_row :] if cell_text(row[at]).strip()]
    return bool(rows) and sum(row[at] is row[at - 1] for row in rows) > len(rows) / 2


def _relation(header: Header) -> Relation:
    if header.of_role("helper", "helped"):
        return "mentor"
    if header.of_role("lead", "members", "cluster", "mark"):
        return "cluster"
    return "twin"


def _told_by_group(
    group: Group,
    header: Header,
    told: list[Told],
    sides: int,
    title: str | None,
    level: Level | None,
) -> Iterator[Telling]:
    told = lead_once(told, {str(column.index) for column in header.of_role("lead")})
    if len(told) < 2:
        return
    relation = _relation(header)
    if relation == "cluster" and fold(group.label or "").startswith(_PAIR_LABELS):
        relation = "twin"
    if any(party.lead for party in told) and relation == "twin":
        relation = "cluster"
    _lead(told, header, relation)
    telling = Telling(
        source="table",
        parties=_with_sides(told, relation, sides),
        evidence=_evidence(group),
        relation=relation,
        section=_level_cell(group, header) or group.section or title,
        section_level=level,
        row=group.number,
        focus=focus_items(_cells(group, header, "focus")),
        note=_note(group, header),
        directed=relation == "mentor",
        doubts=list(group.doubts),
    )
    yield telling


def _lead(told: list[Told], header: Header, relation: Relation) -> None:
    if relation == "mentor":
        helpers = {str(column.index) for column in header.of_role("helper")}
        helped = {str(column.index) for column in header.of_role("helped")}
        for party in told:
            party.lead = party.side in helpers or (not helpers and party.side not in helped)
    elif relation == "cluster":
        leads = {str(column.index) for column in header.of_role("lead")}
        for party in told:
            party.lead = party.lead or party.side in leads


def _with_sides(told: list[Told], relation: Relation, columns: int) -> list[Told]:
    """Sides as letters: one a printed column; in a cluster or a single column each its own."""
    if relation == "cluster" or columns == 1:
        for i, party in enumerate(told):
            party.side = side_of(i)
        return told
    letters: dict[str, str] = {}
    for party in told:
        party.side = letters.setdefault(party.side, side_of(len(letters)))
    return told


def _note(group: Group, header: Header) -> str | None:
    texts = [cell.text.strip() for cell in _cells(group, header, "note")]
    return "; ".join(text for text in texts if text) or None


def _evidence(group: Group) -> PlanEvidence:
    """The entry's row: its first page, the box around its cells there, and all its text."""
    cells = [cell for held in group.cells.values() for cell in held if cell.text]
    lines = [line for cell in cells for line in cell.lines]
    page = min((line.page for line in lines), default=1)
    box = union(
        cell.box or union(line.box for line in cell.lines) for cell in cells if cell.page == page
    )
    return PlanEvidence(
        page=page,
        box=rounded(box),
        text=" | ".join(cell.as_read for cell in cells),
    )


def _cells(group: Group, header: Header, role: str) -> list[Cell]:
    return [
        cell
        for column in header.columns
        if column.role == role
        for cell in group.cells.get(column.index, [])
    ]
