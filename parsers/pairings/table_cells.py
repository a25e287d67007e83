"""The parties of one entry of a table: cells read as names, with unit and lead beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalizers.schools import CellReading, NameContext, SchoolMention, full_name
from normalizers.schools.levels import lead_at
from parsers.context import PlanContext
from parsers.pairings.dittos import Repeated
from parsers.pairings.leads import leads_of
from parsers.pairings.lost_borders import read_across
from parsers.pairings.mending import mend_lines
from parsers.pairings.names import as_printed, name_context, read_cell
from parsers.pairings.passages import Passage, passage_of
from parsers.pairings.table_header import Column, Header, school_words
from parsers.pairings.table_rows import Group
from parsers.pairings.table_units import district_meant, of_villages, unit_beside
from parsers.pairings.telling import Told
from parsers.pairings.wording import LEAD_AFTER
from parsers.text_tables.pieces import Placed
from schemas.document import Cell, Line
from schemas.plan import Level

_JOINED = re.compile(r"[,;\n+&]|\bvà\b|\bvới\b|\s[-–—]\s", re.IGNORECASE)
# Dashes aside, which stand in names too: `Hoa Phượng - Biển Hồ`.
_JOINED_ELSE = re.compile(r"[,;\n+&/]|\bvà\b|\bvới\b", re.IGNORECASE)
_NEXT_NAME = re.compile(r"[,;\n]|\s[-–—]\s")
_PLACED = 0.6  # probability that a row put together by order is right
_SCHOOLS = re.compile(r"\btrường\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;+]|\bvà\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a table, with what its header and place say of its parties."""

    group: Group
    header: Header
    parties: list[Column]
    level: Level | None
    context: PlanContext


def parties_of(
    group: Group, header: Header, parties: list[Column], level: Level | None, context: PlanContext
) -> list[Told]:
    """The parties of an entry in printed order: row by row, and in a row by column.

    Where not two are read, cells that are not written as names are taken as they are printed.
    """
    entry = _Entry(group, header, parties, level, context)
    cells = _cells_of(entry)
    leads = _lead_rows(group, header) if len({cell.row for _, cell in cells}) > 1 else set()
    by_cell = [_told_by_cell(entry, column, cell) for column, cell in cells]
    if sum(map(len, by_cell)) == 1 and len(parties) > 1:
        by_cell = [
            told or _told_as_printed(entry, column, cell)
            for told, (column, cell) in zip(by_cell, cells, strict=True)
        ]
    for told, (_, cell) in zip(by_cell, cells, strict=True):
        for party in told:
            party.lead = party.lead or cell.row in leads
    return [party for told in by_cell for party in told]


def _cells_of(entry: _Entry) -> list[tuple[Column, Cell]]:
    """The cells of the columns of parties; those of a single column from top to bottom."""
    cells = [
        (column, cell)
        for column in entry.parties
        for cell in entry.group.cells.get(column.index, [])
    ]
    if len(entry.parties) == 1:
        cells.sort(key=lambda one: one[1].row)
    return cells


def _lead_rows(group: Group, header: Header) -> set[int]:
    """The rows of a cluster that a cross, or a note that says just that, names its lead."""
    rows: set[int] = set()
    for column in header.columns:
        for cell in group.cells.get(column.index, []):
            text = cell.text.strip()
            lead = bool(re.fullmatch(LEAD_AFTER, text, re.IGNORECASE))
            cross = column.role == "mark" and bool(text) and "thành viên" not in text.lower()
            if cross or (lead and column.role == "note"):
                rows.add(cell.row)
    return rows


def _told_by_cell(entry: _Entry, column: Column, cell: Cell) -> list[Told]:
    lines = mend_lines(cell.lines)
    whole = _told_by_lines(entry, column, cell, lines)
    paragraphs = [line for line in lines if line.words]
    if len(entry.parties) < 2 and column.role != "pair":
        return whole
    if len(paragraphs) <= max(1, len(whole)) or not all(line.is_paragraph for line in paragraphs):
        return whole
    each = [_told_by_lines(entry, column, cell, [line]) for line in paragraphs]
    return [told for one in each for told in one] if all(len(one) == 1 for one in each) else whole


def _told_by_lines(entry: _Entry, column: Column, cell: Cell, lines: Sequence[Line]) -> list[Told]:
    passage = passage_of(lines, cell.box)
    if not passage.text.strip(" -–—./"):
        return []
    covered = [
        other
        for other in entry.parties
        if cell.column <= other.index < cell.column + cell.column_span
    ]
    level = column.level or entry.level
    told = []
    alone = len(entry.parties) > len(covered)  # the partner stands in a cell of its own
    if len(covered) > 1 and _is_one_column(covered, passage.text, alone):
        covered = covered[:1]
    for own, reading in _read(passage, column, covered, level, entry.context):
        leads = leads_of(passage.text, reading.schools)
        for mention, lead in zip(reading.schools, leads, strict=True):
            if of_villages(own) and lead_at(passage.text, mention.start) is None:
                mention = _as_village(mention)
            party = _told(
                entry, own, cell, passage, _called_after_town(mention, own, level, passage)
            )
            party.lead = lead
            party.doubts[:0] = reading.reasons
            party.score *= reading.score
            told.append(party)
    return told


