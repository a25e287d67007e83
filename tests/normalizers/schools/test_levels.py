"""The letters that let the reader of level words pass over all other words."""

import re
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from normalizers.schools.levels import FIRST_LETTERS, _any_lead


def first_letters(tree: Any) -> Iterator[int]:
    """The letters that a match may begin with; 0 for none, where all may be left out."""
    for kind, value in tree:
        if kind in (code.ASSERT, code.ASSERT_NOT, code.AT):
            continue
        if kind is code.LITERAL:
            found = {value}
        elif kind is code.IN:
            assert all(one is code.LITERAL for one, _ in value), value
            found = {letter for _, letter in value}
        elif kind is code.BRANCH:
            found = {letter for branch in value[1] for letter in first_letters(branch)}
        elif kind is code.SUBPATTERN:
            found = set(first_letters(value[3]))
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT):
            found = set(first_letters(value[2])) | ({0} if value[0] == 0 else set())
        else:
            raise AssertionError(f"an unknown part of a pattern: {kind}")
        yield from found - {0}
        if 0 not in found:
            return
    yield 0


def test_every_lead_begins_with_one_of_the_letters() -> None:
    pattern = _any_lead()
    letters = {
        chr(letter).lower() for letter in first_letters(_parser.parse(pattern.pattern, re.I))
    }
    assert letters == {letter.lower() for letter in FIRST_LETTERS}
