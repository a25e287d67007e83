"""Test layouts whose pairs stand in a table."""

from __future__ import annotations

from benchmarks.documents.model import Cell
from benchmarks.documents.opened_split import formal, times, wording
from benchmarks.documents.opened_split.sheet import Sheet, cell, head, mid
from benchmarks.documents.places import in_running_text

SECTION = {"MN": "bậc học mầm non", "TH": "bậc tiểu học", "THCS": "bậc trung học cơ sở"}
COLUMN = {"MN": "Mầm non", "TH": "Tiểu học", "THCS": "Trung học cơ sở"}


def stacked_pairs(s: Sheet) -> None:
    """A pair in two lines of one merged cell, TT merged; its contents and contacts in two rows."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, "Ghép đôi các trường học cùng tiến", f"ở {s.unit}", s.period(),
                 doc_type="KẾ HOẠCH")  # fmt: skip
    formal.basis(s, f"{s.bureau.prose} lập kế hoạch ghép đôi kết nghĩa như sau:")
    formal.aims(s, "joint", "-")
    section = s.heading(0, "Các đôi trường kết nghĩa")
    style = s.rng.choice(("school-word", "short", "school-long"))
    plain = ("Đôi trường", "Việc trọng tâm", "Đầu mối")
    titles = s.rng.choice((plain, ("Cặp đơn vị kết nghĩa", "Nội dung phối hợp", "Người phụ trách")))
    rows = [head(s.rng.choice(("Số TT", "TT", "Đôi số")), *titles)]
    for number in range(1, s.rng.randint(5, 10)):
        pair = s.pair(s.rng.choice(("MN", "TH", "TH", "THCS", "TH&THCS")))
        focus = s.rng.sample(wording.FOCUS, 2)
        names = [one.printed(style) for one in pair]
        front = (mid(str(number), rowspan=2), cell(*names, rowspan=2))
        rows.append((*front, cell(focus[0]), cell(s.person())))
        rows.append((cell(focus[1]), cell(s.person())))
        s.record([[p] for p in pair], row=str(number), section=section, focus=focus,
                 section_accept=[None, "Các đôi trường kết nghĩa"])  # fmt: skip
    s.table(rows, (1, 4, 5, 3), repeat_header=True)
    formal.activities(s, "-")
    s.heading(0, "Mốc thời gian")
    times.dated_list(s, "-")
    formal.duties(s, "-")
    formal.ending(s)


def level_matrix(s: Sheet) -> None:
    """Areas down, levels across, a pair in each cell; no row numbers."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, f"Xây dựng quan hệ kết nghĩa theo khu vực {s.period()}", doc_type="KẾ HOẠCH")
    formal.basis(s, f"{s.bureau.prose} ban hành kế hoạch với những nội dung chủ yếu sau đây:")
    formal.aims(s, "goals", "1.1.")
    s.heading(0, "Sơ đồ kết nghĩa theo khu vực và cấp học")
    levels = s.rng.choice((("MN", "TH", "THCS"), ("TH", "THCS")))
    joint = s.rng.choice((" ↔ ", " – ", " và "))
    rows = [head("Khu vực", *(COLUMN[level] for level in levels))]
    areas = s.rng.sample(("Vùng thấp", "Vùng giữa", "Vùng cao", "Dọc sông", "Trung tâm"), 4)
    for area in areas[: s.rng.randint(3, 4)]:
        cells = [cell(area, bold=True)]
        for level in levels:
            pair = s.pair(level)
            cells.append(cell(joint.join(one.printed("bare") for one in pair)))
            one = s.record([[p] for p in pair], source="section", section=area,
                           section_accept=[None, COLUMN[level], f"{area} {COLUMN[level]}",
                                           f"{COLUMN[level]} {area}"])  # fmt: skip
            for school in one["schools"]:
                school["level_source_accept"] = ["printed"]
        rows.append(tuple(cells))
    s.table(rows, (2, *(4 for _ in levels)))
    s.heading(0, "Tiến độ")
    times.year_blocks(s)
    formal.ending(s)


