"""Lists of pairs and groups as numbered lines, bullets and sentences."""

from __future__ import annotations

from benchmarks.documents.draft import Draft
from benchmarks.documents.more_layouts import words
from benchmarks.documents.more_layouts.tables import BASIC, level, pair, style
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import record, row_text


def joined(names: list[str], last: str = " và ") -> str:
    return last.join([", ".join(names[:-1]), names[-1]])


def nested_by_level(d: Draft) -> None:
    """Level, then cluster, then a bullet for each school; the lead is told in brackets."""
    for k in d.rng.sample(BASIC, 2):
        d.heading(1, f"Cấp {words.LEVELS[k][1]}")
        for number in range(1, d.rng.randint(3, 4)):
            title = f"Cụm {number}:"
            d.para(title, bold=True)
            schools = d.schools(k, d.rng.randint(3, 5))
            texts = [s.printed("school-word") for s in schools]
            texts[0] += " (cụm trưởng)"
            d.items(
                [t + ";" for t in texts[:-1]] + [texts[-1] + "."], d.rng.choice(("dash", "plus"))
            )
            one = record(
                d, [[s] for s in schools], "printed", section=f"Cụm {number}",
                other_sections=[None, title, f"Cấp {words.LEVELS[k][1]}"],
                relation="cluster", lead=schools[0],
            )  # fmt: skip
            one["row_accept"] = [str(number)]


def roles_in_brackets(d: Draft) -> None:
    """Trường A (đơn vị giúp đỡ) – Trường B (đơn vị được giúp đỡ)."""
    roles = d.rng.choice(
        (("đơn vị giúp đỡ", "đơn vị được giúp đỡ"), ("trường hỗ trợ", "trường nhận hỗ trợ"))
    )
    dash, texts = d.rng.choice((" – ", " - ")), []
    numbering = d.rng.choice(("dot", "paren", "dash"))
    for number in range(1, d.rng.randint(4, 8)):
        a, b = pair(d)
        parts = [f"{s.printed('school-word')} ({r})" for s, r in zip((a, b), roles, strict=True)]
        texts.append(dash.join(parts) + ".")
        row = None if numbering == "dash" else row_text("plain", number)
        record(d, [[a], [b]], "printed", row=row, relation="mentor", lead=a)
    d.items(texts, numbering)


def named_groups(d: Draft) -> None:
    """Nhóm 1: A, B, C và D. Groups without a lead."""
    word = d.rng.choice(("Nhóm", "Nhóm số", "Tổ liên trường", "Liên trường"))
    texts = []
    for number in range(1, d.rng.randint(4, 6)):
        schools = d.schools(level(d), d.rng.randint(3, 4))
        name = f"{word} {number}"
        form = d.rng.choice(("{}: {}.", "{} gồm: {}."))
        texts.append(form.format(name, joined([s.printed("school-word") for s in schools])))
        one = record(d, [[s] for s in schools], "printed", section=name, other_sections=[None])
        one["row_accept"] = [str(number), name]
        one["relation_accept"] = ["cluster"]
    d.para("Các trường được ghép thành các nhóm liên kết sau:")
    d.items(texts, d.rng.choice(("dash", "plus", "none", "letter")))
    for one, text in zip(d.pairings(), "abcdeg", strict=False):
        one["row_accept"].append(text)


def lead_at_the_end(d: Draft) -> None:
    """Cụm số 2 gồm …, do trường … làm cụm trưởng: the lead is named again at the end."""
    texts = []
    for number in range(1, d.rng.randint(4, 6)):
        schools = d.schools(level(d), d.rng.randint(3, 4))
        lead = d.rng.choice(schools)
        names = joined([s.printed("school-word") for s in schools])
        texts.append(
            f"Cụm số {number} gồm {names}, do {lead.printed('school-word')} làm cụm trưởng."
        )
        one = record(
            d, [[s] for s in schools], "printed", section=f"Cụm số {number}",
            other_sections=[None], relation="cluster", lead=lead,
        )  # fmt: skip
        one["row_accept"] = [str(number)]
    d.items(texts, d.rng.choice(("dash", "none")))


