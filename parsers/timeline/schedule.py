"""Events of schedule tables: Thời gian | Nội dung | Người thực hiện | Địa điểm, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.dates import DateMention, DateReference, PlanDate
from parsers.text_tables.pieces import Placed
from parsers.timeline import wording
from parsers.timeline.acts import Dated, activity_of, make_event, rest_after
from parsers.timeline.columns import Layout, layout_of, text_of
from parsers.timeline.times import is_occasion, leads, times_of
from schemas.document import Cell, Line, Table

_SHORT = 60


def events_of_table(
    table: Table, reference: DateReference, inherited: DateMention | None = None
) -> Iterator[Dated]:
    """The events of a table; none where it has no column of times or no column of acts.

    An empty time cell takes the time above it; a row that holds only a date dates those below.
    """
    grid = table.grid()
    layout = layout_of(grid, reference)
    if layout is None or not _names_times(grid, layout, reference):
        return
    around, current = reference, inherited
    for row in grid[layout.first_row :]:
        group = _group(row, reference)
        if group is not None:
            current = group
            if len(group.dates) == 1 and group.dates[0].when:
                around = replace(reference, heading=group.dates[0].when)
            continue
        mentions = _row_times(row, layout, around)
        if mentions:
            current = mentions[-1] if len(mentions) == 1 else current
        elif (phrase := _time_text(row, layout)) and not _is_part_of_day(phrase, current):
            mentions = [DateMention(0, len(phrase), phrase, (PlanDate(),), ("unresolved",))]
        elif current is not None:
            mentions = [current]
        yield from _row_events(row, layout, mentions, around)
        yield from _month_columns(row, layout, around)


def _names_times(grid: list[list[Cell | None]], layout: Layout, reference: DateReference) -> bool:
    """Whether the table really has times: as dated columns, or in one of three of its rows."""
    if "date" in layout.roles:
        return True
    rows = grid[layout.first_row :]
    timed = sum(bool(_group(row, reference) or _row_times(row, layout, reference)) for row in rows)
    blank = sum(not _time_text(row, layout) for row in rows)
    return timed > 0 and 3 * timed >= len(rows) - blank


def _group(row: list[Cell | None], reference: DateReference) -> DateMention | None:
    """The time of a row that holds nothing else: one cell over all columns."""
    texts = [text for text in dict.fromkeys(cell.text.strip() for cell in row if cell) if text]
    texts = [text for text in texts if not re.fullmatch(r"[IVX\d]{1,4}\.?", text)]
    if len(texts) != 1 or len(texts[0]) > 2 * _SHORT:
        return None
    mentions = times_of(texts[0], reference)
    if not mentions:
        return None
    text = re.sub(r"^[IVX\d]{1,4}[.)]\s*", "", texts[0])
    mentions = times_of(text, reference)
    if (
        len(mentions) == 1
        and leads(text, mentions[0])
        and len(rest_after(text, mentions[0])) < _SHORT
    ):
        return mentions[0]
    return None


def _row_times(row: list[Cell | None], layout: Layout, around: DateReference) -> list[DateMention]:
    """The times of a row: outer columns (month) are the heading of inner ones (week, hour)."""
    first, last = layout.columns("from"), layout.columns("to")
    if first and last:
        starts, ends = text_of(row, first[0]), text_of(row, last[0])
        if starts and ends:
            return times_of(f"từ {starts} đến {ends}", around)
    mentions: list[DateMention] = []
    for column in [*layout.columns("time"), *first, *last]:
        text = _with_unit(text_of(row, column), layout.headers[column])
        found = times_of(text, around)
        if found:
            mentions = found
            if len(found) == 1 and len(found[0].dates) == 1 and found[0].dates[0].when:
                around = replace(around, heading=found[0].dates[0].when)
    return mentions


def _time_text(row: list[Cell | None], layout: Layout) -> str:
    """What the time cells of a row print, where it names no date: `Thường xuyên`."""
    columns = [*layout.columns("time"), *layout.columns("from"), *layout.columns("to")]
    texts = [text_of(row, column) for column in columns]
    return " ".join(text for text in texts if any(c.isalnum() for c in text))


def _is_part_of_day(phrase: str, current: DateMention | None) -> bool:
    """Whether a time cell names a part of the day that stands above it: `Buổi sáng`."""
    day = current is not None and current.dates[0].precision in ("day", "time")
    return day and wording.PART_OF_DAY.fullmatch(phrase) is not None


def _with_unit(text: str, header: str) -> str:
    """A bare number of a cell with the unit that its column names.

    >>> _with_unit("9", "Tháng"), _with_unit("9/2023", "Tháng/năm"), _with_unit("9", "Nội dung")
    ('tháng 9', '9/2023', '9')
    >>> _with_unit("02 - 4/2025", "Thời gian")
    'tháng 02 - 4/2025'
    """
    unit = re.match(r"(?:tháng|tuần|ngày|quý|học kỳ|năm học)", header.lower())
    bare = re.fullmatch(r"(?:\d{1,2}|I{1,3}|IV)(?:\s*(?:,|-|–|và|đến)\s*\d{1,2})*", text)
    if re.fullmatch(r"\d{1,2}(?:\s*(?:,|-|–|và|đến)\s*\d{1,2})+\s*/\s*20\d\d", text):
        return f"tháng {text}"  # 9, 10/2023
    if unit and (bare or (unit.group() == "năm học" and re.match(r"20\d\d", text))):
        return f"{unit.group()} {text}"
    if unit and unit.group() == "ngày" and re.match(r"\d{1,2}/\d{1,2}", text):
        return f"ngày {text}"
    return text


def _row_events(
    row: list[Cell | None], layout: Layout, mentions: list[DateMention], around: DateReference
) -> Iterator[Dated]:
    """The events of a row; a day that an act prints itself beats the row's time."""
    lines = _lines(row)
    for column in layout.columns("what")[:1]:
        cell = row[column]
        if cell is None or not any(c.isalpha() for c in cell.text):
            return
        for activity in _acts(cell):
            own = _own_times(activity, mentions, around)
            text = activity_of(activity, own)
            for mention in own or mentions:
                for date in mention.dates:
                    yield _placed(make_event(date, mention, text, text, lines), row, layout)


