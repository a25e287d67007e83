"""Tables of more than two parties: mentors, clusters, districts, provinces, communes."""

from __future__ import annotations

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft, Json
from benchmarks.documents.model import Cell
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import (
    STYLES,
    annex_reference,
    cell,
    head,
    list_title,
    other_district,
    record,
    row_text,
    twin,
)
from benchmarks.documents.truth import pairing, party


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
