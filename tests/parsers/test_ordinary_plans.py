"""What ordinary plans of many offices print: days of a trip, deadlines in a row, duties, terms."""

from normalizers.dates import DateReference, find_dates
from parsers.outline import Item
from parsers.pairings.lists import _DUTY
from parsers.period import stage_of
from parsers.timeline.times import leads


def test_a_day_with_an_ordinal_is_a_leading_time() -> None:
    for text in ("Ngày thứ nhất (27/3/2026)", "Ngày đầu tiên: 27/3/2026", "Ngày thứ 2 (28/3/2026)"):
        assert leads(text, find_dates(text)[0]), text
    text = "Họp lần thứ nhất (27/3/2026)"
    assert not leads(text, find_dates(text)[0])


def test_every_year_is_said_of_all_deadlines_of_a_sentence() -> None:
    text = "báo cáo học kỳ I trước ngày 10/01, cả năm học trước ngày 25/5 hằng năm"
    found = [d for m in find_dates(text, DateReference()) for d in m.dates if d.when]
    assert [date.when for date in found] == ["XXXX-01-10", "XXXX-05-25"]
    assert all(date.recurrence for date in found)


def test_a_single_day_before_is_of_its_own_year() -> None:
    text = "Tổ chức lễ ký ngày 15/10; báo cáo trước ngày 25/5 hằng năm"
    days = [d for m in find_dates(text, DateReference()) for d in m.dates]
    assert [bool(day.recurrence) for day in days] == [False, True]


def test_school_years_joined_in_a_title_are_one_period() -> None:
    joined = stage_of("Kết nghĩa năm học 2022 - 2023 và năm học 2023 - 2024", "")
    apart = stage_of("Tổng kết năm học 2022 - 2023, kế hoạch năm học 2023 - 2024", "")
    assert joined is not None and apart is not None
    assert (joined.start_year, apart.start_year) == (2022, 2023)


def test_duties_of_two_schools_are_no_pair() -> None:
    assert _DUTY.match(Item("heading", "Trách nhiệm của Trường MN A và Trường MN B").text)
    assert not _DUTY.match("Trường MN A và Trường MN B")
