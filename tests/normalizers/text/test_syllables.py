import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from normalizers.text.language_model import language_model
from normalizers.text.syllables import SYLLABLES, canonical, is_syllable, strip_marks


def test_every_syllable_is_canonical_and_composed() -> None:
    for syllable in SYLLABLES:
        assert canonical(syllable) == syllable
        assert unicodedata.is_normalized("NFC", syllable)


def test_frequent_words_of_the_corpora_are_generated() -> None:
    for word in [
        "nghĩa",
        "trường",
        "khuỷu",
        "giếng",
        "quốc",
        "gìn",
        "yêu",
        "hòa",
        "thúy",
        "của",
        "được",
        "người",
        "những",
    ]:
        assert is_syllable(word), word


def test_stops_carry_two_tones() -> None:
    assert is_syllable("hoạch")
    assert not is_syllable("hoach")
    assert not is_syllable("hoành"[:-2] + "c")


def test_the_model_knows_most_syllables_that_occur() -> None:
    model = language_model()
    assert 5000 < len(model.syllables) < 9000


@given(st.text(max_size=20))
def test_strip_marks_is_idempotent(text: str) -> None:
    once = strip_marks(text)
    assert strip_marks(once) == once
