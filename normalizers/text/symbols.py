"""Numbers of documents (`1402/SGD&ĐT-GDTrH`) whose letters an OCR doubts, told by what is usual.

Behind the number stand abbreviations of the kind, the issuer and the office that wrote it
(Nghị định 30/2020/NĐ-CP, Annex I, II.3). A reading in which all of them are known is likelier than
one that has letters of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from normalizers.text.abbreviations import abbreviations
from normalizers.text.forms import Restored
from schemas.document import Word

_SYMBOL = re.compile(r"\W*(\d[\d/]*)[/ ]([A-ZĐa-zđ&:]+(?:[-/][A-ZĐa-zđ&:]+)+)[.,;:)]*")
# Abbreviations of the kinds of documents (Nghị định 30/2020/NĐ-CP, Annex III), of usual offices.
_MORE = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB "
    "CV CTPH TTLT NĐ PGD SGD VHXH CTTT NV KHTC TƯ"
)
_LEAST = 0.05  # probability from which a reading is considered
_DOUBT = 0.03  # share of the readings that nobody thought of


def settled(word: Word) -> Restored | None:
    """The number of a document with its likeliest letters; None for other words and for doubt.

    >>> from schemas.document import Word
    >>> read = Word("12/SGDĐT-GDTTH", confidence=0.6, alternatives=(("12/SGDĐT-GDTrH", 0.35),))
    >>> settled(read).text, settled(Word("12/SGDĐT-XYZ", confidence=0.6))
    ('12/SGDĐT-GDTrH', None)
    """
    readings = [(word.text, 1.0), *((t, p) for t, p in word.alternatives if p >= _LEAST)]
    known = [text for text, _ in readings if _is_known(text)]
    if word.confidence >= 1.0 or not known:
        return None
    best = known[0]
    told = word.confidence + sum(p for _, p in word.alternatives)
    rivals = [_doubt_of_digits(best, word.alternatives), *_rivals(best, readings)]
    return Restored(best, 1 - max(_DOUBT, 1 - told, *rivals), word.alternatives)


def _is_known(text: str) -> bool:
    symbol = _SYMBOL.fullmatch(text)
    return symbol is not None and all(part in _known() for part in re.split("[-/]", symbol[2]))


@cache
def _known() -> frozenset[str]:
    return frozenset((*abbreviations().values(), *_MORE.split()))


def _doubt_of_digits(best: str, readings: Sequence[tuple[str, float]]) -> float:
    """How likely the readings are whose digits are others."""
    own = re.sub(r"\D", "", best)
    return max((p for text, p in readings if re.sub(r"\D", "", text) != own), default=0.0)


def _rivals(best: str, readings: Sequence[tuple[str, float]]) -> list[float]:
    """How likely other readings with known letters are."""
    return [p for text, p in readings[1:] if text != best and _is_known(text)]
