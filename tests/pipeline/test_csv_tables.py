import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pipeline.csv_tables import cell_text, is_formula


@given(st.text())
def test_no_cell_starts_like_a_formula(text: str) -> None:
    assert not is_formula(cell_text(text))


@given(st.text(alphabet=st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])))
def test_a_cell_survives_a_round_trip(text: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow([cell_text(text), "x"])
    stream.seek(0)
    (row,) = csv.reader(stream)
    assert row == [cell_text(text), "x"]
