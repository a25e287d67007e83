"""Characters of a PDF page, with only what is asked of them.

pdfplumber makes a dictionary of each, with its colours, tags and so on, which takes half of its
time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import pdfplumber.page
from pdfminer import pdffont, pdfinterp
from pdfminer.converter import PDFPageAggregator
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.utils import apply_matrix_rect

from extractors.pdf.content import CharacterMapParser, ContentParser

_LEANING = 0.1  # points to the side for each upwards
_SPACE = 32  # the code that word spacing is added to (ISO 32000-1, 9.3.3)

_Matrix = tuple[float, float, float, float, float, float]

# what the codes of each font stand for, and their widths
_letters: WeakKeyDictionary[Any, dict[int, tuple[str, float]]] = WeakKeyDictionary()


@dataclass(slots=True)
class Character:
    """A character with its box in points from the upper left corner of the page.

    `slanted` tells that its line leans although its font may not.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    upright: bool
    slanted: bool


class _Device(PDFPageAggregator):
    """Gathers what is drawn on a page, its characters in `found`.

    `corner` is the x of the page's left edge and the y of its upper one; `whole` tells what a
    character of pdfminer's own is to pdfplumber.
    """

    def __init__(
        self,
        *given: Any,
        found: list[Character],
        corner: tuple[float, float],
        whole: Callable[[Any], dict[str, Any]],
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        self._found = found
        self._left, self._height = corner
        self._whole = whole

    def render_string_horizontal(
        self,
        seq: Iterable[Any],
        matrix: _Matrix,
        pos: tuple[float, float],
        font: Any,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: Any,
        graphicstate: Any,
    ) -> tuple[float, float]:
        """Take a text in; gives where the next one starts. The sums are those of pdfminer."""
        if not isinstance(font.fontname, str):
            return super().render_string_horizontal(
                seq, matrix, pos, font, fontsize, scaling, charspace, wordspace, rise, dxscale,
                ncs, graphicstate,
            )  # fmt: skip
        a, b, c, d, e, f = matrix
        style = font.fontname, a * d * scaling > 0 and b * c <= 0, abs(c) > _LEANING * abs(a)
        foot = font.get_descent() * fontsize + rise
        letters = _letters.setdefault(font, {})
        x, y = pos
        spaced = False
        for part in seq:
            if isinstance(part, (int, float)):
                x -= part * dxscale
                spaced = True
                continue
            for code in font.decode(part) if isinstance(part, bytes) else ():
                if spaced:
                    x += charspace
                if code not in letters:
                    letters[code] = self._letter(font, code)
                text, width = letters[code]
                advance = width * fontsize * scaling
                place = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
                self._add(text, place, (0, foot, advance, foot + fontsize), style)
                x += advance
                if code == _SPACE and wordspace:
                    x += wordspace
                spaced = True
        return x, y

    def _letter(self, font: Any, code: int) -> tuple[str, float]:
        """What a code of a font stands for, and its width as a share of the letter size."""
        try:
            text = font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, code)
        return text, font.char_width(code)

    def _add(
        self,
        text: str,
        matrix: _Matrix,
        box: tuple[float, float, float, float],
        style: tuple[str, bool, bool],
    ) -> None:
        """Take a character in: its box as its font has it, where it stands, and its style."""
        a, b, c, d, e, f = matrix
        if b or c:
            x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        else:  # nearly all stand upright
            _, foot, advance, head = box
            x0, x1 = (e, a * advance + e) if a * advance >= 0 else (a * advance + e, e)
            y0, y1 = d * foot + f, d * head + f
            if y0 > y1:
                y0, y1 = y1, y0
        left, height = self._left, self._height
        self._found.append(
            Character(text, x0 + left, height - y1, x1 + left, height - y0, y1 - y0, *style)
        )

    def render_char(self, *given: Any, **named: Any) -> float:
        """Take in a character that is written downwards, or of a font without a name."""
        advance = super().render_char(*given, **named)
        made = self._whole(self.cur_item._objs[-1])
        a, _, c, *_ = made["matrix"]
        leans = abs(c) > _LEANING * abs(a)
        x0, top, x1, bottom, size = (made[k] for k in ("x0", "top", "x1", "bottom", "size"))
        name, upright = str(made["fontname"]), made["upright"]
        self._found.append(
            Character(str(made["text"]), x0, top, x1, bottom, size, name, upright, leans)
        )
        return advance


_OURS = (
    (pdfinterp, "PDFContentParser", ContentParser),
    (pdffont, "CMapParser", CharacterMapParser),
)


def characters_of(page: Any) -> list[Character]:
    """The characters of a pdfplumber page, in the file's order; it must not be taken apart before.

    The page is taken apart with all that stands on it; raises what pdfplumber raises then.
    """
    left, top = page.mediabox[:2]
    found: list[Character] = []
    corner = (left, page.height + top)
    device = partial(_Device, found=found, corner=corner, whole=page.process_object)
    with _replaced(*_OURS, (pdfplumber.page, "PDFPageAggregatorWithMarkedContent", device)):
        page.objects  # noqa: B018  as pdfplumber has it: it takes the page apart when it is asked
    return found


@contextmanager
def _replaced(*ours: tuple[Any, str, Any]) -> Iterator[None]:
    """Have pdfplumber work with our parsers and device meanwhile; it leaves no other choice."""
    usual = [getattr(module, name) for module, name, _ in ours]
    try:
        for module, name, one in ours:
            setattr(module, name, one)
        yield
    finally:
        for (module, name, _), there in zip(ours, usual, strict=True):
            setattr(module, name, there)
