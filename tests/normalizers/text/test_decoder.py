import numpy as np

from normalizers.text import decode_phrase, repair_text
from normalizers.text.adaptation import adapted_channel
from normalizers.text.channel import misread_channel
from normalizers.text.decoder import posteriors
from normalizers.text.language_model import language_model
from normalizers.text.restoring import restore
from normalizers.text.spellings import Readings
from normalizers.text.syllables import strip_marks


def _readings(*words: str) -> Readings:
    numbers = language_model().numbers(words)
    return Readings(numbers, np.zeros(len(words)))


def test_posteriors_sum_to_one_and_follow_the_context() -> None:
    model = language_model()
    places = [_readings("<s>"), _readings("kế", "kẻ"), _readings("hoạch", "hoách")]
    chances = posteriors(model, places, 1.0)
    assert all(abs(chance.sum() - 1) < 1e-6 for chance in chances)
    assert chances[1][0] > 0.99
    assert chances[2][0] > 0.99


def test_one_place_and_none() -> None:
    assert posteriors(language_model(), [], 1.0) == []
    assert len(posteriors(language_model(), [_readings("kế")], 1.0)) == 1


def test_readings_are_sorted_and_hold_the_right_syllable() -> None:
    model = language_model()
    for observed, word in (("hojc", "hoặc"), ("lugng", "lượng"), ("S&", "sở"), ("ctia", "của")):
        readings = misread_channel().readings(observed)
        assert word in [model.words[i] for i in readings.words], observed
        assert np.all(np.diff(readings.costs) >= 0)


def test_cost_agrees_with_readings() -> None:
    channel = misread_channel()
    readings = channel.readings("Pong")
    word = language_model().words[int(readings.words[0])]
    cost = channel.cost("Pong", word)
    assert cost is not None and abs(cost - float(readings.costs[0])) < 1e-6


def test_a_document_teaches_its_own_misreadings() -> None:
    general = misread_channel().cost("Xong", "đông")
    own = adapted_channel([("Xong", "Đông")] * 200)
    assert own is not None and general is not None
    adapted = own.cost("Xong", "đông")
    assert adapted is not None and adapted < general
    assert adapted_channel([("Pong", "Đông")]) is None


def test_restoring_is_deterministic() -> None:
    tokens = [["Phong", "Gido", "duc", "va", "Pao", "tao"]]
    assert restore(tokens, "misread") == restore(tokens, "misread")


def test_a_phrase_without_a_syllable_stands_as_read() -> None:
    assert decode_phrase(["1-6"], best=2) == [("1-6", 1.0)]


def test_the_number_of_a_document_keeps_its_abbreviations() -> None:
    text = "Căn cứ Chương trình số 06-CTr/TU về phát triển giáo dục"
    assert repair_text(strip_marks(text)).text == text


def test_signs_are_marks_to_the_model_where_nothing_was_misread() -> None:
    for text in (
        "Thực hiện Kế hoạch số 45/KH-SGDĐT ngày 12 tháng 9",
        "Nội dung báo cáo (lưu ý) của các trường",
        "Phòng Giáo dục và Đào tạo tổ chức“Phong trào thi đua” trong trường học",
        "Trường học xanh-sạch-đẹp-văn minh-hạnh phúc",
    ):
        assert repair_text(strip_marks(text)).text == text
