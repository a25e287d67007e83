"""Where a school's name ends in running text or in a cell."""

from __future__ import annotations

import re
from functools import cache

from normalizers.schools.levels import lead_at
from normalizers.schools.name_numbers import number_end
from normalizers.schools.name_words import (
    CAPS_STOP_WORDS,
    PARTICLES,
    SMALL,
    SPECIAL,
    STOP_PHRASES,
    STOP_WORDS,
    WORD,
)
from normalizers.units import unit_word_at

# What stands between two schools and joins them, whatever it says: words in small letters up to
# the next school (`gắn bó với Trường …`), or up to a word for with, along with, for.
_SMALL_RUN = re.compile(r"(?:[^\W\d_]+(?:,?\s+|\s*:\s*)){1,7}")
_WITH_END = re.compile(r"(?:với|cùng|cho)\s*:?\s*$")
INITIALS = re.compile(r"(?:[A-ZĐ]\.){2,}[A-ZĐ]?(?![^\W_])")
# A family or middle name cut short: Ng. Trãi, Tr. Quốc Toản, L.T. Kiệt, L.T.Kiệt.
_SHORTENED = re.compile(
    r"(?:(?:Ng|Ngh|Nh|Tr|Th|Ph|Ch|Kh|Hg|Vg|Lg|Đg|Tg|Dg|[A-ZĐ])\.\s?)+(?=[A-ZĐ][^\W\d_A-ZĐ])"
)
DAY = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d/])")
# `Mầm non 1 tháng 6`: the school of a day (1 June).
DAY_IN_WORDS = re.compile(r"\d{1,2}\s+tháng\s+\d{1,2}(?!\d|\s*(?:[/-]|,?\s*năm))", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"“”«»\n]{2,40}(?:[\"”»]|$)")  # tư thục “Ban Mai”
_STOP = re.compile(rf"(?:{STOP_PHRASES})", re.IGNORECASE)
# `Mầm non 19-5 Thành phố`: the school of the city, where no city's name follows.
_TOWN = re.compile(r"T(?:hành\s+phố|hị\s+(?:xã|trấn))(?=\s*(?:$|[-–—,;:.()|/\n]))")
# `Thạch Bình A. Trường …`: the letter of the name ends its sentence and is no initial.
_LAST_LETTER = re.compile(r"[A-EĐ]\.(?=\s+(?:Trường|Các|Hai|Mỗi|Ngoài|Riêng|Phòng|TH|MN|THCS)\b)")
_NUMBERED = re.compile(r"[A-ZĐ][^\W\d_]+\s+số\s+\d")
# A month, week, day or quarter behind a name; `Phú Quý 2` and `Tân Quý I` are names.
_TIME = re.compile(
    r"tháng\s+\d|tuần\s+\d\s*,?\s*tháng|ngày\s+\d{1,2}\s*(?:[/-]|tháng)"
    r"|quý\s+(?:\d|[IVX]+)\s*(?:/|,?\s*năm)\s*20\d",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?<![^\W_])[A-ZĐ]\.(?=\s+[^\W\d_])")
# A teacher's title and name inside a run: `Long Phước Cô Trần Ngọc Bích`. Ông, bà (Mr, Mrs) stand
# in place names: `Giồng Ông Tố`.
_TEACHER = re.compile(r"(?:Thầy|Cô)(?:\s+(?!Trường|TH|MN|PT)[A-ZĐÀ-Ỹ][^\W\d_]+){2}")
# Trường before the level of the school itself: what follows is hardly Diễn Trường, but the next.
_SCHOOL_OF = re.compile(r"trường(?:\s+[^\W\d_]+){1,4}\s*$", re.IGNORECASE)
_PERSON = re.compile(r"(?:ông|bà|thầy|cô|đồng\s+chí|đ/c)\s", re.IGNORECASE)


@cache
def lower_stems() -> frozenset[str]:
    """Two-syllable stems (`hoa sữa`, `sơn ca`) whose second syllable is often not capitalised."""
    from normalizers.schools.stems import name_stems

    return frozenset(" ".join(stem.casefold().split()[:2]) for stem in name_stems())


