import pytest

from normalizers.dates.value import InvalidDate, PlanDate, coarser


def test_parse_gives_first_and_last_day() -> None:
    value = PlanDate.parse("2023-09/2024-05")
    assert (value.start, value.end, value.precision) == ("2023-09-01", "2024-05-31", "month")


@pytest.mark.parametrize(
    "wrong", ["", "/", "2023-13", "2023-02-30", "05/2023", "2024/2023", "../.."]
)
def test_parse_refuses(wrong: str) -> None:
    with pytest.raises(InvalidDate):
        PlanDate.parse(wrong)


def test_open_and_yearly_ends_are_null() -> None:
    assert PlanDate.parse("../2023-04-15").start is None
    assert PlanDate.parse("2023-04-15/..").bound == "after"
    assert PlanDate.parse("XXXX-12-10").end is None


def test_values_sort_by_time() -> None:
    values = [PlanDate(), PlanDate.parse("2024-05"), PlanDate.parse("2023-09-05")]
    assert [value.when for value in sorted(values)] == ["2023-09-05", "2024-05", None]


def test_coarser_precision() -> None:
    assert coarser("day", "school_year") == "school_year"
