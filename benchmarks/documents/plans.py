"""A whole document from a seed: letterhead, title, basis, objectives, content, list, signature."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from benchmarks.documents import pairings, timelines, wording
from benchmarks.documents.draft import Draft, Json, Office
from benchmarks.documents.model import Columns, Document, Para
from benchmarks.documents.names import Namer, School
from benchmarks.documents.places import (
    DISTRICTS,
    NEW_COMMUNES,
    District,
    in_running_text,
    listed,
    without_word,
)
from benchmarks.documents.wording import MOVEMENTS

Made = tuple[Document, Json]
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
FONTS = ("LiberationSerif", "LiberationSerif", "FreeSerif", "DejaVuSerif", "LiberationSans")
LEVEL_SYMBOLS = {"MN": "MN", "TH": "TH", "THCS": "THCS"}


def empty_truth() -> Json:
    return {
        "source": {"path": ""},
        "doc_type": None,
        "number": None,
        "number_symbol": None,
        "issuer_name": None,
        "place": None,
        "issued_on": None,
        "title": None,
        "stage": None,
        "legal_basis": [],
        "pairings": [],
        "objectives": [],
        "timeline": [],
        "tasks": [],
        "signers": [],
        "recipients": [],
        "findings": [],
    }


def district_office(d: District) -> Office:
    """The education office of a district (phòng giáo dục và đào tạo)."""
    return Office(
        "district",
        (f"UBND {d.name.upper()}",),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",),
        f"Phòng Giáo dục và Đào tạo {in_running_text(d.name)}",
        f"Phòng GDĐT {in_running_text(d.name)}",
        "KH-PGDĐT",
        d.short,
        d.name,
        "TRƯỞNG PHÒNG",
        ("Phòng Giáo dục và Đào tạo", f"Phòng GDĐT {in_running_text(d.name)}"),
    )


def union_office(d: District) -> Office:
    """The education trade union of a district."""
    return Office(
        "union",
        (f"LIÊN ĐOÀN LAO ĐỘNG {d.name.upper()}",),
        ("CÔNG ĐOÀN GIÁO DỤC",),
        f"Công đoàn Giáo dục {in_running_text(d.name)}",
        "Công đoàn Giáo dục",
        "KH-CĐGD",
        d.short,
        d.name,
        "CHỦ TỊCH",
        ("Công đoàn Giáo dục",),
    )


def province_office(d: District) -> Office:
    """The education department of a province (sở giáo dục và đào tạo)."""
    running = in_running_text(d.province)
    return Office(
        "province",
        (f"UBND {d.province.upper()}",),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        f"Sở Giáo dục và Đào tạo {running}",
        "Sở GDĐT",
        "KH-SGDĐT",
        without_word(d.province),
        d.province,
        "GIÁM ĐỐC",
        ("Sở Giáo dục và Đào tạo", f"Sở Giáo dục và Đào tạo {without_word(d.province)}"),
    )


def commune_office(commune: str, province: str) -> Office:
    """A commune or ward that looks after its schools since July 2025."""
    return Office(
        "commune",
        (f"ỦY BAN NHÂN DÂN {commune.upper()}",),
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
        f"Phòng Văn hóa - Xã hội {in_running_text(commune)}",
        "Phòng Văn hóa - Xã hội",
        "KH-VHXH",
        commune.split(" ", 1)[1],
        commune,
        "TRƯỞNG PHÒNG",
        ("Phòng Văn hóa - Xã hội", f"UBND {in_running_text(commune)}"),
    )


def school_office(school: School, parent: str, place: str, unit: str) -> Office:
    """A school under its district office or commune."""
    initials = "".join(w[0] for w in school.name.split()).upper()
    initials = "".join(c for c in initials if c.isalnum())
    full = f"Trường {school.full_name}"
    return Office(
        "school",
        (parent,),
        (full.upper(),),
        full,
        f"trường {school.full_name}",
        f"KH-{LEVEL_SYMBOLS.get(school.level, 'TH')}{initials}",
        place,
        unit,
        "HIỆU TRƯỞNG",
        (school.full_name, f"{full} {in_running_text(unit)}"),
    )


def new_draft(seed: int, kind: str, facts: dict[str, list[str]] | None = None) -> Draft:
    """A draft of an office kind.

    `district`, `union`, `province` and `school` write before the reform of 1 July 2025,
    `commune` and `new-province` after it.
    """
    rng = random.Random(seed)  # noqa: S311 - documents, not secrets
    namer = Namer(rng, facts)
    place = rng.choice(DISTRICTS)
    start = rng.randint(2021, 2024)
    reformed = kind in ("commune", "new-province")
    if kind == "new-province":
        kind, start = "province", rng.randint(2025, 2026)
    if kind == "commune":
        province = rng.choice(sorted(NEW_COMMUNES))
        commune = rng.choice(NEW_COMMUNES[province])
        others = tuple(c.split(" ", 1)[1] for c in NEW_COMMUNES[province])
        place, start = District(commune, province, others), rng.randint(2025, 2026)
        office = commune_office(commune, province)
    elif kind == "school":
        own = namer.school(
            rng.choice(("MN", "TH", "THCS")), place.name, place.province, place.communes
        )
        office = school_office(own, f"PHÒNG GDĐT {place.name.upper()}", place.short, place.name)
    else:
        office = {"district": district_office, "union": union_office, "province": province_office}[
            kind
        ](place)
    d = Draft(rng, office, namer, place, place.province, start, start + rng.randint(1, 3), reformed)
    d.document.font = rng.choice(FONTS)
    d.document.size = rng.choice((13, 13, 14, 14))
    d.document.automatic_numbers = rng.random() < 0.5
    d.numbering = rng.choice(("roman", "roman", "roman", "arabic", "letters", "plain", "article"))
    d.truth = empty_truth()
    return d


# letterhead and title


def letterhead(d: Draft, *, doc_type: str = "KẾ HOẠCH", numbered: bool = True) -> None:
    """Two columns as in Nghị định 30/2020/NĐ-CP; number or day may be left blank."""
    rng, office = d.rng, d.office
    month, day = rng.choice((9, 9, 10, 8)), rng.randint(10, 28)
    year = d.start
    d.number = str(rng.randint(5, 1999))
    blank_number, blank_day = rng.random() < 0.12, rng.random() < 0.12
    separator = rng.choice(("/", "/", "/ "))
    shown_number = "        " if blank_number else d.number
    symbol = office.symbol
    number_line = f"Số: {shown_number}{separator}{symbol}"
    shown_day = "      " if blank_day else f"{day:02d}"
    shown_month = f"{month:02d}" if rng.random() < 0.5 else str(month)
    date_line = f"{office.place}, ngày {shown_day} tháng {shown_month} năm {year}"
    size = rng.choice((11, 12, 13))
    left = [Para(line, align="center", indent=0, size=size) for line in office.parent]
    left += [Para(line, align="center", indent=0, size=size, bold=True) for line in office.issuer]
    if numbered:
        left.append(Para(number_line, align="center", indent=0, size=13))
    right = [
        Para(MOTTO[0], align="center", indent=0, size=rng.choice((11, 12)), bold=True),
        Para(MOTTO[1], align="center", indent=0, size=13.5, bold=True, underline=True),
        Para(date_line, align="center", indent=0, size=13, italic=True),
    ]
    d.add(Columns(tuple(left), tuple(right)))
    d.para("", indent=0, size=8)
    truth = d.truth
    truth["doc_type"] = doc_type
    truth["issuer_name"] = office.full_name
    truth["issuer_name_accept"] = list(office.accept)
    truth["place"] = office.place
    truth["issued_on"] = f"{year}-{month:02d}" if blank_day else f"{year}-{month:02d}-{day:02d}"
    if numbered:
        truth["number_symbol"] = symbol
        truth["number"] = None if blank_number else f"{d.number}/{symbol}"
        if blank_number:
            d.find("number-blank", "number")
    if blank_day:
        d.find("date-blank", "issued_on", truth["issued_on"])
    d.printed_number = "" if blank_number else f"{d.number}/{symbol}"
    d.printed_day = "" if blank_day else f"{day:02d}/{month:02d}/{year}"


def title(
    d: Draft, templates: tuple[str, ...], *, doc_type: str = "KẾ HOẠCH", names: str = ""
) -> None:
    period = d.period()
    text = d.rng.choice(templates).format(
        unit=d.running_unit, period=period, movement=d.rng.choice(MOVEMENTS), names=names
    )
    d.centre(doc_type, bold=True, size=14)
    lines = broken(text, d.rng.randint(48, 62))
    for line in lines:
        d.centre(line, bold=True, size=14)
    d.truth["title"] = " ".join(lines)
    d.truth["stage"] = {"start_year": d.start, "end_year": d.end}


def broken(text: str, width: int) -> list[str]:
    """The title's lines, broken at spaces near `width` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


