"""Layouts of the pairing list: each prints a list and adds what it says to the truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft, Json
from benchmarks.documents.model import Cell
from benchmarks.documents.names import SECTION_WORDS, School
from benchmarks.documents.places import DISTRICTS, District
from benchmarks.documents.truth import SIDES, pairing, party

Layout = Callable[[Draft], None]
DASHES = (" – ", " - ", "- ", " -", " — ", " và ")
STYLES = ("word", "short", "school-word", "school-short")


def cell(*lines: str, **style: object) -> Cell:
    return Cell(tuple(lines), **style)  # type: ignore[arg-type]


def head(*titles: str) -> tuple[Cell, ...]:
    return tuple(cell(t, bold=True, align="center") for t in titles)


def levels(d: Draft) -> list[str]:
    return d.rng.choice((["MN", "TH", "THCS"], ["TH", "THCS"], ["MN", "TH"], ["MN", "TH", "THCS"]))


def row_text(style: str, number: int) -> tuple[str, str | None, list[str]]:
    """(printed row number, truth, other right answers)."""
    if style == "none":
        return "", None, []
    if style == "padded":
        return f"{number:02d}", f"{number:02d}", [str(number)]
    if style == "dotted":
        return f"{number}.", str(number), [f"{number}."]
    return str(number), str(number), []


def number_style(d: Draft) -> str:
    return d.rng.choice(("plain", "plain", "plain", "padded", "dotted", "none"))


def list_title(d: Draft, level: str | None, index: int = 0) -> str:
    """Print a list title; returns its lines joined."""
    alone = not d.truth["title"] and d.truth["doc_type"] == "PHỤ LỤC"
    lines = d.rng.choice(wording.LIST_TITLES[:3] if alone else wording.LIST_TITLES)
    upper, lower = wording.LEVEL_TITLES[level] if level else ("", "")
    shown = []
    for line in lines:
        word = upper if line.isupper() or "{level} KẾT" in line or "CÁC TRƯỜNG" in line else lower
        text = line.format(level=word, roman=("I", "II", "III", "IV")[index])
        shown.append(" ".join(text.split()))
        d.centre(shown[-1], bold=True)
    return " ".join(shown)


def annex_reference(d: Draft) -> None:
    """The line that ties an annex to its plan."""
    if d.printed_number and d.printed_day:
        reference = d.rng.choice(wording.ANNEX_REFERENCES)
        text = reference.format(number=d.printed_number, day=d.printed_day, issuer=d.office.prose)
        d.centre(text, italic=True, size=13)


def twin(d: Draft, level: str) -> tuple[School, School]:
    return d.school(level), d.school(level)


def record(
    d: Draft,
    groups: list[list[School]],
    source: str,
    *,
    row: tuple[str, str | None, list[str]] | None = None,
    section: str | None = None,
    other_sections: list[str | None] | None = None,
    relation: str = "twin",
    lead: School | None = None,
    focus: list[str] | None = None,
    note: str | None = None,
    communes: dict[str, str] | None = None,
    sources: dict[str, str] | None = None,
    loose_sides: bool = False,
) -> Json:
    """Add a pairing: `groups` are the sides, in printed order."""
    parties = []
    for side, group in zip(SIDES, groups, strict=False):
        for school in group:
            truth = party(
                school,
                side,
                (sources or {}).get(school.full_name, source),
                lead=school is lead,
                commune=(communes or {}).get(school.full_name),
            )
            parties.append(truth)
    if loose_sides:
        for place, truth in enumerate(parties):
            if truth["side"] != SIDES[place]:
                truth["side_accept"] = [SIDES[place]]
    one = pairing(
        parties,
        relation=relation,
        section=section,
        section_accept=other_sections,
        row=row[1] if row else None,
        focus=focus,
        note=note,
    )
    if row and row[2]:
        one["row_accept"] = row[2]
    d.pairings().append(one)
    return one


# tables


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


def split_pair(names: list[str], dash: str) -> list[str]:
    """Names of one cell on a line each, the dash at the line's end."""
    return [f"{name}{dash.rstrip()}" for name in names[:-1]] + [names[-1]]


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


