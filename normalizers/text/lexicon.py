"""What the clean documents of a folder lend to the repair of broken ones: their wording.

Three words in a row count once a document, and only where two clean documents have them or one
that nobody's OCR stands behind. They are mixed into the language model with a fixed share, so that
a folder of any size can only tip what the channel leaves open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalizers.text.gate import evidence_of
from normalizers.text.language_model import language_model
from normalizers.text.tokens import CLASSES, START, UNKNOWN, model_tokens
from schemas.document import Document

Array = NDArray[Any]
_CLEAN = 0.9  # reading quality of a document that may lend
_LEAST_WORDS = 40
_SHARE = 0.2  # of the lent wording in the mixed probability
_MOST = 3  # documents that count, at most
_CEILING = 0.85  # confidence of a word that the lent wording alone decides
_PAIR = np.uint64(1) << np.uint64(48)  # marks the key of two words among those of three
_ID_DIGITS = 12  # of a document's hash, which name it in outputs
_MANY = 2_000_000  # keys that are gathered before they are counted


@dataclass(frozen=True, slots=True)
class Wording:
    """What one clean document may lend; `digital` where no OCR read it.

    `keys` are its runs of two and three words of the language model, as sorted numbers.
    """

    sha256: str
    digital: bool
    keys: Array


def wording_of(document: Document) -> Wording | None:
    """The runs of words of a clean document; None for one that is short or reads badly.

    >>> from schemas.document import Page, line_of
    >>> wording_of(Document("a", "docx", "1", [Page(1, [line_of("Phong Gido duc")])]))
    """
    evidence = evidence_of(document.text)
    if evidence.tokens < _LEAST_WORDS or evidence.quality < _CLEAN:
        return None
    keys: set[int] = set()
    for line in document.lines:
        words = [START, *model_tokens(line.text)]
        keys.update(_key_of(run) for run in pairwise(words) if _may_lend(run))
        triples = zip(words, words[1:], words[2:], strict=False)
        keys.update(_key_of(run) for run in triples if _may_lend(run))
    digital = all(page.reading.method != "ocr" for page in document.pages)
    return Wording(document.sha256, digital, np.array(sorted(keys), dtype=np.uint64))


def _may_lend(run: Sequence[str]) -> bool:
    number = language_model().number
    if run[-1] in CLASSES or all(word in CLASSES for word in run[:-1]):
        return False
    return UNKNOWN not in run and all(word in number for word in run)


def _key_of(run: Sequence[str]) -> int:
    numbers = language_model().number
    key = 0
    for word in run:
        key = key << 16 | numbers[word]
    return key if len(run) == 3 else key | int(_PAIR)


class Lexicon:
    """The lent wording as a model of the next word.

    `keys` are sorted; `counts` tell how many documents have each (at most three), `lenders` one
    of them, as the number that the start of its hash is. `share` is its weight in the mixed
    probability.
    """

    def __init__(self, keys: Array, counts: Array, lenders: Array, share: float = _SHARE) -> None:
        self.share = share
        self._all, self._counts, self._lenders = keys, counts, lenders
        self.size = len(keys)
        pairs = keys >= _PAIR
        self._keys2, self._log2 = _table(keys[pairs] - _PAIR, counts[pairs])
        self._keys3, self._log3 = _table(keys[~pairs], counts[~pairs])

    @property
    def digest(self) -> str:
        """The hash of all that it lends, in hex."""
        arrays = (self._all, self._counts, self._lenders)
        return hashlib.sha256(b"".join(array.tobytes() for array in arrays)).hexdigest()

    def bigram(self, heads: Array, words: Array, log: Array) -> Array:
        """log p(word | head) with the lent wording mixed in."""
        return _mixed(self._keys2, self._log2, _key(heads, words), log, self.share)

    def trigram(self, first: Array, second: Array, words: Array, log: Array) -> Array:
        """log p(word | two before) with the lent wording mixed in."""
        return _mixed(self._keys3, self._log3, _key(first, second, words), log, self.share)

    def lender(self, words: Sequence[str], at: int) -> str:
        """The start of the hash of a document that has the word in this place; "" for none.

        `words` are the model's. The longest run around the word tells, what stands before it
        first.
        """
        for start, end in ((-2, 1), (-1, 2), (0, 3), (-1, 1), (0, 2)):
            run = words[max(at + start, 0) : at + end]
            if len(run) != end - start or not _may_lend(run):
                continue
            key = np.uint64(_key_of(run))
            place = int(np.searchsorted(self._all, key))
            if place < self.size and self._all[place] == key:
                return f"{int(self._lenders[place]):0{_ID_DIGITS}x}"
        return ""

    def save(self, path: Path) -> None:
        with path.open("wb") as stream:
            np.savez(stream, keys=self._all, counts=self._counts, lenders=self._lenders)

    @staticmethod
    def load(path: Path) -> Lexicon:
        with np.load(path) as stored:
            return Lexicon(stored["keys"], stored["counts"], stored["lenders"])


def _key(*words: Array) -> Array:
    key = words[0].astype(np.uint64)
    for word in words[1:]:
        key = (key << np.uint64(16)) | word.astype(np.uint64)
    return key


def pair_keys(heads: Array, words: Array) -> Array:
    """The keys of runs of two words."""
    return _key(heads, words) | _PAIR


def triple_keys(first: Array, second: Array, words: Array) -> Array:
    """The keys of runs of three words."""
    return _key(first, second, words)


def _table(keys: Array, counts: Array) -> tuple[Array, Array]:
    """Sorted keys of runs of one length, and log p of their last word."""
    _, group = np.unique(keys >> np.uint64(16), return_inverse=True)
    totals = np.bincount(group, weights=counts) if len(keys) else counts
    return keys, np.log(counts / (totals[group] + 1))


def _mixed(keys: Array, lent: Array, wanted: Array, log: Array, share: float) -> Array:
    if not len(keys):
        return log
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    more = np.where(keys[place] == wanted, np.log(share) + lent[place], -np.inf)
    mixed: Array = np.logaddexp(np.log(1 - share) + log, more)
    return mixed


@dataclass(slots=True)
class Tally:
    """Counts wordings one after the other; its size is that of the wording, not of the folder."""

    _keys: Array = field(default_factory=lambda: np.zeros(0, np.uint64))
    _counts: Array = field(default_factory=lambda: np.zeros(0, np.int64))
    _digital: Array = field(default_factory=lambda: np.zeros(0, bool))
    _lenders: Array = field(default_factory=lambda: np.zeros(0, np.uint64))
    _waiting: list[Wording] = field(default_factory=list)

    def add(self, wording: Wording) -> None:
        """Count a document, which must not have been counted before."""
        self._waiting.append(wording)
        if sum(len(one.keys) for one in self._waiting) > _MANY:
            self._merge()

    def _merge(self) -> None:
        waiting, self._waiting = self._waiting, []
        lenders = [np.uint64(int(one.sha256[:_ID_DIGITS] or "0", 16)) for one in waiting]
        sizes = [len(one.keys) for one in waiting]
        told = np.concatenate([self._keys, *(one.keys for one in waiting)])
        counts = np.concatenate([self._counts, np.ones(sum(sizes), np.int64)])
        digital = np.concatenate([self._digital, np.repeat([w.digital for w in waiting], sizes)])
        lender = np.concatenate([self._lenders, np.repeat(np.array(lenders, np.uint64), sizes)])
        self._keys, group = np.unique(told, return_inverse=True)
        self._counts = np.minimum(np.bincount(group, weights=counts), _MOST).astype(np.int64)
        self._digital = np.zeros(len(self._keys), bool)
        np.logical_or.at(self._digital, group, digital.astype(bool))
        self._lenders = np.full(len(self._keys), np.iinfo(np.uint64).max, np.uint64)
        np.minimum.at(self._lenders, group, lender)

    def lexicon(self) -> Lexicon:
        """What may be lent: said by two documents, or by one that no OCR read."""
        if self._waiting:
            self._merge()
        lent = (self._counts >= 2) | self._digital
        return Lexicon(self._keys[lent], self._counts[lent], self._lenders[lent])


def lexicon_of(wordings: Iterable[Wording | None]) -> Lexicon:
    """The lexicon of some documents' wordings, whatever their order; equal files count once."""
    tally = Tally()
    unique = {wording.sha256: wording for wording in wordings if wording is not None}
    for wording in unique.values():
        tally.add(wording)
    return tally.lexicon()


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