# basis


TWINNING = "hoạt động kết nghĩa giữa các cơ sở giáo dục"


def cited(d: Draft, topic: str = TWINNING) -> list[tuple[str, Json]]:
    """Sentences that cite documents, each with the truth about the document."""
    rng, y = d.rng, d.start
    province = in_running_text(d.province)
    number, month, day = rng.randint(100, 4800), rng.choice((3, 6, 7)), rng.randint(1, 28)
    date, iso = f"{day:02d}/{month}/{y}", f"{y}-{month:02d}-{day:02d}"
    above = (f"Sở Giáo dục và Đào tạo {province}", "SGDĐT")
    return [
        (
            f"Kế hoạch số {number}/KH-{above[1]} ngày {date} của {above[0]} về {topic}",
            {
                "kind": "KẾ HOẠCH",
                "number": f"{number}/KH-{above[1]}",
                "issued_on": iso,
                "issuer": above[0],
            },
        ),
        (
            f"Công văn số {number + 7}/{above[1]}-GDPT ngày {day} tháng {month} năm {y} của "
            f"{above[0]} về hướng dẫn nhiệm vụ giáo dục phổ thông",
            {
                "kind": "CÔNG VĂN",
                "number": f"{number + 7}/{above[1]}-GDPT",
                "issued_on": iso,
                "issuer": above[0],
            },
        ),
        (
            "Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương về đổi mới căn "
            "bản, toàn diện giáo dục và đào tạo",
            {
                "kind": "NGHỊ QUYẾT",
                "number": "29-NQ/TW",
                "issued_on": "2013-11-04",
                "issuer": "Ban Chấp hành Trung ương",
            },
        ),
        (
            "Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2018 của Bộ Giáo dục và Đào tạo ban hành "
            "Chương trình giáo dục phổ thông",
            {
                "kind": "THÔNG TƯ",
                "number": "32/2018/TT-BGDĐT",
                "issued_on": "2018-12-26",
                "issuer": "Bộ Giáo dục và Đào tạo",
            },
        ),
        (
            "Luật Giáo dục ngày 14/6/2019",
            {"kind": "LUẬT", "number": None, "issued_on": "2019-06-14", "kind_accept": ["other"]},
        ),
        (
            f"Quyết định số {number + 31}/QĐ-UBND ngày {date} của UBND {province} về kế hoạch thời "
            "gian năm học",
            {
                "kind": "QUYẾT ĐỊNH",
                "number": f"{number + 31}/QĐ-UBND",
                "issued_on": iso,
                "issuer": f"UBND {province}",
            },
        ),
        ("tình hình thực tế của các đơn vị", {"kind": "other", "number": None, "issued_on": None}),
    ]


