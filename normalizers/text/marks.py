"""Marks and letters that came apart or in the wrong shape, each repair one small rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from normalizers.text.syllables import SYLLABLES, canonical

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_ETHS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_ETH = re.compile(
    r"(?<![^\W\d_])[ÐðƉɖ]|(?<=[A-ZÐƉ])[ÐƉ]"
)  # đ begins a syllable, or is in an acronym
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e]")
_OTHER_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_DETACHED = re.compile(f"(?<=[^\\W\\d_]) (?=[{_TONES}{_SHAPES}])")
_WRONG_ORDER = re.compile(f"([{_TONES}])([{_SHAPES}])")
_SPACING = {"´": "\u0301", "`": "\u0300", "˜": "\u0303", "ˆ": "\u0302", "˘": "\u0306"}
_SPACING_MARK = re.compile(r"\w*[aeiouyâêôăơưAEIOUYÂÊÔĂƠƯ][´`˜ˆ˘]\w*")
_MOJIBAKE = re.compile("[ÃÂÄÆ][\u0080-\u00bf\u2013-\u203a\u0152-\u02dc€™]|á[º»¼½]|Ä|Æ°")
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9đĐơƠưƯăĂ]")  # never seen in mojibake
# Look-alikes of Latin letters: Cyrillic and Greek, after Unicode's confusables.txt.
_LOOKALIKES = dict(
    zip(
        "АВЕКМНОРСТУХІЅЈаеорсухіѕјһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTYXISJaeopcyxisjhqwABEZHIKMNOPTYXo",
        strict=True,
    )
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f]")
_WORD = re.compile(r"\w+")


def composed(text: str) -> str:
    """Unicode's composed form (NFC), which also joins a half-decomposed cp1258 `â` + U+0300.

    >>> composed("ma\\u0302\\u0300m non"), composed("trươ\\u0300ng")
    ('mầm non', 'trường')
    """
    return unicodedata.normalize("NFC", text)


def marks_in_order(text: str) -> str:
    """The shape mark before the tone mark, so that they compose.

    >>> marks_in_order("kê\\u0301"), marks_in_order("ke\\u0301\\u0302"), marks_in_order("café")
    ('kế', 'kế', 'café')
    """
    if text.isascii():
        return text
    return composed(_WRONG_ORDER.sub(r"\2\1", unicodedata.normalize("NFD", text)))


def attach_marks(text: str) -> str:
    """A mark that a space parted from its letter goes back, with the letters after it.

    >>> attach_marks("nghi \\u0303a vụ, thư \\u0323c hiê \\u0323n")
    'nghĩa vụ, thực hiện'
    >>> attach_marks("a \\u0303 b"), attach_marks("kế hoạch")
    ('ã b', 'kế hoạch')
    """
    return marks_in_order(_DETACHED.sub("", text))


def join_spacing_marks(text: str) -> str:
    """A spacing accent inside a word becomes the mark, where that makes a syllable.

    >>> join_spacing_marks("nghi˜a vu, ke´"), join_spacing_marks("`lệnh` 10´")
    ('nghĩa vu, ké', '`lệnh` 10´')
    """

    def joined(found: re.Match[str]) -> str:
        word = marks_in_order("".join(_SPACING.get(c, c) for c in found.group()))
        return word if canonical(word) in SYLLABLES else found.group()

    return _SPACING_MARK.sub(joined, text)


def eths_to_d(text: str) -> str:
    """Icelandic eth and African D are đ in Vietnamese text.

    >>> eths_to_d("Ðồng Mai, ðội ngũ, SGDÐT"), eths_to_d("ThÐp")
    ('Đồng Mai, đội ngũ, SGDĐT', 'ThÐp')
    """
    return _ETH.sub(lambda found: _ETHS[found.group()], text)


def latin_lookalikes(text: str) -> str:
    """Cyrillic and Greek letters inside Latin words, or words made only of look-alikes.

    >>> latin_lookalikes("Нà Nộі"), latin_lookalikes("ТНСЅ Văn Yên")
    ('Hà Nội', 'THCS Văn Yên')
    >>> latin_lookalikes("Москва, Минск"), latin_lookalikes("αβγ")
    ('Москва, Минск', 'αβγ')
    """
    if not _FOREIGN.search(text):
        return text

    def latin(found: re.Match[str]) -> str:
        word = found.group()
        if all(c in _LOOKALIKES for c in _FOREIGN.findall(word)):
            return "".join(_LOOKALIKES.get(c, c) for c in word)
        return word

    return _WORD.sub(latin, text)


def without_invisible(text: str) -> str:
    """Zero-width characters, direction marks and soft hyphens dropped.

    >>> without_invisible("Hà\\u200b Nội"), without_invisible("kế ho\\u00adạch")
    ('Hà Nội', 'kế hoạch')
    """
    return _INVISIBLE.sub("", text)


def plain_spaces(text: str) -> str:
    """No-break and typographic spaces become spaces.

    >>> plain_spaces("Hà\\u00a0Nội")
    'Hà Nội'
    """
    return _OTHER_SPACE.sub(" ", text)


def without_mojibake(text: str) -> str:
    """UTF-8 that was read as cp1252 or Latin-1 read again (ftfy).

    >>> without_mojibake("Cá»™ng hÃ²a xÃ£ há»™i"), without_mojibake("Cộng hòa, “Ã”")
    ('Cộng hòa xã hội', 'Cộng hòa, “Ã”')
    """
    if not _MOJIBAKE.search(text) or _VIETNAMESE.search(text):
        return text
    import ftfy  # takes a while to load, and is seldom needed

    only_encodings = ftfy.TextFixerConfig(
        unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False,
        fix_character_width=False, fix_line_breaks=False, remove_control_chars=False,
        remove_terminal_escapes=False, normalization=None,
    )  # fmt: skip
    fixed = ftfy.fix_encoding(text, only_encodings)
    return fixed if len(fixed) < len(text) else text


class Rule(NamedTuple):
    """A repair with the name that it has in the trail."""

    name: str
    apply: Callable[[str], str]


BEFORE_ENCODINGS = (Rule("mojibake", without_mojibake),)
AFTER_ENCODINGS = (
    Rule("eth", eths_to_d),
    Rule("lookalikes", latin_lookalikes),
    Rule("invisible", without_invisible),
    Rule("spaces", plain_spaces),
    Rule("detached-marks", attach_marks),
    Rule("spacing-marks", join_spacing_marks),
    Rule("mark-order", marks_in_order),
    Rule("nfc", composed),
)
