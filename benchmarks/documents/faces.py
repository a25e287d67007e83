"""Faces of the system for the PDF writer, which reads TrueType outlines only."""

from __future__ import annotations

import functools
import io
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

MAX_ERROR = 1.0  # font units between a cubic outline and its quadratic copy
# Latin, Latin extended with the Vietnamese letters, punctuation, arrows, the few signs of plans.
LETTERS = (
    *range(0x20, 0x250), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2030),
    *range(0x2190, 0x2196), 0x20AB, 0x2500, 0x25A1,
)  # fmt: skip


def truetype(path: Path) -> str | io.BytesIO:
    """The face at `path` as reportlab takes it: its path, or a TrueType copy of an OpenType CFF."""
    if path.suffix != ".otf":
        return str(path)
    return io.BytesIO(quadratic_copy(path))


@functools.cache
def quadratic_copy(path: Path) -> bytes:
    """The CFF face's Latin and Vietnamese letters with quadratic outlines, as TrueType bytes."""
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(
        layout_features=[], notdef_outline=True, drop_tables=["FFTM", "GPOS", "GSUB"]
    )
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=LETTERS)
    chosen.subset(font)
    replace_outlines(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def replace_outlines(font: TTFont) -> None:
    """Exchange the CFF table of a font for `glyf` and `loca`."""
    drawn = {}
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font["glyf"].compile(font)
    maxp = font["maxp"]
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(order)
    zero = (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements",
    )  # fmt: skip
    for field in zero:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