def basis(d: Draft, topic: str = TWINNING) -> None:
    """The Căn cứ part: two to four sentences, the last leading over to the body."""
    chosen = cited(d, topic)
    first, last = chosen[0], chosen[-1]
    middle = d.rng.sample(chosen[1:-1], d.rng.randint(0, 2))
    sentences = [*middle, first] + ([last] if d.rng.random() < 0.5 else [])
    for place, (text, truth) in enumerate(sentences):
        verb = (
            d.rng.choice(("Căn cứ", "Căn cứ", "Thực hiện"))
            if truth["kind"] != "other"
            else "Căn cứ"
        )
        end = ";"
        if place == len(sentences) - 1:
            end = f", {d.office.prose} xây dựng kế hoạch với các nội dung sau:"
        d.para(f"{verb} {text}{end}", italic=False)
        d.truth["legal_basis"].append(truth)


# the body


def objectives(d: Draft) -> None:
    """Mục đích and yêu cầu, or mục tiêu, as bullets, numbers, letters or paragraphs."""
    shape = d.rng.choice(("both", "both", "both", "separate", "goal"))
    parts = {
        "purpose": ("Mục đích", wording.PURPOSES),
        "requirement": ("Yêu cầu", wording.REQUIREMENTS),
        "goal": ("Mục tiêu", wording.GOALS),
    }
    if shape == "both":
        d.heading(0, "Mục đích, yêu cầu")
        kinds, depth = ["purpose", "requirement"], 1
    elif shape == "goal":
        kinds, depth = ["goal", "requirement"], 0
    else:
        kinds, depth = ["purpose", "requirement"], 0
    style = d.item_style()
    for kind in kinds:
        name, pool = parts[kind]
        d.heading(depth, name)
        end = d.rng.choice((".", ";"))
        chosen = d.rng.sample(pool, d.rng.randint(2, 4))
        texts = [
            t.format(unit=d.running_unit) + (end if i < len(chosen) - 1 else ".")
            for i, t in enumerate(chosen)
        ]
        for text, number in zip(texts, d.items(texts, style), strict=True):
            truth: Json = {"kind": kind, "text": text}
            d.truth["objectives"].append(truth | ({"number": number} if number else {}))


