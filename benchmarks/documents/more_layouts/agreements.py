"""Agreements of two to four schools: thỏa thuận, cam kết, giao ước."""

from __future__ import annotations

from benchmarks.documents.draft import Draft
from benchmarks.documents.more_layouts.aims import aims
from benchmarks.documents.more_layouts.dates import schedule
from benchmarks.documents.more_layouts.frame import content, two_signatures
from benchmarks.documents.more_layouts.lists import joined
from benchmarks.documents.more_layouts.places import DISTRICTS
from benchmarks.documents.more_layouts.tables import level
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import cell, person, record
from benchmarks.documents.places import in_running_text, without_word
from benchmarks.documents.plans import frame as plan_frame
from benchmarks.documents.plans import offices as plan_offices
from benchmarks.documents.timelines import Moment, add_event

KINDS = {
    "BẢN THỎA THUẬN": ("thỏa thuận", ["THỎA THUẬN"]),
    "BẢN CAM KẾT": ("cam kết", ["CAM KẾT"]),
    "BẢN GIAO ƯỚC": ("giao ước", ["GIAO ƯỚC"]),
    "BIÊN BẢN THỎA THUẬN": ("thỏa thuận", ["THỎA THUẬN", "BIÊN BẢN"]),
}


def parties(d: Draft, count: int) -> list[School]:
    """The schools: the first of the draft's district, the last of another one."""
    k, here = level(d), [p for p in DISTRICTS if p != d.district]
    away = d.rng.choice(here)
    return [*d.schools(k, count - 1), d.school(k, away)]


def heads(d: Draft, kind: str, schools: list[School]) -> tuple[str, str]:
    """Motto, type, title; returns the printed day and its ISO form."""
    d.centre(plan_offices.MOTTO[0], bold=True)
    d.centre(plan_offices.MOTTO[1], bold=True, underline=True)
    shown = [s.printed("school-word") for s in schools]
    d.centre(kind, bold=True, size=15)
    lines = plan_frame.broken(f"Về việc kết nghĩa giữa {joined(shown)} {d.period()}", 58)
    for line in lines:
        d.centre(line, bold=True)
    month, day = d.rng.choice((9, 10, 11)), d.rng.randint(3, 27)
    iso = f"{d.start}-{month:02d}-{day:02d}"
    d.truth |= {
        "doc_type": kind,
        "doc_type_accept": KINDS[kind][1],
        "issuer_name": "; ".join(shown),
        "issuer_name_accept": ["; ".join(s.full_name for s in schools), None],
        "title": " ".join(lines),
        "stage": {"start_year": d.start, "end_year": d.end},
        "issued_on": iso,
        "issued_on_accept": [None],
    }
    del d.truth["place"]
    return f"ngày {day:02d} tháng {month:02d} năm {d.start}", iso


def block(d: Draft, letter: str, school: School, form: int) -> str:
    """One party with its contact lines; returns who represents it."""
    name, shown = person(d), school.printed("school-word")
    first = (f"BÊN {letter}: {shown.upper()}", f"Bên {letter}: {shown}", f"{shown} (Bên {letter})")
    d.para(first[form], bold=True, align="left")
    d.para(f"Đại diện: Ông (Bà) {name}     Chức vụ: Hiệu trưởng", label="-", align="left")
    parts = [in_running_text(p) for p in (school.district, school.province) if p]
    d.para(f"Địa chỉ: {', '.join(parts)}", label="-", align="left")
    d.para(f"Điện thoại: 02{d.rng.randint(10, 99)}.3{d.rng.randint(100000, 999999)}", label="-")
    return name


def signatures(d: Draft, schools: list[School], people: list[str]) -> None:
    """Two beside each other, or a row without rules for more."""
    titles = [f"ĐẠI DIỆN BÊN {letter}" for letter in "ABCD"[: len(schools)]]
    names = [s.printed("school-word") for s in schools]
    if len(schools) == 2:
        sides = [[t, "HIỆU TRƯỞNG", n] for t, n in zip(titles, people, strict=True)]
        two_signatures(d, sides[0], sides[1], organisations=(names[0], names[1]))
        for signer, name in zip(d.truth["signers"], names, strict=True):
            signer["organisation_accept"] += [name.upper()]
        return
    rows = [
        tuple(cell(t, bold=True, align="center") for t in titles),
        tuple(cell("HIỆU TRƯỞNG", "", "", bold=True, align="center") for _ in titles),
        tuple(cell(n, bold=True, align="center") for n in people),
    ]
    d.table(rows, tuple(1 for _ in titles), ruled=False, header_rows=0)
    for name, person_name in zip(names, people, strict=True):
        d.truth["signers"].append(
            {
                "name": person_name, "title": "HIỆU TRƯỞNG", "title_accept": ["Hiệu trưởng"],
                "capacity": None, "organisation": name, "organisation_accept": [None],
            }
        )  # fmt: skip


def agreement(d: Draft, kind: str, count: int) -> None:
    schools = parties(d, count)
    phrase, iso = heads(d, kind, schools)
    word = KINDS[kind][0]
    text, cited = plan_frame.cited(d)[0]
    d.para(f"Căn cứ {text};")
    d.truth["legal_basis"].append(cited)
    place = without_word(schools[0].district or schools[0].province or "")
    opening = f"Hôm nay, {phrase}, tại {place}, chúng tôi gồm có:"
    d.para(opening)
    form = d.rng.randrange(3)
    people = [block(d, x, s, form) for x, s in zip("ABCD", schools, strict=False)]
    number = {2: "Hai", 3: "Ba", 4: "Bốn"}[count]
    agreed = f"{number} bên cùng nhau ký {word} kết nghĩa với những điều khoản sau:"
    d.para(agreed)
    accept = [opening, f"{opening} {agreed}", f"ký {word} kết nghĩa", f"{number} bên {agreed}"]
    add_event(d, Moment(phrase, iso, "day"), agreed, accept)
    record(d, [[s] for s in schools], "printed")
    d.numbering = "article"
    aims(d, d.rng.choice(("clauses", "purpose-meaning", "lettered", "general-and-specific")))
    if d.rng.random() < 0.6:
        content(d)
    schedule(d, d.rng.choice(("phases", "quarters", "regular", "semesters")))
    d.heading(0, "Điều khoản chung")
    d.para(f"Bản {word} được lập thành {count:02d} bản, mỗi bên giữ 01 bản có giá trị như nhau.")
    signatures(d, schools, people)


def of_two(d: Draft) -> None:
    agreement(d, d.rng.choice(sorted(KINDS)), 2)


def of_three(d: Draft) -> None:
    agreement(d, d.rng.choice(sorted(KINDS)), 3)


def of_four(d: Draft) -> None:
    agreement(d, "BẢN GIAO ƯỚC", 4)