@cache
def stem_beginnings() -> frozenset[str]:
    """All beginnings of two words or more of known stems, so that `Hai Bà Trưng` is not cut."""
    from normalizers.schools.stems import name_stems

    words = [stem.casefold().split() for stem in name_stems()]
    return frozenset(" ".join(w[:n]) for w in words for n in range(2, len(w) + 1))


def stops_at(text: str, at: int, *, caps: bool) -> bool:
    """Whether a word at `at` cannot belong to a name."""
    if _STOP.match(text, at):
        return True
    word = WORD.match(text, at)
    if word is None:
        return False
    token = word.group()
    if caps:
        return token.casefold() in CAPS_STOP_WORDS
    return token[0].islower() and token in STOP_WORDS


def is_person(text: str, at: int) -> bool:
    """Whether a title with a person's whole name begins at `at`.

    >>> is_person("Bà Nguyễn Thị Hoa", 0), is_person("Bà Triệu", 0)
    (True, False)
    """
    title = _PERSON.match(text, at)
    if title is None:
        return False
    words = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+){0,3}").match(text, title.end())
    name = words.group().split() if words else []
    capital = [word for word in name if word[0].isupper()]
    whole = " ".join(text[at : words.end()].casefold().split()) if words else ""
    return len(capital) >= 2 and len(capital) == len(name) and whole not in stem_beginnings()


def name_end(text: str, start: int, *, prose: bool, caps: bool) -> int:
    """Where the name that starts at `start` ends; `start` when there is none.

    `prose`: a running sentence, where an uncapitalised word ends a name; `caps`: a line all in
    capitals, where only stop words do.

    >>> text = "Ba Vì kết nghĩa với"
    >>> text[:name_end(text, 0, prose=True, caps=False)]
    'Ba Vì'
    >>> name_end("trên địa bàn", 0, prose=False, caps=False)
    0
    >>> name_end("Ng. Trãi", 0, prose=False, caps=False), len("Ng. Trãi")
    (8, 8)
    """
    at = end = start
    while at < len(text):
        while at < len(text) and text[at] in " \u00a0":
            at += 1
        reached = _token_end(text, start, at, end, prose=prose, caps=caps)
        if reached is None:
            break
        at = end = reached
    return _without_particles(text, start, end)


def _token_end(text: str, start: int, at: int, end: int, *, prose: bool, caps: bool) -> int | None:
    """The end of the token at `at` when it belongs to the name `text[start:end]`."""
    if at >= len(text):
        return None
    if (known := _stem_goes_on(text, start, at, end)) is not None:
        return known
    if (special := SPECIAL.match(text, at)) is not None:
        return special.end()
    quoted = _QUOTED.match(text, at) if _is_kind(text[start:end]) else None
    if quoted is not None:
        return quoted.end()
    town = _TOWN.match(text, at) if end > start else None
    if town is not None:
        return town.end()
    if stops_at(text, at, caps=caps) or _other_words_begin(text, start, at, end):
        return None
    day = DAY_IN_WORDS.match(text, at) if end == start else None
    if day is not None:
        return day.end()
    if end > start and _LAST_LETTER.match(text, at) and " " in text[start:end]:
        return at + 1
    for pattern in (INITIALS, DAY, _SINGLE, _SHORTENED):
        match = pattern.match(text, at)
        if match is not None:
            return match.end()
    if (reached := number_end(text, at, in_name=end > start)) is not None:
        return reached
    word = WORD.match(text, at)
    if word is None:
        return None
    if end > start and _other_begins(text, start, at, end, caps=caps):
        return None
    small = SMALL.match(text, at)
    if small is not None:
        return small.end()
    if not word.group()[0].islower():
        return word.end()
    return word.end() if _lower_allowed(text, start, end, at, prose=prose) else None


def _other_words_begin(text: str, start: int, at: int, end: int) -> bool:
    """Whether a teacher or a time is named behind the name `text[start:end]`.

    >>> text = "Kim Đồng Tháng 9/2024"
    >>> _other_words_begin(text, 0, 9, 8), _other_words_begin(text, 9, 9, 9)
    (True, False)
    >>> _other_words_begin("Phú Quý 2", 0, 4, 3), _other_words_begin("Lê Lợi Quý 2/2025", 0, 7, 6)
    (False, True)
    """
    named = any(map(str.isalpha, text[start:end]))
    return end > start and bool(_TEACHER.match(text, at) or (named and _TIME.match(text, at)))


