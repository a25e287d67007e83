"""Text as the language model sees it: canonical syllables and words, `<n>`, `<p>`.

Numbers become one class, neighbouring punctuation another; `_` (which joins words in segmented
corpora) is a space.
"""

from __future__ import annotations

import re
import unicodedata

from normalizers.text.syllables import canonical

START, UNKNOWN, NUMBER, PUNCTUATION = "<s>", "<unk>", "<n>", "<p>"
CLASSES = (START, UNKNOWN, NUMBER, PUNCTUATION)
TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*|[^\w\s]")


def token_class(token: str) -> str:
    """The model's word for one token of `TOKEN`.

    >>> [token_class(t) for t in ("Hoà", "12/3", "“")]
    ['hòa', '<n>', '<p>']
    """
    first = token[0]
    if first.isalpha():
        return canonical(token)
    return NUMBER if first.isdigit() else PUNCTUATION


def model_tokens(line: str) -> list[str]:
    """The model's words of one line, punctuation runs collapsed.

    >>> model_tokens("Số: 12/KH, ngày 3/4/2023...")
    ['số', '<p>', '<n>', '<p>', 'kh', '<p>', 'ngày', '<n>', '<p>']
    """
    words: list[str] = []
    for token in TOKEN.findall(unicodedata.normalize("NFC", line)):
        word = token_class(token)
        if word != PUNCTUATION or not words or words[-1] != PUNCTUATION:
            words.append(word)
    return words
