"""Roman numbers in a narrow column, counted on where the stems of one were misread.

Printed small, `III` is read as `II`, `H II` or not at all; the numbers around it tell which it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from extractors.scan.cutting import Crop
from extractors.scan.numbers import COUNTED
from extractors.scan.ocr import Token
from extractors.scan.spans import Place

ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
TENS = ("", "X", "XX", "XXX")
ROMANS = {tens + ones: 10 * t + o for t, tens in enumerate(TENS) for o, ones in enumerate(ONES)}
FEWEST, MOST = 3, 0.6  # numbers that count on together; their share of the column
STEMS = re.compile(r"[IHLl1|!\s]*")  # what the stems of I, II and III are misread as


def counted_romans(
    read: Mapping[Place, list[Token]], column: Mapping[Place, Crop]
) -> dict[Place, Token]:
    """The numbers of a column that were misread, by place.

    `read` are the words of the table's cells, `column` the inked cells of a narrow column.
    """
    texts = {place: " ".join(t.text for t in read.get(place, ())) for place in sorted(column)}
    texts = {place: text for place, text in texts.items() if _may_be_roman(text)}
    due = due_numbers(list(texts.values()))
    stop = "." if 2 * sum(text.endswith(".") for text in texts.values()) > len(texts) else ""
    return {
        place: _counted(number + stop, text, column[place])
        for (place, text), number in zip(texts.items(), due, strict=True)
        if number and text.removesuffix(".") != number and STEMS.fullmatch(text.removesuffix("."))
    }


def due_numbers(texts: list[str]) -> list[str]:
    """The Roman number due at each place of a column; "" throughout where it does not count.

    >>> due_numbers(["", "II", "H II", "IV", "V"]), due_numbers(["I", "A", "B"])
    (['I', 'II', 'III', 'IV', 'V'], ['', '', ''])
    """
    values = [ROMANS.get(text.removesuffix("."), 0) for text in texts]
    starts = Counter(value - i for i, value in enumerate(values) if value)
    start, count = starts.most_common(1)[0] if starts else (0, 0)
    if count < max(FEWEST, MOST * len(texts)) or start < 1:
        return [""] * len(texts)
    names = {value: text for text, value in ROMANS.items()}
    return [names.get(start + i, "") for i in range(len(texts))]


def _may_be_roman(text: str) -> bool:
    return text.removesuffix(".") in ROMANS or STEMS.fullmatch(text.removesuffix(".")) is not None


def _counted(number: str, read: str, crop: Crop) -> Token:
    height, width = crop.pixels.shape
    box = (crop.x, crop.y, crop.x + width, crop.y + height)
    return Token(number, box, COUNTED, 0, ((read, 1 - COUNTED),) if read else ())
