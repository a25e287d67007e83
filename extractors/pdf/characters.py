"""Characters as pdfplumber gives them, with only what is asked of them.

pdfplumber resolves each character's colours, tags and so on, which takes half of its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pdfplumber.page
from pdfminer import pdffont, pdfinterp
from pdfminer.converter import PDFPageAggregator
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.utils import apply_matrix_rect

from extractors.pdf.content import CharacterMapParser, ContentParser


@dataclass(slots=True)
class Character:
    """A character of an upright or slanted line, its box from the lower left corner of the page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    fontname: str
    upright: bool
    matrix: tuple[float, ...]


class _Device(PDFPageAggregator):
    """Gathers what is drawn on a page; of a character only what `Character` has."""

    def render_char(
        self,
        matrix: tuple[float, float, float, float, float, float],
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Take a character in; gives the width that it takes. The sums are those of `LTChar`."""
        if font.is_vertical() or not isinstance(font.fontname, str):
            return super().render_char(
                matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate
            )
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        advance = font.char_width(cid) * fontsize * scaling
        foot = font.get_descent() * fontsize + rise
        a, b, c, d, e, f = matrix
        if b or c:
            x0, y0, x1, y1 = apply_matrix_rect(matrix, (0, foot, advance, foot + fontsize))
        else:  # nearly all stand upright
            x0, x1 = sorted((a * 0 + e, a * advance + e))
            y0, y1 = sorted((d * foot + f, d * (foot + fontsize) + f))
        upright = a * d * scaling > 0 and b * c <= 0
        found: Any = Character(text, x0, y0, x1, y1, font.fontname, upright, matrix)
        self.cur_item.add(found)
        return float(advance)


_OURS = (
    (pdfinterp, "PDFContentParser", ContentParser),
    (pdffont, "CMapParser", CharacterMapParser),
    (pdfplumber.page, "PDFPageAggregatorWithMarkedContent", _Device),
)


def characters_of(page: Any) -> list[dict[str, Any]]:
    """The characters of a pdfplumber page, in the file's order; each has only its text, box, size,
    font and direction. The page is taken apart with all that stands on it, as `page.chars` does
    it, and raises what that raises.
    """
    usual = page.process_object
    left, top = page.mediabox[:2]
    height = page.height + top

    def process(found: Any) -> dict[str, Any]:
        if type(found) is not Character:
            return dict(usual(found))
        return {
            "object_type": "char",
            "text": found.text,
            "x0": found.x0 + left,
            "x1": found.x1 + left,
            "top": height - found.y1,
            "bottom": height - found.y0,
            "size": found.y1 - found.y0,
            "fontname": found.fontname,
            "upright": found.upright,
            "matrix": found.matrix,
        }

    page.process_object = process
    with _replaced():
        return list(page.chars)


@contextmanager
def _replaced() -> Iterator[None]:
    """Have pdfplumber work with our parsers and device meanwhile; it leaves no other choice."""
    usual = [getattr(module, name) for module, name, _ in _OURS]
    try:
        for module, name, ours in _OURS:
            setattr(module, name, ours)
        yield
    finally:
        for (module, name, _), there in zip(_OURS, usual, strict=True):
            setattr(module, name, there)
