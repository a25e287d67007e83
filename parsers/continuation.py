"""What pages photographed one by one say of each other: which goes on with which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from parsers.wording import fold

_SERIAL = re.compile(r"0*(\d+)(.*)")


@dataclass(frozen=True, slots=True)
class PageEdges:
    """What one page says of its neighbours.

    `opens`: a letterhead or title of a document's own stands at its head; `number`: the number
    in it; `annexed_to`: the number that an annex caption on it names; `cited`: all numbers of
    documents on it; `printed`: its page number; `closes`: recipients or a signature stand on it;
    `starts`, `ends`: what stands first and last on it; `first_number`, `last_number`: of the
    numbered row or item there.
    """

    opens: bool = False
    number: str | None = None
    annexed_to: str | None = None
    cited: tuple[str, ...] = ()
    printed: int | None = None
    closes: bool = False
    starts: str = ""  # "" (nothing), prose, item, table, annex, recipients
    ends: str = ""  # "" (nothing), open (in the midst of a sentence or under a heading), table, end
    first_number: int | None = None
    last_number: int | None = None


class Continuation(NamedTuple):
    """Why a page goes on with another; `strong` where the words themselves do."""

    reason: str
    strong: bool


def continuation(before: PageEdges, after: PageEdges, closed: bool) -> Continuation | None:
    """The evidence that `after` is the page behind `before` in one document; None for none.

    `closed` says that recipients or a signature of the document were seen already: until then
    a page without a letterhead can only go on with what came before.

    >>> plan = PageEdges(opens=True, number="12/KH-TH", starts="new", ends="open")
    >>> continuation(plan, PageEdges(starts="item", ends="end"), closed=False)
    Continuation(reason='the text goes on', strong=True)
    >>> continuation(plan, PageEdges(starts="new", ends="end"), closed=True)
    """
    if reason := _goes_on(before, after):
        return Continuation(reason, strong=True)
    if not closed:
        return Continuation("nothing was closed before", strong=False)
    if after.starts in ("annex", "table"):
        return Continuation("an annex follows", strong=False)
    return None


def _goes_on(before: PageEdges, after: PageEdges) -> str | None:
    """How the words of a page go on with those of the page before."""
    if before.printed and after.printed == before.printed + 1:
        return f"page numbers {before.printed}, {after.printed}"
    if before.opens and after.printed == 2:
        return "page number 2"
    if before.last_number is not None and after.first_number == before.last_number + 1:
        return f"numbers {before.last_number}, {after.first_number}"
    if before.ends == "open" and not before.closes and after.starts in ("prose", "item"):
        return "the text goes on"
    if before.ends == "table" and after.starts == "table":
        return "the table goes on"
    return "recipients and signature follow" if after.starts == "recipients" else None


def same_number(one: str, other: str) -> bool:
    """Whether two readings are of one document number: leading zeros and misread letters aside.

    >>> same_number("12/KH-PGDĐT", "012/KH-PGDDT"), same_number("12/KH-PGDĐT", "13/KH-PGDĐT")
    (True, False)
    """
    first, second = (_SERIAL.match(number) for number in (one, other))
    if not first or not second or first.group(1) != second.group(1):
        return False
    return fuzz.ratio(fold(first.group(2)), fold(second.group(2))) >= 70
