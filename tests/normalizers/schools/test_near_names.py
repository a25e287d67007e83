"""The filter loses nothing that a comparison with every name finds."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from normalizers.schools.near_names import NearNames

KEYS = st.text(alphabet="abcđ12 -", max_size=12)


@given(st.lists(KEYS, max_size=30), KEYS, st.sampled_from([50.0, 75.0, 90.0, 100.0]))
def test_finds_what_a_comparison_with_every_name_finds(
    keys: list[str], key: str, at_least: float
) -> None:
    found = NearNames(keys).search(key, limit=None, at_least=at_least)
    compared = process.extract(
        key, sorted(set(keys)), scorer=fuzz.ratio, limit=None, score_cutoff=at_least
    )
    assert sorted(found) == sorted((name, score) for name, score, _ in compared)


@given(st.permutations(["phula", "phulam", "phulan", "phuxa", "vanphu"]))
def test_the_order_of_the_names_does_not_matter(keys: list[str]) -> None:
    assert NearNames(keys).search("phulat", limit=3) == NearNames(sorted(keys)).search(
        "phulat", limit=3
    )


def test_nothing_is_near_in_an_empty_index() -> None:
    assert NearNames([]).search("vankhe") == []
