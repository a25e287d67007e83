"""The legacy encoding TCVN3 (TCVN 5712:1993, third table), as .VnTime fonts show it.

Vietnamese letters sit in the upper half of one byte; capitals with a tone mark have no code of
their own and are written with a capital face (`.VnTimeH`), in which the small letters look like
capitals. Read as Windows-1252, such text is gibberish: `KÕ ho¹ch`.
"""

from __future__ import annotations

import unicodedata

# Small letters in the order of their codes; source: table 3 of TCVN 5712:1993.
_CODES: dict[int, str] = {
    0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ",
    0xA8: "ă", 0xA9: "â", 0xAA: "ê", 0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ",
    0xB5: "à", 0xB6: "ả", 0xB7: "ã", 0xB8: "á", 0xB9: "ạ",
    0xBB: "ằ", 0xBC: "ẳ", 0xBD: "ẵ", 0xBE: "ắ",
    0xC6: "ặ", 0xC7: "ầ", 0xC8: "ẩ", 0xC9: "ẫ", 0xCA: "ấ", 0xCB: "ậ",
    0xCC: "è", 0xCE: "ẻ", 0xCF: "ẽ", 0xD0: "é", 0xD1: "ẹ",
    0xD2: "ề", 0xD3: "ể", 0xD4: "ễ", 0xD5: "ế", 0xD6: "ệ",
    0xD7: "ì", 0xD8: "ỉ", 0xDC: "ĩ", 0xDD: "í", 0xDE: "ị",
    0xDF: "ò", 0xE1: "ỏ", 0xE2: "õ", 0xE3: "ó", 0xE4: "ọ",
    0xE5: "ồ", 0xE6: "ổ", 0xE7: "ỗ", 0xE8: "ố", 0xE9: "ộ",
    0xEA: "ờ", 0xEB: "ở", 0xEC: "ỡ", 0xED: "ớ", 0xEE: "ợ",
    0xEF: "ù", 0xF1: "ủ", 0xF2: "ũ", 0xF3: "ú", 0xF4: "ụ",
    0xF5: "ừ", 0xF6: "ử", 0xF7: "ữ", 0xF8: "ứ", 0xF9: "ự",
    0xFA: "ỳ", 0xFB: "ỷ", 0xFC: "ỹ", 0xFD: "ý", 0xFE: "ỵ",
}  # fmt: skip
_CHARACTERS = {letter: bytes([code]).decode("latin-1") for code, letter in _CODES.items()}
PUNCTUATION = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "•": "-", "↔": "-"})


def encode(text: str) -> str:
    """The text as the Latin-1 characters that a TCVN3 font would show as Vietnamese.

    Capitals with a tone mark become their small letters: the capital face shows them large.

    >>> encode("Kế hoạch"), encode("MẦM NON"), encode("Đ")
    ('KÕ ho¹ch', 'MÇM NON', '§')
    """
    text = unicodedata.normalize("NFC", text).translate(PUNCTUATION)
    return "".join(
        _CHARACTERS.get(c) or _CHARACTERS.get(c.lower(), c) if ord(c) > 127 else c for c in text
    )


def spans(text: str) -> list[tuple[bool, str]]:
    """Encoded runs of the text; True where the capital face must show them.

    >>> spans("Ứng")
    [(True, 'ø'), (False, 'ng')]
    >>> spans("KẾ HOẠCH")
    [(True, 'KÕ HO¹CH')]
    """
    if text.isupper():
        return [(True, encode(text))]
    runs: list[tuple[bool, str]] = []
    for character in unicodedata.normalize("NFC", text):
        capital = ord(character) > 127 and character.isupper() and character not in _CHARACTERS
        coded = encode(character)
        if runs and runs[-1][0] == capital:
            runs[-1] = (capital, runs[-1][1] + coded)
        else:
            runs.append((capital, coded))
    return runs


def glyph_letters(*, capital: bool) -> dict[int, str]:
    """Code point of the encoded text to the letter that a face shows for it."""
    letters = {code: letter.upper() if capital else letter for code, letter in _CODES.items()}
    if capital:
        letters |= {ord(c): c.upper() for c in "abcdefghijklmnopqrstuvwxyz"}
    return letters
