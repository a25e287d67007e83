"""How an OCR of the right language misreads a name: P(read | name) by words.

Most words are read as printed, as often as the OCR is sure of them; of the others half lose or
change a mark, the rest a letter or two. One mistake is made surely: the hook over a vowel that has
a mark already (`ổ`, `ể`) is taken for an acute (`ố`, `ế`). Shares counted on rendered, damaged and
read tables of names (`benchmarks/names/scans.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import Levenshtein

from normalizers.schools.casing import LOWER
from normalizers.text.high_hooks import has_high_hook, hook_lost, with_high_hook
from normalizers.text.syllables import canonical, strip_marks

Readings = Sequence[tuple[str, float]]  # of a word, each with its probability

# A word's confidence, and how many of such words were read rightly (hooks left out).
_CONFIDENCE = (0.0, 0.1, 0.25, 0.35, 0.45, 0.55, 0.65, 0.8, 0.95, 1.0)
_RIGHT = (0.1, 0.15, 0.5, 0.6, 0.85, 0.95, 0.985, 0.993, 0.997, 0.998)
# Share of hooks over â, ê, ô, ă, ơ, ư that are read as an acute; 16 of 67 were, and rather more is
# doubted than too little.
_HOOK_LOST = 0.3
_APOSTROPHE_LOST = 0.3  # … of the apostrophes of N'Trang, H'Bông that are overlooked
_MARKS, _LETTERS = 0.8, 0.15  # shares of the misread words; the rest is lost
_PER_MARK, _PER_LETTER = 1.5, 4.0  # nats for each mark or letter that differs
_UNMATCHED = -9.0  # nats for a word that has no counterpart
# Odds of a reading that the OCR thought of too against the one that it took, by those that it gave
# them; on 6,300 words the former were a tenth of the latter.
_THOUGHT_OF, _MOST_ODDS = 0.1, 3.0
_TOLD_ODDS = 0.02  # … from which a name with such a reading is thought of
_SMALL_INITIAL = math.log(0.4)  # of a capital J or I to be read as a small l or a 1

_MARKS_AROUND = " -–,;.:()"
_SMALL_HEAD = re.compile(r"(?<![^\W_])[l1](?=[^\W\d_])")  # of a name's word: Y lút for Y Jút
# Two capitals at the start of a word in small letters: KNớ is likelier K'Nớ than Ia RSai Ia R'Sai.
_CLUSTER = re.compile(r"(?<![^\W_])([HKNMBTDĐ])([A-ZĐ])(?=[^\W\d_A-ZĐ])")
_SMALL_L = re.compile(r"(?<![^\W_])l(?=a[ \u00a0-]?[A-ZĐ])")
_LETTERED = re.compile(rf"(?<=[{LOWER}] [A-EĐ])[IỊÌÍỈĨl|](?![^\W_])")  # Bắc B1 read as BỊ
# TH I read as THỊ, before a word that is not all capitals as those of THỊ TRẤN are.
_GLUED_I = re.compile(rf"(?:^|(?<=[-–+,;&(] )|(?<=rường ))TH[ỊÍÌĨỈl|](?= [A-ZĐ][{LOWER}])")


@lru_cache(maxsize=1 << 12)  # a line is asked for each name in it
def with_capital_i(text: str) -> str:
    """The text with `la` before a name's next word as `Ia` (water, in Jrai); as long as before.

    In many typefaces a capital I is a small l. A number I close behind TH makes THỊ with it, a 1
    behind the letter of a numbering BỊ.

    >>> with_capital_i("TH la Grai, la Nan"), with_capital_i("là Grai la mắng")
    ('TH Ia Grai, Ia Nan', 'là Grai la mắng')
    >>> with_capital_i("THỊ Yên Bình"), with_capital_i("THỊ XÃ"), with_capital_i("Lê THỊ Hoa")
    ('THI Yên Bình', 'THỊ XÃ', 'Lê THỊ Hoa')
    >>> with_capital_i("Hậu Mỹ Bắc BỊ"), with_capital_i("Phú An AI, Hoa Mai BÌNH")
    ('Hậu Mỹ Bắc B1', 'Phú An A1, Hoa Mai BÌNH')
    """
    return _SMALL_L.sub("I", _GLUED_I.sub("THI", _LETTERED.sub("1", text)))


def share_right(confidence: float) -> float:
    """The probability that a word which an OCR read with such confidence is right."""
    return float(np.interp(confidence, _CONFIDENCE, _RIGHT))


def scan_channel(
    confidences: Sequence[float], others: Sequence[Readings] = ()
) -> Callable[[str, str], float]:
    """log P(observed | candidate), given the OCR's confidence in each observed word.

    `others` are the readings of each word that it thought of, with their probabilities.

    >>> read = scan_channel([0.9, 0.9])
    >>> read("Phương Sơn", "Phượng Sơn") > read("Phương Sơn", "Phường Sớn")
    True
    >>> read("Xuân Phố", "Xuân Phổ") > read("Xuân Phổ", "Xuân Phố")
    True
    >>> thought = scan_channel([0.9, 0.9], [[("Đồng", 0.3)], []])
    >>> thought("Đông Phú", "Đồng Phú") > read("Đông Phú", "Đồng Phú")
    True
    """
    right = [share_right(confidence) for confidence in confidences]
    odds = [*map(_odds, confidences, others), *([{}] * (len(right) - len(others)))]
    known: dict[tuple[int, str, str], float] = {}

    def word(at: int, observed: str, true: str) -> float:
        asked = (at, observed, true)
        if asked not in known:
            thought_of = odds[at].get(_spelt(true)[0], 0.0)
            likely = _word(observed, true, right[at])
            if thought_of:
                likely = max(likely, math.log(right[at] * thought_of))
            known[asked] = likely
        return known[asked]

    def logprob(observed: str, candidate: str) -> float:
        seen, true = observed.split(), candidate.split()
        unmatched = abs(len(seen) - len(true))
        return unmatched * _UNMATCHED + sum(map(word, range(len(right)), seen, true))

    return logprob


def other_marks_seen(read: str, name: str, others: Sequence[Readings]) -> bool:
    """Whether an OCR saw other marks, in a word that a name changes, than those it was given.

    Then the marks are neither those it took nor the name's: a place that lists misspell.

    >>> other_marks_seen("Thảm Dương", "Thẩm Dương", [[("Thẳm", 0.4), ("Thẩm", 0.1)], []])
    True
    >>> other_marks_seen("Thảm Dương", "Thẩm Dương", [[("Thẩm", 0.4), ("Thẳm", 0.1)], []])
    False
    """
    for took, given, readings in zip(read.split(), name.split(), others, strict=False):
        (own, _, _), (wanted, letters, _) = _spelt(took), _spelt(given)
        if own == wanted:
            continue
        for text, _ in readings:
            seen, seen_letters, _ = _spelt(text.strip(_MARKS_AROUND))
            if seen == wanted:
                break
            if seen != own and seen_letters == letters:
                return True
    return False


def _odds(confidence: float, readings: Readings) -> dict[str, float]:
    """The odds of other readings of a word against the one taken, by their spelling."""
    spelt = {_spelt(text.strip(_MARKS_AROUND))[0]: p for text, p in readings}
    likely = max(confidence, 0.01)
    return {text: min(_THOUGHT_OF * p / likely, _MOST_ODDS) for text, p in spelt.items() if p}


def _word(observed: str, word: str, right: float) -> float:
    (a, a_letters, _), (b, b_letters, hooked) = _spelt(observed), _spelt(word)
    if a == b:
        return math.log(right * (1 - _HOOK_LOST if hooked else 1))
    if observed[0] in "l1" and word[0] in "JI" and a[1:] == b[1:]:
        return _SMALL_INITIAL
    if hooked and a == hook_lost(b):
        return math.log(right * _HOOK_LOST)
    if "'" in b and a == b.replace("'", ""):
        return math.log(right * _APOSTROPHE_LOST)
    letters = Levenshtein.distance(a_letters, b_letters)
    marks = max(Levenshtein.distance(a, b) - letters, 0)
    share = _LETTERS if letters else _MARKS
    return math.log((1 - right) * share) - _PER_LETTER * letters - _PER_MARK * marks


@lru_cache(maxsize=1 << 15)
def _spelt(word: str) -> tuple[str, str, bool]:
    """A word in its one spelling, its letters without marks, and whether it has a high hook."""
    spelling = canonical(word).replace("’", "'")
    return spelling, strip_marks(spelling), has_high_hook(spelling)


def misread_forms(
    name: str, confidences: Sequence[float] = (), others: Sequence[Readings] = ()
) -> list[str]:
    """What may have been printed where an OCR lost a hook or an apostrophe, or doubted a word.

    >>> misread_forms("Phống Lập"), misread_forms("Đưng KNớ"), misread_forms("Hoa Sen")
    (['Phổng Lập'], ["Đưng K'Nớ", 'Đưng KNở', "Đưng K'Nở"], [])
    >>> misread_forms("Y lút"), misread_forms("Đông Phú", [0.7, 0.9], [[("Đồng", 0.3)], []])
    (['Y Jút', 'Y Iút'], ['Đồng Phú'])
    """
    forms = [name]
    if _CLUSTER.search(name):
        forms.append(_CLUSTER.sub(r"\1'\2", name))
    if _SMALL_HEAD.search(name):
        forms += [_SMALL_HEAD.sub(capital, name) for capital in "JI"]
    for at in range(len(name.split())):
        forms += [other for form in forms if (other := _hooked(form, at)) != form]
    for at, (confidence, readings) in enumerate(zip(confidences, others, strict=False)):
        odds = _odds(confidence, readings)
        texts = [text.strip(_MARKS_AROUND) for text, _ in readings]
        forms += [_with(name, at, t) for t in texts if odds.get(_spelt(t)[0], 0) >= _TOLD_ODDS]
    return list(dict.fromkeys(forms[1:]))


def _with(name: str, at: int, text: str) -> str:
    words = name.split()
    words[at : at + 1] = [text]
    return " ".join(words)


def _hooked(name: str, at: int) -> str:
    """The name with a hook for the acute over a marked vowel of the word at `at`."""
    return _with(name, at, with_high_hook(name.split()[at]))
