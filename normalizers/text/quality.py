"""How well a text reads as Vietnamese.

Measured on five plans and their damaged copies: clean text has 0.79 to 0.86 valid syllables with a
mark among its alphabetic tokens and -4.1 to -3.5 nats a token; text read with the wrong language
0.04 to 0.08 and -7.6 to -7.2; text without marks 0.0 and -8.4 to -8.0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from normalizers.text.language_model import language_model
from normalizers.text.syllables import SYLLABLES, strip_marks
from normalizers.text.tokens import CLASSES, START, model_tokens

_MARKED_MIDDLE, _MARKED_SCALE = 0.42, 0.10  # share of marked syllables
_SPELLING = 4.0  # nats of an unknown word beside that of being unknown
_NATS_MIDDLE, _NATS_SCALE = -5.8, 0.6  # mean log-probability a token


def marked_share(words: list[str]) -> float:
    """The share of alphabetic tokens that are valid syllables with a mark.

    >>> marked_share(["kế", "hoạch", "kết", "nghĩa", "<p>"])
    1.0
    """
    letters = [word for word in words if not word.startswith("<")]
    marked = sum(word in SYLLABLES and strip_marks(word) != word for word in letters)
    return marked / len(letters) if letters else 0.0


def mean_logprob(lines: Sequence[list[str]]) -> float:
    """Mean log-probability of a word (nats); a word that is unknown costs its spelling too."""
    model = language_model()
    words = [word for line in lines for word in (*line, START)]
    values, numbers = model.logprobs(words), model.numbers(words)
    told = (numbers >= len(CLASSES)) | (numbers == model.unknown)
    total = float(values[told].sum()) - _SPELLING * int((numbers == model.unknown).sum())
    return total / max(int(told.sum()), 1)


def quality_of(lines: Sequence[list[str]]) -> float:
    """`reading_quality` of lines that are the model's words already."""
    words = [word for line in lines for word in line]
    if not any(not word.startswith("<") for word in words):
        return 0.5
    evidence = (marked_share(words) - _MARKED_MIDDLE) / _MARKED_SCALE
    evidence += (mean_logprob(lines) - _NATS_MIDDLE) / _NATS_SCALE
    return 1 / (1 + math.exp(-max(min(evidence, 30.0), -30.0)))


def reading_quality(text: str) -> float:
    """How well the text reads as Vietnamese: 0 not at all, 1 like a clean document.

    Text without letters is neither: 0.5.

    >>> reading_quality("Căn cứ Kế hoạch của Sở Giáo dục và Đào tạo về việc kết nghĩa") > 0.9
    True
    >>> reading_quality("Can ctr Ké hoach ctia S& Gido duc va Pao tao vé viéc két nghia") < 0.1
    True
    """
    return quality_of([words for line in text.splitlines() if (words := model_tokens(line))])
