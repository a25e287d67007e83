"""What of a cell or phrase stands right after a name and was not understood."""

from __future__ import annotations

import re

from normalizers.schools.name_words import WORD
from normalizers.schools.names import joins_schools, stops_at
from normalizers.schools.places import unit_at

# A note in brackets that tells two schools of one name apart: a site, a campus, a branch.
IS_PART = re.compile(
    r"(?:(?i:khu|cơ\s+sở)\s+(?:(?i:số)\s+)?(?:[A-ZĐ]|[IVX]+|\d{1,2})"
    r"|(?i:phân\s+hiệu|phân\s+trường|điểm\s+trường)\s+[A-ZĐ\d][^()]{0,30})"
)
_VERBS = ("giúp", "đỡ", "nhận", "ghép", "liên")  # to help, to get, to pair, to join
_GAP = re.compile(r"[ \u00a0\"“”»]*")
_UP_TO = re.compile(r"[^,;:|\n\t()<>+&/–—]*")
_LONGEST_CELL = 70  # characters; longer texts are sentences, whose words go on


def left_over(text: str, start: int, end: int) -> str:
    """The words that follow the name `text[start:end]` and belong to nothing known; "" if none.

    In a sentence words follow every name, so only a name of one syllable is suspected there.

    >>> left_over("Trường Đồng Xuân kiêm mầm", 7, 16), left_over("MN Hoa Sen, MN Vân Du", 3, 10)
    ('kiêm mầm', '')
    """
    at = _GAP.match(text, end).end()  # type: ignore[union-attr]
    word = WORD.match(text, at)
    if word is None or not word.group()[0].islower() or stops_at(text, at, caps=False):
        return ""
    if unit_at(text, at) or word.group() in _VERBS or joins_schools(text, at):
        return ""
    one_syllable = len(text[start:end].split()) == 1
    if len(text) > _LONGEST_CELL and not one_syllable:
        return ""
    return _UP_TO.match(text, at).group().strip(" .")  # type: ignore[union-attr]
