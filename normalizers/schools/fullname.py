"""The full name of a school, and which names carry no level word."""

from __future__ import annotations

import re
from functools import cache

from unidecode import unidecode

from normalizers.schools.stems import name_stems, one_spelling, public_stems
from normalizers.schools.unglued import set_apart
from normalizers.text.syllables import PARTS, canonical
from normalizers.units import find_unit
from schemas.plan import Level

LABELS: dict[Level, str] = {
    "MN": "Mầm non",
    "TH": "Tiểu học",
    "THCS": "THCS",
    "THPT": "THPT",
    "PTCS": "PTCS",
    "TH&THCS": "TH&THCS",
    "THCS&THPT": "THCS&THPT",
    "GDTX": "GDTX",
    "LC": "",
}

_PRIVATE = re.compile(
    r"(?<![^\W_])(?:PTQT|quốc tế|song ngữ|thực nghiệm|tư thục|liên cấp|school|academy|kids?|"
    r"montessori|international|steam|edu)(?![^\W_])",
    re.IGNORECASE,
)
_OWN_LETTERS = re.compile("[ăắằẳẵặđơớờởỡợưứừửữự]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-ZĐ]\.){2,}|[A-ZĐ]{2,}$")
# A Vietnamese syllable: initial, vowels, final, without marks.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ch|ph|kh|gh|gi|qu|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?"
    r"[aeiouy]{1,3}(?:ng|nh|ch|c|m|n|p|t)?$"
)


@cache
def is_vietnamese(name: str) -> bool:
    """Whether all words of a name can be Vietnamese syllables.

    >>> is_vietnamese("Lê Quý Đôn"), is_vietnamese("True North")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", unidecode(name).lower())
    return all(len(word) == 1 or _SYLLABLE.match(word) for word in words)


def has_no_level_word(name: str) -> bool:
    """Whether a school printed without a level word is one that has none of its own.

    Private and several-level schools are written so (`Marie Curie`, `PTQT Việt Nam`); a plain
    Vietnamese name without a level word under a level row is a public school's.
    """
    if _PRIVATE.search(name) or _INITIALS.match(name):
        return True
    return not is_vietnamese(name) and not _is_local(name)


@cache
def _is_local(name: str) -> bool:
    """Whether a name that is no Vietnamese is a person's, a village's or a commune's here.

    Words of the country's other tongues are written with its letters; transliterated names of
    persons abroad seldom have an ă, đ, ơ or ư.

    >>> _is_local("Y Jút"), _is_local("Krông Na 2"), _is_local("Marie Curie")
    (True, True, False)
    >>> _is_local("Số 2 Đạ Rsal"), _is_local("Kpă Klơng"), _is_local("Lômônôxốp")
    (True, True, False)
    """
    stem = re.sub(r"\s+(?:số\s+)?(?:[A-EĐ]|[IVX]+|\d)$", "", set_apart(name)[1])
    spellings = {stem, one_spelling(stem)}
    if not spellings.isdisjoint(public_stems()) or any(map(find_unit, sorted(spellings))):
        return True
    odd = [word for word in stem.split() if canonical(word) not in PARTS]
    return spellings.isdisjoint(name_stems()) and any(map(_OWN_LETTERS.search, odd))


def full_name(name: str, level: Level | None, prefix: str | None, boarding: str | None) -> str:
    """The name as the contract writes it; `prefix` is the label of a printed level word.

    >>> full_name("Đồng Mai", "MN", "Mầm non", None), full_name("Marie Curie", "TH", None, None)
    ('Mầm non Đồng Mai', 'Marie Curie')
    >>> full_name("Nậm Kè", "TH", "Tiểu học", "PTDTBT")
    'PTDTBT Tiểu học Nậm Kè'
    """
    label = prefix
    if label is None:
        bare = level is None or has_no_level_word(name)
        label = "" if bare or level is None else LABELS[level]
    return " ".join(part for part in (boarding, label, name) if part)
