"""The hook over a vowel that has a mark already (`ổ`, `ể`), which an OCR takes for an acute."""

from __future__ import annotations

import re
import unicodedata

_ACUTE, _HOOK = "\u0301", "\u0309"
_HATS = "\u0302\u0306\u031b"  # of â, ê, ô; ă; ơ, ư
_ACUTE_ON_HAT = re.compile(f"(?<=[{_HATS}]){_ACUTE}")
_HOOK_ON_HAT = re.compile(f"(?<=[{_HATS}]){_HOOK}")


def has_high_hook(word: str) -> bool:
    """Whether a word has a hook over a vowel with another mark.

    >>> has_high_hook("phổ"), has_high_hook("phở"), has_high_hook("thảo")
    (True, True, False)
    """
    return _HOOK_ON_HAT.search(unicodedata.normalize("NFD", word)) is not None


def hook_lost(word: str) -> str:
    """The word as it is misread, with an acute for such a hook.

    >>> hook_lost("phổ"), hook_lost("thảo")
    ('phố', 'thảo')
    """
    marks = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _HOOK_ON_HAT.sub(_ACUTE, marks))


def with_high_hook(word: str) -> str:
    """What may have been printed where such a word was read: a hook for its acute.

    >>> with_high_hook("thiếu"), with_high_hook("cá")
    ('thiểu', 'cá')
    """
    marks = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _ACUTE_ON_HAT.sub(_HOOK, marks))
