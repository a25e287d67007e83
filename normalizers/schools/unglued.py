"""Words of a name that ran together in reading, and what stands before a name and is none."""

from __future__ import annotations

import re

_LEADING = re.compile(
    r"(?:[Ss]ố \d{1,2} |(?:[Tt]hị (?:[Tt]rấn|[Xx]ã)|[Tt]hành [Pp]hố|[Xx]ã|[Pp]hường) ){1,2}(?=\S)"
)
_LETTERED = re.compile(r"[A-EĐ] ")  # `B Thị trấn Chợ Mới`: the second school of its town
_GLUED = re.compile(r"(?<=[^\W\d_A-ZĐ])(?=[A-ZĐ](?:[^\W\d_]|\b))")  # a capital inside a word
_STROKE_GLUED = re.compile(r"(?<=[^\W\d_])(?=[\]}|]$)")  # a number read as a bracket: `Bat]`
_MORE = re.compile(r"(?<=.)[A-ZĐ\dl|}\]!]$")
_DASH = re.compile(r"(?<=[^\W\d_])\s*[-–]\s*(?=[^\W\d_])")


def set_apart(observed: str) -> tuple[str, str]:
    """What stands before a name and is none: `Số 2 `, `thị trấn `; and the name.

    >>> set_apart("Số 2 Phú Bài"), set_apart("3 tháng 2"), set_apart("số 1 thị trấn Yên Định")
    (('Số 2 ', 'Phú Bài'), ('', '3 tháng 2'), ('số 1 thị trấn ', 'Yên Định'))
    """
    found = _LEADING.match(observed)
    return (found[0], observed[found.end() :]) if found else ("", observed)


def set_apart_as(observed: str, told: str) -> tuple[str, str]:
    """What stands before a name, as another reading of the same words tells it; and the name.

    >>> set_apart_as("Thị trăn Chợ Mới", "Thị trấn Chợ Mới")
    ('Thị trấn ', 'Chợ Mới')
    >>> set_apart_as("B Thị trân Chợ Mới", "B Thị trấn Chợ Mới")
    ('B Thị trấn ', 'Chợ Mới')
    >>> set_apart_as("Thu Tràng", "Thị trấn Thu Tràng")
    ('', 'Thu Tràng')
    """
    lettered = _LETTERED.match(told)
    letter = lettered[0] if lettered and observed.startswith(lettered[0]) else ""
    before, _ = set_apart(told[len(letter) :])
    words = observed.split()
    if not before or len(words) != len(told.split()):
        return "", observed
    return letter + before, " ".join(words[len((letter + before).split()) :])


def unglued(observed: str) -> str:
    """A reading with words that ran together apart, and dashes between spaces.

    >>> unglued("CatBi 2"), unglued("Ha Ndi- Thang Long"), unglued("EVNiêm 3-2")
    ('Cat Bi 2', 'Ha Ndi - Thang Long', 'EVNiêm 3-2')
    """
    apart = _STROKE_GLUED.sub(" ", _GLUED.sub(" ", observed))
    return " ".join(_DASH.sub(" - ", apart).split())


def ends_in_more(stem: str, name: str) -> bool:
    """Whether what was read ends in a capital, digit or stroke that the name has not: a numbering?

    >>> ends_in_more("Yén SOB", "Yên Sở"), ends_in_more("Tan Anl", "Tân An")
    (True, True)
    >>> ends_in_more("Hoa Mal", "Hoa Mai"), ends_in_more("HOA SEN", "Hoa Sen")
    (False, False)
    """
    read, last = stem.split()[-1:], name.split()[-1:]
    if not read or not last or stem.isupper():
        return False
    return bool(_MORE.search(read[0])) and len(last[0]) < len(read[0])
