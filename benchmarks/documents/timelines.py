"""Phrases of time with what they mean, and the parts of a plan that print them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft
from benchmarks.documents.model import Cell
from benchmarks.documents.truth import event


@dataclass(frozen=True)
class Moment:
    """A printed phrase of time and the contract's reading of it."""

    phrase: str
    when: str | None
    precision: str | None
    bound: str | None = None
    approximate: bool = False
    recurrence: str | None = None


def year_of(month: int, start: int) -> int:
    """The calendar year of a month in the school year that begins in `start`."""
    return start if month >= 8 else start + 1


def day(d: Draft, y: int) -> Moment:
    month, date = d.rng.choice((9, 10, 11, 12, 2, 3, 4, 5)), d.rng.randint(1, 28)
    year = year_of(month, y)
    printed = d.rng.choice(
        (
            f"{date:02d}/{month}/{year}",
            f"{date:02d}/{month:02d}/{year}",
            f"{date} tháng {month} năm {year}",
        )
    )
    return Moment(f"ngày {printed}", f"{year}-{month:02d}-{date:02d}", "day")


def month(d: Draft, y: int) -> Moment:
    m = d.rng.choice((9, 10, 11, 12, 1, 2, 3, 4, 5))
    year = year_of(m, y)
    printed = d.rng.choice((f"tháng {m}/{year}", f"tháng {m:02d}/{year}", f"tháng {m} năm {year}"))
    return Moment(printed, f"{year}-{m:02d}", "month")


def week(d: Draft, y: int) -> Moment:
    base = month(d, y)
    return Moment(f"tuần {d.rng.randint(1, 4)} {base.phrase}", base.when, "month")


def before(d: Draft, y: int) -> Moment:
    base = day(d, y)
    lead = d.rng.choice(("trước {}", "chậm nhất {}", "trước {}"))
    return Moment(lead.format(base.phrase), f"../{base.when}", "day", "before")


def yearly_before(d: Draft, y: int) -> Moment:
    m, date = d.rng.choice((5, 6, 12)), d.rng.randint(5, 28)
    word = d.rng.choice(("hằng năm", "hàng năm"))
    rule = f"FREQ=YEARLY;BYMONTH={m};BYMONTHDAY={date}"
    return Moment(
        f"trước ngày {date:02d}/{m} {word}",
        f"XXXX-{m:02d}-{date:02d}",
        "day",
        "before",
        recurrence=rule,
    )


def yearly_month(d: Draft, y: int) -> Moment:
    m = d.rng.choice((3, 5, 6, 11))
    word = d.rng.choice(("hằng năm", "hàng năm"))
    return Moment(
        f"tháng {m} {word}", f"XXXX-{m:02d}", "month", recurrence=f"FREQ=YEARLY;BYMONTH={m}"
    )


def days(d: Draft, y: int) -> Moment:
    a, b = d.rng.randint(1, 10), d.rng.randint(11, 28)
    return Moment(
        f"từ ngày {a:02d}/9/{y} đến ngày {b}/5/{y + 1}", f"{y}-09-{a:02d}/{y + 1}-05-{b}", "day"
    )


def months(d: Draft, y: int) -> Moment:
    return Moment(f"từ tháng 10/{y} đến tháng 4/{y + 1}", f"{y}-10/{y + 1}-04", "month")


def neighbours(d: Draft, y: int) -> Moment:
    return Moment(f"tháng 3 và tháng 4/{y + 1}", f"{y + 1}-03/{y + 1}-04", "month")


def school_year(d: Draft, y: int) -> Moment:
    dash = d.rng.choice(("-", " - ", " – "))
    return Moment(f"năm học {y}{dash}{y + 1}", f"{y}-09/{y + 1}-05", "school_year")


def semester(d: Draft, y: int) -> Moment:
    term = d.rng.choice((1, 2))
    when = f"{y}-09/{y + 1}-01" if term == 1 else f"{y + 1}-01/{y + 1}-05"
    return Moment(f"học kỳ {'I' * term} năm học {y} - {y + 1}", when, "semester")


