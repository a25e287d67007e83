"""Documents of other types than a district's plan: school plan, memorandum, dispatch, decision."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.documents import timelines, wording
from benchmarks.documents.draft import Draft
from benchmarks.documents.model import Columns, Para
from benchmarks.documents.names import School
from benchmarks.documents.pairings import LAYOUTS
from benchmarks.documents.pairings.parts import other_district, person, record
from benchmarks.documents.places import in_running_text, without_word
from benchmarks.documents.plans.body import closing, content, objectives, organisation, timeline
from benchmarks.documents.plans.frame import basis, broken, cited, letterhead, signature, title
from benchmarks.documents.plans.offices import MOTTO


def school_plan(d: Draft) -> None:
    """A school's own plan with two partner schools, told in sentences."""
    level = next(iter(k for k in d.namer.used))[0]
    own = own_school(d, level)
    partners = d.schools(level, d.rng.choice((1, 2, 2)))
    shown = [s.printed("school-word") for s in (own, *partners)]
    shown = [s[0].lower() + s[1:] for s in shown]
    names = " và ".join([", ".join(shown[:-1]), shown[-1]])
    letterhead(d)
    title(d, wording.SCHOOL_TITLES, names=names)
    basis(d)
    record(d, [[s] for s in (own, *partners)], "printed")
    objectives(d)
    content(d)
    timeline(d, d.rng.choice(("by-school-year", "programme", "dated-list")))
    organisation(d)
    closing(d)
    signature(d)


def own_school(d: Draft, level: str) -> School:
    name = next(n for k, n in sorted(d.namer.used) if k == level)
    full = d.office.full_name.removeprefix("Trường ")
    boarding = "PTDTBT" if full.startswith("PTDTBT") else None
    at = full.casefold().rindex(name)
    return School(full[at:], level, d.district.name, d.province, boarding=boarding)


def memorandum(d: Draft) -> None:
    """Two schools' memorandum (biên bản ghi nhớ): articles, two signatures."""
    level = d.rng.choice(("MN", "TH", "THCS"))
    a, b = d.school(level), d.school(level, other_district(d))
    day, month = d.rng.randint(5, 25), d.rng.choice((10, 11, 12))
    year = d.start
    iso = f"{year}-{month:02d}-{day:02d}"
    place = without_word(d.province)
    for line, style in ((MOTTO[0], {}), (MOTTO[1], {"underline": True})):
        d.centre(line, bold=True, **style)
    d.para(f"{place}, ngày {day:02d} tháng {month} năm {year}", italic=True, align="right")
    shown = [f"{s.printed('school-word')} {in_running_text(s.district or '')}" for s in (a, b)]
    d.centre("BIÊN BẢN GHI NHỚ", bold=True, size=15)
    heading = f"Về việc kết nghĩa giữa {shown[0]} và {shown[1]} {d.period()}"
    lines = broken(heading, 58)
    for line in lines:
        d.centre(line, bold=True)
    truth = d.truth
    truth |= {
        "doc_type": "BIÊN BẢN GHI NHỚ",
        "issuer_name": "; ".join(shown),
        "issuer_name_accept": [
            "; ".join(s.printed("school-word") for s in (a, b)),
            "; ".join(s.full_name for s in (a, b)),
        ],
        "place": place,
        "issued_on": iso,
        "title": " ".join(lines),
        "stage": {"start_year": d.start, "end_year": d.end},
    }
    text, cited_truth = cited(d)[0]
    d.para(f"Căn cứ {text};")
    d.para("Căn cứ nhu cầu và khả năng của hai nhà trường,")
    truth["legal_basis"] += [cited_truth, {"kind": "other", "number": None, "issued_on": None}]
    phrase = f"ngày {day:02d} tháng {month} năm {year}"
    opening = f"Hôm nay, {phrase}, tại {a.printed('school-word')}, chúng tôi gồm:"
    d.para(opening)
    people = []
    for side, school in zip(("A", "B"), shown, strict=True):
        name = person(d)
        people.append(name)
        d.para(f"BÊN {side}: {school.upper()}", bold=True, align="left")
        d.para(f"Đại diện: Ông (Bà) {name} - Hiệu trưởng", align="left")
    agreed = (
        "Hai bên thống nhất ký kết biên bản ghi nhớ về hoạt động kết nghĩa với các nội dung sau:"
    )
    d.para(agreed)
    timelines.add_event(
        d,
        timelines.Moment(phrase, iso, "day"),
        agreed,
        [
            opening,
            f"{opening} {agreed}",
            "ký kết biên bản ghi nhớ",
            "ký kết biên bản ghi nhớ về hoạt động kết nghĩa",
        ],
    )
    record(d, [[a], [b]], "printed")
    d.numbering = "article"
    objectives(d)
    content(d)
    timeline(d, d.rng.choice(("dated-list", "by-school-year")))
    signed = [
        tuple(
            Para(line, bold=True, align="center", indent=0)
            for line in (
                f"ĐẠI DIỆN {s.printed('school-word').upper()}",
                "HIỆU TRƯỞNG",
                "",
                "",
                "",
                name,
            )
        )
        for s, name in zip((a, b), people, strict=True)
    ]
    d.add(Columns(signed[0], signed[1], (0.5, 0.5)))
    for s, name in zip((a, b), people, strict=True):
        organisation_name = s.printed("school-word").upper()
        truth["signers"].append(
            {
                "name": name,
                "title": "HIỆU TRƯỞNG",
                "title_accept": ["Hiệu trưởng"],
                "capacity": None,
                "organisation": organisation_name,
                "organisation_accept": [s.full_name, s.printed("school-word"), None],
            }
        )


