"""Whether a text should be repaired at all, and with which channel.

Measured shares of tokens that are, marks aside, spelt like a syllable: Vietnamese without marks
0.95 and more, read by an English OCR 0.7 to 0.9, English and French text under 0.45.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from normalizers.text.channel import Channel
from normalizers.text.pieces import is_address
from normalizers.text.quality import marked_share, quality_of
from normalizers.text.syllables import SYLLABLES, strip_marks
from normalizers.text.tokens import TOKEN, model_tokens

_SKELETONS = frozenset(strip_marks(syllable) for syllable in SYLLABLES)
_MANY = 0.5  # share of words spelt like syllables from which foreign names do not count
_ENOUGH = 8  # alphabetic tokens that speak for themselves
_SURELY = 12  # alphabetic tokens that speak against the text around them
_SHORTEST_BROKEN = 2 * _SURELY - 1  # characters that so many tokens take at least
_STRIPPED_SHARE, _MISREAD_SHARE, _ANY_MARKS, _FOREIGN = 0.8, 0.55, 0.03, 0.3
_BADLY, _GARBLED = 0.05, 0.35  # quality of a page that reads badly, and its share of syllables
_MISREAD_MARKED = 0.3  # marked share over which no OCR of another language read a text


@dataclass(frozen=True)
class Evidence:
    """What a text's tokens say: their number and the shares above."""

    tokens: int = 0
    vietnamese: float = 0.0
    accented: float = 0.0
    marked: float = 0.0
    lines: Sequence[list[str]] = ()  # the text in the words of the language model

    @cached_property
    def quality(self) -> float:
        """How well the text reads; costs more than all the rest, so it is worked out when asked."""
        return quality_of(self.lines)

    @property
    def surely_broken(self) -> bool:
        """Broken beyond doubt, though the text around it reads well."""
        return self.tokens >= _SURELY and self.marked < 0.2 and self.quality < 0.01

    @property
    def enough(self) -> bool:
        return self.tokens >= _ENOUGH


def evidence_of(text: str) -> Evidence:
    """The evidence of a text of any length; addresses say nothing."""
    if "@" in text or "www." in text or "http" in text:
        text = "\n".join(
            " ".join(token for token in line.split() if not is_address(token))
            for line in text.splitlines()
        )
    lines = [tokens for line in text.splitlines() if (tokens := model_tokens(line))]
    words = [word for line in lines for word in line if not word.startswith("<")]
    if not words:
        return Evidence()
    spelt = sum(strip_marks(word) in _SKELETONS for word in words)
    accented = sum(not word.isascii() for word in words) / len(words)
    vietnamese = spelt / len(words)
    if accented < _ANY_MARKS and vietnamese >= _MANY:
        vietnamese = spelt / max(len(words) - _foreign(text), 1)
    return Evidence(len(words), vietnamese, accented, marked_share(words), lines)


def _foreign(text: str) -> int:
    """The number of words that a text without marks may hold in any language: foreign names and
    abbreviations, which have a capital, and single letters."""
    words = [token for token in TOKEN.findall(text) if token[0].isalpha()]
    return sum(
        (word[0].isupper() or len(word) == 1) and strip_marks(word).lower() not in _SKELETONS
        for word in words
    )


def channel_of(evidence: Evidence) -> Channel | None:
    """The channel that broke a text, None where it reads well or is not Vietnamese.

    >>> channel_of(evidence_of("Phong Giao duc va Dao tao quan ban hanh ke hoach nam hoc"))
    'stripped'
    >>> channel_of(evidence_of("Phong Gido duc va Pao tao quén ban hanh ké hoach nim hoc"))
    'misread'
    >>> channel_of(evidence_of("Phòng Giáo dục và Đào tạo quận ban hành kế hoạch năm học"))
    >>> channel_of(evidence_of("Hoc sinh dung Google Meet va Microsoft Teams de hoc truc tuyen"))
    'stripped'
    >>> channel_of(evidence_of("The department of education and training issued this plan"))
    >>> channel_of(evidence_of("N'Trang Lơng Y Jút Krông Nô EcoKids Vinschool Đrông Achemest"))
    """
    if evidence.quality >= 0.5:
        return None
    if evidence.accented < _ANY_MARKS:
        return "stripped" if evidence.vietnamese >= _STRIPPED_SHARE else None
    misread = evidence.vietnamese >= _MISREAD_SHARE and evidence.marked < _MISREAD_MARKED
    return "misread" if misread else None


def _is_garbled(page: Evidence) -> bool:
    """Whether a page reads badly as Vietnamese, yet not as another language would.

    >>> _is_garbled(evidence_of("6 |Trung hoc co s@ Lé Hiru Trac | Trung hoc co’ sd O Quy Hd"))
    True
    >>> _is_garbled(evidence_of("The department of education and training issued this plan"))
    False
    """
    return page.quality < _BADLY and page.vietnamese >= _GARBLED


def channel_for(
    text: str, page: Evidence, document: Evidence, *, digital: bool = False
) -> Channel | None:
    """The channel for one paragraph or cell, which leans on its page and document where short.

    `digital`: nobody's OCR stands between the writer and the text, so that only what is broken
    beyond doubt, as a whole, was misread before (a Word file made of a scan).
    """
    wider = page if page.tokens >= 2 * _ENOUGH else document
    broken = channel_of(wider)
    if not digital and _is_garbled(wider) and channel_of(document) == "misread":
        broken = "misread"  # a list full of rules and capitals says less than its document
    if broken == "misread" and digital and not (wider.surely_broken and document.surely_broken):
        return None
    if broken is None and (digital or len(text) < _SHORTEST_BROKEN):
        return None
    own = evidence_of(text)
    if broken is None:
        return channel_of(own) if own.surely_broken else None
    if own.enough and (own.quality >= 0.5 or own.vietnamese < _FOREIGN):
        return None
    return broken