def content(d: Draft) -> None:
    d.heading(0, "Nội dung thực hiện")
    texts = [t + "." for t in d.rng.sample(wording.CONTENT, d.rng.randint(2, 4))]
    d.items(texts, d.item_style())


def timeline(d: Draft, style: str | None = None) -> None:
    d.heading(0, d.rng.choice(("Thời gian thực hiện", "Tiến độ thực hiện", "Lộ trình thực hiện")))
    chosen = style or d.rng.choice(
        ("by-school-year", "by-school-year", "dated-list", "dated-list", "schedule-table")
    )
    timelines.STYLES[chosen](d)
    if d.rng.random() < 0.15:
        timelines.two_months(d)


def organisation(d: Draft) -> None:
    """Who does what; the last item of the schools is a report with a deadline."""
    section = d.heading(0, "Tổ chức thực hiện")
    for who, pool in d.rng.sample(sorted(wording.TASKS.items()), d.rng.randint(2, 3)):
        d.heading(1, who)
        texts = [t + "." for t in d.rng.sample(pool, min(2, len(pool)))]
        if who == "Các trường học":
            texts.append(report(d))
        for text, number in zip(texts, d.items(texts, "dash"), strict=True):
            d.truth["tasks"].append(
                {"section": section, "number": number, "text": text, "responsible": who}
            )


def report(d: Draft) -> str:
    moment = d.rng.choice((timelines.before, timelines.yearly_before))(d, d.end - 1)
    act = d.rng.choice(wording.REPORTS).format(issuer=d.office.prose)
    text = f"{act} {moment.phrase}." if d.rng.random() < 0.5 else f"{act} ({moment.phrase})."
    timelines.add_event(d, moment, text, [act])
    return text


def closing(d: Draft, sentences: tuple[str, ...] = wording.CLOSINGS) -> None:
    prose = timelines.capital(d.office.prose)
    d.para(d.rng.choice(sentences).format(issuer=prose))


def signature(d: Draft) -> None:
    """Nơi nhận at the left, capacity (KT., TM.), title and name at the right."""
    name, title_line = pairings.person(d), d.office.signer_title
    capacity = None
    lines = [title_line]
    deputies = {
        "TRƯỞNG PHÒNG": "PHÓ TRƯỞNG PHÒNG",
        "GIÁM ĐỐC": "PHÓ GIÁM ĐỐC",
        "HIỆU TRƯỞNG": "PHÓ HIỆU TRƯỞNG",
    }
    if title_line in deputies and d.rng.random() < 0.3:
        capacity = f"KT. {title_line}"
        title_line = deputies[title_line]
        lines = [capacity, title_line]
    if d.office.kind == "union":
        capacity = "TM. BAN THƯỜNG VỤ"
        lines = [capacity, title_line]
    recipients = recipient_lines(d)
    left = [Para("Nơi nhận:", bold=True, italic=True, align="left", indent=0, size=12)]
    left += [Para(r, label="-", align="left", indent=0, size=11) for r in recipients]
    right = [Para(line, bold=True, align="center", indent=0) for line in lines]
    right += [Para("", align="center", indent=0)] * 3
    right.append(Para(name, bold=True, align="center", indent=0))
    d.add(Columns(tuple(left), tuple(right), (0.5, 0.5)))
    d.truth["signers"].append(
        {"name": name, "title": title_line, "capacity": capacity, "organisation": None}
    )
    d.truth["recipients"] = [r.removesuffix(";") for r in recipients]
    d.truth["recipients_accept"] = [[r.rstrip(";.") for r in recipients]]


