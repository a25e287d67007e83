"""Lists as tables whose columns stand in another order, under merged heads, or as cards."""

from __future__ import annotations

from benchmarks.documents.draft import ROMAN, Draft, Json
from benchmarks.documents.model import Cell
from benchmarks.documents.more_layouts import words
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import cell, head, record, row_text

STYLES = ("word", "short", "school-word", "school-short")
BASIC = ("MN", "TH", "THCS")


def level(d: Draft) -> str:
    return d.rng.choice(BASIC)


def pair(d: Draft, of: str | None = None) -> tuple[School, School]:
    chosen = of or level(d)
    return d.school(chosen), d.school(chosen)


def style(d: Draft) -> str:
    return d.rng.choice(STYLES)


def focus_lines(d: Draft, form: str) -> tuple[list[str], list[str]]:
    """(items, printed lines) of a cell: `bullet`, `number`, `semicolon` or `plain`."""
    items = d.rng.sample(words.FOCUS, 1 if form == "plain" else d.rng.randint(2, 3))
    if form == "bullet":
        return items, [f"- {t}" for t in items]
    if form == "number":
        return items, [f"{n}. {t}" for n, t in enumerate(items, 1)]
    if form == "semicolon":
        items = [t + ";" for t in items[:-1]] + [items[-1] + "."]
    return items, items


def accept_focus(d: Draft, one: Json) -> None:
    """Marks at the ends of focus items do not count."""
    one["focus_accept"] = [[t.rstrip(";.") for t in one["focus"]]]


def partner_first(d: Draft) -> None:
    """Who is helped stands first, the row number last."""
    shown = style(d)
    rows = [head("Trường được hỗ trợ", "Trường hỗ trợ", "Nội dung hỗ trợ chính", "TT")]
    for number in range(1, d.rng.randint(5, 10)):
        a, b = pair(d)
        focus, lines = focus_lines(d, "plain")
        cells = (cell(a.printed(shown)), cell(b.printed(shown)), cell(*lines), cell(str(number)))
        rows.append(cells)
        record(
            d, [[a], [b]], "printed", row=row_text("plain", number), relation="mentor", lead=b,
            focus=focus, other_sections=[None],
        )  # fmt: skip
    d.table(rows, (4, 4, 5, 1))


def content_first(d: Draft) -> None:
    """Nội dung | Trường thứ nhất | Trường thứ hai, no numbers."""
    shown, form = style(d), d.rng.choice(("bullet", "semicolon", "number"))
    rows = [head("Nội dung trọng tâm", "Đơn vị", "Đơn vị phối hợp")]
    for _ in range(d.rng.randint(4, 8)):
        a, b = pair(d)
        focus, lines = focus_lines(d, form)
        rows.append((cell(*lines), cell(a.printed(shown)), cell(b.printed(shown))))
        accept_focus(d, record(d, [[a], [b]], "printed", focus=focus))
    d.table(rows, (6, 4, 4))


def helped_over_columns(d: Draft) -> None:
    """Two header rows: helping and helped unit over (name, commune)."""
    shown, unit = style(d), "Phường" if d.district.name.startswith("Quận") else "Xã"
    rows: list[tuple[Cell, ...]] = [
        (
            cell("STT", bold=True, rowspan=2),
            cell("Đơn vị hỗ trợ", bold=True, colspan=2, align="center"),
            cell("Đơn vị nhận hỗ trợ", bold=True, colspan=2, align="center"),
            cell("Ghi chú", bold=True, rowspan=2),
        ),
        head("Tên trường", unit, "Tên trường", unit),
    ]
    for number in range(1, d.rng.randint(5, 10)):
        schools = pair(d)
        places = [d.rng.choice(d.district.communes) for _ in schools]
        cells = [
            cell(t) for s, c in zip(schools, places, strict=True) for t in (s.printed(shown), c)
        ]
        rows.append((cell(str(number)), *cells, cell("")))
        communes = {s.full_name: f"{unit} {c}" for s, c in zip(schools, places, strict=True)}
        record(
            d, [[s] for s in schools], "printed", row=row_text("plain", number),
            relation="mentor", lead=schools[0], communes=communes,
        )  # fmt: skip
    d.table(rows, (1, 4, 3, 4, 3, 2), header_rows=2)


def key_value_cards(d: Draft) -> None:
    """A small table for each pair: Trường A | …, Trường B | …, Nội dung | …."""
    shown = style(d)
    labels = d.rng.choice((("Trường thứ nhất", "Trường thứ hai"), ("Đơn vị A", "Đơn vị B")))
    for number in range(1, d.rng.randint(3, 6)):
        a, b = pair(d)
        focus, lines = focus_lines(d, d.rng.choice(("plain", "bullet")))
        rows = [
            (cell(f"Cặp số {number}", bold=True, align="center", colspan=2),),
            (cell(labels[0]), cell(a.printed(shown))),
            (cell(labels[1]), cell(b.printed(shown))),
            (cell("Nội dung trọng tâm"), cell(*lines)),
        ]
        d.table(rows, (3, 8))
        one = record(
            d, [[a], [b]], "printed", row=row_text("plain", number),
            other_sections=[f"Cặp số {number}"], focus=focus,
        )  # fmt: skip
        one["row_accept"] = [None, f"Cặp số {number}"]
        accept_focus(d, one)


