"""The characters of a PDF page as its readers see them: marks joined, fake bold told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.bullets import printed_bullet
from extractors.pdf.characters import Character
from schemas.geometry import Box

DOUBLE_STRIKE = 0.1  # of the letter size: the same letter drawn again this near is a fake bold

_BOLD = re.compile(r"bold|black|heavy|demi|[,-]b(?:i|d)?$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[,-](?:b?i|it)$", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_UNMAPPED = re.compile(r"^(?:\(cid:\d+\)|[\x00-\x08\x0e-\x1f])$")
UNKNOWN = "\ufffd"  # stands for a glyph without a Unicode value


@dataclass(slots=True)
class Glyph:
    """A character with its box, font and size in points."""

    text: str
    box: Box
    size: float
    font: str
    bold: bool
    italic: bool
    blank: bool


def glyphs_of(characters: Iterable[Character]) -> list[Glyph]:
    """The upright characters of a page, in the file's order.

    A combining mark joins the character before it; a character drawn twice on the same
    place (fake bold) is taken once and is bold.
    """
    fonts: dict[str, tuple[str, bool, bool]] = {}
    glyphs: list[Glyph] = []
    for character in characters:
        text = character.text
        if not character.upright or not text:
            continue
        box = Box(character.x0, character.top, character.x1, character.bottom)
        printed = _printed(text)
        if glyphs and printed is None:
            glyphs[-1].text += text
            glyphs[-1].blank = False
            continue
        if glyphs and text == glyphs[-1].text and _struck_again(glyphs[-1], box):
            glyphs[-1].bold = True
            continue
        name = character.font
        if name not in fonts:
            fonts[name] = _style(name)
        font, bold, italic = fonts[name]
        shown = printed or text
        slanted = italic or character.slanted
        glyphs.append(Glyph(shown, box, character.size, font, bold, slanted, shown.isspace()))
    return glyphs


def _style(name: str) -> tuple[str, bool, bool]:
    """Font name without its subset tag, and whether it is bold and italic.

    >>> _style("ABCDEF+TimesNewRomanPS-BoldItalicMT")
    ('TimesNewRomanPS-BoldItalicMT', True, True)
    >>> _style(".VnTimeH")
    ('.VnTimeH', False, False)
    """
    font = _SUBSET.sub("", name)
    return font, bool(_BOLD.search(font)), bool(_ITALIC.search(font))


@lru_cache(maxsize=1 << 12)  # a language has few characters
def _printed(text: str) -> str | None:
    """How a character of a font stands in a text; None for a mark that joins the one before it.

    >>> _printed("a"), _printed("\\u0301"), _printed("(cid:7)") == UNKNOWN
    ('a', None, True)
    """
    if unicodedata.combining(text[0]):
        return None
    if "\ue000" <= text <= "\uf8ff":
        return printed_bullet(text)
    return UNKNOWN if _UNMAPPED.match(text) else text


def _struck_again(last: Glyph, box: Box) -> bool:
    near = DOUBLE_STRIKE * last.size
    return (
        not last.blank
        and abs(box.x0 - last.box.x0) < near
        and abs(box.bottom - last.box.bottom) < near
    )
