"""Ways to print a schedule: phases, months, merged cells, quarters, deadlines, recurrences."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.documents.draft import Draft
from benchmarks.documents.model import Cell
from benchmarks.documents.more_layouts import words
from benchmarks.documents.pairings.parts import cell, head
from benchmarks.documents.timelines import Moment, add_event, capital, year_of
from benchmarks.documents.truth import event

MONTHS = (9, 10, 11, 12, 1, 2, 3, 4, 5)
WHO = ("Ban Giám hiệu", "Tổ chuyên môn", "Công đoàn các trường", "Đoàn - Đội", "Các trường")


def acts(d: Draft, count: int) -> list[str]:
    return [capital(a) for a in d.rng.sample(words.ACTIVITIES, count)]


def under(d: Draft, moment: Moment, texts: list[str], style: str) -> None:
    """Undated items under a dated heading take its time."""
    ended = [t + d.rng.choice((".", ";")) for t in texts]
    d.items(ended, style)
    for text, bare in zip(ended, texts, strict=True):
        add_event(d, moment, text, [bare])


def some_months(d: Draft, count: int) -> list[tuple[int, int]]:
    """Months of the first school year in their order, with their calendar years."""
    places = sorted(d.rng.sample(range(len(MONTHS)), count))
    return [(MONTHS[p], year_of(MONTHS[p], d.start)) for p in places]


def phases(d: Draft) -> None:
    """Giai đoạn 1 (từ tháng … đến tháng …): bullets."""
    d.heading(0, d.rng.choice(("Lộ trình thực hiện", "Các giai đoạn thực hiện")))
    y = d.start
    spans = (((9, y), (12, y)), ((1, y + 1), (3, y + 1)), ((4, y + 1), (5, y + 1)))
    pool = acts(d, 6)
    word = d.rng.choice(("Giai đoạn", "Đợt", "Bước"))
    for place, ((m1, y1), (m2, y2)) in enumerate(spans, 1):
        phrase = f"từ tháng {m1}/{y1} đến tháng {m2}/{y2}"
        line = d.rng.choice((f"{word} {place} ({phrase})", f"{word} {place}: {capital(phrase)}"))
        d.heading(1, line)
        moment = Moment(phrase, f"{y1}-{m1:02d}/{y2}-{m2:02d}", "month")
        under(d, moment, [pool.pop() for _ in range(d.rng.randint(1, 2))], "dash")


def month_headings(d: Draft) -> None:
    """`Tháng 9/2024` as a heading, bullets below."""
    d.heading(0, d.rng.choice(("Kế hoạch cụ thể", "Lịch hoạt động trong năm học")))
    pool = acts(d, 8)
    form = d.rng.choice(("* Tháng {}/{}:", "Tháng {}/{}:", "Tháng {} năm {}"))
    for m, y in some_months(d, 4):
        line = form.format(m, y)
        d.para(line, bold=True, align="left")
        moment = Moment(line.strip("* :"), f"{y}-{m:02d}", "month")
        under(d, moment, [pool.pop() for _ in range(d.rng.randint(1, 2))], "dash")


def merged_months(d: Draft) -> None:
    """Tháng | Nội dung | Phụ trách, a month's cell over its rows."""
    d.heading(0, d.rng.choice(("Chương trình hoạt động", "Tiến độ thực hiện")))
    rows = [head("Tháng", "Nội dung hoạt động", d.rng.choice(("Phụ trách", "Chủ trì")))]
    pool = acts(d, 9)
    for m, y in some_months(d, 4):
        size = d.rng.randint(1, 2)
        line = d.rng.choice((f"{m:02d}/{y}", f"Tháng {m}/{y}"))
        for place in range(size):
            act, who = pool.pop(), d.rng.choice(WHO)
            front = (cell(line, align="center", rowspan=size),) if place == 0 else ()
            rows.append((*front, cell(act), cell(who)))
            add_event(d, Moment(line, f"{y}-{m:02d}", "month"), act, [], responsible=who)
    d.table(rows, (2, 6, 3))


def quarters(d: Draft) -> None:
    d.heading(0, "Thời gian, tiến độ")
    pool = acts(d, 6)
    texts = []
    for roman, y, months in (("IV", d.start, (10, 12)), ("I", d.start + 1, (1, 3)),
                             ("II", d.start + 1, (4, 6))):  # fmt: skip
        phrase = f"Quý {roman}/{y}"
        act = pool.pop() + "."
        texts.append(f"{phrase}: {act}")
        when = f"{y}-{months[0]:02d}/{y}-{months[1]:02d}"
        add_event(d, Moment(phrase, when, "quarter"), act, [texts[-1]])
    d.items(texts, d.rng.choice(("dash", "plus", "none")))


def semesters(d: Draft) -> None:
    """A heading for each semester (học kỳ), items without dates."""
    d.heading(0, "Thời gian thực hiện")
    y, pool = d.start, acts(d, 6)
    for roman, when in (("I", f"{y}-09/{y + 1}-01"), ("II", f"{y + 1}-01/{y + 1}-05")):
        phrase = f"Học kỳ {roman} năm học {y} - {y + 1}"
        d.heading(1, phrase)
        under(d, Moment(phrase, when, "semester"), [pool.pop(), pool.pop()], "dash")


