"""Comparison keys of names: equal for spellings that Vietnamese treats as the same name.

Offices write one name in several ways without meaning another one: the tone mark on either vowel
(`Hòa`, `Hoà`), i or y at the end of a syllable (`Đa Sỹ`, `Đa Sĩ`), capitals, the kind of dash.
A tone itself always counts: `Văn Khê` is not `Vạn Khê`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from unidecode import unidecode

_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_TOKEN = re.compile(r"[^\W_]+")
_FINAL_Y = re.compile(r"(?<![aeouâêôơưy])y$|(?<=qu)y$")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}


@lru_cache(maxsize=1 << 15)  # ten thousand units are made of few syllables
def syllable_key(syllable: str) -> str:
    """One syllable with its tone put last (as in Telex: s, f, r, x, j) and a final y as i.

    >>> syllable_key("Hòa") == syllable_key("hoà"), syllable_key("Sỹ") == syllable_key("sĩ")
    (True, True)
    >>> syllable_key("Văn") == syllable_key("Vạn")
    False
    """
    tone = ""
    letters = []
    for char in unicodedata.normalize("NFD", syllable.casefold()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    base = unicodedata.normalize("NFC", "".join(letters))
    return _FINAL_Y.sub("i", base) + ("'" + tone if tone else "")


@lru_cache(maxsize=200_000)
def match_key(name: str) -> str:
    """The key by which two printed names are the same name.

    >>> match_key("HỌA MY") == match_key("Hoạ Mi")
    True
    >>> match_key("Phú Lương II") == match_key("Phú Lương 2"), match_key("20-10")
    (True, '20 10')
    >>> match_key("Tiền Phong") == match_key("Tiên Phong")
    False
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", name).replace("&", " và "))
    keys = [syllable_key(token) for token in tokens]
    if len(keys) > 1 and keys[-1] in _ROMAN:
        keys[-1] = _ROMAN[keys[-1]]
    if len(keys) > 2 and keys[-2] == "sô's":
        del keys[-2]
    return " ".join(keys)


class _Plain(dict[int, str]):
    """For `str.translate`: each character as small letters and digits without marks, or nothing."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(c for c in unidecode(chr(code)).lower() if c.isalnum())
        return self[code]


_PLAIN = _Plain()


def loose_key(name: str) -> str:
    """The name without marks, case and spaces: finds candidates, never decides.

    >>> loose_key("Đô thị Việt Hưng"), loose_key("Lômônôxốp") == loose_key("Lomonoxop")
    ('dothiviethung', True)
    """
    return name.translate(_PLAIN)


_HIGHLAND = re.compile(
    r"['’]|(?:k|l|r|(?<![nc])h)(?![^\W_])|(?<![^\W_])(?:[bđgkp]r|[bkp]l|k[bp])"
    r"|(?<![^\W_])(?:ea|ia|chư|cư|kon)(?![^\W_])",
    re.IGNORECASE,
)


def is_of_highlands(name: str) -> bool:
    """Whether a name has a syllable that is no Vietnamese one, as names of the highlands have.

    >>> [is_of_highlands(name) for name in ("Đa Krông", "Ia Pa", "Cư M'gar", "Văn Khê")]
    [True, True, True, False]
    """
    return bool(_HIGHLAND.search(name))


def highland_key(name: str) -> str:
    """The key by which spellings of one name of the highlands are the same.

    Offices write marks, spaces and the last consonant of its syllables each in their own way.

    >>> highland_key("Huyện Đa Krông") == highland_key("huyện Đakrông")
    True
    >>> highland_key("Krông Pắc") == highland_key("Krông Pắk")
    True
    """
    return loose_key(name).replace("c", "k")


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are one name.

    >>> same_name("Đa Sỹ", "Đa Sĩ"), same_name("Văn Khê", "Vạn Khê")
    (True, False)
    """
    return match_key(a) == match_key(b)
