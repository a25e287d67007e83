import numpy as np

from extractors.scan.agreement import agreed
from extractors.scan.cutting import Crop
from extractors.scan.layout import lines_of
from extractors.scan.numbers import counted_on, expected, parts_of
from extractors.scan.ocr import Token


def token(text: str, x: int, y: int, line: int, confidence: float = 0.9) -> Token:
    return Token(text, (x, y, x + 10 * len(text), y + 20), confidence, line)


def test_letterhead_columns_are_one_row() -> None:
    tokens = [
        token("PHÒNG", 100, 50, 1),
        token("GIÁO", 160, 50, 1),
        token("Độc", 600, 53, 2),
        token("lập", 640, 53, 2),
        token("Số:", 100, 90, 3),
    ]
    first, second = lines_of(tokens, 1, 0.5)
    assert [[word.text for word in part] for part in first.columns] == [
        ["PHÒNG", "GIÁO"],
        ["Độc", "lập"],
    ]
    assert second.text == "Số:"
    assert first.words[0].box is not None and first.words[0].box.x0 == 50


def test_justified_line_has_no_columns() -> None:
    tokens = [token("từng", 100 + 75 * i, 50, 1) for i in range(8)]
    assert len(lines_of(tokens, 1, 0.5)[0].columns) == 1


def test_two_readings_that_agree_are_surer() -> None:
    (word,) = agreed([[token("Vân", 0, 0, 1, 0.8)], [token("Vân", 0, 0, 1, 0.9)]])
    assert word.text == "Vân" and word.confidence > 0.9


def test_two_readings_that_differ_keep_both() -> None:
    (word,) = agreed([[token("Văn", 0, 0, 1, 0.8)], [token("Vân", 0, 0, 1, 0.9)]])
    assert word.text == "Vân" and word.confidence < 0.7
    assert "Văn" in dict(word.alternatives)


def test_row_numbers_are_counted_on_where_they_cannot_be_read() -> None:
    assert expected([None, 2, 3, 4], 0) == 1
    assert expected([1, 2, 3, None], 3) == 4
    assert expected([1, None, None, 4], 2) == 3


def test_doubted_numbers_that_count_tell_the_one_before_them() -> None:
    read = {(row, 0): token(str(10 + row), 0, 0, 1, 0.6) for row in (2, 3)}
    read |= {(row, 0): token(str(9 + row), 0, 0, 1, 0.9) for row in (5, 6, 7)}
    crops = {(row, 0): Crop(np.zeros((9, 9), np.uint8), 0, 0, 255) for row in (1, 2, 3, 5, 6, 7)}
    numbers = counted_on(read, crops, parts_of([row for row, _ in sorted(crops)]))
    assert [numbers[place].text for place in sorted(numbers)] == [
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
    ]


def test_no_number_is_counted_over_a_gap() -> None:
    assert expected([1, None, 7, 8], 1) is None
    assert expected([None, 1, 2, 3], 0) is None


def test_agreement_does_not_take_away_the_doubt_of_one_reading() -> None:
    sure, wavering = token("Phố", 0, 0, 1, 0.97), token("Phố", 0, 0, 1, 0.89)
    wavering.alternatives = (("Phổ", 0.11),)
    (word,) = agreed([[sure], [wavering]])
    assert word.text == "Phố" and word.confidence < 0.9
