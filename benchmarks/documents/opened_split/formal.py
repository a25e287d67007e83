"""The formal parts of a test document: letterhead, title, basis, objectives, tasks, signature."""

from __future__ import annotations

from benchmarks.documents.model import Para
from benchmarks.documents.opened_split import wording
from benchmarks.documents.opened_split.names import Listed
from benchmarks.documents.opened_split.sheet import Bureau, Sheet
from benchmarks.documents.places import District, in_running_text, without_word
from benchmarks.documents.truth import Json

STATE, CREED = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def office_of_district(place: District, symbol: str = "KH-GDĐT") -> Bureau:
    """A district's education office (phòng giáo dục và đào tạo); what is above it in two lines."""
    unit = in_running_text(place.name)
    full = f"Phòng Giáo dục và Đào tạo {unit}"
    short = f"Phòng GD&ĐT {unit}"
    return Bureau(
        ("ỦY BAN NHÂN DÂN", place.name.upper()), ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",), full, short,
        symbol, place.short, "TRƯỞNG PHÒNG",
        accept=("Phòng Giáo dục và Đào tạo", short, f"Phòng GDĐT {unit}"),
    )  # fmt: skip


def department(place: District, symbol: str = "KH-SGDĐT") -> Bureau:
    """A province's education department (sở giáo dục và đào tạo)."""
    unit = in_running_text(place.province)
    full = f"Sở Giáo dục và Đào tạo {unit}"
    town = wording.SEATS.get(place.province, without_word(place.province))
    return Bureau(
        (f"UBND {place.province.upper()}",), ("SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"), full, "Sở GD&ĐT",
        symbol, town, "GIÁM ĐỐC",
        accept=("Sở Giáo dục và Đào tạo", f"Sở Giáo dục và Đào tạo {without_word(place.province)}"),
    )  # fmt: skip


def union(place: District) -> Bureau:
    """The education trade union of a province (công đoàn ngành giáo dục)."""
    unit = in_running_text(place.province)
    full = f"Công đoàn ngành Giáo dục {unit}"
    town = wording.SEATS.get(place.province, without_word(place.province))
    return Bureau(
        (f"LIÊN ĐOÀN LAO ĐỘNG {place.province.upper()}",), ("CÔNG ĐOÀN NGÀNH GIÁO DỤC",), full,
        "Công đoàn ngành Giáo dục", "KH-CĐN", town, "CHỦ TỊCH", "TM. BAN THƯỜNG VỤ",
        ("Công đoàn ngành Giáo dục", f"Công đoàn ngành Giáo dục {without_word(place.province)}"),
    )  # fmt: skip


def committee(ward: str, province: str) -> Bureau:
    """The people's committee of a commune or ward after July 2025."""
    unit = in_running_text(ward)
    full = f"Ủy ban nhân dân {unit}"
    return Bureau(
        (province.upper(),), ("ỦY BAN NHÂN DÂN", ward.upper()), full, f"UBND {unit}", "KH-UBND",
        ward.split(" ", 1)[1], "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN",
        (f"UBND {unit}", "Ủy ban nhân dân", f"{full}, {in_running_text(province)}"),
    )  # fmt: skip


def school_office(own: Listed, above: tuple[str, ...], place: str, *more: str) -> Bureau:
    """A school that writes itself."""
    full = f"Trường {own.full_name}"
    letters = "".join(w[0] for w in own.name.split() if w[0].isalnum()).upper()
    level = {"TH&THCS": "THCS", "THCS&THPT": "THPT"}.get(own.level, own.level)
    return Bureau(
        above, (full.upper(),), full, f"Trường {own.full_name}", f"KH-{level}{letters}", place,
        "HIỆU TRƯỞNG", accept=(own.full_name, *(f"{full} {m}" for m in more)),
    )  # fmt: skip


# letterhead and title