def recipient_lines(d: Draft) -> list[str]:
    above = {
        "district": f"UBND {d.running_unit} (để b/c);",
        "union": "LĐLĐ huyện (để b/c);",
        "province": "Bộ GDĐT (để b/c);",
        "commune": f"UBND {d.running_unit};",
        "school": "Phòng GDĐT (để b/c);",
    }[d.office.kind]
    middle = d.rng.choice(("Các trường học (để t/h);", "Các đơn vị liên quan;", "Như trên;"))
    return [above, middle, d.rng.choice(("Lưu: VT.", "Lưu: VT, CM.", "Lưu VT."))]


# whole documents


def plan_with_list(d: Draft, layout: str, *, annexed: bool) -> None:
    """A plan whose list stands in the body or in an annex behind the signature."""
    mentor = layout.startswith("mentor")
    letterhead(d)
    title(d, wording.MENTOR_TITLES if mentor else wording.TITLES)
    basis(d)
    objectives(d)
    if not annexed:
        d.heading(0, d.rng.choice(("Phân công kết nghĩa", "Danh sách các đơn vị kết nghĩa")))
        pairings.LAYOUTS[layout](d)
    content(d)
    timeline(d)
    organisation(d)
    closing(d)
    signature(d)
    if annexed:
        d.page(landscape=False)
        pairings.LAYOUTS[layout](d)


def annex_alone(d: Draft, layout: str) -> None:
    """Only the annex reached us."""
    reference_number = f"{d.rng.randint(20, 900)}/{d.office.symbol}"
    d.centre("PHỤ LỤC", bold=True)
    issuer = d.office.full_name
    text = f"(Kèm theo Kế hoạch số {reference_number} ngày 15/9/{d.start} của {issuer})"
    d.centre(text, italic=True)
    truth = d.truth
    truth["doc_type"], truth["doc_type_accept"] = "PHỤ LỤC", ["KẾ HOẠCH", "DANH SÁCH", None]
    truth["issuer_name"] = issuer
    truth["issuer_name_accept"] = [*d.office.accept, None]
    truth["number_accept"] = [reference_number]
    truth["number_symbol_accept"] = [d.office.symbol]
    truth["issued_on_accept"] = [f"{d.start}-09-15"]
    pairings.LAYOUTS[layout](d)


FLOWING = frozenset(
    listed(
        "numbered-list, bullet-sentences, mentor-sentences, prose-only, inline-by-level, "
        "cluster-list, mentor-table, three-columns, two-in-a-cell, "
        "commune-table, lead-rowspan, communes-in-brackets, headless-table, mixed-levels"
    )
)


def build(d: Draft, layout: str) -> None:
    if layout == "annex-alone":
        inner = d.rng.choice(("ruled-table", "level-section-rows", "level-column", "cluster-table"))
        annex_alone(d, inner)
    elif layout in SPECIAL:
        SPECIAL[layout](d)
    else:
        annexed = layout not in FLOWING or (d.rng.random() < 0.3 and "list" not in layout)
        if layout in ("bullet-sentences", "mentor-sentences", "prose-only", "inline-by-level"):
            annexed = False
        plan_with_list(d, layout, annexed=annexed)


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
    pairings.record(d, [[s] for s in (own, *partners)], "printed")
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
    a, b = d.school(level), d.school(level, pairings.other_district(d))
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
        name = pairings.person(d)
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
    pairings.record(d, [[a], [b]], "printed")
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
    pairings.LAYOUTS[layout](d)
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
    pairings.LAYOUTS[layout](d)


SPECIAL: dict[str, Callable[[Draft], None]] = {
    "school-plan": school_plan,
    "memorandum": memorandum,
    "dispatch": dispatch,
    "decision": decision,
}
OFFICE_OF = {
    "school-plan": ("school",),
    "memorandum": ("district",),
    "dispatch": ("district", "province"),
    "decision": ("district", "province"),
    "inter-province": ("commune", "new-province"),
    "two-districts": ("district",),
}


def plan_layouts() -> list[str]:
    """The names of the layouts that pair schools."""
    return [*pairings.LAYOUTS, "annex-alone", *SPECIAL]
