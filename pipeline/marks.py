"""By what plans find each other: keys so particular that few plans share one, and marks of them.

Two plans with numbers are compared by these, anything else by content. Neighbours that share no
mark with others need not be compared with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.agreeing import serial_of
from pipeline.cards import Card

FEW_ROWS = 3  # that say nothing by themselves: the same neighbours are twinned every year
WHOLE_DATE = len("2023-03-01")
_BLOCKS = 4  # rows by which two plans find each other, the least by their hashes


def number_keys(card: Card) -> Iterator[tuple[object, ...]]:
    """What a plan with a number has in common with its other forms."""
    serial = serial_of(card.number or "")
    yield "date", serial, card.issued_on
    yield "issuer", serial, card.issuer
    if card.title:
        yield "title", serial, card.title
    for row in sorted(card.rows)[:_BLOCKS]:
        yield "row", serial, row


def content_keys(card: Card) -> Iterator[tuple[object, ...]]:
    """What a plan's content has in common with that of its other forms."""
    if not card.title:
        return
    if len(card.rows) >= FEW_ROWS:
        for row in card.rows:
            yield "row", row
    if card.issued_on and len(card.issued_on) == WHOLE_DATE:
        yield "title on", card.issued_on, card.title
        for row in sorted(card.rows)[:_BLOCKS]:
            yield "row on", card.issued_on, row


class Marks(NamedTuple):
    """Marks by which plans find each other: those of `numbers`, and of the contents of plans with
    a number (`contents`) and without one (`bare`)."""

    numbers: set[int]
    contents: set[int]
    bare: set[int]

    def meet(self, others: Marks) -> bool:
        """Whether any mark is in both."""
        return any(not one.isdisjoint(other) for one, other in zip(self, others, strict=True))


def shared(marks: Sequence[Marks]) -> Marks:
    """The marks at which two of several plans, or neighbours, meet.

    >>> marks = [Marks({1}, {5}, set()), Marks({2}, {5}, set()), Marks(set(), set(), {7})]
    >>> shared(marks), shared([*marks, Marks({2}, {7}, set())])
    (Marks(numbers=set(), contents=set(), bare=set()), Marks(numbers={2}, contents={7}, bare={7}))
    """
    contents = {mark for one in marks for mark in one.contents}
    both = {mark for one in marks for mark in one.bare if mark in contents}
    return Marks(
        _repeated(one.numbers for one in marks), both, both | _repeated(one.bare for one in marks)
    )


def all_of(marks: Iterable[Marks]) -> Marks:
    """The marks of several plans together."""
    whole = Marks(set(), set(), set())
    for one in marks:
        for group, more in zip(whole, one, strict=True):
            group |= more
    return whole


def _repeated(groups: Iterable[set[int]]) -> set[int]:
    seen: set[int] = set()
    again: set[int] = set()
    for group in groups:
        again |= seen & group
        seen |= group
    return again


def marks_of(card: Card) -> Marks:
    """The marks of a plan (see `number_keys` and `content_keys`)."""
    contents = set(map(_mark, content_keys(card)))
    if not card.number:
        return Marks(set(), set(), contents)
    return Marks(set(map(_mark, number_keys(card))), contents, set())


def _mark(key: tuple[object, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest())
