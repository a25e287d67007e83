"""Pairs spread over lines, nested bullets and cells; pairs across provinces; statutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.documents.draft import Draft
from benchmarks.documents.more_layouts import words
from benchmarks.documents.more_layouts.lists import joined
from benchmarks.documents.more_layouts.places import NEW_COMMUNES
from benchmarks.documents.more_layouts.tables import BASIC, level, pair, style
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import cell, head, record, row_text
from benchmarks.documents.places import in_running_text

ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu")


def across(d: Draft) -> tuple[list[School], list[str], list[str]]:
    """Two schools of two provinces after July 2025, their communes and provinces."""
    away = d.rng.choice([p for p in sorted(NEW_COMMUNES) if p != d.province])
    k, schools, communes = level(d), [], []
    for province in (d.province, away):
        units = NEW_COMMUNES[province]
        names = tuple(u.split(" ", 1)[1] for u in units)
        schools.append(d.namer.school(k, None, province, names))
        communes.append(d.rng.choice(units))
    return schools, communes, [d.province, away]


def across_provinces(d: Draft) -> None:
    """Trường A (xã B, tỉnh C) – Trường D (phường E, thành phố F)."""
    texts, dash = [], d.rng.choice((" – ", " kết nghĩa với ", " ↔ "))
    for number in range(1, d.rng.randint(4, 7)):
        schools, communes, provinces = across(d)
        names = [
            f"{s.printed('school-word')} ({in_running_text(c)}, {in_running_text(p)})"
            for s, c, p in zip(schools, communes, provinces, strict=True)
        ]
        texts.append(dash.join(names))
        places = {s.full_name: c for s, c in zip(schools, communes, strict=True)}
        row = row_text("plain", number)
        record(d, [[s] for s in schools], "printed", row=row, communes=places)
    d.items(texts, d.rng.choice(("dot", "paren")))


def province_columns(d: Draft) -> None:
    """Trường thuộc tỉnh A | Trường thuộc tỉnh B, the province in the header cell only."""
    away = d.rng.choice([p for p in sorted(NEW_COMMUNES) if p != d.province])
    names = tuple(u.split(" ", 1)[1] for u in NEW_COMMUNES[away])
    shown = style(d)
    form = d.rng.choice(("Trường thuộc {}", "Các trường của {}"))
    titles = [form.format(in_running_text(p)) for p in (d.province, away)]
    rows = [head("STT", *titles)]
    for number in range(1, d.rng.randint(4, 9)):
        k = level(d)
        a, b = d.school(k), d.namer.school(k, None, away, names)
        rows.append(tuple(cell(t) for t in (str(number), a.printed(shown), b.printed(shown))))
        record(d, [[a], [b]], "printed", row=row_text("plain", number))
    d.table(rows, (1, 5, 5))


def bullets_of_a_pair(d: Draft) -> None:
    """`Cặp thứ nhất:` and a bullet for each of its schools."""
    for place in range(d.rng.randint(3, 5)):
        schools = d.schools(level(d), d.rng.choice((2, 2, 3)))
        word = "Cặp" if len(schools) == 2 else "Nhóm"
        title = f"{word} thứ {ORDINALS[place]}:"
        d.para(title, bold=d.rng.random() < 0.5)
        texts = [s.printed("school-word") for s in schools]
        d.items([f"{t};" for t in texts[:-1]] + [texts[-1] + "."], "dash")
        one = record(
            d, [[s] for s in schools], "printed", section=title[:-1], other_sections=[None, title]
        )
        one["row_accept"] = [str(place + 1), title[:-1]]
        one["relation_accept"] = ["cluster"]


def helped_below(d: Draft) -> None:
    """`- Trường A giúp đỡ các trường:` with `+ Trường B` below: one pairing for each helper."""
    for _ in range(d.rng.randint(3, 5)):
        lead, *others = d.schools(level(d), d.rng.randint(3, 4))
        verb = d.rng.choice(("giúp đỡ các trường", "nhận hỗ trợ các đơn vị"))
        d.para(f"{lead.printed('school-word')} {verb}:", label="-")
        texts = [o.printed("school-word") for o in others]
        d.items([f"{t};" for t in texts[:-1]] + [texts[-1] + "."], "plus")
        record(
            d, [[lead], others], "printed", relation="mentor", lead=lead, loose_sides=True,
            other_sections=[None],
        )  # fmt: skip


def bare_lists(d: Draft) -> None:
    """Names without level words, numbered under a title that alone says the level."""
    dash = d.rng.choice((" – ", " - ", " với ", " ↔ "))
    for k in d.rng.sample(BASIC, 2):
        word = words.LEVELS[k][0] if k != "THCS" or d.rng.random() < 0.5 else "THCS"
        title = d.rng.choice(("CÁC CẶP TRƯỜNG {}", "KHỐI CÁC TRƯỜNG {}", "CẤP {}")).format(word)
        d.para(title, bold=True, align="left")
        texts = []
        for number in range(1, d.rng.randint(4, 7)):
            schools = pair(d, k)
            texts.append(dash.join(s.printed("bare") for s in schools))
            row = row_text("plain", number)
            record(d, [[s] for s in schools], "section", row=row, section=title)
        d.items(texts, "dot")


def lines_in_cells(d: Draft) -> None:
    """Cấp học | Các cặp kết nghĩa: all pairs of a level in one cell, a numbered line each."""
    dash = d.rng.choice((" – ", " - ", " và "))
    rows = [head("Cấp học", "Các cặp trường kết nghĩa", "Số cặp")]
    for k in BASIC:
        lines = []
        for number in range(1, d.rng.randint(3, 6)):
            schools = pair(d, k)
            lines.append(f"{number}. " + dash.join(s.printed("bare") for s in schools))
            one = record(
                d, [[s] for s in schools], "printed", row=row_text("plain", number),
                other_sections=[words.LEVELS[k][1]],
            )  # fmt: skip
            for school in one["schools"]:
                school["level_source_accept"] = ["section"]
        rows.append((cell(words.LEVELS[k][1]), cell(*lines), cell(f"{len(lines):02d}")))
    d.table(rows, (2, 8, 2))


def pairs_told_by_number(d: Draft) -> None:
    """Cặp 1 gồm Trường A và Trường B; nội dung trọng tâm: …"""
    texts = []
    for number in range(1, d.rng.randint(4, 7)):
        a, b = pair(d)
        focus = d.rng.choice(words.FOCUS)
        names = [s.printed("school-word") for s in (a, b)]
        told = f"Cặp {number} gồm {names[0]} và {names[1]}"
        texts.append(f"{told}; nội dung trọng tâm: {focus[0].lower()}{focus[1:]}.")
        one = record(d, [[a], [b]], "printed", row=row_text("plain", number))
        one["row_accept"] = [None, f"Cặp {number}"]
        one["section_accept"] = [f"Cặp {number}"]
        one["focus_accept"] = [[f"{focus}."], [focus], [f"{focus[0].lower()}{focus[1:]}."]]
        item = {"kind": "focus", "pairing": len(d.pairings()), "text": f"{focus}."}
        d.truth["objectives"].append(item | {"optional": True})
    d.items(texts, d.rng.choice(("dash", "none")))


def statute_members(d: Draft) -> None:
    """A statute's (quy chế) members: one cluster, the lead and its deputy in words."""
    schools = d.schools(level(d), d.rng.randint(4, 6))
    shown = [s.printed("school-word") for s in schools]
    d.para(f"Cụm trường gồm {len(schools)} đơn vị thành viên: {joined(shown)}.")
    d.para(f"Cụm trưởng: Hiệu trưởng {shown[0]}.")
    d.para(f"Cụm phó: Hiệu trưởng {shown[1]}.")
    record(d, [[s] for s in schools], "printed", relation="cluster", lead=schools[0])


def signed_as(symbol: str, build: Callable[[Draft], None]) -> Callable[[Draft], None]:
    """The document under another symbol than a plan's (CTr: chương trình, QC: quy chế)."""

    def signed(d: Draft) -> None:
        d.office = replace(d.office, symbol=d.office.symbol.replace("KH-", f"{symbol}-"))
        build(d)

    return signed