def opening(s: Sheet, doc_type: str, *, month: int | None = None, subject: str = "") -> None:
    """Letterhead in two columns; number or day blank now and then.

    `subject` stands under the number of a dispatch (công văn).
    """
    b, rng = s.bureau, s.rng
    s.number = f"{rng.randint(11, 2980)}/{b.symbol}"
    month, day = month or rng.choice((8, 9)), rng.randint(3, 27)
    blank = rng.random() < 0.1
    shown = s.number.replace("/", rng.choice(("/", "/", " / ")))
    line = f"Số:{' ' * 9}/{b.symbol}" if blank else rng.choice(("Số: {}", "Số {}")).format(shown)
    undated = rng.random() < 0.08
    stamp = rng.choice((f"{day:02d} tháng {month:02d}", f"{day:02d} tháng {month}"))
    stamp = f"{' ' * 6} tháng {month}" if undated else stamp
    left = [Para(t, align="center", indent=0, size=12) for t in b.above]
    left += [Para(t, align="center", indent=0, size=12, bold=True) for t in b.own]
    left.append(Para("─" * 7, align="center", indent=0, size=8))
    left.append(Para(line, align="center", indent=0, size=13))
    if subject:
        left.append(Para(subject, align="center", indent=0, size=12, italic=True))
    right = [
        Para(STATE, align="center", indent=0, size=11.5, bold=True),
        Para(CREED, align="center", indent=0, size=12.5, bold=True, underline=True),
        Para(f"{b.place}, ngày {stamp} năm {s.start}", align="center", indent=0, italic=True),
    ]
    s.columns(left, right, 0.43)
    s.day = None if undated else f"{day}/{month}/{s.start}"
    s.truth |= {
        "doc_type": doc_type, "number": None if blank else s.number, "number_symbol": b.symbol,
        "issuer_name": b.full_name, "issuer_name_accept": list(b.accept), "place": b.place,
        "issued_on": f"{s.start}-{month:02d}-{day:02d}",
        "stage": {"start_year": s.start, "end_year": s.end},
    }  # fmt: skip
    if blank:
        s.number = None
        s.find("number-blank", "number", None)
    if undated:
        s.truth["issued_on"] = f"{s.start}-{month:02d}"
        s.find("date-blank", "issued_on", f"{s.start}-{month:02d}")


def title(s: Sheet, *lines: str, doc_type: str | None = None) -> None:
    """The type line and the title, in the given lines."""
    if doc_type:
        s.centre(doc_type, bold=True, size=15)
    for line in lines:
        s.centre(line, bold=True)
    s.truth["title"] = " ".join(lines)


# basis


def sources(s: Sheet) -> list[tuple[str, Json]]:
    """Sentences that cite documents, each with its truth; all older than the document."""
    y, rng, province = s.start, s.rng, s.province
    number, day = rng.randint(210, 3900), rng.randint(2, 28)
    chief = f"Sở Giáo dục và Đào tạo {province}"
    return [
        (f"Công văn số {number}/SGDĐT-GDTrH ngày {day:02d}/7/{y} của {chief} về việc tăng cường "
         "liên kết, giúp đỡ giữa các nhà trường",
         {"kind": "CÔNG VĂN", "number": f"{number}/SGDĐT-GDTrH", "issuer": chief,
          "issued_on": f"{y}-07-{day:02d}"}),
        (f"Chỉ thị số {number % 40 + 1}/CT-UBND ngày {day} tháng 6 năm {y} của Ủy ban nhân dân "
         f"{province} về nâng cao chất lượng giáo dục vùng khó khăn",
         {"kind": "CHỈ THỊ", "number": f"{number % 40 + 1}/CT-UBND",
          "issuer": f"Ủy ban nhân dân {province}", "issued_on": f"{y}-06-{day:02d}"}),
        ("Quyết định số 1719/QĐ-TTg ngày 14/10/2021 của Thủ tướng Chính phủ",
         {"kind": "QUYẾT ĐỊNH", "number": "1719/QĐ-TTg", "issuer": "Thủ tướng Chính phủ",
          "issued_on": "2021-10-14"}),
        ("Thông tư số 52/2020/TT-BGDĐT ngày 31 tháng 12 năm 2020 của Bộ trưởng Bộ Giáo dục và Đào "
         "tạo ban hành Điều lệ Trường mầm non",
         {"kind": "THÔNG TƯ", "number": "52/2020/TT-BGDĐT", "issued_on": "2020-12-31",
          "issuer": "Bộ trưởng Bộ Giáo dục và Đào tạo",
          "issuer_accept": ["Bộ Giáo dục và Đào tạo"]}),
        ("nguyện vọng của các nhà trường và cha mẹ học sinh",
         {"kind": "other", "number": None, "issued_on": None}),
    ]  # fmt: skip


