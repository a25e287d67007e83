"""Tables of pairs: two columns of schools, their sections, levels and numbers."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft
from benchmarks.documents.model import Cell
from benchmarks.documents.names import SECTION_WORDS
from benchmarks.documents.pairings.parts import (
    DASHES,
    STYLES,
    annex_reference,
    cell,
    head,
    levels,
    list_title,
    number_style,
    person,
    record,
    row_text,
    split_pair,
    titled,
    twin,
)


def ruled_table(d: Draft) -> None:
    """TT | Trường | Đơn vị kết nghĩa | Ghi chú, level word in the cell, section rows or not."""
    numbers, style = number_style(d), d.rng.choice(STYLES)
    title = list_title(d, None) if d.rng.random() < 0.5 else None
    annex_reference(d)
    first, second = d.rng.choice(
        (
            ("Tên trường", "Đơn vị kết nghĩa"),
            ("Trường", "Trường kết nghĩa"),
            ("Đơn vị thứ nhất", "Đơn vị thứ hai"),
            ("Bên A", "Bên B"),
        )
    )
    noted = d.rng.random() < 0.6
    rows = [head(d.rng.choice(("TT", "STT", "Số TT")), first, second, *(["Ghi chú"] * noted))]
    count = 0
    for level in levels(d):
        section = None
        if d.rng.random() < 0.6:
            section = d.rng.choice(SECTION_WORDS[level])
            rows.append((cell(section, bold=True, align="center", colspan=3 + noted),))
        for _ in range(d.rng.randint(3, 8)):
            count += 1
            a, b = twin(d, level)
            row = row_text(numbers, count)
            note = d.rng.choice(wording.NOTES) if noted else ""
            cells = (cell(row[0], align="center"), cell(a.printed(style)), cell(b.printed(style)))
            rows.append((*cells, cell(note)) if noted else cells)
            others: list[str | None] = [title] if section and title else [None]
            record(
                d,
                [[a], [b]],
                "printed",
                row=row,
                section=section or title,
                other_sections=others,
                note=note or None,
            )
    widths = (1, 4, 4, 2) if noted else (1, 5, 5)
    d.table(rows, widths, repeat_header=d.rng.random() < 0.4)


def pair_cell_focus(d: Draft) -> None:
    """TT | Cặp trường | Nội dung trọng tâm: a pair in one cell, a table per level."""
    dash, style = d.rng.choice(DASHES), d.rng.choice(STYLES)
    for index, level in enumerate(levels(d)):
        title = list_title(d, level, index)
        rows = [
            head(
                "TT",
                "Cặp trường kết nghĩa",
                d.rng.choice(("Mục tiêu trọng tâm", "Nội dung trọng tâm")),
            )
        ]
        for number in range(1, d.rng.randint(4, 7)):
            schools = d.schools(level, 3 if d.rng.random() < 0.2 else 2)
            focus = d.rng.sample(wording.FOCUS, d.rng.choice((1, 1, 2, 3)))
            names = [s.printed(style) for s in schools]
            lines = [dash.join(names)] if d.rng.random() < 0.6 else split_pair(names, dash)
            bullets = [f"- {f}" for f in focus] if len(focus) > 1 else focus
            rows.append((cell(str(number), align="center"), cell(*lines), cell(*bullets)))
            record(
                d,
                [[s] for s in schools],
                "printed",
                row=row_text("plain", number),
                section=title,
                focus=focus,
            )
        d.table(rows, (1, 4, 6), cut_rows=d.rng.random() < 0.5)


def level_section_rows(d: Draft) -> None:
    """Names without a level word under section rows; private schools among them."""
    title = list_title(d, None)
    annex_reference(d)
    numbers = d.rng.choice(("plain", "plain", "padded"))
    restart = d.rng.random() < 0.4
    rows = [head("TT", "Tên trường", "Trường kết nghĩa", "Ghi chú")]
    count = 0
    for index, level in enumerate(levels(d)):
        section = d.rng.choice(SECTION_WORDS[level])
        prefix = d.rng.choice(("", f"{('I', 'II', 'III')[index]}. "))
        rows.append((cell(prefix + section, bold=True, align="left", colspan=4),))
        count = 0 if restart else count
        for _ in range(d.rng.randint(3, 9)):
            count += 1
            a, b = twin(d, level)
            if level != "MN" and d.rng.random() < 0.08:
                a = d.namer.private(level, a.district, d.province)
            row = row_text(numbers, count)
            names = [s.printed("bare") for s in (a, b)]
            rows.append((cell(row[0], align="center"), cell(names[0]), cell(names[1]), cell("")))
            record(
                d,
                [[a], [b]],
                "section",
                row=row,
                section=prefix + section,
                other_sections=[section, title, f"{title} {section}"],
            )
    d.table(rows, (1, 4, 4, 2), repeat_header=d.rng.random() < 0.5)


def table_per_level(d: Draft) -> None:
    """A titled table for each level; names bare or with the level word on one side only."""
    numbers = number_style(d)
    for index, level in enumerate(levels(d)):
        title = list_title(d, level, index)
        mixed = d.rng.random() < 0.4
        rows = [head("STT", "Trường", "Kết nghĩa với trường")]
        for number in range(1, d.rng.randint(4, 9)):
            a, b = twin(d, level)
            row = row_text(numbers, number)
            shown = a.printed("word" if mixed else "bare"), b.printed("bare")
            rows.append((cell(row[0], align="center"), cell(shown[0]), cell(shown[1])))
            sources = {a.full_name: "printed", b.full_name: "partner"} if mixed else None
            one = record(d, [[a], [b]], "section", row=row, section=title, sources=sources)
            if mixed:
                one["schools"][1]["level_source_accept"] = ["section"]
        d.table(rows, (1, 5, 5))


def level_column(d: Draft) -> None:
    """A column for the level, merged down or repeated."""
    merged = d.rng.random() < 0.5
    title = list_title(d, None)
    rows = [head("TT", "Cấp học", "Trường thứ nhất", "Trường thứ hai")]
    count = 0
    for level in levels(d):
        word = d.rng.choice(("{}", "Cấp {}")).format(SECTION_WORDS[level][0].capitalize())
        size = d.rng.randint(2, 6)
        for place in range(size):
            count += 1
            a, b = twin(d, level)
            cells = [cell(str(count), align="center")]
            if not merged or place == 0:
                cells.append(cell(word, align="center", rowspan=size if merged else 1))
            rows.append((*cells, cell(a.printed("bare")), cell(b.printed("bare"))))
            one = record(d, [[a], [b]], "printed", row=row_text("plain", count))
            for school in one["schools"]:
                school["level_source_accept"] = ["section"]
            one["section_accept"] = [word, title]
    d.table(rows, (1, 2, 4, 4))


def landscape_annex(d: Draft) -> None:
    """A landscape page with many columns under a two-row header."""
    d.page(landscape=True)
    title = list_title(d, None)
    annex_reference(d)
    rows: list[tuple[Cell, ...]] = [
        (
            cell("STT", bold=True, align="center", rowspan=2),
            cell("Trường thứ nhất", bold=True, align="center", colspan=2),
            cell("Trường thứ hai", bold=True, align="center", colspan=2),
            cell("Ghi chú", bold=True, align="center", rowspan=2),
        ),
        head("Tên trường", "Hiệu trưởng", "Tên trường", "Hiệu trưởng"),
    ]
    style = d.rng.choice(STYLES)
    for number in range(1, d.rng.randint(6, 16)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        a, b = twin(d, level)
        cells = [c for s in (a, b) for c in (cell(s.printed(style)), cell(person(d)))]
        rows.append((cell(str(number), align="center"), *cells, cell("")))
        one = record(d, [[a], [b]], "printed", row=row_text("plain", number), section=title)
        one["section_accept"] = [None]
    d.table(rows, (1, 4, 3, 4, 3, 2), header_rows=2, repeat_header=d.rng.random() < 0.5)


def long_table(d: Draft) -> None:
    """Forty rows and more over several pages: cut rows, header repeated or not."""
    title = list_title(d, None)
    style = d.rng.choice(("word", "short", "school-word"))
    rows = [head("STT", "Trường", "Đơn vị kết nghĩa", "Nội dung phối hợp")]
    for number in range(1, d.rng.randint(30, 48)):
        level = ("MN", "TH", "THCS")[number * 3 // 49]
        a, b = twin(d, level)
        focus = d.rng.sample(wording.FOCUS, 1)
        shown = (cell(a.printed(style)), cell(b.printed(style)), cell(*focus))
        rows.append((cell(str(number), align="center"), *shown))
        one = record(d, [[a], [b]], "printed", row=row_text("plain", number), focus=focus)
        one["section_accept"] = ["DANH SÁCH", title]
    d.table(rows, (1, 4, 4, 5), cut_rows=True, repeat_header=d.rng.random() < 0.5)


def two_in_a_cell(d: Draft) -> None:
    """Two schools in one cell now and then: sides a, a, b."""
    style = d.rng.choice(("word", "short", "school-word"))
    rows = [head("STT", "Tên đơn vị", "Đơn vị kết nghĩa")]
    for number in range(1, d.rng.randint(6, 12)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        left = d.schools(level, d.rng.choice((1, 1, 2)))
        right = d.schools(level, 1 if len(left) == 2 else d.rng.choice((1, 2)))
        comma = d.rng.choice((", ", "; "))
        shown = [cell(comma.join(s.printed(style) for s in side)) for side in (left, right)]
        rows.append((cell(str(number), align="center"), *shown))
        record(d, [left, right], "printed", row=row_text("plain", number))
    d.table(rows, (1, 5, 5))


def shouted_table(d: Draft) -> None:
    """Names in capitals; the truth has them in title case."""
    rows = [head("TT", "ĐƠN VỊ", "ĐƠN VỊ KẾT NGHĨA")]
    for number in range(1, d.rng.randint(6, 12)):
        a, b = (replace(s, boarding=None) for s in twin(d, d.rng.choice(("MN", "TH"))))
        a, b = (titled(s) for s in (a, b))
        shown = [cell(s.printed("word").upper()) for s in (a, b)]
        rows.append((cell(str(number), align="center"), *shown))
        record(d, [[a], [b]], "printed", row=row_text("plain", number))
    d.table(rows, (1, 5, 5))


def headless_table(d: Draft) -> None:
    """A ruled table without a header row, under a sentence that says what it is."""
    style = d.rng.choice(STYLES)
    d.para("Các trường sau đây kết nghĩa với nhau:")
    rows: list[tuple[Cell, ...]] = []
    for number in range(1, d.rng.randint(5, 10)):
        a, b = twin(d, d.rng.choice(("MN", "TH", "THCS")))
        shown = (cell(a.printed(style)), cell(b.printed(style)))
        rows.append((cell(str(number), align="center"), *shown))
        record(d, [[a], [b]], "printed", row=row_text("plain", number))
    d.table(rows, (1, 5, 5), header_rows=0)


def pair_column(d: Draft) -> None:
    """Cặp số | Trường: the two schools of a pair stand in rows below each other."""
    style = d.rng.choice(STYLES)
    rows = [head("Cặp số", "Tên trường", "Ghi chú")]
    for number in range(1, d.rng.randint(5, 9)):
        schools = d.schools(d.rng.choice(("MN", "TH", "THCS")), d.rng.choice((2, 2, 3)))
        for place, school in enumerate(schools):
            front = (cell(str(number), align="center", rowspan=len(schools)),)
            rows.append((*(front if place == 0 else ()), cell(school.printed(style)), cell("")))
        record(d, [[s] for s in schools], "printed", row=row_text("plain", number))
    d.table(rows, (1, 6, 3))


def mixed_levels(d: Draft) -> None:
    """Pairs across levels (a primary with a combined school): the pairing has no level."""
    style = d.rng.choice(("word", "school-word"))
    rows = [head("TT", "Đơn vị", "Đơn vị kết nghĩa")]
    for number in range(1, d.rng.randint(5, 9)):
        first = d.rng.choice(("TH", "THCS"))
        a, b = d.school(first), d.school(d.rng.choice((first, "TH&THCS")))
        shown = (cell(a.printed(style)), cell(b.printed(style)))
        rows.append((cell(str(number), align="center"), *shown))
        record(d, [[a], [b]], "printed", row=row_text("plain", number))
    d.table(rows, (1, 5, 5))
