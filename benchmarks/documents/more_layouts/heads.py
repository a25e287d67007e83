"""Tables whose heads say more: the level, numbers of columns; districts behind the names."""

from __future__ import annotations

from benchmarks.documents.draft import Draft
from benchmarks.documents.more_layouts import words
from benchmarks.documents.more_layouts.places import DISTRICTS
from benchmarks.documents.more_layouts.tables import BASIC, level, pair, style
from benchmarks.documents.pairings.parts import cell, head, record, row_text
from benchmarks.documents.places import in_running_text


def level_in_head(d: Draft) -> None:
    """Trường mầm non | Kết nghĩa với trường mầm non: the head alone says the level."""
    for k in d.rng.sample(BASIC, 2):
        word = words.LEVELS[k][1] if k == "THCS" else words.LEVELS[k][1].lower()
        rows = [head("TT", f"Trường {word}", f"Kết nghĩa với trường {word}")]
        for number in range(1, d.rng.randint(4, 8)):
            a, b = pair(d, k)
            rows.append(tuple(cell(t) for t in (str(number), a.printed("bare"), b.printed("bare"))))
            one = record(d, [[a], [b]], "section", row=row_text("plain", number))
            for school in one["schools"]:
                school["level_source_accept"] = ["printed"]
        d.table(rows, (1, 5, 5))


def column_numbers(d: Draft) -> None:
    """A row (1) (2) (3) under the head; no pair stands in it."""
    shown = style(d)
    rows = [
        head("TT", "Tên đơn vị", "Đơn vị kết nghĩa", "Ghi chú"),
        tuple(cell(f"({n})", italic=True, align="center") for n in range(1, 5)),
    ]
    for number in range(1, d.rng.randint(5, 10)):
        a, b = pair(d)
        note = d.rng.choice(words.NAMED_NOTES)
        texts = (str(number), a.printed(shown), b.printed(shown), note)
        rows.append(tuple(cell(t) for t in texts))
        record(d, [[a], [b]], "printed", row=row_text("plain", number), note=note or None)
    d.table(rows, (1, 5, 5, 3), header_rows=2)


def districts_behind(d: Draft) -> None:
    """Trường TH A, huyện B – Trường TH C, huyện D: own and other districts."""
    form = d.rng.choice(("{}, {}", "{} ({})", "{} - {}"))
    others = d.rng.sample([p for p in DISTRICTS if p != d.district], 3)
    texts = []
    for number in range(1, d.rng.randint(4, 7)):
        k, other = level(d), d.rng.choice(others)
        schools = [d.school(k), d.school(k, other)]
        places = [in_running_text(p.name) for p in (d.district, other)]
        names = [
            form.format(s.printed("school-word"), p) for s, p in zip(schools, places, strict=True)
        ]
        texts.append(" kết nghĩa với ".join(names) + ";")
        one = record(d, [[s] for s in schools], "printed", row=row_text("plain", number))
        one["schools"][1]["province_accept"] = [None, d.province]
    d.items([*texts[:-1], texts[-1][:-1] + "."], d.rng.choice(("dot", "paren")))


def verb_between_columns(d: Draft) -> None:
    """A middle column with the word or sign that joins the schools; no head of its own."""
    shown, sign = style(d), d.rng.choice(("kết nghĩa với", "↔", "và", "–"))
    rows = [head("STT", "Đơn vị", "", "Đơn vị")]
    for number in range(1, d.rng.randint(4, 9)):
        a, b = pair(d)
        texts = (f"{number}.", a.printed(shown), sign, b.printed(shown))
        rows.append(tuple(cell(t) for t in texts))
        record(d, [[a], [b]], "printed", row=row_text("dotted", number))
    d.table(rows, (1, 5, 2, 5))
