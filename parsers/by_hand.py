"""Numbers and days that a pen wrote into the letterhead: how far they are to be believed.

A reader of handwriting gives the likeliest string and others with their probability. What is too
doubtful is no value at all, for a number that is most likely wrong helps nobody; a doubtful one
stands with the others named beside it. The symbol, the year and the print around stand anyway.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from parsers.annex_caption import AnnexCaption
from parsers.letterhead import Letterhead
from schemas.document import Line, Word

UNREAD = 0.3  # probability below which a string is not given as the value
SURE = 0.97  # probability from which the other strings are not worth a look
NAMED = 0.03  # probability from which another string is named
AT_MOST = 0.85  # probability of a string that was chosen by what stands elsewhere
_DAY = re.compile(r"n[gq][àaáâăảãạ4]y", re.IGNORECASE)
_MONTH = re.compile(r"th[áaàâăảãạ4]n[gq]", re.IGNORECASE)


Readings = list[tuple[str, float]]


class Doubt(NamedTuple):
    """Why a field is to be reviewed, and how probable its value is at most."""

    field: str
    reason: str
    at_most: float


def settle(head: Letterhead, captions: list[AnnexCaption], path: str) -> list[Doubt]:
    """Keep, change or drop what the pen wrote in `head`; return the doubts about it.

    Among the strings that were read, one that an annex's caption repeats is preferred, then one
    that is part of the file's name (`path`); neither is believed unseen.
    """
    return _number(head, captions, path) + _date(head)


def _number(head: Letterhead, captions: list[AnnexCaption], path: str) -> list[Doubt]:
    word = _pen_word(head.lines.get("number", []), None, _DAY)
    if word is not None and head.number is None and head.number_unread and head.symbol:
        head.number, head.number_unread = f"{word.text}/{head.symbol}", False
    serial = re.match(r"\d+", head.number or "")
    if word is None or serial is None or serial.group() != word.text:
        return []
    readings = [(word.text, word.confidence), *word.alternatives]
    chosen, by = _repeated(readings, captions, head.symbol), "the annex"
    if chosen is None:
        chosen, by = _named_in_file(readings, path), "the file's name"
    if chosen:
        head.number = chosen + (head.number or "")[serial.end() :]
        reason = f"written by hand, read with {by}{_listed(readings, chosen)}"
        return [Doubt("number", reason, AT_MOST)]
    if word.confidence < UNREAD:
        head.number, head.number_unread = None, True
        return [Doubt("number", f"written by hand and not read{_listed(readings, '')}", UNREAD)]
    return _doubts("number", word)


def _repeated(readings: Readings, captions: list[AnnexCaption], symbol: str | None) -> str | None:
    """The reading that an annex's caption gives as the number of this symbol."""
    told = {c.number.partition("/")[0] for c in captions if c.number and c.symbol == symbol}
    return next((text for text, _ in readings[1:] if text in told), None)


def _date(head: Letterhead) -> list[Doubt]:
    lines, issued = head.lines.get("issued_on", []), head.issued_on or ""
    doubts: list[Doubt] = []
    places = ((7, _pen_word(lines, _MONTH, None)), (10, _pen_word(lines, _DAY, _MONTH)))
    for length, word in places:
        part = issued[length - 2 : length]
        if word is None or not part or int(part) != int(word.text):
            continue
        doubts += _doubts("issued_on", word)
        if word.confidence < UNREAD:
            head.issued_on, head.day_unread = issued[: length - 3], True
            others = _listed([(word.text, word.confidence), *word.alternatives], "")
            return [Doubt("issued_on", f"written by hand and not read{others}", UNREAD)]
    return doubts


def _doubts(field: str, word: Word) -> list[Doubt]:
    if word.confidence >= SURE:
        return []
    others = _listed(word.alternatives, "")
    return [Doubt(field, f"{word.text} is written by hand{others}", word.confidence)]


def _listed(readings: Sequence[tuple[str, float]], but: str) -> str:
    """Other readings as a person would like to see them, the likeliest first.

    >>> _listed((("1963", 0.05), ("1903", 0.04), ("7963", 0.001)), "")
    '; perhaps 1963 (5 %), 1903 (4 %)'
    """
    named = [f"{text} ({p:.0%})".replace("%", " %") for text, p in readings if p >= NAMED]
    named = [each for each in named if not but or not each.startswith(f"{but} ")]
    return f"; perhaps {', '.join(named)}" if named else ""


def _named_in_file(readings: Readings, path: str) -> str | None:
    """The reading, other than the likeliest, that the file's name holds as a number of its own.

    A likeliest reading that is too doubtful to stand may be named too.

    >>> readings = [("1605", 0.35), ("1695", 0.1)]
    >>> _named_in_file(readings, "in/1695_qd_syt.pdf"), _named_in_file(readings, "1605 va 1695.pdf")
    ('1695', None)
    """
    numbers = {digits.lstrip("0") for digits in re.findall(r"\d+", PurePath(path).stem)}
    (first, probability), *others = readings
    if first.lstrip("0") in numbers:
        return first if probability < UNREAD else None
    return next((text for text, _ in others if text.lstrip("0") in numbers), None)


def _pen_word(
    lines: list[Line], behind: re.Pattern[str] | None, before: re.Pattern[str] | None
) -> Word | None:
    """The word by hand that stands behind one printed word and before another."""
    words = [word for line in lines for word in line.words]
    first = next((i for i, w in enumerate(words) if behind and behind.search(w.text)), -1)
    if behind and first < 0:
        return None
    rest = words[first + 1 :]
    last = next((i for i, w in enumerate(rest) if before and before.search(w.text)), len(rest))
    return next((word for word in rest[:last] if word.by_hand), None)
