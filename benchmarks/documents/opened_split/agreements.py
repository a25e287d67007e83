"""Test layouts in which schools speak for themselves: agreements, minutes, a school's plan."""

from __future__ import annotations

from benchmarks.documents.model import Para
from benchmarks.documents.opened_split import formal, times
from benchmarks.documents.opened_split.names import Listed
from benchmarks.documents.opened_split.sheet import Sheet, cell, head, mid
from benchmarks.documents.places import in_running_text, without_word

BLANKS = ("\u00a0",) * 3  # room for a signature


def _state(s: Sheet, place: str, doc_type: str, *lines: str) -> tuple[str, str]:
    """Motto across the page, type and title; returns the day as printed and as ISO."""
    month, day = s.rng.choice((9, 10, 11)), s.rng.randint(5, 26)
    iso = f"{s.start}-{month:02d}-{day:02d}"
    s.centre(formal.STATE, bold=True, size=13)
    s.centre(formal.CREED, bold=True, underline=True)
    s.para("", indent=0)
    s.centre(doc_type, bold=True, size=15)
    for line in lines:
        s.centre(line, bold=True)
    s.truth |= {"doc_type": doc_type, "title": " ".join(lines), "place": None,
                "place_accept": [place], "issued_on": iso, "issued_on_accept": [None],
                "stage": {"start_year": s.start, "end_year": s.end}}  # fmt: skip
    return f"ngày {day} tháng {month:02d} năm {s.start}", iso


def _seal(s: Sheet, schools: list[Listed], people: list[str]) -> None:
    """The signatures of all parties in a table without rules."""
    cells = []
    for school, person in zip(schools, people, strict=True):
        lines = (f"ĐẠI DIỆN {school.printed('school-word').upper()}", "HIỆU TRƯỞNG")
        cells.append(cell(*lines, *BLANKS, person, bold=True, align="center"))
    s.table([tuple(cells)], tuple(1.0 for _ in schools), ruled=False, header_rows=0)
    for school, person in zip(schools, people, strict=True):
        title = school.printed("school-word").upper()
        s.truth["signers"].append(
            {"name": person, "title": "HIỆU TRƯỞNG", "title_accept": ["Hiệu trưởng"],
             "capacity": None, "organisation": title,
             "organisation_accept": [school.full_name, f"Trường {school.full_name}",
                                     f"ĐẠI DIỆN {title}", None]}
        )  # fmt: skip


def three_parties(s: Sheet) -> None:
    """A memorandum of three schools in roman parts, three signatures side by side."""
    level = s.rng.choice(("MN", "TH", "THCS"))
    schools = [s.school(level), s.school(level, far=True), s.school(level)]
    shown = [x.printed("school-word") for x in schools]
    place = without_word(s.here.province)
    phrase, iso = _state(
        s, place, "BIÊN BẢN GHI NHỚ", "Về hợp tác, kết nghĩa giữa ba nhà trường", s.period()
    )
    s.truth |= {"issuer_name": "; ".join(shown),
                "issuer_name_accept": ["; ".join(x.full_name for x in schools), None,
                                       "; ".join(f"Trường {x.full_name}" for x in schools)]
                }  # fmt: skip
    text, truth = s.rng.choice(formal.sources(s)[:4])
    s.para(f"Căn cứ {text};", italic=True)
    s.truth["legal_basis"].append(truth)
    opening = f"Hôm nay, {phrase}, tại {shown[0]}, đại diện ba đơn vị gồm có:"
    s.para(opening)
    people = [s.person() for _ in schools]
    for index, (school, person) in enumerate(zip(schools, people, strict=True)):
        unit = in_running_text(school.district or "")
        s.para(f"Bên {'ABC'[index]}: {shown[index]}, {unit}", bold=True, align="left")
        s.para(f"Người đại diện: {person} - Chức vụ: Hiệu trưởng", align="left")
    agreed = "Ba bên cùng ký biên bản ghi nhớ kết nghĩa với các điều khoản sau:"
    s.para(agreed)
    s.event(iso, "day", phrase, agreed, when_text_accept=[f"Hôm nay, {phrase}"],
            activity_accept=[opening, f"{opening} {agreed}", "ký biên bản ghi nhớ kết nghĩa",
                             f"tại {shown[0]}, đại diện ba đơn vị gồm có:"])  # fmt: skip
    s.record([[x] for x in schools])
    formal.aims(s, "goals", "1.1." if s.habit == "decimal" else "-")
    formal.activities(s, "-", "Nội dung hợp tác")
    s.heading(0, "Lộ trình")
    times.year_blocks(s)
    s.para("Biên bản được lập thành ba bản có giá trị như nhau, mỗi bên giữ một bản.")
    _seal(s, schools, people)


