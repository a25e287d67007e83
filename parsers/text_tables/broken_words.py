"""The words of a broken line: cut at what an OCR made of rules, its row number apart.

`3|[Tiéu hoc Ba Vi_| Tiéu hoc Yen My`, `21PTDTBT TH Na Bo`, `O4Mam non Hoa Mi`: rules come as bars,
brackets and underscores, digits as letters of their shape, and a number glued to what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.text_tables.pieces import PIPES, sub_line
from parsers.text_tables.school_words import SchoolWords, school_words_at
from schemas.document import Line, Word

_RULE = rf"[{re.escape(PIPES)}{{}}\[\]()_=\\]+"
_QUOTE = "[‘’'`´]+"  # before a word; inside it belongs to a name: H'Drai
_CUT = re.compile(rf"({_RULE}|^{_QUOTE}(?=\w\w))")
_IS_RULE = re.compile(f"{_RULE}|{_QUOTE}")
_UNSURE = 0.5  # confidence of words that were cut
_NUMBER = re.compile(r"\W?(\d{1,3})[.,:SsJ]?")
_AFTER_DEBRIS = re.compile(r"\D(\d{1,2})[.,:]?")
_LOOK_ALIKE = str.maketrans("IlitjoOQDSsZzBgqGT|!", "11111000055228996711")
_NUMBER_LIKE = re.compile(r"[\dIlijoOQDSsZzBgqGT|!]{1,2}[.,:)/]?")
_FEWEST_LETTERS = 4  # of a line that says something
_ZERO_ONE = re.compile(r"[0O][|Il]")  # 01: no row has the number 0
_GLUED = re.compile(r"(\d{1,2}|[\dIlOoSsZ]{1,2})[.,:;)/!]*([A-ZĐ]\w.*)")


def words_of_line(line: Line) -> list[Word]:
    """The words of a line and, each as a word of its own, what may be rules.

    >>> from schemas.document import line_of
    >>> [word.text for word in words_of_line(line_of("1|MN A_| 12.MN Hoa Sen"))]
    ['1', '|', 'MN', 'A', '_|', '12.MN', 'Hoa', 'Sen']
    >>> [word.text for word in words_of_line(line_of("21MN Hoa Sen"))]
    ['21', 'MN', 'Hoa', 'Sen']
    >>> [word.text for word in words_of_line(line_of("2 \\\\THCS Phu ‘THCS Ia H'Drai"))]
    ['2', '\\\\', 'THCS', 'Phu', '‘', 'THCS', 'Ia', "H'Drai"]
    """
    cut = [piece for word in line.words for piece in _cut_at_rules(word)]
    return _number_apart(cut)


def _cut_at_rules(word: Word) -> list[Word]:
    """The pieces of a word; each keeps its part of the repair where that has as many."""
    read = [piece for piece in _CUT.split(word.as_read) if piece]
    if read == [word.as_read] or _ZERO_ONE.fullmatch(word.as_read):
        return [word]
    mended = [piece for piece in _CUT.split(word.text) if piece]
    texts = mended if len(mended) == len(read) else read
    sure = word.confidence if texts is mended else min(word.confidence, _UNSURE)
    return [
        replace(word, text=text, read=piece, confidence=sure)
        for text, piece in zip(texts, read, strict=True)
    ]


def is_broken(line: Line) -> bool:
    """Whether a line was repaired: rules and numbers in it may be misread too."""
    return line.read is not None and line.read != line.text


def is_debris(line: Line) -> bool:
    """Whether a broken line holds what an OCR made of rules: `ee`, `Po`, `| _`."""
    letters = sum(letter.isalpha() for word in line.words for letter in word.as_read)
    return is_broken(line) and letters < _FEWEST_LETTERS


def tidied(line: Line) -> Line:
    """A broken line with a `|` for each of its inner rules and none at its ends; others as given.

    >>> words = [Word(text, read=text) for text in "_ 3{Mầm non A_ [ Mầm non B |".split()]
    >>> tidied(Line(words, read="_ 3{Mam non A_ [ Mam non B |")).text
    '3 | Mầm non A | Mầm non B'
    """
    if not is_broken(line):
        return line
    words: list[Word] = []
    for word in words_of_line(line):
        if not is_rule(word):
            words.append(word)
        elif words and words[-1].text != "|":
            words.append(replace(word, text="|", read="|", before=" "))
    words = [replace(word, before=word.before or " ") for word in words]
    while words and words[-1].text == "|":
        words.pop()
    return sub_line(line, words)


def _number_apart(words: list[Word]) -> list[Word]:
    """The words, the first parted where a number is glued to the words that lead a school."""
    at = next((at for at, word in enumerate(words) if not is_rule(word)), None)
    glued = _GLUED.fullmatch(words[at].as_read) if at is not None else None
    if at is None or glued is None:
        return words
    after = [glued.group(2), *(word.as_read for word in words[at + 1 : at + 6])]
    whole = [word.as_read for word in words[at : at + 6]]
    if school_words_at(after, 0) is None or school_words_at(whole, 0) is not None:
        return words
    sure = min(words[at].confidence, _UNSURE)
    parts = [replace(words[at], text=text, read=text, confidence=sure) for text in glued.groups()]
    return [*words[:at], *parts, *words[at + 1 :]]


def is_rule(word: Word) -> bool:
    return _IS_RULE.fullmatch(word.as_read) is not None


def row_number(word: Word) -> tuple[int, bool] | None:
    """The row number that a word may be, and whether its digits were read as such.

    >>> [row_number(Word(text)) for text in ("12", "107.", "I0", "ll", "S", "Hoa", "0")]
    [(12, True), (107, True), (10, False), (11, False), (5, False), None, None]
    """
    text = word.as_read
    found = _NUMBER.fullmatch(text)
    if found is not None:
        return (int(found.group(1)), True) if int(found.group(1)) else None
    if is_rule(word):
        return None
    if _ZERO_ONE.fullmatch(text):
        return 1, False
    if _NUMBER_LIKE.fullmatch(text) is not None:
        digits = text.rstrip(".,:)/").translate(_LOOK_ALIKE)
    else:
        digits = "".join(_AFTER_DEBRIS.findall(text)) if len(text) < 4 else ""
    return (int(digits), False) if digits.isdigit() and int(digits) else None


def lead_at(words: Sequence[Word], below: Sequence[Word], place: int) -> SchoolWords | None:
    """The words that lead a school's name at a place; it may go on on the line `below`."""
    here = words[place : place + 6]
    there = [*here, *(below[:3] if len(words) - place < 5 else [])]
    return school_words_at([word.as_read for word in there], 0) or school_words_at(
        [word.text for word in there], 0
    )