def _told_as_printed(entry: _Entry, column: Column, cell: Cell) -> list[Told]:
    passage = passage_of(mend_lines(cell.lines), cell.box)
    mention = as_printed(passage.text, column.level or entry.level)
    if mention is None or column.guessed:
        return []
    return [_told(entry, column, cell, passage, mention)]


def _told(
    entry: _Entry, column: Column, cell: Cell, passage: Passage, mention: SchoolMention
) -> Told:
    """A party with the unit of its column, or of the column of units beside it."""
    return Told(
        mention,
        passage,
        side=str(column.index),
        district=column.district
        or unit_beside(entry.group, entry.header, column, "district")
        or district_meant(entry.header, column, entry.context),
        province=column.province or unit_beside(entry.group, entry.header, column, "province"),
        commune=column.commune or unit_beside(entry.group, entry.header, column, "commune"),
        doubts=[*_as_above(cell), *_placing(cell), *_guessed(column)],
        score=_PLACED if isinstance(cell, Placed) else 1.0,
    )


def _called_after_town(
    mention: SchoolMention, column: Column, level: Level | None, passage: Passage
) -> SchoolMention:
    """A unit alone in a column of schools of one level is the school called after it.

    `Trường thuộc huyện A` over `TT Rạng Đông` is the school of that town.
    """
    named = column.role == "pair" or _SCHOOLS.search(column.header) is not None
    if mention.kind != "commune" or level is None or not named:
        return mention
    name = _NEXT_NAME.split(passage.text[mention.start :])[0].strip()
    return replace(
        mention,
        name=name,
        kind="school",
        level=level,
        level_source="section",
        full_name=full_name(name, level, None, None),
    )


def _as_village(mention: SchoolMention) -> SchoolMention:
    """What stands without a level word in a column of villages or communes is one of them."""
    if mention.kind != "school":
        return mention
    return replace(
        mention, kind="commune", level=None, level_source=None, full_name=mention.name, reasons=()
    )


def _as_above(cell: Cell) -> list[str]:
    return [f"printed as {cell.mark!r}: as above"] if isinstance(cell, Repeated) else []


def _guessed(column: Column) -> list[str]:
    return ["its column is one of schools by its cells alone"] if column.guessed else []


def _placing(cell: Cell) -> list[str]:
    return [cell.doubt] if isinstance(cell, Placed) else []


def _read(
    passage: Passage,
    column: Column,
    covered: list[Column],
    level: Level | None,
    context: PlanContext,
) -> list[tuple[Column, CellReading]]:
    """The parties of a cell by column; a cell across columns lost their border."""
    text = passage.text
    if len(covered) > 1:
        expected = None if _SEVERAL.search(text) else 1
        both = read_across(text, name_context(context, level, expected), passage.as_read)
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
    names = replace(
        name_context(context, level, _expected(text, column)),
        in_column=True,
        partner_beside=column.single or column.role in ("partner", "helper", "helped"),
    )
    reading = read_cell(text, names)
    if column.role == "pair" and len(reading.schools) == 1:
        reading = _of_two_halves(text, names) or reading
    return [(covered[0] if covered else column, reading)]


def _is_one_column(covered: Sequence[Column], text: str, alone: bool) -> bool:
    """Whether columns are parted only by borders of rows elsewhere: a cell over both is one school.

    They stand below one header, or the partner stands in a cell beside (`alone`).
    """
    one_header = len({column.header for column in covered}) == 1
    return school_words(text) == 1 and (one_header or alone)


def _of_two_halves(text: str, names: NameContext) -> CellReading | None:
    """A cell that must hold a pair, read as two names at its only dash.

    `Cẩm Huy - Thị trấn Cẩm Xuyên` reads as a school and its town, but is two schools here.
    """
    dashes = list(re.finditer(r"\s[-–—]\s", text))
    if len(dashes) != 1:
        return None
    (dash,) = dashes
    one = read_cell(text[: dash.start()], replace(names, expected=1))
    two = read_cell(text[dash.end() :], replace(names, expected=1))
    if len(one.schools) != 1 or len(two.schools) != 1:
        return None
    second = replace(
        two.schools[0],
        kind="school",
        level=two.schools[0].level or one.schools[0].level,
        level_source=two.schools[0].level_source or one.schools[0].level_source,
        start=two.schools[0].start + dash.end(),
        end=two.schools[0].end + dash.end(),
    )
    doubt = "a town behind a dash is read as a school named after it"
    return CellReading((one.schools[0], second), min(one.score, two.score, 0.8), (doubt,))


def _expected(text: str, column: Column) -> int | None:
    """How many schools the layout lets a cell hold; None when its text must tell."""
    if school_words(text) > 1 or column.role == "pair":
        return None
    dash_in_name = column.single and not _JOINED_ELSE.search(text)
    return 1 if dash_in_name or not _JOINED.search(text) else None