def _unit_begins(text: str, at: int) -> bool:
    """Whether a unit begins inside a run; `Xã số 1` is the end of `Tân Xã số 1`.

    >>> _unit_begins("Tân Xã số 1", 4), _unit_begins("Tân Hòa Xã Bình Minh", 8)
    (False, True)
    """
    return unit_word_at(text, at) is not None and not _NUMBERED.match(text, at)


def _is_kind(words: str) -> bool:
    """Whether words only say of what kind a school is: `tư thục` (private).

    >>> _is_kind("tư thục"), _is_kind("Hoa Sen"), _is_kind("")
    (True, False, False)
    """
    return bool(words) and all(word in PARTICLES for word in words.casefold().split())


def _stem_goes_on(text: str, start: int, at: int, end: int) -> int | None:
    """The end of the word at `at` when it goes on a known stem that began at `start`."""
    word = WORD.match(text, at) if end > start else None
    if word is None:
        return None
    so_far = " ".join(text[start : word.end()].casefold().split())
    return word.end() if so_far in stem_beginnings() else None


def _other_begins(text: str, start: int, at: int, end: int, *, caps: bool) -> bool:
    """Whether another school or a unit begins at `at`, behind the name `text[start:end]`.

    >>> text = "TH Diễn Yên, TH Diễn Trường TH Diễn Đoài"
    >>> _other_begins(text, 16, 21, 20, caps=False), _other_begins(text, 16, 28, 27, caps=False)
    (False, True)
    """
    if _unit_begins(text, at):
        return True
    lead = lead_at(text, at) if school_begins(text, at, caps=caps) else None
    if lead is None:
        return False
    one_word = " " not in text[start:end].strip() and not _SCHOOL_OF.search(text[:start])
    return not (lead.has_school and text[at].isupper() and one_word)


def school_begins(text: str, at: int, *, caps: bool) -> bool:
    """Whether another school begins inside a run; `Trường` alone may be a part of a name."""
    lead = lead_at(text, at)
    if lead is None:
        return False
    return bool(lead.level or lead.boarding) or not (caps or text[at].isupper())


def _lower_allowed(text: str, start: int, end: int, at: int, *, prose: bool) -> bool:
    """Whether a word in small letters at `at` may go on with the name that began at `start`."""
    word = WORD.match(text, at).group()  # type: ignore[union-attr]
    before = text[start:end].casefold().split()
    if before and f"{before[-1]} {word.casefold()}" in lower_stems():
        return True
    if prose or (end > start and len(before) > 1 and joins_schools(text, at)):
        return False
    return end > start or len(word) > 1


def joins_schools(text: str, at: int) -> bool:
    """Whether the words in small letters at `at` lead over to another school.

    >>> joins_schools("Ba Vì gắn bó với Trường TH Yên Bài", 6), joins_schools("Hoa sữa", 4)
    (True, False)
    >>> joins_schools("Ba Vì gắn bó với Yên Bài", 6), joins_schools("Ba Vì mở rộng", 6)
    (True, False)
    """
    run = _SMALL_RUN.match(text, at)
    if run is None:
        return False
    words = list(WORD.finditer(run.group()))
    small = next((i for i, word in enumerate(words) if not word.group()[0].islower()), len(words))
    if not small:
        return False
    reached = at + (words[small].start() if small < len(words) else run.end() - at)
    if _WITH_END.search(text, at, reached) and text[reached : reached + 1].isupper():
        return True
    lead = lead_at(text, reached) if reached < len(text) else None
    return lead is not None and bool(lead.level or lead.boarding or lead.has_school)


def _without_particles(text: str, start: int, end: int) -> int:
    """The end without uncapitalised particles that nothing follows."""
    while True:
        tail = re.search(r"\s+(số|huyện|tỉnh|xã|phường|quận|khu|mới)$", text[start:end])
        if tail is None or tail.group(1) == "mới":
            return end
        end = start + tail.start()
