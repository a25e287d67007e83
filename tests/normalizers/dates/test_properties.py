"""What holds for any text: no crash, spans inside it, first day not after the last."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates import DateReference, PlanDate, find_dates

PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "ngày tháng năm học kỳ quý tuần từ đến trước sau hết và , - – / . : ( ) ; hằng mỗi lần dịp "
        "I II IV 1 2 5 10 12 16 31 99 2023 2024 2023-2024 5/9 31/2 10/2023 20/11 14h30 8:00 "
        "khai giảng khoảng trở đi giai đoạn kết thúc cuối đầu thứ sáu",
    )
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60)
REFERENCES = st.builds(
    DateReference,
    heading=st.sampled_from([None, "2024", "2024-09", "2023-09/2024-05", "2024-05-16", "XXXX-05"]),
    school_year=st.sampled_from([None, 2023]),
    stage=st.sampled_from([None, (2022, 2025), (2023, 2023)]),
    issued_on=st.sampled_from([None, "2023", "2023-03", "2023-03-17"]),
)


@given(TEXTS, REFERENCES)
def test_spans_lie_inside_the_text_in_order(text: str, reference: DateReference) -> None:
    end = 0
    for mention in find_dates(text, reference):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        end = mention.end


@given(TEXTS, REFERENCES)
def test_values_are_valid(text: str, reference: DateReference) -> None:
    for mention in find_dates(text, reference):
        assert mention.dates
        for value in mention.dates:
            if value.start and value.end and "order" not in mention.problems:
                assert value.start[:10] <= value.end[:10]
            if value.when and "X" not in value.when and "order" not in mention.problems:
                assert PlanDate.parse(value.when).when == value.when


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_days_come_back(day: date) -> None:
    forms = (
        f"ngày {day.day:02d}/{day.month:02d}/{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    )
    for form in forms:
        (mention,) = find_dates(f"Giao lưu {form}.")
        assert mention.dates[0].when == mention.dates[0].start == day.isoformat()


@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)),
)
def test_intervals_come_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
    (mention,) = find_dates(text)
    value = mention.dates[0]
    assert (value.start, value.end) == (first.isoformat(), last.isoformat())


@given(st.integers(1, 12), st.integers(2000, 2098))
def test_months_come_back(month: int, year: int) -> None:
    (mention,) = find_dates(f"tháng {month}/{year}")
    assert mention.dates[0] == PlanDate.parse(f"{year}-{month:02d}")
