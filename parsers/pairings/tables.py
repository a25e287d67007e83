"""Pairings told by tables: ruled ones and those recovered from text alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.schools import CellReading, SchoolMention, section_level
from parsers.context import PlanContext
from parsers.pairings.captions import Caption
from parsers.pairings.lost_borders import read_across
from parsers.pairings.mending import mend_lines
from parsers.pairings.names import name_context, read_cell
from parsers.pairings.passages import passage_of, rounded
from parsers.pairings.table_header import (
    PARTY_ROLES,
    Column,
    Grid,
    Header,
    cell_text,
    read_header,
    school_words,
    unit_in,
)
from parsers.pairings.table_rows import Group, read_groups
from parsers.pairings.telling import Telling, Told
from parsers.pairings.wording import ENOUGH, LEAD_AFTER, LEAD_BEFORE, Evidence, evidence
from schemas.document import Cell, Line, Table
from schemas.geometry import union
from schemas.plan import Evidence as PlanEvidence
from schemas.plan import Level, Relation

TITLE_SHARE = 0.7  # how much the document's title counts beside the table's own wording
_JOINED = re.compile(r"[,;\n+&]|\bvà\b|\bvới\b|\s[-–—]\s", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;+]|\bvà\b", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–+•*●▪]|\d{1,2}[.)]|[a-zđ]\))\s*")
_SIDES = "abcdefghijklmnopqrstuvwxyz"


def table_evidence(header: Header, caption: Caption, context: PlanContext) -> Evidence:
    """What a table's header, its title and the document's title say for and against twinning."""
    near = evidence(header.text) + evidence(f"{caption.text} {header.title}")
    schedule = Evidence(0.0, 1.5 if header.of_role("time") else 0.0)
    return near + schedule + evidence(context.title).times(TITLE_SHARE)


def told_by_table(table: Table, caption: Caption, context: PlanContext) -> Iterator[Telling]:
    """The pairings of one table; none when it is a table of something else."""
    whole = table.grid()
    both = read_header(table, whole)
    if table_evidence(both, caption, context).balance < ENOUGH:
        return
    for header, grid in _halves(both, whole):
        yield from _told_by_list(header, grid, caption, context)


def _told_by_list(
    header: Header, grid: Grid, caption: Caption, context: PlanContext
) -> Iterator[Telling]:
    parties = _party_columns(header)
    if not parties:
        return
    relation = _relation(header)
    title = " ".join(part for part in (caption.section, header.title) if part) or None
    level = section_level(title or "")
    tellings: list[Telling] = []
    for group in read_groups(header, grid):
        own = _level_in_column(group, header) or group.level or level
        tellings.extend(_told_by_group(group, header, parties, relation, title, own, context))
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


def _level_in_column(group: Group, header: Header) -> Level | None:
    cells = _cells(group, header, "level")
    return section_level(cells[0].text) if cells else None


def _party_columns(header: Header) -> list[Column]:
    """The columns that hold parties."""
    return [column for column in header.columns if column.role in PARTY_ROLES]


def _relation(header: Header) -> Relation:
    if header.of_role("helper", "helped"):
        return "mentor"
    if header.of_role("lead", "members", "cluster"):
        return "cluster"
    return "twin"


def _told_by_group(
    group: Group,
    header: Header,
    parties: list[Column],
    relation: Relation,
    title: str | None,
    level: Level | None,
    context: PlanContext,
) -> Iterator[Telling]:
    told = _parties(group, header, parties, level, context)
    if len(told) < 2:
        return
    if any(party.lead for party in told) and relation == "twin":
        relation = "cluster"
    _lead(told, header, relation)
    telling = Telling(
        source="table",
        parties=_with_sides(told, relation, len(parties)),
        evidence=_evidence(group),
        relation=relation,
        section=group.section or title,
        section_level=level,
        row=group.number,
        focus=_items(_cells(group, header, "focus")),
        note=_note(group, header),
        directed=relation == "mentor",
        doubts=list(group.doubts),
    )
    yield telling


def _parties(
    group: Group, header: Header, parties: list[Column], level: Level | None, context: PlanContext
) -> list[Told]:
    """The parties of an entry in printed order: row by row, and in a row by column."""
    cells: list[tuple[Column, Cell]] = []
    for column in parties:
        for cell in group.cells.get(column.index, []):
            cells.append((column, cell))
    multi_row = len({cell.row for _, cell in cells}) > 1
    by_column = len(parties) > 1
    if multi_row and not by_column:
        cells.sort(key=lambda entry: (entry[1].row, entry[0].index))
    told: list[Told] = []
    for column, cell in cells:
        told.extend(_told_by_cell(group, header, parties, column, cell, level, context))
    return told


def _told_by_cell(
    group: Group,
    header: Header,
    parties: list[Column],
    column: Column,
    cell: Cell,
    level: Level | None,
    context: PlanContext,
) -> list[Told]:
    passage = passage_of(mend_lines(cell.lines), cell.box)
    if not passage.text.strip(" -–—./"):
        return []
    covered = [
        other for other in parties if cell.column <= other.index < cell.column + cell.column_span
    ]
    told = []
    for own, reading in _read(passage.text, column, covered, level, context):
        for mention in reading.schools:
            party = Told(
                mention,
                passage,
                side=str(own.index),
                lead=is_lead(passage.text, mention),
                district=own.district or _unit(group, header, own, "district"),
                province=own.province or _unit(group, header, own, "province"),
                commune=own.commune or _unit(group, header, own, "commune"),
                doubts=list(reading.reasons),
                score=reading.score,
            )
            told.append(party)
    return told


def _read(
    text: str, column: Column, covered: list[Column], level: Level | None, context: PlanContext
) -> list[tuple[Column, CellReading]]:
    """The parties of a cell by column; a cell across columns lost their border."""
    if len(covered) > 1:
        expected = None if _SEVERAL.search(text) else 1
        both = read_across(text, name_context(context, level, expected))
        if both is not None:
            doubt = f"the border between two columns was lost (this one {both.score:.2f})"
            return [
                (
                    own,
                    replace(
                        reading,
                        score=reading.score * both.score,
                        reasons=(*reading.reasons, doubt) if both.score < 0.9 else reading.reasons,
                    ),
                )
                for own, reading in zip(covered, both.columns, strict=False)
            ]
    names = name_context(context, level, _expected(text, column))
    return [(covered[0] if covered else column, read_cell(text, names))]


def _expected(text: str, column: Column) -> int | None:
    """How many schools the layout lets a cell hold; None when its text must tell."""
    return None if _JOINED.search(text) or school_words(text) > 1 or column.role == "pair" else 1


def is_lead(text: str, mention: SchoolMention) -> bool:
    """Whether words beside a mention name it the lead of its cluster (cụm trưởng)."""
    before = text[max(0, mention.start - 40) : mention.start]
    after = text[mention.end : mention.end + 40]
    held = re.search(LEAD_AFTER, mention.raw, re.IGNORECASE)
    return bool(
        held
        or (mention.note and re.search(LEAD_AFTER, mention.note, re.IGNORECASE))
        or re.match(LEAD_AFTER, after, re.IGNORECASE)
        or re.search(LEAD_BEFORE, before, re.IGNORECASE)
    )


def _unit(group: Group, header: Header, column: Column, kind: str) -> str | None:
    """The unit of a party from the column of units that stands beside its own."""
    units = header.of_role("unit")
    if not units:
        return None
    first_party = next(c.index for c in header.columns if c.role in PARTY_ROLES)
    before = units[0].index < first_party
    own = [
        unit
        for unit in units
        if (unit.index < column.index if before else unit.index > column.index)
    ]
    if not own:
        return None
    nearest = own[-1] if before else own[0]
    for cell in group.cells.get(nearest.index, []):
        found = unit_in(_with_unit_word(cell_text(cell), nearest.header))
        if found is not None and found[0] == kind:
            return found[1]
    return None


def _with_unit_word(text: str, header: str) -> str:
    """A cell of a column headed `Xã` may hold the bare name."""
    word = header.split()[0] if header.split() else ""
    return text if unit_in(text) else f"{word} {text}"


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
            party.side = _SIDES[min(i, len(_SIDES) - 1)]
        return told
    letters: dict[str, str] = {}
    for party in told:
        party.side = letters.setdefault(party.side, _SIDES[len(letters)])
    return told


def _cells(group: Group, header: Header, role: str) -> list[Cell]:
    return [
        cell
        for column in header.columns
        if column.role == role
        for cell in group.cells.get(column.index, [])
    ]


def _items(cells: list[Cell]) -> list[str]:
    """The objectives of a cell, one per bullet; without bullets lines that run on are one."""
    items: list[str] = []
    for cell in cells:
        fresh = True
        for line in cell.lines:
            if not line.words:
                continue
            text = _BULLET.sub("", line.text)
            starts = fresh or text != line.text or bool(line.label) or _own_paragraph(line, items)
            if starts:
                items.append(text)
            else:
                items[-1] = f"{items[-1]} {text}"
            fresh = False
    return [item for item in items if item.strip()]


def _own_paragraph(line: Line, items: list[str]) -> bool:
    return (line.is_paragraph and items[-1].rstrip().endswith((".", ";", ":"))) or (
        line.is_paragraph and line.text[:1].isupper() and len(items[-1]) > 20
    )


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
