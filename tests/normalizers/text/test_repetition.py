import numpy as np

from normalizers.text.repetition import read_together
from normalizers.text.spellings import Readings


def place(*costs: tuple[int, float]) -> Readings:
    return Readings(np.array([w for w, _ in costs]), np.array([c for _, c in costs]))


def test_copies_of_a_phrase_share_their_evidence() -> None:
    sure = [place((n, 0.0)) for n in range(10, 16)]
    clear, open_ = place((20, 0.0), (21, 4.0)), place((21, 0.0), (20, 0.2))
    places = [place((0, 0.0)), *sure, clear, place((0, 0.0)), *sure, open_]
    shared = read_together(places, [int(p.words[0]) for p in places], frozenset({0}))
    assert sorted(shared) == [7, 15]
    assert all(readings.words[0] == 20 for readings in shared.values())


def test_short_phrases_and_other_words_are_left_alone() -> None:
    sure = [place((n, 0.0)) for n in range(10, 13)]
    places = [*sure, place((20, 0.0), (21, 1.0)), *sure, place((30, 0.0), (31, 1.0))]
    assert read_together(places, [int(p.words[0]) for p in places], frozenset({0})) == {}
