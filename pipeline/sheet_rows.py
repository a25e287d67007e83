"""Rows of a sheet as XML (ECMA-376, part 1, 18.3.1.73), in the words of XlsxWriter.

XlsxWriter makes an object of each cell; a batch has millions, and texts put together at once cost
a quarter of that. The rest of the workbook is XlsxWriter's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ESCAPED = re.compile(r"[&<>\x00-\x08\x0b-\x1f]|_x[0-9a-fA-F]{4}_")  # what XML or Excel reads anew
_LITERAL = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")

Cell = str | float | bool | None


def row_xml(number: int, columns: Sequence[str], cells: Sequence[Cell]) -> str:
    """A row, its number from 1; `columns` are their letters. Empty cells are left out.

    >>> row_xml(2, "ABCD", ["a < b", 0.5, None, True])[:64]
    '<row r="2"><c r="A2" t="inlineStr"><is><t>a &lt; b</t></is></c><'
    """
    made = [f'<row r="{number}">']
    for column, value in zip(columns, cells, strict=True):
        if isinstance(value, str):
            if value:
                made.append(f'<c r="{column}{number}" t="inlineStr"><is>{_text(value)}</is></c>')
        elif value is True or value is False:
            made.append(f'<c r="{column}{number}" t="b"><v>{value:d}</v></c>')
        elif value is not None:
            made.append(f'<c r="{column}{number}"><v>{value:.16G}</v></c>')
    made.append("</row>")
    return "".join(made)


def _text(value: str) -> str:
    r"""A text element; white space at its ends is kept, control characters stand as `_x0001_`.

    >>> _text(" a"), _text("\x01 _x0001_")
    ('<t xml:space="preserve"> a</t>', '<t>_x0001_ _x005F_x0001_</t>')
    """
    space = ' xml:space="preserve"' if value[0].isspace() or value[-1].isspace() else ""
    if _ESCAPED.search(value):
        value = _LITERAL.sub("_x005F_", value)
        value = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<t{space}>{value}</t>"