def minutes(s: Sheet) -> None:
    """Minutes (biên bản) of a meeting of heads that agrees on pairs in sentences."""
    place = s.here.short
    phrase, iso = _state(
        s, place, "BIÊN BẢN", "Họp thống nhất các cặp trường kết nghĩa", s.period()
    )
    s.truth |= {"issuer_name": None, "issuer_name_accept": [s.bureau.full_name, s.bureau.prose]}
    opened = (
        f"Vào lúc 8 giờ 00 phút, {phrase}, tại hội trường {s.bureau.prose} đã diễn ra cuộc họp."
    )
    s.para(opened)
    s.event(iso, "time", f"8 giờ 00 phút, {phrase}", opened, start=f"{iso}T08:00", end=None,
            end_accept=[f"{iso}T08:00", iso], optional=True,
            activity_accept=[f"tại hội trường {s.bureau.prose} đã diễn ra cuộc họp."],
            when_text_accept=[f"Vào lúc 8 giờ 00 phút, {phrase}", phrase])  # fmt: skip
    s.heading(0, "Thành phần")
    s.items([f"Chủ trì: {s.person()}, lãnh đạo phòng.", f"Thư ký: {s.person()}, chuyên viên.",
             "Hiệu trưởng các trường được mời."], "-")  # fmt: skip
    s.heading(0, "Nội dung")
    s.para("Chủ trì nêu sự cần thiết của việc kết nghĩa, gợi ý một số nội dung phối hợp; các đại "
           "biểu thảo luận sôi nổi.")  # fmt: skip
    section = s.heading(0, "Kết luận")
    s.para("Cuộc họp nhất trí ghép các cặp trường như sau:")
    _sentences(s, section)
    s.heading(0, "Công việc tiếp theo")
    times.dated_list(s, "-", 2, 4)
    s.para("Biên bản đã được đọc lại cho mọi người cùng nghe và thông qua.")
    people = [s.person(), s.person()]
    posts = ("THƯ KÝ", "CHỦ TRÌ")
    sides = [[Para(t, bold=True, align="center", indent=0) for t in (post, *BLANKS, who)]
             for post, who in zip(posts, people, strict=True)]  # fmt: skip
    s.columns(sides[0], sides[1])
    for who, post in zip(people, posts, strict=True):
        s.truth["signers"].append(
            {"name": who, "title": post, "capacity": None, "organisation": None}
        )


def _sentences(s: Sheet, section: str) -> None:
    verbs = ("{a} nhận kết nghĩa với {b}.", "{a} cùng {b} kết thành một cặp trường kết nghĩa.",
             "{a} và {b} là hai đơn vị kết nghĩa.")  # fmt: skip
    texts = []
    for _ in range(s.rng.randint(3, 6)):
        a, b = s.pair(s.rng.choice(("MN", "TH", "THCS")))
        shown = {"a": a.printed("school-word"), "b": b.printed("school-word")}
        texts.append(s.rng.choice(verbs).format(**shown))
        s.record([[a], [b]], section_accept=[section, "Kết luận", section.split(" ", 1)[1]])
    s.items(texts, s.rng.choice(("+", "-")))


def month_school_plan(s: Sheet) -> None:
    """A school's plan with one partner: a table by months and a visit by the clock."""
    level = s.rng.choice(("MN", "TH", "THCS", "TH&THCS"))
    own, partner = s.pair(level, far=True)
    s.bureau = formal.school_office(own, (f"UBND {s.here.name.upper()}",), s.here.short, s.unit)
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, f"Kết nghĩa với {partner.printed('school-word')},",
                 f"{in_running_text(partner.district or '')} {s.period()}",
                 doc_type="KẾ HOẠCH")  # fmt: skip
    formal.basis(s, "nhà trường xây dựng kế hoạch như sau:")
    s.para(f"{own.printed('school-word')} và {partner.printed('school-word')} thống nhất kết nghĩa "
           "trên tinh thần bình đẳng, cùng tiến bộ.")  # fmt: skip
    s.record([[own], [partner]])
    formal.aims(s, "joint", "-")
    formal.activities(s, "+")
    s.heading(0, "Kế hoạch từng tháng")
    times.month_table(s)
    s.heading(0, "Chuyến thăm trường bạn")
    times.clock_list(s, "Lịch trình {day}")
    formal.duties(s, "+", "Phân công nhiệm vụ")
    formal.ending(s)


