"""Which words of a broken line are those of a school's name, and how well they read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizers.schools import NameContext, is_number_word, name_evidence
from parsers.text_tables.broken_words import is_rule
from parsers.text_tables.folding import fold
from parsers.text_tables.school_marks import SchoolCell
from schemas.document import Word

_EDGE = " .,;:'’‘“”\"~*!?<>—–-+“"
_NUMBERED = re.compile(r"(?:[IVXl1|]{1,4}|\d{1,2}(?:-\d{1,2})?|[A-EĐ])")
_NUMBER_WORDS = ("số", "s6", "so", "sé", "sô", "s0", "só")
_UNITS = ("TP", "TX", "Tp", "Tx")  # thành phố, thị xã: city, town
_AND = ("va", "và", "vả", "vá")
_LONGEST_NAME, _MOST_WORDS = 7, 4  # words read as a name, and words that names have
_PER_LEFT_WORD = -8.0  # nats for a word that is left out
_UNSURE = 0.5  # confidence of words that were read as they stand


def is_and(word: Word) -> bool:
    return word.text.casefold() in _AND


def is_surely_number_word(word: Word) -> bool:
    """Whether a word is `số` (number) as an OCR mostly reads it, whatever follows."""
    return word.as_read.strip(_EDGE).casefold() in _NUMBER_WORDS


def is_numbering(word: Word) -> bool:
    return _NUMBERED.fullmatch(word.text) is not None


def is_of_name(here: Sequence[Word], place: int, name: Sequence[Word]) -> bool:
    """Whether the word at a place goes on a name whose words so far are given."""
    word = here[place]
    core = word.as_read.strip(_EDGE)
    if is_rule(word) or not core or is_and(word) or len(name) >= _LONGEST_NAME:
        return False
    before_digit = place + 1 < len(here) and here[place + 1].as_read.strip(_EDGE)[:1].isdigit()
    if is_surely_number_word(word) or (before_digit and is_number_word(core)):
        return before_digit
    if len(name) > 1 and is_numbering(name[-1]) and not core.isdigit():
        return False  # a numbering ends a name
    if name and core in _UNITS:
        return False  # the column of its district begins
    if name and fold(name[-1].as_read) == "thi" and fold(core) in ("tran", "xa"):
        return True  # Thị trấn: a school called after its town
    if _NUMBERED.fullmatch(core):
        return True
    return core[0].isupper() or (word.text.strip(_EDGE)[:1].isupper() and len(core) > 1)


def is_last_word(name: Sequence[Word], word: Word) -> bool:
    """Whether a word like `Trường` (school) is rather the last one of a name: Lý Tự Trọng.

    >>> name, two = [Word("Ly"), Word("Tu")], [Word("Hoa"), Word("Mai")]
    >>> is_last_word(name, Word("Trong")), is_last_word(two, Word("Trong"))
    (True, False)
    """
    words = [one.as_read for one in name]
    likened = fold(word.as_read) == "trong" and len(words) > 1
    return likened and evidence_of([*words, word.as_read]) > evidence_of(words)


def named(word: Word) -> Word:
    """A word of a name, as it was read where the repair made no capitalised word of it."""
    core = word.as_read.strip(_EDGE)
    text = word.text.strip(_EDGE)
    if text[:1].isupper() or not core[:1].isupper():
        return replace(word, text=text or core, read=core, before=" ")
    sure = min(word.confidence, _UNSURE)
    return replace(word, text=core, read=core, before=" ", confidence=sure)


def cut_tail(cell: SchoolCell, after: Sequence[Word]) -> None:
    """Take the word off a name with which a phrase of the next column begins.

    `Hoa Sen Phu` before `dao hoc sinh`: two words in small letters tell a phrase.
    """
    small = [word.as_read[:1].islower() and len(word.as_read) > 1 for word in after[:2]]
    if small != [True, True] or is_and(after[0]) or not cell.name:
        return
    two = len(cell.name) == 2 and not cell.name[0].text[:1].isdigit()
    if not is_numbering(cell.name[-1]) and not two:
        cell.name.pop()


def leave_out(cell: SchoolCell) -> None:
    """Cut a name too long for a school: the head's name stands beside it, or a word of focus."""
    words = [word.as_read for word in cell.name]
    half = len(words) // 2
    if half > 1 and fold(" ".join(words[:half])) == fold(" ".join(words[half:])):
        cell.name = cell.name[:half]  # its commune of the same name stands beside it
    if len(cell.name) <= _MOST_WORDS:
        return
    lengths = range(2, _MOST_WORDS + 1)
    best = max(lengths, key=lambda n: evidence_of(words[:n]) + _PER_LEFT_WORD * (len(words) - n))
    cell.left = " ".join(words[best:])
    cell.name = cell.name[:best]


def evidence_of(words: Sequence[str]) -> float:
    """How well words read as one name (nats)."""
    return name_evidence(" ".join(words), NameContext())