def mentor_table(d: Draft) -> None:
    """TT | Trường hỗ trợ | Trường được hỗ trợ | Nội dung hỗ trợ."""
    title = d.rng.choice(("PHÂN CÔNG TRƯỜNG HỖ TRỢ, GIÚP ĐỠ", "DANH SÁCH CÁC TRƯỜNG NHẬN ĐỠ ĐẦU"))
    d.centre(title, bold=True)
    annex_reference(d)
    helper, helped = d.rng.choice(
        (
            ("Trường hỗ trợ", "Trường được hỗ trợ"),
            ("Đơn vị giúp đỡ", "Đơn vị được giúp đỡ"),
            ("Trường nhận đỡ đầu", "Trường được đỡ đầu"),
        )
    )
    style = d.rng.choice(STYLES)
    rows = [head("TT", helper, helped, "Nội dung hỗ trợ")]
    for number in range(1, d.rng.randint(5, 12)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        a, b = twin(d, level)
        gift = d.rng.choice(wording.GIFTS)
        shown = (cell(a.printed(style)), cell(b.printed(style)), cell(gift))
        rows.append((cell(str(number), align="center"), *shown))
        one = record(
            d,
            [[a], [b]],
            "printed",
            row=row_text("plain", number),
            section=title,
            relation="mentor",
            lead=a,
        )
        one["section_accept"] = [None]
        one["focus_accept"] = [[gift]]
        one["note_accept"] = [gift]
        support = {"kind": "focus", "pairing": len(d.pairings()), "text": gift, "optional": True}
        d.truth["objectives"].append(support)
    d.table(rows, (1, 4, 4, 4), cut_rows=True)


def cluster_table(d: Draft) -> None:
    """Cụm | Trường cụm trưởng | Các trường thành viên, members in one cell."""
    title = "PHÂN CHIA CỤM TRƯỜNG SINH HOẠT KẾT NGHĨA"
    d.centre(title, bold=True)
    style = d.rng.choice(STYLES)
    joined = d.rng.random() < 0.5
    rows = [
        head(
            "TT",
            "Cụm",
            d.rng.choice(("Trường cụm trưởng", "Trường đầu mối")),
            "Các trường thành viên",
        )
    ]
    for number in range(1, d.rng.randint(4, 7)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        lead, *members = d.schools(level, d.rng.randint(3, 5))
        names = [s.printed(style) for s in members]
        lines = ["; ".join(names)] if joined else [f"- {n}" for n in names]
        cluster = f"Cụm {number}"
        rows.append(
            (
                cell(str(number), align="center"),
                cell(cluster),
                cell(lead.printed(style)),
                cell(*lines),
            )
        )
        record(
            d,
            [[lead], *([m] for m in members)],
            "printed",
            row=row_text("plain", number),
            section=title,
            other_sections=[cluster, None, f"{title} {cluster}"],
            relation="cluster",
            lead=lead,
        )
    d.table(rows, (1, 2, 4, 5))


def lead_rowspan(d: Draft) -> None:
    """A lead school's cell spans the rows of its partners under one number."""
    clustered = d.rng.random() < 0.6
    titles = (
        ("Trường đầu mối", "Trường thành viên") if clustered else ("Trường", "Trường kết nghĩa")
    )
    style = d.rng.choice(STYLES)
    rows = [head("TT", *titles)]
    for number in range(1, d.rng.randint(4, 9)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        lead, *partners = d.schools(level, d.rng.randint(2, 4))
        span = len(partners)
        for place, partner in enumerate(partners):
            front = (
                cell(str(number), align="center", rowspan=span),
                cell(lead.printed(style), rowspan=span),
            )
            rows.append((*(front if place == 0 else ()), cell(partner.printed(style))))
        sides = [[lead], *([p] for p in partners)] if clustered else [[lead], partners]
        one = record(
            d,
            sides,
            "printed",
            row=row_text("plain", number),
            relation="cluster" if clustered else "twin",
            lead=lead if clustered else None,
            loose_sides=True,
        )
        one["relation_accept"] = ["twin", "cluster"]
    d.table(rows, (1, 5, 5))


def other_district(d: Draft) -> District:
    here = [p for p in DISTRICTS if p.province == d.district.province and p != d.district]
    away = [p for p in DISTRICTS if p != d.district]
    return d.rng.choice(here or away)


def two_districts(d: Draft) -> None:
    """A column for each of two districts, the unit in the header cell."""
    other = other_district(d)
    shout = d.rng.random() < 0.5
    style = d.rng.choice(STYLES)
    names = [
        p.name.upper() if shout else f"Trường thuộc {p.name.lower()}" for p in (d.district, other)
    ]
    if not shout:
        names = [f"Các trường {p.name[0].lower() + p.name[1:]}" for p in (d.district, other)]
    if other.province != d.district.province:
        d.para(f"Các cặp trường giữa {d.district.province} và {other.province}:")
    rows = [head("TT", *names, "Ghi chú")]
    for number in range(1, d.rng.randint(6, 14)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        a, b = d.school(level), d.school(level, other)
        shown = (cell(a.printed(style)), cell(b.printed(style)), cell(""))
        rows.append((cell(str(number), align="center"), *shown))
        record(d, [[a], [b]], "printed", row=row_text("plain", number))
    d.table(rows, (1, 4, 4, 2), repeat_header=True)


def inter_province(d: Draft) -> None:
    """Two provinces after July 2025, each with a commune column under a two-row header."""
    from benchmarks.documents.places import NEW_COMMUNES

    here, there = d.rng.sample(sorted(NEW_COMMUNES), 2)
    rows: list[tuple[Cell, ...]] = [
        (
            cell("TT", bold=True, align="center", rowspan=2),
            cell(here.upper(), bold=True, align="center", colspan=2),
            cell(there.upper(), bold=True, align="center", colspan=2),
        ),
        head("Tên trường", "Xã/phường", "Tên trường", "Xã/phường"),
    ]
    style = d.rng.choice(STYLES)
    for number in range(1, d.rng.randint(5, 12)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        sides = []
        for province in (here, there):
            units = NEW_COMMUNES[province]
            places = tuple(u.split(" ", 1)[1] for u in units)
            school = d.namer.school(level, None, province, places)
            sides.append((school, d.rng.choice(units)))
        cells = [c for s, u in sides for c in (cell(s.printed(style)), cell(u))]
        rows.append((cell(str(number), align="center"), *cells))
        communes = {s.full_name: u for s, u in sides}
        record(
            d, [[s] for s, _ in sides], "printed", row=row_text("plain", number), communes=communes
        )
    d.table(rows, (1, 4, 3, 4, 3), header_rows=2, repeat_header=True)


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


def three_columns(d: Draft) -> None:
    """TT | Đơn vị 1 | Đơn vị 2 | Đơn vị 3; the third may be empty."""
    style = d.rng.choice(STYLES)
    rows = [head("TT", "Đơn vị 1", "Đơn vị 2", "Đơn vị 3")]
    for number in range(1, d.rng.randint(5, 10)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        schools = d.schools(level, d.rng.choice((2, 3, 3)))
        names = [s.printed(style) for s in schools] + [""] * (3 - len(schools))
        rows.append((cell(str(number), align="center"), *(cell(n) for n in names)))
        record(d, [[s] for s in schools], "printed", row=row_text("plain", number))
    d.table(rows, (1, 4, 4, 4))


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


def unruled_columns(d: Draft) -> None:
    """A two-column list without rules."""
    style = d.rng.choice(STYLES)
    title = list_title(d, None)
    rows = [head("TT", "TÊN TRƯỜNG", "TRƯỜNG KẾT NGHĨA")]
    for number in range(1, d.rng.randint(6, 14)):
        a, b = twin(d, d.rng.choice(("MN", "TH", "THCS")))
        shown = (cell(a.printed(style)), cell(b.printed(style)))
        rows.append((cell(str(number), align="center"), *shown))
        one = record(d, [[a], [b]], "printed", row=row_text("plain", number), section=title)
        one["section_accept"] = [None]
    d.table(rows, (1, 5, 5), ruled=False)


def commune_table(d: Draft) -> None:
    """Communes twinned with border communes: parties that are no schools."""
    rows = [head("TT", "Đơn vị", "Xã kết nghĩa")]
    communes = d.rng.sample(d.district.communes, min(6, len(d.district.communes) // 2 * 2))
    for number, (a, b) in enumerate(zip(communes[::2], communes[1::2], strict=True), 1):
        rows.append((cell(str(number), align="center"), cell(f"Xã {a}"), cell(f"Xã {b}")))
        parties = [commune_party(d, n, s) for n, s in ((a, "a"), (b, "b"))]
        d.pairings().append(pairing(parties, row=str(number)))
    d.table(rows, (1, 5, 5))


def commune_party(d: Draft, name: str, side: str) -> Json:
    school = School(name, "TH", None if d.reformed else d.district.name, d.province)
    truth = party(school, side, "printed")
    return truth | {
        "name": f"Xã {name}",
        "name_accept": [name],
        "level": None,
        "level_source": None,
        "full_name": f"Xã {name}",
        "full_name_accept": [name, f"xã {name}"],
        "kind": "commune",
    }


def person(d: Draft) -> str:
    rng = d.rng
    return (
        f"{rng.choice(wording.SURNAMES)} {rng.choice(wording.MIDDLES)} {rng.choice(wording.GIVEN)}"
    )


# lists and sentences


def numbered_list(d: Draft) -> None:
    """1. Trường A – Trường B, under a heading for each level."""
    style, dash = (
        d.rng.choice(STYLES),
        d.rng.choice((" – ", " - ", " kết nghĩa với ", " và ", " ↔ ")),
    )
    for level in levels(d):
        section = d.heading(1, f"Các trường {wording.LEVEL_TITLES[level][1]}")
        texts = []
        for number in range(1, d.rng.randint(4, 8)):
            schools = d.schools(level, 2)
            texts.append(dash.join(s.printed(style) for s in schools))
            one = record(
                d,
                [[s] for s in schools],
                "printed",
                row=row_text("dotted", number),
                section=section,
            )
            one["section_accept"] = [None, f"Các trường {wording.LEVEL_TITLES[level][1]}"]
            one["row_accept"] = [f"{number}.", f"{number})"]
        d.items(texts, d.rng.choice(("dot", "paren")))


SENTENCES = (
    "{first} kết nghĩa với {rest};",
    "{first} ký kết giao ước kết nghĩa với {rest};",
    "{first} và {rest} kết nghĩa với nhau;",
    "{first} nhận kết nghĩa cùng {rest};",
)


def bullet_sentences(d: Draft) -> None:
    """- Trường A kết nghĩa với Trường B và Trường C."""
    style = d.rng.choice(("school-word", "school-short", "word"))
    texts = []
    for _ in range(d.rng.randint(4, 9)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        first, *rest = d.schools(level, d.rng.choice((2, 2, 3)))
        sentence = d.rng.choice(SENTENCES if len(rest) == 1 else SENTENCES[:2])
        joined = " và ".join(s.printed(style) for s in rest)
        texts.append(sentence.format(first=first.printed(style), rest=joined))
        record(d, [[first], rest], "printed", loose_sides=True)
    texts[-1] = texts[-1].rstrip(";") + "."
    d.para("Các đơn vị thực hiện kết nghĩa như sau:")
    d.items(texts, d.rng.choice(("dash", "plus", "bullet")))
    for one in d.pairings():
        one.setdefault("section_accept", [None])


def mentor_sentences(d: Draft) -> None:
    """- Trường A giúp đỡ Trường B: one direction."""
    texts = []
    verbs = ("nhận đỡ đầu", "giúp đỡ", "hỗ trợ, giúp đỡ", "có trách nhiệm hỗ trợ")
    for _ in range(d.rng.randint(3, 7)):
        a, b = twin(d, d.rng.choice(("MN", "TH", "THCS")))
        texts.append(
            f"{a.printed('school-word')} {d.rng.choice(verbs)} {b.printed('school-word')};"
        )
        record(d, [[a], [b]], "printed", relation="mentor", lead=a)
    texts[-1] = texts[-1].rstrip(";") + "."
    d.para("Phân công các trường giúp đỡ đơn vị khó khăn như sau:")
    d.items(texts, d.rng.choice(("dash", "plus")))


def prose_only(d: Draft) -> None:
    """Pairs told in one running paragraph."""
    level = d.rng.choice(("TH", "THCS", "MN"))
    parts = []
    for _ in range(d.rng.randint(2, 4)):
        a, b = twin(d, level)
        parts.append(f"{a.printed('school-word')} kết nghĩa với {b.printed('school-word')}")
        record(d, [[a], [b]], "printed")
    d.para(f"Căn cứ đăng ký của các đơn vị, {d.office.prose} thống nhất: {'; '.join(parts)}.")


def inline_by_level(d: Draft) -> None:
    """Cấp Mầm non: A với B; C với D — pairs inside one line, level from its head."""
    d.para("Các cặp trường kết nghĩa gồm:")
    texts = []
    for level in levels(d):
        label = f"Cấp {wording.LEVEL_TITLES[level][1]}"
        parts = []
        for _ in range(d.rng.randint(2, 4)):
            a, b = twin(d, level)
            parts.append(f"{a.printed('bare')} với {b.printed('bare')}")
            one = record(d, [[a], [b]], "section", section=label)
            one["section_accept"] = [None, f"{label}:"]
        texts.append(f"{label}: {'; '.join(parts)}.")
    d.items(texts, d.rng.choice(("dash", "letter", "plus")))


def cluster_list(d: Draft) -> None:
    """Cụm số 1: gồm các trường …; trường A là cụm trưởng."""
    texts = []
    for number in range(1, d.rng.randint(3, 6)):
        level = d.rng.choice(("MN", "TH", "THCS"))
        lead, *members = d.schools(level, d.rng.randint(3, 4))
        names = ", ".join(s.printed("school-word") for s in members)
        texts.append(f"Cụm số {number}: {lead.printed('school-word')} (cụm trưởng), {names}.")
        one = record(
            d,
            [[lead], *([m] for m in members)],
            "printed",
            section=f"Cụm số {number}",
            relation="cluster",
            lead=lead,
        )
        one["section_accept"] = [None]
        one["row_accept"] = [str(number), f"Cụm số {number}"]
    d.para("Các trường được chia thành các cụm kết nghĩa:")
    d.items(texts, d.rng.choice(("dash", "plus", "none")))


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


def titled(school: School) -> School:
    """The school as a reader of capitals must write it: every syllable with a capital."""
    words = [w if w.isupper() else w[:1].upper() + w[1:].lower() for w in school.name.split()]
    return replace(school, name=" ".join(words))


def side_by_side(d: Draft) -> None:
    """TT | Trường | Kết nghĩa || TT | Trường | Kết nghĩa: two lists beside each other."""
    style = d.rng.choice(("word", "short"))
    count = d.rng.randint(4, 8)
    rows = [head("TT", "Trường", "Kết nghĩa với", "TT", "Trường", "Kết nghĩa với")]
    pairs = [twin(d, d.rng.choice(("MN", "TH", "THCS"))) for _ in range(2 * count)]
    for number, (a, b) in enumerate(pairs, 1):
        record(d, [[a], [b]], "printed", row=row_text("plain", number))
    for place in range(count):
        cells = []
        for number in (place + 1, place + 1 + count):
            a, b = pairs[number - 1]
            cells += [cell(str(number)), cell(a.printed(style)), cell(b.printed(style))]
        rows.append(tuple(cells))
    d.table(rows, (1, 4, 4, 1, 4, 4), size=11)


def communes_in_brackets(d: Draft) -> None:
    """Each name followed by its commune in brackets."""
    style = d.rng.choice(("word", "short", "school-word"))
    kind = "phường" if d.district.name.startswith("Quận") else "xã"
    rows = [head("STT", "Trường", "Trường kết nghĩa")]
    for number in range(1, d.rng.randint(5, 10)):
        schools = twin(d, d.rng.choice(("MN", "TH", "THCS")))
        places = [d.rng.choice(d.district.communes) for _ in schools]
        shown = [f"{s.printed(style)} ({kind} {c})" for s, c in zip(schools, places, strict=True)]
        communes = {
            s.full_name: f"{kind.capitalize()} {c}" for s, c in zip(schools, places, strict=True)
        }
        rows.append((cell(str(number), align="center"), *(cell(t) for t in shown)))
        row = row_text("plain", number)
        record(d, [[s] for s in schools], "printed", row=row, communes=communes)
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


LAYOUTS: dict[str, Layout] = {
    layout.__name__.replace("_", "-"): layout
    for layout in (
        ruled_table,
        pair_cell_focus,
        level_section_rows,
        table_per_level,
        level_column,
        mentor_table,
        cluster_table,
        lead_rowspan,
        two_districts,
        inter_province,
        landscape_annex,
        long_table,
        three_columns,
        two_in_a_cell,
        unruled_columns,
        commune_table,
        numbered_list,
        bullet_sentences,
        mentor_sentences,
        prose_only,
        inline_by_level,
        cluster_list,
        shouted_table,
        side_by_side,
        communes_in_brackets,
        headless_table,
        pair_column,
        mixed_levels,
    )
}
