"""The relation that the words between two schools of a sentence tell: `A nhận đỡ đầu B`."""

from __future__ import annotations

import re

from parsers.pairings.chains import Chain
from parsers.pairings.wording import BETWEEN, DENIED, MUTUAL

_LONGEST_LINK = 90  # characters between two schools that a verb links
_BETWEEN = [(re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in BETWEEN]
_BRACKETS = re.compile(r"\([^()]*\)")
_PASSIVE = re.compile(r"(?:sẽ\s+|đã\s+)?(?:được|nhận)(?:\s+(?:các\s+)?trường)?", re.IGNORECASE)
_HELP_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:nhận\s+|trực\s+tiếp\s+)?(?:giúp|hỗ\s+trợ|đỡ\s+đầu|kèm\s+cặp|tương\s+trợ)",
    re.IGNORECASE,
)
# `Đơn vị kết nghĩa của A là B`: the partner of A is B.
_PARTNER_OF = re.compile(
    r"(?:đơn\s+vị|trường|địa\s+chỉ)\s+kết\s*nghĩa\s+(?:của|với)\s*$", re.IGNORECASE
)


def verb(text: str, one: Chain, two: Chain) -> str | None:
    """The relation that the words between two schools tell; None when they tell none."""
    words = f"{_note(one)} {_BRACKETS.sub(' ', text[one.end : two.start])}"
    between = " ".join(words.split()).strip(" :")
    if len(between) > _LONGEST_LINK or re.search(r"[.;:](?:\s|$)", between):
        return None
    if DENIED.search(between):
        return None
    if between.casefold() == "là" and _PARTNER_OF.search(text[: one.start]):
        return "twin"
    if _PASSIVE.fullmatch(between) and _HELP_AFTER.match(text, two.end):
        return "mentored"
    if re.search(MUTUAL, text[two.end : two.end + 25], re.IGNORECASE) and _first_verb(between):
        return "twin"
    return _first_verb(between)


def _note(chain: Chain) -> str:
    """The bracket behind a school that says what it does: `A (giúp đỡ): B`; else nothing."""
    note = chain.mentions[-1].note or ""
    return note if _first_verb(note) else ""


def _first_verb(between: str) -> str | None:
    for pattern, kind in _BETWEEN:
        found = pattern.search(between)
        if found is not None and _only_reaches(between[found.end() :]):
            return kind
    return None


def _only_reaches(after: str) -> bool:
    """Whether the words between the verb and the school name no other object of the verb."""
    return len(after.split()) <= 5 and not re.search(
        r"giáo\s+viên|học\s+sinh|khó\s+khăn|của|tại|trong|do\b|từ\b", after, re.IGNORECASE
    )