def dispatch(d: Draft) -> None:
    """A dispatch (công văn): no type line, a subject under the number, Kính gửi."""
    symbol = d.office.symbol.removeprefix("KH-") + "-GDTH"
    d.office = replace(d.office, symbol=symbol)
    letterhead(d, doc_type="CÔNG VĂN")
    period = d.period()
    subject = f"V/v thực hiện kết nghĩa giữa các trường học {period}"
    place = next(i for i, b in enumerate(d.document.blocks) if isinstance(b, Columns))
    head = d.document.blocks[place]
    assert isinstance(head, Columns)
    line = Para(subject, align="center", indent=0, size=12)
    d.document.blocks[place] = replace(head, left=(*head.left, line))
    d.truth["title"] = subject
    d.truth["title_accept"] = [subject.removeprefix("V/v "), None]
    d.truth["stage"] = {"start_year": d.start, "end_year": d.end}
    d.centre("Kính gửi: Các trường mầm non, tiểu học, trung học cơ sở", size=14)
    d.numbering = d.rng.choice(("roman", "arabic"))
    text, truth = cited(d)[0]
    d.truth["legal_basis"].append(truth)
    d.para(f"Thực hiện {text}, {d.office.prose} hướng dẫn các đơn vị như sau:")
    layout = d.rng.choice(("three-columns", "bullet-sentences", "headless-table", "numbered-list"))
    d.heading(0, "Phân công kết nghĩa")
    LAYOUTS[layout](d)
    timeline(d)
    organisation(d)
    closing(d, wording.DISPATCH_CLOSINGS)
    signature(d)


def decision(d: Draft) -> None:
    """A decision (quyết định) in articles, the list in its annex."""
    d.office = replace(d.office, symbol=d.office.symbol.replace("KH-", "QĐ-"))
    letterhead(d, doc_type="QUYẾT ĐỊNH")
    title(d, wording.DECISION_TITLES, doc_type="QUYẾT ĐỊNH")
    d.centre(d.office.signer_title, bold=True)
    for text, truth in [*d.rng.sample(cited(d)[1:-1], 2), cited(d)[0]]:
        d.para(f"Căn cứ {text};", italic=True)
        d.truth["legal_basis"].append(truth)
    d.centre("QUYẾT ĐỊNH:", bold=True)
    d.para("Phân công các trường kết nghĩa theo danh sách kèm theo.", label="Điều 1.")
    d.para("Các trường có tên trong danh sách chịu trách nhiệm thi hành.", label="Điều 2.")
    signature(d)
    d.page()
    d.printed_number = ""
    layout = d.rng.choice(("ruled-table", "level-section-rows", "lead-rowspan", "side-by-side"))
    LAYOUTS[layout](d)