def district_header(s: Sheet) -> None:
    """The district of each school column stands in the second header row."""
    formal.opening(s, "KẾ HOẠCH")
    between = f"giữa các trường của {s.unit} và {in_running_text(s.there.name)}"
    formal.title(s, "Hợp tác giáo dục", between, s.period(), doc_type="KẾ HOẠCH")
    formal.basis(s, f"{s.bureau.prose} xây dựng kế hoạch hợp tác cụ thể như sau:")
    formal.aims(s, "apart", "+")
    formal.activities(s, "+")
    s.heading(0, "Lịch hoạt động chung")
    times.dated_list(s, "+")
    formal.ending(s)
    s.page(landscape=s.rng.random() < 0.5)
    title = "BẢNG PHÂN CÔNG TRƯỜNG KẾT NGHĨA"
    s.centre(title, bold=True)
    style = s.rng.choice(("word", "short", "long"))
    sides = s.rng.choice(
        (("Bên A", "Bên B"), ("Trường", "Trường kết nghĩa"), ("Đơn vị", "Kết nghĩa với"))
    )
    upper: tuple[Cell, ...] = (
        mid("TT", bold=True, rowspan=2), mid(sides[0], bold=True), mid(sides[1], bold=True),
        mid("Môn, hoạt động phối hợp", bold=True, rowspan=2),
    )  # fmt: skip
    lower = [f"({'Thuộc ' + p.name[0].lower() + p.name[1:]})" for p in (s.here, s.there)]
    rows = [upper, tuple(mid(t, italic=True) for t in lower)]
    for number in range(1, s.rng.randint(8, 16)):
        pair = s.pair(s.rng.choice(("MN", "TH", "THCS", "THCS")), far=True)
        focus = s.rng.choice(wording.FOCUS)
        rows.append((mid(f"{number:02d}"), *(cell(p.printed(style)) for p in pair), cell(focus)))
        s.record([[p] for p in pair], row=f"{number:02d}", row_accept=[str(number)], focus=[focus],
                 section_accept=[title])  # fmt: skip
    s.table(rows, (1, 4, 4, 5), header_rows=2, repeat_header=True, cut_rows=True)


def annexes(s: Sheet) -> None:
    """An annex (phụ lục) with its own caption and table for each level."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, f"Kết nghĩa trường học “Chung một tấm lòng” {s.period()}", doc_type="KẾ HOẠCH")
    formal.basis(s, f"{s.bureau.prose} xây dựng kế hoạch kết nghĩa trường học như sau:")
    formal.aims(s, "joint", "a.")
    formal.activities(s, "a.")
    s.heading(0, "Thời gian tiến hành")
    times.year_blocks(s)
    formal.duties(s, "-")
    formal.ending(s)
    wrong = s.rng.random() < 0.2 and s.number is not None and s.day is not None
    for index, level in enumerate(s.rng.choice((("MN", "TH", "THCS"), ("TH", "THCS")))):
        s.page()
        caption = f"Danh mục các trường {SECTION[level]} kết nghĩa"
        label = f"Phụ lục {'I' * (index + 1)}"
        s.centre(label, bold=True)
        s.centre(caption.upper(), bold=True)
        number = _annex_number(s, wrong and index == 1)
        if number and s.day:
            s.centre(f"(Đính kèm Kế hoạch số {number} ngày {s.day})", italic=True)
        rows = [head("STT", "Trường", "Địa điểm", "Kết nghĩa với trường", "Địa điểm")]
        for row in range(1, s.rng.randint(4, 9)):
            pair = s.pair(level, private=0.1)
            where = [s.commune() for _ in pair]
            cells = [c for p, w in zip(pair, where, strict=True)
                     for c in (cell(p.printed("bare")), cell(w))]  # fmt: skip
            rows.append((mid(str(row)), *cells))
            communes = {p.full_name: w for p, w in zip(pair, where, strict=True)}
            s.record([[p] for p in pair], source="section", row=str(row), communes=communes,
                     section=f"{label} {caption.upper()}",
                     section_accept=[caption.upper(), caption, label])  # fmt: skip
        s.table(rows, (1, 4, 3, 4, 3))


def _annex_number(s: Sheet, wrong: bool) -> str | None:
    """The plan's number as an annex prints it; two digits exchanged when `wrong`."""
    number = s.number
    if not (wrong and number):
        return number
    digits, symbol = number.split("/", 1)
    turned = digits[:-2] + digits[-1] + digits[-2]
    if turned == digits or turned.startswith("0"):
        return number
    s.find("number-mismatch", "number", f"{number}; {turned}/{symbol}")
    return f"{turned}/{symbol}"


