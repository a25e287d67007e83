"""The parties of one entry of a table: cells read as names, with unit and lead beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizers.schools import CellReading, NameContext, SchoolMention, full_name
from parsers.context import PlanContext
from parsers.pairings.dittos import Repeated
from parsers.pairings.lost_borders import read_across
from parsers.pairings.mending import mend_lines
from parsers.pairings.names import name_context, read_cell
from parsers.pairings.passages import Passage, passage_of
from parsers.pairings.table_header import (
    PARTY_ROLES,
    Column,
    Header,
    cell_text,
    school_words,
    unit_in,
)
from parsers.pairings.table_rows import Group
from parsers.pairings.telling import Told
from parsers.pairings.wording import LEAD_AFTER, LEAD_BEFORE
from parsers.text_tables.pieces import Placed
from schemas.document import Cell, Line
from schemas.plan import Level

_JOINED = re.compile(r"[,;\n+&]|\bvà\b|\bvới\b|\s[-–—]\s", re.IGNORECASE)
# Dashes aside, which stand in names too: `Hoa Phượng - Biển Hồ`.
_JOINED_ELSE = re.compile(r"[,;\n+&/]|\bvà\b|\bvới\b", re.IGNORECASE)
_PLACED = 0.6  # probability that a row put together by order is right
_SCHOOLS = re.compile(r"\btrường\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;+]|\bvà\b", re.IGNORECASE)


def parties_of(
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
    leads = _lead_rows(group, header) if multi_row else set()
    for column, cell in cells:
        of_cell = _told_by_cell(group, header, parties, column, cell, level, context)
        for party in of_cell:
            party.lead = party.lead or cell.row in leads
        told.extend(of_cell)
    return told


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


def _told_by_cell(
    group: Group,
    header: Header,
    parties: list[Column],
    column: Column,
    cell: Cell,
    level: Level | None,
    context: PlanContext,
) -> list[Told]:
    lines = mend_lines(cell.lines)
    level = column.level or level
    whole = _told_by_lines(group, header, parties, column, cell, lines, level, context)
    paragraphs = [line for line in lines if line.words]
    if len(parties) < 2 and column.role != "pair":
        return whole
    if len(paragraphs) <= max(1, len(whole)) or not all(line.is_paragraph for line in paragraphs):
        return whole
    each = [
        _told_by_lines(group, header, parties, column, cell, [line], level, context)
        for line in paragraphs
    ]
    return [told for one in each for told in one] if all(len(one) == 1 for one in each) else whole


def _told_by_lines(
    group: Group,
    header: Header,
    parties: list[Column],
    column: Column,
    cell: Cell,
    lines: Sequence[Line],
    level: Level | None,
    context: PlanContext,
) -> list[Told]:
    passage = passage_of(lines, cell.box)
    if not passage.text.strip(" -–—./"):
        return []
    covered = [
        other for other in parties if cell.column <= other.index < cell.column + cell.column_span
    ]
    told = []
    for own, reading in _read(passage, column, covered, level, context):
        for mention in reading.schools:
            party = Told(
                _called_after_town(mention, own, level),
                passage,
                side=str(own.index),
                lead=is_lead(passage.text, mention),
                district=own.district or _unit(group, header, own, "district"),
                province=own.province or _unit(group, header, own, "province"),
                commune=own.commune or _unit(group, header, own, "commune"),
                doubts=[*reading.reasons, *_as_above(cell), *_placing(cell), *_guessed(own)],
                score=reading.score * (_PLACED if isinstance(cell, Placed) else 1.0),
            )
            told.append(party)
    return told


def _called_after_town(
    mention: SchoolMention, column: Column, level: Level | None
) -> SchoolMention:
    """A unit alone in a column of schools of one level is the school called after it.

    `Trường thuộc huyện A` over `TT Rạng Đông` is the school of that town.
    """
    if mention.kind != "commune" or level is None or not _SCHOOLS.search(column.header):
        return mention
    name = re.sub(r",.*", "", mention.raw).strip()
    return replace(
        mention,
        name=name,
        kind="school",
        level=level,
        level_source="section",
        full_name=full_name(name, level, None, None),
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
        found = _unit_of(cell_text(cell), nearest.parts[-1] if nearest.parts else "")
        if found is not None and found[0] == kind:
            return found[1]
    return None


def _unit_of(text: str, header: str) -> tuple[str, str] | None:
    """A cell of a column headed `Xã` or `Xã/thị trấn` may hold the bare name."""
    found = unit_in(text)
    for word in re.split(r"[/,]", header) if found is None and text.strip() else ():
        found = found or unit_in(f"{word.strip()} {text}")
    return found
