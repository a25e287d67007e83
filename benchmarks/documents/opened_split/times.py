"""Time in the test documents: phrases with their reading, dated lists and schedules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from benchmarks.documents.opened_split import wording
from benchmarks.documents.opened_split.sheet import Sheet, capital, cell, head, mid


class Moment(NamedTuple):
    """A printed phrase and the contract's reading of it."""

    phrase: str
    when: str | None
    precision: str
    more: dict[str, Any]


def _year(s: Sheet, month: int) -> int:
    first = s.rng.randrange(s.start, s.end)
    return first if month >= 9 else first + 1


def on_day(s: Sheet) -> Moment:
    month, day = s.rng.choice((10, 11, 12, 3, 4)), s.rng.randint(2, 27)
    year = _year(s, month)
    forms = (
        f"ngày {day:02d}/{month}/{year}",
        f"ngày {day}-{month}-{year}",
        f"ngày {day:02d} tháng {month:02d} năm {year}",
        f"ngày {day:02d}.{month:02d}.{year}",
    )
    return Moment(s.rng.choice(forms), f"{year}-{month:02d}-{day:02d}", "day", {})


def in_month(s: Sheet) -> Moment:
    month = s.rng.choice((10, 11, 12, 2, 3, 4))
    year = _year(s, month)
    phrase = s.rng.choice((f"tháng {month:02d} năm {year}", f"tháng {month}/{year}"))
    return Moment(phrase, f"{year}-{month:02d}", "month", {})


def in_week(s: Sheet) -> Moment:
    base = in_month(s)
    week = s.rng.choice(("tuần 3", "tuần thứ hai", "tuần thứ 4"))
    return Moment(f"{week} {base.phrase}", base.when, "month", {})


def by_day(s: Sheet) -> Moment:
    base = on_day(s)
    lead = s.rng.choice(("trước", "trước", "chậm nhất", "không muộn hơn"))
    return Moment(f"{lead} {base.phrase}", f"../{base.when}", "day", {"bound": "before"})


def days(s: Sheet) -> Moment:
    year = s.start
    a, b = s.rng.randint(3, 12), s.rng.randint(15, 28)
    phrase = s.rng.choice(
        (f"từ ngày {a:02d}/10/{year} đến ngày {b}/11/{year}", f"từ {a}/10/{year} đến {b}/11/{year}")
    )
    return Moment(phrase, f"{year}-10-{a:02d}/{year}-11-{b}", "day", {})


def in_quarter(s: Sheet) -> Moment:
    phrase = s.rng.choice((f"quý I năm {s.start + 1}", f"quý I/{s.start + 1}"))
    return Moment(phrase, f"{s.start + 1}-01/{s.start + 1}-03", "quarter", {})


def in_term(s: Sheet) -> Moment:
    year = s.rng.randrange(s.start, s.end)
    if s.rng.random() < 0.5:
        return Moment(f"học kỳ I năm học {year}-{year + 1}", f"{year}-09/{year + 1}-01",
                      "semester", {})  # fmt: skip
    return Moment(f"học kỳ II, năm học {year} - {year + 1}", f"{year + 1}-01/{year + 1}-05",
                  "semester", {})  # fmt: skip


