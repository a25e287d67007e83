"""What the clean documents of a folder lend to the repair of broken ones: their wording.

Three words in a row count once a document, and only where two clean documents have them or one
that nobody's OCR stands behind. They are mixed into the language model with a fixed share, so that
a folder of any size can only tip what the channel leaves open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.gate import evidence_of
from normalizers.text.language_model import language_model
from normalizers.text.tokens import CLASSES, START, UNKNOWN, model_tokens
from schemas.document import Document

Array = NDArray[Any]
Run = tuple[str, ...]  # two or three words
_CLEAN = 0.9  # reading quality of a document that may lend
_LEAST_WORDS = 40
_SHARE = 0.2  # of the lent wording in the mixed probability
_MOST = 3  # documents that count, at most
_CEILING = 0.85  # confidence of a word that the lent wording alone decides


@dataclass(frozen=True, slots=True)
class Wording:
    """What one clean document may lend; `digital` where no OCR read it."""

    sha256: str
    digital: bool
    runs: frozenset[Run]


def wording_of(document: Document) -> Wording | None:
    """The runs of words of a clean document; None for one that is short or reads badly.

    >>> from schemas.document import Page, line_of
    >>> wording_of(Document("a", "docx", "1", [Page(1, [line_of("Phong Gido duc")])]))
    """
    evidence = evidence_of(document.text)
    if evidence.tokens < _LEAST_WORDS or evidence.quality < _CLEAN:
        return None
    runs: set[Run] = set()
    for line in document.lines:
        words = [START, *model_tokens(line.text)]
        runs.update(pairwise(words))
        runs.update(zip(words, words[1:], words[2:], strict=False))
    digital = all(page.reading.method != "ocr" for page in document.pages)
    return Wording(document.sha256, digital, frozenset(run for run in runs if _may_lend(run)))


def _may_lend(run: Run) -> bool:
    return run[-1] not in CLASSES and any(word not in CLASSES for word in run[:-1])


class Lexicon:
    """The lent wording as a model of the next word."""

    def __init__(self, runs: dict[Run, int]) -> None:
        number = language_model().number
        unknown = number[UNKNOWN]
        coded = {
            tuple(number.get(word, unknown) for word in run): min(count, _MOST)
            for run, count in sorted(runs.items())
        }
        known = {run: count for run, count in coded.items() if unknown not in run}
        self.size = len(known)
        self._keys2, self._log2 = _table(known, 2)
        self._keys3, self._log3 = _table(known, 3)

    def bigram(self, heads: Array, words: Array, log: Array) -> Array:
        """log p(word | head) with the lent wording mixed in."""
        return _mixed(self._keys2, self._log2, _key(heads, words), log)

    def trigram(self, first: Array, second: Array, words: Array, log: Array) -> Array:
        """log p(word | two before) with the lent wording mixed in."""
        return _mixed(self._keys3, self._log3, _key(first, second, words), log)


def _key(*words: Array) -> Array:
    key = words[0].astype(np.uint64)
    for word in words[1:]:
        key = (key << np.uint64(16)) | word.astype(np.uint64)
    return key


def _table(runs: dict[tuple[int, ...], int], length: int) -> tuple[Array, Array]:
    """Sorted keys of the runs of a length, and log p of their last word."""
    chosen = {run: count for run, count in runs.items() if len(run) == length}
    totals: Counter[tuple[int, ...]] = Counter()
    for run, count in chosen.items():
        totals[run[:-1]] += count
    ordered = sorted(chosen)
    columns = np.array(ordered, dtype=np.uint64).reshape(-1, length).T
    keys = _key(*columns)
    log = np.log([chosen[run] / (totals[run[:-1]] + 1) for run in ordered])
    return keys, log


def _mixed(keys: Array, lent: Array, wanted: Array, log: Array) -> Array:
    if not len(keys):
        return log
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    more = np.where(keys[place] == wanted, np.log(_SHARE) + lent[place], -np.inf)
    mixed: Array = np.logaddexp(np.log(1 - _SHARE) + log, more)
    return mixed


def lexicon_of(wordings: Iterable[Wording | None]) -> Lexicon:
    """The lexicon of some documents' wordings, whatever their order; equal files count once."""
    told: Counter[Run] = Counter()
    digital: set[Run] = set()
    unique = {wording.sha256: wording for wording in wordings if wording is not None}
    for wording in unique.values():
        told.update(wording.runs)
        if wording.digital:
            digital |= wording.runs
    return Lexicon({run: n for run, n in told.items() if n >= 2 or run in digital})


def learn(documents: Iterable[Document]) -> Lexicon:
    """What the clean ones of some repaired documents lend."""
    return lexicon_of(map(wording_of, documents))


def lent_confidence(alone: float, together: float, *, same: bool) -> float:
    """Confidence of a word decoded with a lexicon: what was lent never lifts it.

    `alone` is the confidence without the lexicon; `same` says that the word is the same there.

    >>> lent_confidence(0.9, 0.99, same=True), lent_confidence(0.6, 0.99, same=False)
    (0.9, 0.85)
    """
    return min(alone, together) if same else min(together, _CEILING)
