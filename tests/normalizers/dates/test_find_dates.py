"""Phrases of time against their readings: what must be read, what must not, what is not yet."""

import json
from pathlib import Path
from typing import Any

import pytest

from normalizers.dates import DateMention, DateReference, find_dates

HERE = Path(__file__).parent


def corpus(name: str) -> list[Any]:
    cases: list[Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return cases


def reference_of(case: dict[str, Any]) -> DateReference:
    given = dict(case.get("reference", {}))
    if "stage" in given:
        given["stage"] = tuple(given["stage"])
    return DateReference(**given)


def short(mention: DateMention) -> list[str]:
    """The values of a mention in the corpus' form: EDTF, `|RRULE`, `?` or `!`."""
    if "impossible" in mention.problems:
        return ["!"]
    return [
        "?" if not d.resolved else (d.when or "") + (f"|{d.recurrence}" if d.recurrence else "")
        for d in mention.dates
    ]


def read(text: str, reference: DateReference) -> list[str]:
    return [value for mention in find_dates(text, reference) for value in short(mention)]


@pytest.mark.parametrize("case", corpus("positive.json"), ids=lambda case: case["text"])
def test_reads_phrase(case: dict[str, Any]) -> None:
    assert read(case["text"], reference_of(case)) == case["dates"]


@pytest.mark.parametrize("text", corpus("negative.json"))
def test_leaves_what_is_no_time(text: str) -> None:
    assert find_dates(text, DateReference(school_year=2023)) == []


@pytest.mark.parametrize("case", corpus("known_failures.json"), ids=lambda case: case["text"])
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    if read(case["text"], DateReference(school_year=2023)) == case["dates"]:
        pytest.fail("now right: move the case to positive.json")


def test_first_and_last_day_and_bound() -> None:
    (date,) = find_dates("Từ ngày 05/9/2023 đến ngày 31/5/2024")[0].dates
    assert (date.start, date.end, date.precision, date.bound) == (
        "2023-09-05",
        "2024-05-31",
        "day",
        None,
    )
    (date,) = find_dates("trước ngày 15/4/2023")[0].dates
    assert (date.start, date.end, date.bound) == (None, "2023-04-15", "before")


def test_coarser_end_gives_the_precision() -> None:
    (date,) = find_dates("Từ tháng 10/2023 đến hết năm học 2024 - 2025")[0].dates
    assert (date.precision, date.end) == ("school_year", "2025-05-31")


def test_clock_times_of_a_heading() -> None:
    (mention,) = find_dates("Từ 14h00 đến 14h 30: Giao lưu", DateReference(heading="2026-05-16"))
    (date,) = mention.dates
    assert mention.clock_only
    assert (date.start, date.end, date.precision) == (
        "2026-05-16T14:00",
        "2026-05-16T14:30",
        "time",
    )


def test_approximate() -> None:
    assert all(d.approximate for d in find_dates("Dự kiến khoảng tháng 4/2024")[0].dates)
    assert not find_dates("tháng 4/2024")[0].dates[0].approximate


def test_a_pledge_is_no_about() -> None:
    (mention,) = find_dates("Các trường ký giao ước trước ngày 30/9/2024.")
    assert (mention.text, mention.dates[0].approximate) == ("trước ngày 30/9/2024", False)


def test_quarters_of_a_list_and_weeks_apart() -> None:
    found = [find_dates(text)[0].dates[0] for text in ("Quý 1, 2 năm 2025", "2 tuần/lần")]
    assert [found[0].when, found[1].recurrence] == ["2025-01/2025-06", "FREQ=WEEKLY;INTERVAL=2"]


def test_yearly_has_neither_first_nor_last_day() -> None:
    (date,) = find_dates("trước ngày 10/12 hằng năm")[0].dates
    assert (date.start, date.end, date.bound) == (None, None, "before")


def test_a_year_that_nothing_near_prints_is_a_problem() -> None:
    (mention,) = find_dates("trước ngày 15/4", DateReference(issued_on="2023-10-05"))
    assert mention.problems == ("year-inferred",)
    (mention,) = find_dates("trước ngày 15/4", DateReference(stage=(2022, 2025)))
    assert mention.dates[0].when == "XXXX-04-15" and mention.problems == ("year-inferred",)


def test_reversed_interval_is_a_problem() -> None:
    (mention,) = find_dates("từ tháng 5/2024 đến tháng 3/2024")
    assert "order" in mention.problems
