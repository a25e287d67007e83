"""The formal parts: letterhead, title, legal basis, signature and recipients."""

from __future__ import annotations

from benchmarks.documents.draft import Draft, Json
from benchmarks.documents.model import Columns, Para
from benchmarks.documents.pairings.parts import person
from benchmarks.documents.places import in_running_text
from benchmarks.documents.plans.offices import MOTTO
from benchmarks.documents.wording import MOVEMENTS


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


def signature(d: Draft) -> None:
    """Nơi nhận at the left, capacity (KT., TM.), title and name at the right."""
    name, title_line = person(d), d.office.signer_title
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
