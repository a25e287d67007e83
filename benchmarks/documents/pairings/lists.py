"""Pairings without a table: numbered lists, bulleted sentences, prose."""

from __future__ import annotations

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft
from benchmarks.documents.pairings.parts import STYLES, levels, record, row_text, twin


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