def _own_times(
    activity: str, mentions: list[DateMention], around: DateReference
) -> list[DateMention]:
    first = mentions[0].dates[0] if mentions else None
    if first is not None and first.precision in ("day", "time"):
        return []
    if first is not None and first.when and len(mentions[0].dates) == 1 and "X" not in first.when:
        around = replace(around, heading=first.when.replace("../", "").replace("/..", ""))
    found = times_of(activity, around)
    if first is None:
        return found
    return [
        m for m in found if m.dates[0].precision in ("day", "time") and not is_occasion(activity, m)
    ]


def _acts(cell: Cell) -> list[str]:
    """The acts of a cell: its bulleted lines, or all of it."""
    acts: list[str] = []
    lines = [line for line in cell.lines if line.words]
    bulleted = [bool(line.label or wording.BULLET.match(line.text)) for line in lines]
    if sum(bulleted) < 2:
        return _parts(" ".join(cell.text.split()))
    for line, opens in zip(lines, bulleted, strict=True):
        if opens or not acts:
            acts.append(wording.BULLET.sub("", line.text))
        else:
            acts[-1] += " " + line.text
    return acts


def _parts(text: str) -> list[str]:
    """The bulleted acts that a source printed in one line; a dash inside a sentence parts none.

    >>> _parts("- Gặp mặt. - Tặng quà."), _parts("Gặp mặt các thầy - cô. Tặng quà.")
    (['Gặp mặt.', 'Tặng quà.'], ['Gặp mặt các thầy - cô. Tặng quà.'])
    """
    bare = wording.BULLET.sub("", text)
    return [bare] if bare == text else wording.NEXT_BULLET.split(bare)


def _placed(dated: Dated, row: list[Cell | None], layout: Layout) -> Dated:
    places = [text for column in layout.columns("place") if (text := text_of(row, column))]
    people = [text for column in layout.columns("who") if (text := text_of(row, column))]
    if places:
        dated.event.location = "; ".join(places)
    if people:
        dated.event.responsible = "; ".join(people)
    for doubt in dict.fromkeys(cell.doubt for cell in row if isinstance(cell, Placed)):
        dated.event.doubt(doubt)
    return dated


def _month_columns(
    row: list[Cell | None], layout: Layout, around: DateReference
) -> Iterator[Dated]:
    """Columns that are months themselves: a mark or a text says what falls in them."""
    named = [text_of(row, column) for column in layout.columns("what")[:1]]
    for column in layout.columns("date"):
        text = text_of(row, column)
        marked = bool(wording.MARK.match(text))
        if not marked and not any(c.isalpha() for c in text):
            continue  # empty, or a figure of statistics
        activity = named[0] if marked and named else text
        for mention in times_of(layout.headers[column], around):
            for date in mention.dates:
                yield _placed(
                    make_event(date, mention, activity, activity, _lines(row)), row, layout
                )


def _lines(row: list[Cell | None]) -> list[Line]:
    cells = {id(cell): cell for cell in row if cell is not None}
    return [line for cell in cells.values() for line in cell.lines]