def school_fields(s: Sheet) -> None:
    """A plan of two schools side by side in the letterhead; their facts in a comparing table."""
    level = s.rng.choice(("TH", "THCS"))
    a, b = s.pair(level, far=True)
    shown = [x.printed("school-word") for x in (a, b)]
    sides = [[Para(line, bold=True, align="center", indent=0, size=12)
              for line in (x.upper(), in_running_text(p.district or "").upper())]
             for x, p in zip(shown, (a, b), strict=True)]  # fmt: skip
    s.columns(sides[0], sides[1])
    day = s.rng.randint(4, 26)
    place = s.here.short
    s.para(f"{place}, ngày {day:02d} tháng 9 năm {s.start}", italic=True, align="right")
    formal.title(s, "Phối hợp kết nghĩa giữa hai trường", s.period(), doc_type="KẾ HOẠCH LIÊN TỊCH")
    units = [in_running_text(x.district or "") for x in (a, b)]
    s.truth |= {
        "doc_type": "KẾ HOẠCH LIÊN TỊCH", "doc_type_accept": ["KẾ HOẠCH"], "place": place,
        "issued_on": f"{s.start}-09-{day:02d}",
        "stage": {"start_year": s.start, "end_year": s.end},
        "issuer_name": "; ".join(f"Trường {x.full_name} {u}"
                                 for x, u in zip((a, b), units, strict=True)),
        "issuer_name_accept": ["; ".join(f"Trường {x.full_name}" for x in (a, b)),
                               "; ".join(x.full_name for x in (a, b))],
    }  # fmt: skip
    formal.aims(s, "apart", "-")
    s.record([[a], [b]])
    s.heading(0, "Đặc điểm hai đơn vị")
    rows = [head("Tiêu chí", *shown)]
    for name, low, high in (("Số lớp", 9, 30), ("Số học sinh", 180, 900), ("Số giáo viên", 16, 52)):
        rows.append((cell(name), *(mid(str(s.rng.randint(low, high))) for _ in shown)))
    s.table(rows, (3, 4, 4))
    formal.activities(s, "-")
    s.heading(0, "Thời gian thực hiện")
    times.dated_list(s, "-")
    _seal(s, [a, b], [s.person(), s.person()])


def pledge(s: Sheet) -> None:
    """A pledge (bản giao ước) of two schools in articles, without a table."""
    level = s.rng.choice(("MN", "TH", "THCS"))
    a, b = s.pair(level, far=True)
    phrase, iso = _state(s, s.here.short, "BẢN GIAO ƯỚC KẾT NGHĨA", "Đồng hành cùng trường bạn",
                         s.period())  # fmt: skip
    shown = [x.printed("school-word") for x in (a, b)]
    s.truth |= {"doc_type_accept": ["BẢN GIAO ƯỚC", "GIAO ƯỚC"], "issuer_name": "; ".join(shown),
                "issuer_name_accept": ["; ".join(f"Trường {x.full_name}" for x in (a, b)),
                                       "; ".join(x.full_name for x in (a, b)), None]}  # fmt: skip
    places = [
        f"{x}, {in_running_text(p.district or '')}" for x, p in zip(shown, (a, b), strict=True)
    ]
    rest = f"{places[0]} và {places[1]} ký giao ước kết nghĩa như sau:"
    agreed = f"Hôm nay, {phrase}, {rest}"
    s.para(agreed)
    s.event(iso, "day", phrase, agreed, when_text_accept=[f"Hôm nay, {phrase}"],
            activity_accept=[rest, "ký giao ước kết nghĩa như sau:",
                             "ký giao ước kết nghĩa"])  # fmt: skip
    s.record([[a], [b]])
    formal.aims(s, "goals", "-")
    formal.activities(s, "-", "Cam kết chung")
    s.heading(0, "Thời gian")
    times.dated_list(s, "-", 2, 4)
    _seal(s, [a, b], [s.person(), s.person()])