def help_terms(s: Sheet) -> None:
    """Đơn vị giúp đỡ | Đơn vị được giúp đỡ | Nội dung giúp đỡ | Thời gian."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, "Phân công đơn vị thuận lợi giúp đơn vị khó khăn", s.period(),
                 doc_type="KẾ HOẠCH")  # fmt: skip
    formal.basis(s, f"{s.bureau.prose} phân công như sau:")
    formal.aims(s, "joint", "+")
    section = s.heading(0, "Phân công cụ thể")
    style = s.rng.choice(("school-short", "word"))
    titles = ("Đơn vị giúp đỡ", "Đơn vị được giúp đỡ", "Nội dung giúp đỡ", "Thời gian")
    rows = [head("STT", *titles)]
    gifts = s.rng.sample(wording.HELP, s.rng.randint(4, len(wording.HELP)))
    for number, gift in enumerate(gifts, 1):
        pair = s.pair(s.rng.choice(("MN", "TH", "THCS")))
        at = s.rng.choice((times.in_month, times.days, times.months, times.in_term))(s)
        cells = (cell(p.printed(style)) for p in pair)
        rows.append((mid(str(number)), *cells, cell(gift), cell(at.phrase)))
        s.record([[p] for p in pair], row=str(number), section=section, relation="mentor",
                 lead=pair[0], section_accept=[None, "Phân công cụ thể", "PHÂN CÔNG CỤ THỂ"],
                 focus_accept=[[gift]], note_accept=[gift])  # fmt: skip
        s.truth["objectives"].append(
            {"kind": "focus", "pairing": number, "text": gift, "optional": True}
        )
        s.event(at.when, at.precision, at.phrase, gift, **at.more)
    s.table(rows, (1, 4, 4, 4, 3))
    formal.duties(s, "+")
    formal.ending(s)


def lead_in_cell(s: Sheet) -> None:
    """Clusters (cụm): all schools in one cell, the leading one marked in brackets."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, f"Tổ chức cụm trường kết nghĩa, giúp nhau đổi mới {s.period()}",
                 doc_type="KẾ HOẠCH")  # fmt: skip
    formal.basis(s, f"{s.bureau.prose} chia cụm kết nghĩa như sau:", italic=True)
    formal.aims(s, "apart", "1)")
    section = s.heading(0, "Các cụm kết nghĩa")
    rows = [head("Cụm", "Đơn vị tham gia", "Địa điểm sinh hoạt")]
    style = s.rng.choice(("short", "word", "school-word"))
    for number in range(1, s.rng.randint(4, 6)):
        level = s.rng.choice(("MN", "TH", "THCS"))
        lead, *rest = (s.school(level) for _ in range(s.rng.randint(3, 5)))
        texts = [f"- {lead.printed(style)} (trưởng cụm)", *(f"- {r.printed(style)}" for r in rest)]
        rows.append((mid(str(number)), cell(*texts), cell(s.commune())))
        s.record([[lead], *([r] for r in rest)], row=str(number), relation="cluster", lead=lead,
                 section=section,
                 row_accept=[None, f"Cụm {number}"],
                 section_accept=[None, f"Cụm {number}", "Các cụm kết nghĩa"])  # fmt: skip
    s.table(rows, (1.5, 6, 4), cut_rows=True)
    s.heading(0, "Lịch sinh hoạt cụm")
    times.dated_list(s, "-")
    formal.ending(s)


def pair_cards(s: Sheet) -> None:
    """A small table of field and value for each pair, under its own caption."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, "Đăng ký kết nghĩa giữa các đơn vị trường học", s.period(), doc_type="KẾ HOẠCH")
    formal.basis(s, f"{s.bureau.prose} tổng hợp đăng ký và thống nhất kế hoạch như sau:")
    formal.aims(s, "goals", "•")
    s.heading(0, "Nội dung đăng ký của từng cặp")
    style = s.rng.choice(("school-word", "word"))
    for number in range(1, s.rng.randint(4, 7)):
        pair = s.pair(s.rng.choice(("MN", "TH", "THCS", "TH&THCS")))
        focus = s.rng.choice(wording.FOCUS)
        caption = f"Cặp kết nghĩa số {number}"
        s.para(caption, bold=True, align="left", indent=0)
        rows: list[tuple[Cell, ...]] = [
            (cell("Trường thứ nhất", bold=True), cell(pair[0].printed(style))),
            (cell("Trường thứ hai", bold=True), cell(pair[1].printed(style))),
            (cell("Nội dung trọng tâm", bold=True), cell(focus)),
            (cell("Người liên hệ", bold=True), cell(s.person())),
        ]
        s.record([[p] for p in pair], section=caption, focus=[focus], section_accept=[None],
                 row_accept=[str(number), f"{number:02d}", caption])  # fmt: skip
        s.table(rows, (3, 7), header_rows=0)
    s.heading(0, "Thời gian")
    times.dated_list(s, "•")
    formal.ending(s)