def semicolons_by_level(d: Draft) -> None:
    """A running paragraph for each level: A – B; C – D."""
    dash = d.rng.choice((" – ", " và ", " với ", " cùng "))
    for k in d.rng.sample(BASIC, 2):
        label = f"Đối với cấp {words.LEVELS[k][1]}"
        parts = []
        for _ in range(d.rng.randint(3, 5)):
            a, b = pair(d, k)
            parts.append(dash.join(f"trường {s.printed('word')}" for s in (a, b)))
            record(
                d,
                [[a], [b]],
                "printed",
                section=label,
                other_sections=[None, f"{label}, các cặp trường kết nghĩa gồm"],
            )
        d.para(f"{label}, các cặp trường kết nghĩa gồm: {'; '.join(parts)}.")


SIGNS = (" ↔ ", " <=> ", " & ", " + ", " với ", " cùng ", " — ", " / ", " x ")


def signs_between(d: Draft) -> None:
    """a) A ↔ B: lettered or numbered lines with odd signs between the schools."""
    sign, shown = d.rng.choice(SIGNS[:7]), style(d)
    for k in d.rng.sample(BASIC, 2):
        section = d.heading(1, f"Khối {words.LEVELS[k][1]}")
        count = d.rng.randint(3, 6)
        texts = []
        numbering = d.rng.choice(("letter", "paren"))
        for place in range(count):
            schools = pair(d, k)
            texts.append(sign.join(s.printed(shown) for s in schools))
            mark = "abcdđeg"[place] if numbering == "letter" else str(place + 1)
            record(
                d, [[s] for s in schools], "printed", row=(mark, mark, [f"{mark})", f"{mark}."]),
                section=section, other_sections=[None, f"Khối {words.LEVELS[k][1]}"],
            )  # fmt: skip
        d.items(texts, numbering)


def place_behind(school: School, place: str, form: str, shown: str) -> str:
    return form.format(school.printed(shown), place)


def places_behind(d: Draft) -> None:
    """Each school with its commune behind a comma, a dash or in brackets."""
    unit = "phường" if d.district.name.startswith("Quận") else "xã"
    form = d.rng.choice(("{0}, {2} {1}", "{0} - {2} {1}", "{0} ({2} {1})", "{0} ({1})"))
    texts = []
    for number in range(1, d.rng.randint(4, 8)):
        schools = pair(d)
        places = [d.rng.choice(d.district.communes) for _ in schools]
        names = [
            form.format(s.printed("school-word"), c, unit)
            for s, c in zip(schools, places, strict=True)
        ]
        texts.append(" kết nghĩa với ".join(names))
        communes = {
            s.full_name: f"{unit.capitalize()} {c}" for s, c in zip(schools, places, strict=True)
        }
        record(
            d, [[s] for s in schools], "printed", row=row_text("plain", number), communes=communes
        )
    d.items(texts, d.rng.choice(("dot", "paren")))


def verbs(d: Draft) -> None:
    """Sentences with other verbs than kết nghĩa; some help, some are twins."""
    twin_forms = (
        "{a} phối hợp, kết nghĩa cùng {b}.",
        "{a} thiết lập quan hệ kết nghĩa với {b}.",
        "Ghép cặp {a} với {b}.",
        "{a} kết đôi với {b}.",
    )
    mentor_forms = (
        "Giao {a} giúp đỡ {b}.",
        "{a} chịu trách nhiệm đỡ đầu {b}.",
        "{a} hỗ trợ chuyên môn cho {b}.",
        "Phân công {a} kèm cặp, giúp đỡ {b}.",
    )
    texts = []
    mentor = d.rng.random() < 0.5
    for _ in range(d.rng.randint(4, 7)):
        a, b = pair(d)
        form = d.rng.choice(mentor_forms if mentor else twin_forms)
        text = form.format(a=a.printed("school-word"), b=b.printed("school-word"))
        texts.append(text)
        record(
            d, [[a], [b]], "printed", relation="mentor" if mentor else "twin",
            lead=a if mentor else None, other_sections=[None],
        )  # fmt: skip
    d.items(texts, d.rng.choice(("dash", "plus", "star")))
