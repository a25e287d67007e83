"""Automatic list numbers of a DOCX, counted as Word prints them (ECMA-376 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.bullets import printed_bullet
from extractors.docx.package import Element, W, integer, switch, value
from extractors.docx.styles import Styles

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written (`%1.%2`), from which number on."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    all_decimal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list as a document uses it: its levels, and the counter that it shares."""

    counter: str
    levels: dict[int, Level] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through the lists of a document, paragraph by paragraph in its order."""

    def __init__(self, tree: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        if tree is not None:
            self._read(tree)

    def label(self, paragraph: Element) -> str | None:
        """The number or bullet before the paragraph as printed; None without one."""
        place = self._styles.numbering(paragraph)
        if place is None or place[0] not in self._lists:
            return None
        number, given, style = place
        found = self._lists[number]
        depth = self._level_of(found, style) if given is None else given
        level = found.levels.get(depth)
        if level is None:
            return None
        counts = self._count(number, found, depth)
        return _label(found, level, counts) or None

    def _level_of(self, found: _List, style: str) -> int:
        return next((i for i, level in found.levels.items() if level.style == style), 0)

    def _count(self, number: str, found: _List, depth: int) -> dict[int, int]:
        counts = self._counters.setdefault(found.counter, {})
        for above in range(depth):
            counts.setdefault(above, _start(found, above))
        if depth in found.restarts and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            counts[depth] = found.restarts[depth]
        else:
            counts[depth] = counts.get(depth, _start(found, depth) - 1) + 1
        for below in range(depth + 1, _LEVELS):
            counts.pop(below, None)
        return counts

    def _read(self, tree: Element) -> None:
        abstracts = {a.get(W + "abstractNumId", ""): a for a in tree.iterfind(W + "abstractNum")}
        links = {
            n.get(W + "numId", ""): value(n, "abstractNumId") for n in tree.iterfind(W + "num")
        }
        for num in tree.iterfind(W + "num"):
            abstract = value(num, "abstractNumId") or ""
            style = value(abstracts.get(abstract), "numStyleLink")
            if style is not None:
                abstract = links.get(self._styles.list_of(style) or "") or abstract
            found = _List(abstract, _levels(abstracts.get(abstract)))
            for override in num.iterfind(W + "lvlOverride"):
                depth = integer(override.get(W + "ilvl"), 0)
                found.levels.update(_levels(override))
                start = value(override, "startOverride")
                if start is not None:
                    found.restarts[depth] = integer(start, 1)
            self._lists[num.get(W + "numId", "")] = found


def _levels(element: Element | None) -> dict[int, Level]:
    if element is None:
        return {}
    return {
        integer(level.get(W + "ilvl"), 0): Level(
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            integer(value(level, "start"), 1),
            bool(switch(level, "isLgl")),
            value(level, "pStyle") or "",
        )
        for level in element.iterfind(W + "lvl")
    }


def _start(found: _List, depth: int) -> int:
    level = found.levels.get(depth)
    return 1 if level is None else level.start


def _label(found: _List, level: Level, counts: dict[int, int]) -> str:
    if level.form == "bullet":
        return printed_bullet(level.text)
    if level.form == "none":
        return re.sub(r"%\d", "", level.text)

    def number(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        other = found.levels.get(depth, level)
        form = "decimal" if level.all_decimal else other.form
        return in_form(counts.get(depth, _start(found, depth)), form)

    return re.sub(r"%([1-9])", number, level.text).strip()


def in_form(number: int, form: str) -> str:
    """A list number in Word's number format.

    >>> [in_form(4, f) for f in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    >>> in_form(28, "lowerLetter"), in_form(0, "upperRoman")
    ('bb', '0')
    """
    if number < 1:
        return str(number)
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for size, digits in _ROMAN:
            count, number = divmod(number, size)
            text += digits * count
        return text.upper() if form == "upperRoman" else text
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)
