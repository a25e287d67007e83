"""Lines among which a table with tabs may stand, and what can be told of each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.openings import is_signer_title
from parsers.text_tables.headers import is_level_row
from parsers.text_tables.pieces import blank, running_number
from parsers.wording import is_capitals
from schemas.document import Line

Kind = Literal["cell", "lone tab", "blank", "text"]
_LONGEST_CELL = 60  # lines
_NEAR_TITLE = 3  # lines from a signing office to its signer's title
_LABEL = re.compile(r"(?:[IVX]{1,4}|[A-H]|\d{1,2})[.)/]\s*[^\W\d_]|(?:Cụm|Nhóm|Khối|Cấp|Bậc)\b")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Token:
    """A line: `above` blank lines stand right above it; it `counts` if it holds a row's number.

    `label` says that it reads like the name of the rows below, `tabs_kept` that the text has
    lines of a tab alone.
    """

    kind: Kind
    above: int = 0
    counts: bool = False
    label: bool = False
    tabs_kept: bool = False


def is_tabbed(line: Line) -> bool:
    """Whether a tab stands before the line, so that a cell begins with it."""
    return "\t" in (line.words[0].before if line.words else line.space)


def tokens_of(lines: Sequence[Line], first: int) -> list[Token]:
    """The lines from the cell in line `first` to well behind the last cell that may follow it.

    Signatures that stand in a table of their own end them.
    """
    end = _end(lines, first)
    kept = any(is_tabbed(line) and not line.words for line in lines[first:end])
    counted = set(_counted(lines, first, end))
    tokens: list[Token] = []
    above = 0
    for at in range(first, end):
        text = lines[at].text.strip()
        kind = _kind(lines[at])
        label = kind == "cell" and (
            is_level_row(text) or is_capitals(text) or _LABEL.match(text) is not None
        )
        tokens.append(Token(kind, above, at in counted, label, kept))
        above = above + 1 if kind == "blank" else 0
    return tokens


def _kind(line: Line) -> Kind:
    if is_tabbed(line):
        return "cell" if line.words else "lone tab"
    return "blank" if blank(line) else "text"


def _end(lines: Sequence[Line], first: int) -> int:
    last = first
    for at in range(first, len(lines)):
        if at - last > _LONGEST_CELL:
            return at
        if is_tabbed(lines[at]):
            behind = at - first > 1 and all(map(_is_blank, lines[at - 2 : at]))
            if behind and any(is_signer_title(n.text) for n in lines[at : at + _NEAR_TITLE]):
                return at
            last = at
    return len(lines)


def _is_blank(line: Line) -> bool:
    return _kind(line) == "blank"


def _counted(lines: Sequence[Line], first: int, end: int) -> list[int]:
    """The lines that hold a row's number: those behind a blank line, where several do."""
    cells = [at for at in range(first, end) if is_tabbed(lines[at])]
    behind = [at for at in cells if at > first and blank(lines[at - 1])]
    found = list(_in_sequence(lines, behind))
    return found if len(found) > 1 else list(_in_sequence(lines, cells))


def _in_sequence(lines: Sequence[Line], cells: Sequence[int]) -> Iterator[int]:
    """The cells that hold a number alone which follows the one before, or begins anew with 1.

    One number may be left out.
    """
    arabic = roman = 0
    for at in cells:
        text = lines[at].text.strip(" .)")
        value = running_number(text)
        if value is not None and value in (1, arabic + 1, arabic + 2):
            arabic = value
            yield at
        elif text in _ROMAN and _ROMAN.index(text) + 1 in (1, roman + 1):
            roman = _ROMAN.index(text) + 1
            yield at