def deadlines(d: Draft) -> None:
    """Deadlines inside whole sentences, a paragraph each."""
    d.heading(0, d.rng.choice(("Chế độ báo cáo", "Thời hạn thực hiện")))
    m, y = d.rng.choice(some_months(d, 3))
    day = d.rng.randint(2, 27)
    iso = f"{y}-{m:02d}-{day:02d}"
    late = f"trước ngày {day:02d}/{m}/{y}"
    text = f"Các trường hoàn thành việc ký giao ước {late} và lưu một bản tại {d.office.prose}."
    d.para(text)
    add_event(d, Moment(late, f"../{iso}", "day", "before"), text, [])
    early = f"Từ ngày 05/9/{d.start} đến ngày 30/9/{d.start}"
    rest = "các đơn vị trao đổi, thống nhất danh mục nội dung cần hỗ trợ."
    d.para(f"{early}, {rest}")
    when = f"{d.start}-09-05/{d.start}-09-30"
    add_event(d, Moment(early, when, "day"), rest, [f"{early}, {rest}"])


def regular(d: Draft) -> None:
    """Weekly, monthly and yearly acts: no date, a recurrence."""
    d.heading(0, "Nền nếp sinh hoạt")
    forms = [
        ("Chiều thứ Năm hằng tuần", "FREQ=WEEKLY;BYDAY=TH", ["FREQ=WEEKLY"]),
        ("Hằng tháng", "FREQ=MONTHLY", []),
        ("Hằng năm", "FREQ=YEARLY", []),
        ("Mỗi tháng một lần", "FREQ=MONTHLY", ["FREQ=MONTHLY;INTERVAL=1"]),
    ]
    texts, pool = [], acts(d, 3)
    for phrase, rule, others in d.rng.sample(forms, 3):
        act = pool.pop()
        act = f"{act[0].lower()}{act[1:]}."
        texts.append(f"{phrase}, {act}")
        truth = event(None, None, phrase, act, recurrence=rule, activity_accept=[texts[-1]])
        truth["recurrence_accept"] = others
        truth["precision_accept"] = ["day", "month", "year", "week"]
        d.truth["timeline"].append(truth)
    d.items(texts, "dash")


def numbered_table(d: Draft) -> None:
    """STT | Nội dung | Thời gian | Kết quả cần đạt: times in the middle, dates of all kinds."""
    d.heading(0, "Kế hoạch triển khai")
    rows = [head("STT", "Công việc", "Thời gian hoàn thành", "Sản phẩm")]
    pool = acts(d, 5)
    for number, (m, y) in enumerate(some_months(d, 4), 1):
        day = d.rng.randint(2, 27)
        iso = f"{y}-{m:02d}-{day:02d}"
        moment = d.rng.choice(
            (
                Moment(f"{day:02d}/{m:02d}/{y}", iso, "day"),
                Moment(f"Trước {day:02d}/{m:02d}/{y}", f"../{iso}", "day", "before"),
                Moment(f"Tuần {1 + day // 8} tháng {m}/{y}", f"{y}-{m:02d}", "month"),
                Moment(f"Tháng {m}/{y}", f"{y}-{m:02d}", "month"),
            )
        )
        act = pool.pop()
        cells = (str(number), act, moment.phrase, d.rng.choice(("Biên bản", "Báo cáo", "Ảnh")))
        rows.append(tuple(cell(c) for c in cells))
        add_event(d, moment, act, [])
    d.table(rows, (1, 6, 3, 2))


def two_sessions(d: Draft) -> None:
    """Buổi | Giờ | Nội dung of one day that the heading names."""
    m, y = d.rng.choice(some_months(d, 3))
    day = d.rng.randint(3, 27)
    visit = f"Chương trình gặp mặt ngày {day:02d}/{m}/{y}"
    d.heading(0, visit)
    whole = event(
        f"{y}-{m:02d}-{day:02d}", "day", f"ngày {day:02d}/{m}/{y}", "Chương trình gặp mặt",
        activity_accept=[visit], optional=True,
    )  # fmt: skip
    d.truth["timeline"].append(whole)
    rows: list[tuple[Cell, ...]] = [head("Thời gian", "Nội dung", "Người phụ trách")]
    for begin, end, act in (
        ("07:30", "08:00", "Đón tiếp đoàn trường bạn"),
        ("08:00", "09:15", "Dự giờ tiết dạy mẫu"),
        ("09:30", "11:00", "Trao đổi, rút kinh nghiệm"),
    ):
        phrase = f"{begin[:2]}h{begin[3:]} - {end[:2]}h{end[3:]}"
        who = d.rng.choice(WHO)
        rows.append((cell(phrase), cell(act), cell(who)))
        iso = f"{y}-{m:02d}-{day:02d}"
        d.truth["timeline"].append(
            event(iso, "time", phrase, act, start=f"{iso}T{begin}", end=f"{iso}T{end}",
                  responsible=who)
        )  # fmt: skip
    d.table(rows, (3, 6, 4))


STYLES: dict[str, Callable[[Draft], None]] = {
    f.__name__.replace("_", "-"): f
    for f in (
        phases, month_headings, merged_months, quarters, semesters, deadlines, regular,
        numbered_table, two_sessions,
    )
}  # fmt: skip


def schedule(d: Draft, style: str | None = None) -> None:
    STYLES[style or d.rng.choice(sorted(STYLES))](d)