def basis(s: Sheet, last: str, *, italic: bool = False) -> None:
    """Two or three sentences of basis; `last` leads over to the body."""
    found = sources(s)
    chosen = s.rng.sample(found[:-1], s.rng.randint(1, 2)) + found[-1:] * s.rng.randint(0, 1)
    for place, (text, truth) in enumerate(chosen):
        verb = "Căn cứ" if italic or place or s.rng.random() < 0.5 else "Thực hiện"
        s.para(f"{verb} {text}{';' if place < len(chosen) - 1 else f'; {last}'}", italic=italic)
        s.truth["legal_basis"].append(truth)


# the body


def aims(s: Sheet, shape: str, mark: str) -> None:
    """Purposes and requirements under one heading (`joint`), two (`apart`), or goals (`goals`)."""
    parts: list[tuple[str, str, tuple[str, ...]]] = [
        ("purpose", "Mục đích", wording.AIMS),
        ("requirement", "Yêu cầu", wording.DEMANDS),
    ]
    if shape == "goals":
        parts = [("goal", "Mục tiêu", wording.TARGETS)]
    if shape == "joint":
        s.heading(0, s.rng.choice(("Mục đích - Yêu cầu", "Mục đích và yêu cầu")))
    for kind, name, pool in parts:
        s.heading(1 if shape == "joint" else 0, name + ":" * (s.habit == "slash"))
        texts = [f"{t}{'.' if s.rng.random() < 0.7 else ';'}" for t in s.some(pool, 2, 3)]
        texts[-1] = texts[-1][:-1] + "."
        for text, number in zip(texts, s.items(texts, mark), strict=True):
            s.objective(kind, text, number)


def activities(s: Sheet, mark: str, name: str = "Nội dung hoạt động") -> None:
    """What the schools do together: no dates, no truth of its own."""
    s.heading(0, name)
    s.items([f"{t}." for t in s.some(wording.WORK, 2, 4)], mark)


def duties(s: Sheet, mark: str, name: str = "Tổ chức thực hiện") -> None:
    """Who does what."""
    section = s.heading(0, name)
    for who, pool in s.rng.sample(sorted(wording.DUTIES.items()), 2):
        heading = s.heading(1, who)
        texts = [f"{t}." for t in s.some(pool, 1, 2)]
        for text, number in zip(texts, s.items(texts, mark), strict=True):
            s.truth["tasks"].append(
                {"section": section, "section_accept": [heading, f"{section} {heading}"],
                 "number": number, "text": text, "responsible": who}
            )  # fmt: skip


def ending(s: Sheet, *, closing: bool = True) -> None:
    """Closing sentence, recipients and signature."""
    if closing:
        prose = s.bureau.prose
        school = s.bureau.signer == "HIỆU TRƯỞNG"
        pool = wording.SCHOOL_CLOSINGS if school else wording.CLOSINGS
        s.para(s.rng.choice(pool).format(issuer=prose))
    b, name = s.bureau, s.person()
    deputy = b.capacity is None and s.rng.random() < 0.35
    capacity = f"KT. {b.signer}" if deputy else b.capacity
    post = f"PHÓ {b.signer}" if deputy else b.signer
    recipients = [*s.rng.choice(wording.RECIPIENTS), s.rng.choice(("Lưu: VT.", "Lưu VT, TCCB."))]
    left = [Para("Nơi nhận:", bold=True, italic=True, align="left", indent=0, size=12)]
    left += [
        Para(r + ("" if r.endswith(".") else ";"), label="-", align="left", indent=0, size=11)
        for r in recipients
    ]
    right = [Para(t, bold=True, align="center", indent=0) for t in (capacity, post) if t]
    right += [Para("", align="center", indent=0)] * 3
    right.append(Para(name, bold=True, align="center", indent=0))
    s.columns(left, right, 0.52)
    s.truth["signers"].append(
        {"name": name, "title": post, "capacity": capacity, "organisation": None}
    )
    s.truth["recipients"] = recipients
    s.truth["recipients_accept"] = [[r.rstrip(".") for r in recipients]]
