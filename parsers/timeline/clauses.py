"""Several acts in one sentence, each with a time of its own that opens its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from normalizers.dates import DateMention
from parsers.timeline.times import leads

_CLAUSE = re.compile(r"(?:[^;]|;(?!\s))+")


def clauses_of(
    text: str,
    mentions: Sequence[DateMention],
    times: Callable[[str], list[DateMention]] = lambda _: [],
) -> list[tuple[str, list[DateMention]]]:
    """The clauses that semicolons part, with their times, where a time opens each but the first.

    The text itself where the first has no time, or what stands behind a semicolon opens with
    none. `mentions` are those of the text; `times` finds the ones of a clause in which it has
    none, as phrases without a date that give way to dates elsewhere.

    >>> from normalizers.dates import find_dates
    >>> def clauses(text):
    ...     return [clause for clause, _ in clauses_of(text, find_dates(text))]
    >>> clauses("Tháng 10/2024 ký kết; tháng 12/2024 giao lưu.")
    ['Tháng 10/2024 ký kết', 'tháng 12/2024 giao lưu.']
    >>> clauses("Tháng 10/2024 ký kết; tặng quà.")
    ['Tháng 10/2024 ký kết; tặng quà.']
    """
    told: list[tuple[str, list[DateMention]]] = []
    for match in _CLAUSE.finditer(text):
        clause = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        own = [
            replace(mention, start=mention.start - start, end=mention.end - start)
            for mention in mentions
            if start <= mention.start and mention.end <= match.end()
        ]
        own = own or times(clause)
        if not own or (told and not leads(clause, own[0])):
            return [(text, list(mentions))]
        told.append((clause, own))
    return told