def grid_of_levels(d: Draft) -> None:
    """Levels as columns; each cell holds one pair."""
    dash = d.rng.choice((" – ", " - ", " và ", " ↔ "))
    chosen = d.rng.choice((("MN", "TH"), ("TH", "THCS"), ("MN", "TH", "THCS")))
    rows = [head("TT", *(f"Cấp {words.LEVELS[k][1]}" for k in chosen))]
    for number in range(1, d.rng.randint(4, 7)):
        cells = [cell(str(number), align="center")]
        for k in chosen:
            a, b = pair(d, k)
            cells.append(cell(dash.join(s.printed("bare") for s in (a, b))))
            one = record(
                d, [[a], [b]], "section", row=row_text("plain", number),
                section=f"Cấp {words.LEVELS[k][1]}", other_sections=[None],
            )  # fmt: skip
            one["row_accept"] = [None]
        rows.append(tuple(cells))
    d.table(rows, (1, *(5 for _ in chosen)))


def lead_and_many(d: Draft) -> None:
    """A lead school, and its several partners in one cell, joined in different ways."""
    shown = d.rng.choice(("word", "short"))
    form = d.rng.choice(("1)", "lines", "; ", ", ", "1."))
    rows = [head("STT", "Trường chủ trì", "Các trường kết nghĩa", "Ghi chú")]
    for number in range(1, d.rng.randint(4, 7)):
        lead, *others = d.schools(level(d), d.rng.randint(3, 5))
        names = [s.printed(shown) for s in others]
        numbered = form in ("1)", "1.")
        lines = [f"{n}{form[1]} {t}" for n, t in enumerate(names, 1)] if numbered else names
        lines = [form.join(names)] if form in ("; ", ", ") else lines
        rows.append((cell(str(number)), cell(lead.printed(shown)), cell(*lines), cell("")))
        one = record(
            d, [[lead], *([o] for o in others)], "printed", row=row_text("plain", number),
            relation="cluster", lead=lead, loose_sides=True,
        )  # fmt: skip
        one["relation_accept"] = ["twin", "mentor"]
        for school in one["schools"]:
            school["side_accept"] = ["b"]
            school["lead_accept"] = [False]
    d.table(rows, (1, 4, 6, 2))


def level_column_first(d: Draft) -> None:
    """Cấp học | STT | A | B: the merged level cell at the very left, numbers restart."""
    rows = [head("Cấp học", "STT", "Trường", "Kết nghĩa với trường")]
    short = d.rng.random() < 0.5
    for k in BASIC:
        size = d.rng.randint(2, 4)
        word = words.LEVELS[k][2 if short else 1]
        for number in range(1, size + 1):
            a, b = pair(d, k)
            front = (cell(word, bold=True, align="center", rowspan=size),) if number == 1 else ()
            rows.append(
                (*front, cell(str(number)), cell(a.printed("bare")), cell(b.printed("bare")))
            )
            one = record(
                d, [[a], [b]], "printed", row=row_text("plain", number), other_sections=[word]
            )
            for school in one["schools"]:
                school["level_source_accept"] = ["section"]
    d.table(rows, (2, 1, 5, 5))


def roman_rows_with_total(d: Draft) -> None:
    """Rows I, II, III or a), b), c); a total row and a footer below."""
    shown, lettered = style(d), d.rng.random() < 0.5
    rows = [head("TT", "Trường", "Trường kết nghĩa", "Ghi chú")]
    count = d.rng.randint(5, 9)
    for place in range(count):
        a, b = pair(d)
        mark = f"{'abcdeghik'[place]})" if lettered else ROMAN[place]
        note = d.rng.choice(words.NAMED_NOTES)
        rows.append((cell(mark), cell(a.printed(shown)), cell(b.printed(shown)), cell(note)))
        row = (mark, mark.rstrip(")"), [mark])
        record(d, [[a], [b]], "printed", row=row, note=note or None)
    rows.append((cell(f"Tổng cộng: {count} cặp trường", bold=True, align="center", colspan=4),))
    d.table(rows, (1, 4, 4, 3))
    d.para(f"(Danh sách trên gồm có {count} cặp trường)", italic=True)


def ditto(d: Draft) -> None:
    """The partner's cell says `nt` (như trên) where it is the one of the row above."""
    shown, mark = style(d), d.rng.choice(("nt", "-nt-", "Như trên"))
    rows = [head("STT", "Trường được giúp đỡ", "Trường giúp đỡ")]
    number = 0
    for _ in range(d.rng.randint(3, 5)):
        helper, *helped = d.schools(level(d), d.rng.choice((2, 3)))
        for place, school in enumerate(helped):
            number += 1
            right = helper.printed(shown) if place == 0 else mark
            rows.append((cell(str(number)), cell(school.printed(shown)), cell(right)))
            record(
                d, [[school], [helper]], "printed", row=row_text("plain", number),
                relation="mentor", lead=helper,
            )  # fmt: skip
    d.table(rows, (1, 5, 5))
