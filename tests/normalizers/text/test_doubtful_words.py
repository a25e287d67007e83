"""Doubtful words of misread text: what the text around and the document itself say of them."""

import numpy as np
import pytest

from normalizers.text.channel import misread_channel
from normalizers.text.foretold import foretold
from normalizers.text.language_model import language_model
from normalizers.text.own_wording import own_wording
from normalizers.text.restoring import restore


def _numbers(text: str) -> np.ndarray:
    return language_model().numbers(["<s>", *text.split()])


def test_a_word_under_a_stamp_is_foretold_by_its_neighbours() -> None:
    best = _numbers("đổi mới kiểm an đánh giá học sinh")
    told = foretold(best, {4: "an"}, misread_channel(), 0.85)
    words = [language_model().words[i] for i in told[4].words]
    assert "tra" in words
    assert "đánh" not in words


def test_nothing_is_foretold_at_the_ends_of_a_text() -> None:
    assert foretold(_numbers("kế hoạch"), {1: "ke", 2: "hoach"}, misread_channel(), 0.85) == {}


@pytest.mark.parametrize(
    ("read", "place", "word"),
    [
        ("Thém diéu Rie day va hoc cho cdc truéng", 2, "Kiện"),
        ("d6i méi kiém a dénh gid hoc sinh tiéu hoc", 3, "tra"),
    ],
)
def test_letters_that_a_stamp_took_come_from_the_words_around(
    read: str, place: int, word: str
) -> None:
    assert restore([read.split()], "misread")[0][place].text == word


def test_a_document_teaches_only_what_it_says_surely() -> None:
    best = _numbers("nhận đỡ đầu học sinh")
    sure = np.array([1.0, 0.95, 0.95, 0.95, 0.5, 0.95])
    own = own_wording(best, sure)
    heads, words = best[2:3], best[3:4]
    far = np.array([-20.0])
    assert own.bigram(heads, words, far) > far
    assert own.bigram(best[3:4], best[4:5], far) <= far


def test_doubt_about_one_word_leaves_the_others() -> None:
    tokens = ["Căn", "cứ", "Kế", "hoạch", "số", "15/KH-UBND"]
    got = restore([tokens], "misread")[0]
    assert [token.text for token in got][3] == "hoạch"
