"""Tables with more columns than the pair: roles, numbers of classes, addresses, districts."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.documents.draft import Draft
from benchmarks.documents.model import Cell
from benchmarks.documents.more_layouts import words
from benchmarks.documents.more_layouts.places import DISTRICTS
from benchmarks.documents.more_layouts.tables import (
    BASIC,
    accept_focus,
    focus_lines,
    level,
    pair,
    style,
)
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import cell, head, person, record, row_text
from benchmarks.documents.places import in_running_text

SHORT = {
    "MN": ("MN", "MG", "Trường MN"),
    "TH": ("TH", "T.H", "Trường TH"),
    "THCS": ("THCS", "Trường THCS"),
    "THPT": ("THPT", "Trường THPT"),
    "TH&THCS": ("TH&THCS", "TH và THCS", "TH & THCS", "TH-THCS"),
}


def shortened(d: Draft, school: School) -> str:
    """The name behind an abbreviation of its level: MG Sao Biển, PTDTBT TH Lao Chải."""
    if school.boarding:
        return f"{school.boarding} {school.level} {school.name}"
    words_of = SHORT[school.level]
    word = "MG" if school.kindergarten else d.rng.choice([w for w in words_of if w != "MG"])
    return f"{word} {school.name}"


def abbreviated(d: Draft) -> None:
    """Levels only as abbreviations, upper secondary and combined schools among them."""
    rows = [head("STT", "Trường", "Trường kết nghĩa", "Ghi chú")]
    for number in range(1, d.rng.randint(6, 13)):
        schools = pair(d, d.rng.choice((*BASIC, "THPT", "TH&THCS")))
        shown = [shortened(d, s) for s in schools]
        rows.append(tuple(cell(t) for t in (f"{number:02d}", *shown, "")))
        record(d, [[s] for s in schools], "printed", row=row_text("padded", number))
    d.table(rows, (1, 5, 5, 2))


def role_rows(d: Draft) -> None:
    """Nhóm | Tên trường | Vai trò: a group over several rows, the lead in the last column."""
    shown = style(d)
    group = d.rng.choice(("Nhóm", "Cụm"))
    lead_word = {"Nhóm": "Nhóm trưởng", "Cụm": "Cụm trưởng"}[group]
    rows = [head(group, "STT", "Tên trường", "Nhiệm vụ")]
    for number in range(1, d.rng.randint(3, 5)):
        schools = d.schools(level(d), d.rng.randint(3, 4))
        lead = schools[0]
        for place, school in enumerate(schools, 1):
            name = f"{group} {number}"
            front = (cell(name, bold=True, rowspan=len(schools)),) if place == 1 else ()
            role = lead_word if school is lead else "Thành viên"
            rows.append((*front, cell(str(place)), cell(school.printed(shown)), cell(role)))
        one = record(
            d, [[s] for s in schools], "printed", row=(name, str(number), [name]),
            section=name, other_sections=[None], relation="cluster", lead=lead,
        )  # fmt: skip
        one["row_accept"] = [name, None]
    d.table(rows, (2, 1, 6, 3))


def side_rows(d: Draft) -> None:
    """Cặp | Bên | Trường | Nội dung: two rows a pair, number and content merged over both."""
    shown = style(d)
    rows = [head("Cặp", "Bên", "Tên trường", "Nội dung phối hợp")]
    for number in range(1, d.rng.randint(4, 8)):
        schools = pair(d)
        focus, lines = focus_lines(d, d.rng.choice(("bullet", "semicolon", "plain")))
        for place, school in enumerate(schools):
            front = (cell(str(number), rowspan=2),) if place == 0 else ()
            back = (cell(*lines, rowspan=2),) if place == 0 else ()
            rows.append((*front, cell("AB"[place]), cell(school.printed(shown)), *back))
        one = record(
            d, [[s] for s in schools], "printed", row=row_text("plain", number), focus=focus
        )
        accept_focus(d, one)
    d.table(rows, (1, 1, 5, 6))


def school_numbers(d: Draft) -> None:
    """Numbers of classes and pupils beside each school of the pair."""
    shown = style(d)
    rows: list[tuple[Cell, ...]] = [
        head("TT", "Trường", "Số lớp", "Số HS", "Kết nghĩa với", "Số lớp", "Số HS")
    ]
    for number in range(1, d.rng.randint(5, 11)):
        schools = pair(d)
        cells = []
        for school in schools:
            classes = d.rng.randint(6, 30)
            cells += [school.printed(shown), str(classes), str(classes * d.rng.randint(22, 38))]
        rows.append(tuple(cell(t) for t in (str(number), *cells)))
        record(d, [[s] for s in schools], "printed", row=row_text("plain", number))
    d.table(rows, (1, 5, 1.5, 1.5, 5, 1.5, 1.5), size=11)


def districts_over_columns(d: Draft) -> None:
    """Two districts as merged heads over (school, representative)."""
    other = d.rng.choice([p for p in DISTRICTS if p.province != d.province])
    shown = style(d)
    rows: list[tuple[Cell, ...]] = [
        (
            cell("TT", bold=True, rowspan=2),
            cell(d.district.name, bold=True, align="center", colspan=2),
            cell(other.name, bold=True, align="center", colspan=2),
        ),
        head("Trường", "Người đại diện", "Trường", "Người đại diện"),
    ]
    line = f"Giữa các trường {in_running_text(d.district.name)} và {in_running_text(other.name)}"
    d.para(f"{line}, {in_running_text(other.province)}:")
    for number in range(1, d.rng.randint(5, 9)):
        k = level(d)
        a, b = d.school(k), d.school(k, other)
        cells = [t for s in (a, b) for t in (s.printed(shown), person(d))]
        rows.append(tuple(cell(t) for t in (str(number), *cells)))
        one = record(d, [[a], [b]], "printed", row=row_text("plain", number))
        one["section_accept"] = [f"{line}, {in_running_text(other.province)}:"]
    d.table(rows, (1, 4, 3, 4, 3), header_rows=2)


def subjects(d: Draft) -> None:
    """Môn | Trường chủ trì | Trường phối hợp: pairs for subject groups (tổ chuyên môn)."""
    shown = d.rng.choice(("word", "school-word"))
    chosen = d.rng.sample(words.SUBJECTS, d.rng.randint(4, 7))
    rows = [head("TT", "Môn/Tổ chuyên môn", "Trường chủ trì", "Trường phối hợp")]
    for number, subject in enumerate(chosen, 1):
        a, b = pair(d, "THCS")
        cells = (str(number), subject, a.printed(shown), b.printed(shown))
        rows.append(tuple(cell(t) for t in cells))
        one = record(d, [[a], [b]], "printed", row=row_text("plain", number))
        one["relation_accept"] = ["cluster"]
        one["note_accept"] = [subject]
        one["schools"][0]["lead_accept"] = [True]
    d.table(rows, (1, 3, 5, 5))


def address_lines(d: Draft) -> None:
    """The commune on a second line of the cell, in brackets."""
    unit = "phường" if d.district.name.startswith("Quận") else "xã"
    rows = [head("Số TT", "Đơn vị thứ nhất", "Đơn vị thứ hai")]
    for number in range(1, d.rng.randint(5, 10)):
        schools = pair(d)
        places = [d.rng.choice(d.district.communes) for _ in schools]
        cells = [
            cell(s.printed("school-word"), f"({unit} {c})")
            for s, c in zip(schools, places, strict=True)
        ]
        communes = {
            s.full_name: f"{unit.capitalize()} {c}" for s, c in zip(schools, places, strict=True)
        }
        rows.append((cell(str(number)), *cells))
        row = row_text("plain", number)
        record(d, [[s] for s in schools], "printed", row=row, communes=communes)
    d.table(rows, (1, 5, 5))


def starred(d: Draft) -> None:
    """A star behind some names and its meaning below; a private school now and then."""
    shown = style(d)
    rows = [head("TT", "Trường", "Trường kết nghĩa")]
    for number in range(1, d.rng.randint(5, 10)):
        schools = pair(d)
        names = [s.printed(shown) + (" (*)" if d.rng.random() < 0.3 else "") for s in schools]
        rows.append(tuple(cell(t) for t in (str(number), *names)))
        record(d, [[s] for s in schools], "printed", row=row_text("plain", number))
    a, b = (replace(s, boarding=None, kindergarten=False) for s in pair(d, "MN"))
    number = len(rows)
    names = [f"Trường MN tư thục {a.name}", f"Trường MN {b.name}"]
    rows.append(tuple(cell(t) for t in (str(number), *names)))
    one = record(d, [[a], [b]], "printed", row=row_text("plain", number))
    one["schools"][0]["name_accept"] = [f"tư thục {a.name}"]
    one["schools"][0]["full_name_accept"] += [f"Mầm non tư thục {a.name}"]
    d.table(rows, (1, 5, 5))
    d.para("(*) Trường có nhiều điểm trường lẻ.", italic=True, size=12)


def after_other_tables(d: Draft) -> None:
    """Numbers of schools first, then the pairs, then the people to call: one list counts."""
    d.para("Quy mô trường lớp trên địa bàn:")
    counts = [head("TT", "Cấp học", "Số trường", "Số lớp", "Số học sinh")]
    for number, k in enumerate(BASIC, 1):
        classes = d.rng.randint(120, 400)
        numbers = (str(d.rng.randint(8, 25)), str(classes), str(classes * 27))
        counts.append(tuple(cell(t) for t in (str(number), words.LEVELS[k][1], *numbers)))
    d.table(counts, (1, 4, 2, 2, 3))
    d.para("Các trường kết nghĩa với nhau như sau:")
    shown = style(d)
    rows = [head("TT", "Trường", "Trường kết nghĩa")]
    schools: list[School] = []
    for number in range(1, d.rng.randint(5, 9)):
        a, b = pair(d)
        schools += [a, b]
        rows.append(tuple(cell(t) for t in (str(number), a.printed(shown), b.printed(shown))))
        record(d, [[a], [b]], "printed", row=row_text("plain", number), other_sections=[None])
    d.table(rows, (1, 5, 5))
    d.para("Đầu mối liên hệ của các đơn vị:")
    people = [head("TT", "Họ và tên", "Đơn vị", "Điện thoại")]
    for number, school in enumerate(schools[:6], 1):
        phone = f"09{d.rng.randint(10, 99)} {d.rng.randint(100, 999)} {d.rng.randint(100, 999)}"
        line = (str(number), person(d), school.printed(shown), phone)
        people.append(tuple(cell(t) for t in line))
    d.table(people, (1, 4, 5, 3))


def annex_pages(d: Draft) -> None:
    """Phụ lục 1, 2, 3: a page for each level, names with the level word in the title only."""
    for place, k in enumerate(d.rng.sample(BASIC, 2), 1):
        if place > 1:
            d.page()
        lines = (f"Phụ lục {place}", f"DANH SÁCH GHÉP CẶP CÁC TRƯỜNG {words.LEVELS[k][0]}")
        for line in lines:
            d.centre(line, bold=True)
        rows = [head("Cặp", "Trường A", "Trường B")]
        for number in range(1, d.rng.randint(4, 9)):
            a, b = pair(d, k)
            texts = (f"Cặp {number}", a.printed("bare"), b.printed("bare"))
            rows.append(tuple(cell(t) for t in texts))
            row: tuple[str, str, list[str]] = (f"Cặp {number}", str(number), [f"Cặp {number}"])
            record(
                d, [[a], [b]], "section", row=row, section=" ".join(lines),
                other_sections=[lines[1]],
            )  # fmt: skip
        d.table(rows, (2, 5, 5))
