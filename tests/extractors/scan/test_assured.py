import numpy as np

from extractors.scan.assured import is_assured
from extractors.scan.cutting import Crop
from extractors.scan.ocr import Token

DPI = 200.0


def crop_with_words(*boxes: tuple[int, int, int, int]) -> Crop:
    pixels = np.full((60, 300), 250, np.uint8)
    for x0, top, x1, bottom in boxes:
        pixels[top:bottom, x0:x1] = 0
    return Crop(pixels, 100, 500, 250)


def word(text: str, x0: int, x1: int, confidence: float = 0.95) -> Token:
    return Token(text, (100 + x0, 520, 100 + x1, 545), confidence, 0)


def test_sure_words_that_cover_the_ink_need_no_second_reading() -> None:
    crop = crop_with_words((10, 20, 60, 45), (80, 20, 140, 45))
    assert is_assured([word("Trường", 10, 60), word("Tiểu", 80, 140)], crop, DPI)


def test_a_doubtful_word_a_lone_number_and_words_run_together_are_read_again() -> None:
    crop = crop_with_words((10, 20, 60, 45))
    assert not is_assured([word("Trường", 10, 60, 0.65)], crop, DPI)
    assert not is_assured([word("22", 10, 60)], crop, DPI)
    assert not is_assured([word("THLương", 10, 60)], crop, DPI)
    assert not is_assured([], crop, DPI)


def test_ink_that_was_passed_over_is_read() -> None:
    dash = (80, 31, 92, 34)
    crop = crop_with_words((10, 20, 60, 45), dash, (110, 20, 140, 45))
    words = [word("An", 10, 60), word("Ba", 110, 140)]
    assert not is_assured(words, crop, DPI)
    assert is_assured([*words, word("-", 80, 92)], crop, DPI)