def each_year(s: Sheet) -> Moment:
    month, day = s.rng.choice(((11, 20), (12, 22), (5, 15), (3, 26)))
    word = s.rng.choice(("hằng năm", "hàng năm"))
    return Moment(f"ngày {day}/{month} {word}", f"XXXX-{month:02d}-{day:02d}", "day",
                  {"recurrence": f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"})  # fmt: skip


def months(s: Sheet) -> Moment:
    y = s.start
    phrase = s.rng.choice(
        (f"từ tháng 10/{y} đến tháng 3/{y + 1}", f"từ tháng 10 năm {y} đến tháng 3 năm {y + 1}")
    )
    return Moment(phrase, f"{y}-10/{y + 1}-03", "month", {})


def planned(s: Sheet) -> Moment:
    base = in_month(s)
    return Moment(f"dự kiến {base.phrase}", base.when, "month", {"approximate": True})


ALL: tuple[Callable[[Sheet], Moment], ...] = (
    on_day, on_day, in_month, in_month, in_week, by_day, days, in_quarter, in_term, months, planned,
)  # fmt: skip


def _note(s: Sheet, at: Moment, act: str, **more: Any) -> None:
    s.event(at.when, at.precision, at.phrase, act, **(at.more | more))


def _somewhere(s: Sheet, act: str) -> tuple[str, dict[str, Any]]:
    """The act, now and then with a school of the plan as its place."""
    if not s.truth["pairings"] or s.rng.random() > 0.15:
        return act, {}
    host = s.rng.choice(s.rng.choice(s.truth["pairings"])["schools"])
    where = f"Trường {host['full_name']}"
    accept = [None, f"tại {where}"]
    return f"{act} tại {where}", {"location": where, "location_accept": accept}


def dated(s: Sheet, at: Moment, act: str) -> str:
    """One dated act as printed, its phrase in front, behind or in the middle; adds the event."""
    form = s.rng.choice(("front", "front", "dash", "behind", "verb"))
    act, place = _somewhere(s, act)
    if form == "front":
        text = f"{capital(at.phrase)}: {capital(act)}."
        _note(s, at, f"{capital(act)}.", activity_accept=[text], **place)
    elif form == "dash":
        text = f"{capital(at.phrase)} - {capital(act)};"
        _note(s, at, f"{capital(act)};", activity_accept=[text], **place)
    elif form == "behind":
        text = f"{capital(act)} (thời gian: {at.phrase});"
        _note(s, at, text, activity_accept=[capital(act), f"{capital(act)} (thời gian: )"],
              when_text_accept=[f"thời gian: {at.phrase}"], **place)  # fmt: skip
    else:
        text = f"{capital(act)} vào {at.phrase}."
        bounded = at.more or at.phrase.startswith("từ")
        text = f"{capital(act)}, {at.phrase}." if bounded else text
        _note(s, at, text, activity_accept=[capital(act), f"{capital(act)}."],
              when_text_accept=[f"vào {at.phrase}"], **place)  # fmt: skip
    return text


def dated_list(s: Sheet, mark: str, low: int = 3, high: int = 5) -> None:
    """A list of dated acts."""
    acts = s.rng.sample(wording.ACTS, s.rng.randint(low, high))
    pool = (*ALL, each_year) if s.end > s.start + 1 else ALL
    s.items([dated(s, s.rng.choice(pool)(s), act) for act in acts], mark)


def year_blocks(s: Sheet) -> None:
    """A heading for each school year, undated and dated acts below it."""
    acts = s.rng.sample(wording.ACTS, len(wording.ACTS))
    for year in range(s.start, s.end):
        dash = s.rng.choice(("-", " - "))
        phrase = f"Năm học {year}{dash}{year + 1}"
        s.heading(1, phrase)
        texts = []
        for _ in range(2):
            act = f"{capital(acts.pop())}."
            s.event(f"{year}-09/{year + 1}-05", "school_year", phrase, act)
            texts.append(act)
        month = s.rng.choice((10, 11, 12))
        texts.append(dated(s, Moment(f"tháng {month}/{year}", f"{year}-{month}", "month", {}),
                           acts.pop()))  # fmt: skip
        s.items(texts, "+")


def month_table(s: Sheet) -> None:
    """Tháng | Nội dung công việc | Phụ trách: a row a month, one or two bullets in the cell."""
    rows = [head("Tháng", "Nội dung công việc", "Bộ phận phụ trách")]
    acts = s.rng.sample(wording.ACTS, len(wording.ACTS))
    for month in s.rng.sample((9, 10, 11, 12, 1, 2, 3, 4), s.rng.randint(4, 6)):
        year = s.start if month >= 9 else s.start + 1
        rows.append((mid(f"{month:02d}/{year}"), cell(str(month)), cell("")))
    rows[1:] = sorted(rows[1:], key=lambda r: (r[0].text[3:], r[0].text[:2]))
    for place, row in enumerate(rows[1:], 1):
        in_month, in_year = row[0].text.split("/")
        who = s.rng.choice(("BGH, tổ chuyên môn", "Công đoàn", "Đoàn - Đội", "Tổ văn phòng"))
        found = [f"{capital(acts.pop())}." for _ in range(2 if len(acts) > 6 else 1)]
        lines = [f"- {a}" for a in found] if len(found) > 1 else found
        for act in found:
            s.event(f"{in_year}-{in_month}", "month", row[0].text, act, responsible=who,
                    when_text_accept=[f"Tháng {row[0].text}"])  # fmt: skip
        rows[place] = (row[0], cell(*lines), cell(who))
    s.table(rows, (1.6, 7, 3), repeat_header=True)


def clock_list(s: Sheet, heading: str) -> None:
    """A visit by the clock under a heading with its day (`{day}` in `heading`)."""
    month, day = s.rng.choice((10, 11, 12)), s.rng.randint(3, 27)
    iso = f"{s.start}-{month:02d}-{day:02d}"
    s.heading(1, heading.format(day=f"ngày {day:02d}/{month}/{s.start}"))
    texts, at = [], 7 * 60 + 30
    chosen = set(s.rng.sample(wording.VISIT, s.rng.randint(3, 5)))
    for act in (a for a in wording.VISIT if a in chosen):
        end = at + s.rng.choice((30, 45, 60))
        begin, finish = (f"{t // 60:02d}:{t % 60:02d}" for t in (at, end))
        phrase = f"{at // 60} giờ {at % 60:02d} - {end // 60} giờ {end % 60:02d}"
        s.event(
            iso, "time", phrase, f"{act}.", start=f"{iso}T{begin}", end=f"{iso}T{finish}",
            activity_accept=[f"{phrase}: {act}."],
        )  # fmt: skip
        texts.append(f"{phrase}: {act}.")
        at = end
    s.items(texts, "+")
