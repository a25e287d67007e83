"""Abbreviations as they are printed, found by their base letters (GDDT is GDĐT)."""

from __future__ import annotations

from functools import cache, lru_cache

from normalizers.text.language_model import DATA
from normalizers.text.syllables import SYLLABLES, strip_marks

_SKELETONS = frozenset(strip_marks(syllable) for syllable in SYLLABLES)
_VOWELS = frozenset("aeiouy")


@cache
def abbreviations() -> dict[str, str]:
    """Base letters in capitals -> the abbreviation as printed; ambiguous ones stay as read."""
    lines = (DATA / "abbreviations.txt").read_text(encoding="utf-8").splitlines()
    table: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            table.setdefault(strip_marks(line).upper(), line)
    return table


_D_READINGS = ("DB", "DD", "BD", "PD", "DP", "B", "P")  # what an OCR of another language reads Đ as


@cache
def _with_misread_d(base: str) -> str | None:
    """The only abbreviation with Đ, of four letters or more, that was read as `base`.

    >>> _with_misread_d("PGDPT"), _with_misread_d("SGDDBT"), _with_misread_d("PTCS")
    ('PGDĐT', 'SGDĐT', None)
    """
    found = {
        known
        for known in abbreviations().values()
        if "Đ" in known and len(known) >= 4 and _may_be(base, known)
    }
    return found.pop() if len(found) == 1 else None


def _may_be(base: str, known: str) -> bool:
    head, *tail = known.split("Đ", 1)
    if not tail:
        return base == known
    return base.startswith(head) and any(
        _may_be(base[len(head) + len(reading) :], tail[0])
        for reading in (*_D_READINGS, "D")
        if base[len(head) :].startswith(reading)
    )


@lru_cache(maxsize=1 << 12)
def misread_abbreviations(observed: str) -> tuple[str, ...]:
    """The abbreviations with Đ that one known without Đ may have been, were its P or D a Đ.

    >>> misread_abbreviations("GDPT"), misread_abbreviations("TD"), misread_abbreviations("THPT")
    (('GDĐT',), (), ())
    """
    known = abbreviations().values()
    if observed not in known or len(observed) < 4:
        return ()
    return tuple(
        other
        for other in sorted(set(known))
        if len(other) == len(observed)
        and any(a != b for a, b in zip(observed, other, strict=True))
        and all(a == b or (a in "PD" and b == "Đ") for a, b in zip(observed, other, strict=True))
    )


@lru_cache(maxsize=1 << 14)
def as_abbreviation(observed: str, *, known_only: bool = False) -> str | None:
    """The abbreviation that a token in capitals is, None where it may be a word.

    `known_only`: an unknown one without a vowel may be a misread word (HQC for HỌC).

    >>> as_abbreviation("SGDDT"), as_abbreviation("UBND"), as_abbreviation("BTV")
    ('SGDĐT', 'UBND', 'BTV')
    >>> as_abbreviation("GD-DT"), as_abbreviation("TH-MN")
    ('GD-ĐT', None)
    >>> as_abbreviation("MAM"), as_abbreviation("Hoa"), as_abbreviation("S&")
    (None, None, None)
    """
    if "-" in observed:
        return abbreviations().get(strip_marks(observed))
    if not (observed.isupper() and observed.replace("&", "").isalpha() and len(observed) <= 9):
        return None
    if len(observed) < 4 and "&" in observed:
        return None
    base = strip_marks(observed)
    if strip_marks(observed) != observed and observed in abbreviations().values():
        return observed
    if base in abbreviations() and base == observed.replace("Đ", "D"):
        return abbreviations()[base]
    mended = _with_misread_d(base)
    if mended is not None:
        return mended
    if known_only:
        return None
    lower = base.lower()
    if lower in _SKELETONS or _VOWELS & set(lower):
        return None
    return observed