def quarter(d: Draft, y: int) -> Moment:
    q = d.rng.randint(1, 4)
    roman = ("I", "II", "III", "IV")[q - 1]
    year = y if q > 2 else y + 1
    return Moment(f"quý {roman}/{year}", f"{year}-{3 * q - 2:02d}/{year}-{3 * q:02d}", "quarter")


def till_school_year(d: Draft, y: int) -> Moment:
    return Moment(
        f"từ tháng 10/{y} đến hết năm học {y + 1} - {y + 2}", f"{y}-10/{y + 2}-05", "school_year"
    )


def about(d: Draft, y: int) -> Moment:
    base = month(d, y)
    word = d.rng.choice(("dự kiến", "khoảng", "dự kiến vào"))
    return Moment(f"{word} {base.phrase}", base.when, "month", approximate=True)


def unresolved(d: Draft, y: int) -> Moment:
    return Moment(d.rng.choice(("cuối mỗi học kỳ", "sau khi ký kết")), None, None)


MOMENTS: tuple[Callable[[Draft, int], Moment], ...] = (
    day, month, month, week, before, before, yearly_before, yearly_month, days, months,
    neighbours, semester, quarter, till_school_year, about, unresolved,
)  # fmt: skip


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def add_event(d: Draft, moment: Moment, activity: str, accept: list[str], **more: object) -> None:
    truth = event(
        moment.when,
        moment.precision,
        moment.phrase,
        activity,
        bound=moment.bound,
        approximate=moment.approximate,
        recurrence=moment.recurrence,
        activity_accept=accept,
        **more,
    )
    truth["when_text_accept"] = [capital(moment.phrase)]
    if moment.when is None:
        truth["recurrence_accept"] = [None, "FREQ=YEARLY"]
        where = f"timeline[{len(d.truth['timeline'])}].when"
        d.truth["findings"].append(
            {"code": "date-unresolved", "field": where, "value": moment.phrase, "optional": True}
        )
    d.truth["timeline"].append(truth)


def dated_item(d: Draft, moment: Moment, act: str) -> str:
    """Print form of one dated act; adds its event. The phrase leads, trails or is in brackets."""
    form = d.rng.choice(("lead", "lead", "trail", "bracket"))
    if form == "lead":
        mark = d.rng.choice((": ", ", "))
        rest = capital(act) if mark == ": " else act
        text = f"{capital(moment.phrase)}{mark}{rest}."
        add_event(d, moment, f"{rest}.", [text])
    elif form == "trail":
        text = f"{capital(act)}, {moment.phrase}."
        add_event(d, moment, text, [capital(act)])
    else:
        text = f"{capital(act)} ({moment.phrase})."
        add_event(d, moment, text, [capital(act)])
    return text


def acts(d: Draft, count: int) -> list[str]:
    return d.rng.sample(wording.ACTIVITIES, count)


def plan_years(d: Draft) -> range:
    return range(d.start, d.end)


def by_school_year(d: Draft) -> None:
    """A heading for each school year; its bullets have dates of their own or take the heading's."""
    pool = acts(d, len(wording.ACTIVITIES))
    for y in plan_years(d):
        heading = school_year(d, y)
        d.heading(1, capital(heading.phrase))
        texts = []
        for _ in range(d.rng.randint(2, 3)):
            act = pool.pop() if pool else d.rng.choice(wording.ACTIVITIES)
            kind = d.rng.random()
            if kind < 0.4:
                text = capital(act) + d.rng.choice((".", ";"))
                add_event(d, heading, text, [capital(act)])
                texts.append(text)
            elif kind < 0.6:
                m = d.rng.choice((9, 10, 11, 12, 1, 2, 3, 4))
                when = f"{year_of(m, y)}-{m:02d}"
                texts.append(dated_item(d, Moment(f"tháng {m}", when, "month"), act))
            else:
                texts.append(dated_item(d, d.rng.choice((day, month))(d, y), act))
        d.items(texts, d.rng.choice(("dash", "dash", "plus")))


