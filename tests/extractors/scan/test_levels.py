"""Lines of the engine that hold two printed ones."""

from extractors.scan.layout import visual_rows
from extractors.scan.levels import levels
from extractors.scan.ocr import Token


def _word(text: str, x0: int, top: int, x1: int, bottom: int, line: int = 1) -> Token:
    return Token(text, (x0, top, x1, bottom), 0.9, line)


def _texts(rows: list[list[Token]]) -> list[str]:
    return [" ".join(token.text for token in row) for row in rows]


def test_two_recipients_beside_a_tall_office() -> None:
    line = [
        _word("Nơi", 84, 224, 104, 233),
        _word("-", 85, 242, 88, 244),
        _word("Giám", 92, 238, 115, 246),
        _word("nhận", 106, 224, 132, 237),
        _word("đốc", 118, 238, 134, 246),
        _word("KT.GIÁM", 379, 226, 442, 245),
        _word("ĐỐC", 446, 226, 476, 245),
    ]
    assert _texts(levels(line)) == ["Nơi nhận", "- Giám đốc", "KT.GIÁM ĐỐC"]
    assert _texts(visual_rows(line)) == ["Nơi nhận", "KT.GIÁM ĐỐC", "- Giám đốc"]


def test_a_sloping_line_stays_whole() -> None:
    line = [_word(f"chữ{i}", 40 * i, 100 + 2 * i, 40 * i + 32, 112 + 2 * i) for i in range(12)]
    assert levels(line) == [line]


def test_a_mark_above_a_word_is_no_line() -> None:
    line = [
        _word("trường", 0, 100, 40, 112),
        _word("’", 20, 92, 24, 96),
        _word("học", 48, 100, 70, 112),
    ]
    assert levels(line) == [line]