def dated_list(d: Draft) -> None:
    """One list of dated acts."""
    texts = []
    for act in acts(d, d.rng.randint(3, 6)):
        y = d.rng.choice(plan_years(d))
        makers = [m for m in MOMENTS if not (m is till_school_year and y + 2 > d.end)]
        texts.append(dated_item(d, d.rng.choice(makers)(d, y), act))
    d.items(texts, d.item_style())


def two_months(d: Draft) -> None:
    """`tháng 10 và tháng 12/2024`: one event each."""
    y = d.start
    act = capital(acts(d, 1)[0])
    phrase = f"tháng 10 và tháng 12/{y}"
    text = f"{act} ({phrase})."
    for m in (10, 12):
        add_event(d, Moment(phrase, f"{y}-{m}", "month"), text, [act])
    d.items([text], "dash")


def schedule_table(d: Draft) -> None:
    """Thời gian | Nội dung | Người thực hiện | Địa điểm; a time cell may span two rows."""
    heads = ["Thời gian", d.rng.choice(("Nội dung", "Nội dung công việc"))]
    heads += [d.rng.choice(("Người thực hiện", "Đơn vị thực hiện")), "Địa điểm"]
    order = d.rng.random() < 0.5
    numbered = d.rng.random() < 0.4
    titles = (["TT"] if numbered else []) + (heads if order else [heads[1], heads[0], *heads[2:]])
    rows = [tuple(Cell((t,), bold=True, align="center") for t in titles)]
    pool = acts(d, 6)
    for number in range(1, d.rng.randint(4, 7)):
        y = d.rng.choice(plan_years(d))
        moment = d.rng.choice((day, month, month, week, before, semester, quarter, days))(d, y)
        act = capital(pool.pop())
        who, where = d.rng.choice(wording.WHO), f"Trường {d.rng.choice(('A', 'B'))}"
        where = d.rng.choice(("Hội trường", "Trực tuyến", "Tại các trường", "Phòng họp"))
        add_event(d, moment, act, [], responsible=who, location=where)
        first, second = Cell((capital(moment.phrase),)), Cell((act,))
        front = (first, second) if order else (second, first)
        no = (Cell((str(number),), align="center"),) if numbered else ()
        rows.append((*no, *front, Cell((who,)), Cell((where,))))
    widths = (3.0, 5.0, 3.0, 3.0) if order else (5.0, 3.0, 3.0, 3.0)
    d.table(rows, ((1.0, *widths) if numbered else widths))


def programme(d: Draft) -> None:
    """A visit with clock times under the heading of its day."""
    date = d.rng.randint(5, 25)
    m = d.rng.choice((10, 11, 3, 4))
    year = year_of(m, d.start)
    d.heading(1, f"Chương trình ngày {date:02d}/{m}/{year}")
    hour, minute = 7, 30
    texts = []
    for act in wording.PROGRAMME[: d.rng.randint(4, 7)]:
        later = hour * 60 + minute + d.rng.choice((30, 45, 60))
        begin, finish = f"{hour:02d}:{minute:02d}", f"{later // 60:02d}:{later % 60:02d}"
        shown = [f"{int(t[:2])}h{t[3:]}" for t in (begin, finish)]
        phrase = d.rng.choice((f"Từ {shown[0]} đến {shown[1]}", f"{shown[0]} - {shown[1]}"))
        when = f"{year}-{m:02d}-{date:02d}"
        d.truth["timeline"].append(
            event(
                when,
                "time",
                phrase,
                f"{act}.",
                start=f"{when}T{begin}",
                end=f"{when}T{finish}",
                activity_accept=[f"{phrase}: {act}."],
                when_text_accept=[f"{phrase}, ngày {date:02d}/{m}/{year}"],
            )
        )
        texts.append(f"{phrase}: {act}.")
        hour, minute = divmod(later, 60)
    d.items(texts, d.rng.choice(("dash", "plus")))


STYLES: dict[str, Callable[[Draft], None]] = {
    "by-school-year": by_school_year,
    "dated-list": dated_list,
    "two-months": two_months,
    "schedule-table": schedule_table,
    "programme": programme,
}
