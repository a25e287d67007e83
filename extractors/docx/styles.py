"""What a run and a paragraph look like: defaults, styles and direct formatting together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from extractors.docx.package import Element, W, find, integer, switch, value

Align = Literal["left", "center", "right", "justify"]
_ALIGN: dict[str, Align] = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center",
    "both": "justify", "distribute": "justify",
}  # fmt: skip
_DEPTH = 20  # styles based on styles; a loop ends here
_UP = 4  # half-points above the line from which a run is raised


@dataclass(frozen=True, slots=True)
class RunStyle:
    """The looks of a run; `size` in points."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    font: str | None = None
    capitals: bool = False
    hidden: bool = False
    raised: bool = False


class Styles:
    """The style sheet of a document."""

    def __init__(self, tree: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._base = RunStyle()
        if tree is None:
            return
        for style in tree.iterfind(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "default") in ("1", "true"):
                self._default[style.get(W + "type", "")] = name
        self._base = _changed(RunStyle(), find(tree, "docDefaults/rPrDefault/rPr"))

    def run(self, paragraph: Element, run: Element) -> RunStyle:
        """The looks of a run in its paragraph."""
        properties = find(run, "rPr")
        style = self.paragraph_text(paragraph)
        for sheet in self._chain(value(properties, "rStyle")):
            style = _changed(style, find(sheet, "rPr"))
        return _changed(style, properties)

    def paragraph_text(self, paragraph: Element) -> RunStyle:
        style = self._base
        for sheet in self._of(paragraph):
            style = _changed(style, find(sheet, "rPr"))
        return style

    def align(self, paragraph: Element) -> Align | None:
        found = value(paragraph, "pPr/jc")
        for sheet in self._of(paragraph):
            if find(paragraph, "pPr/jc") is None:
                found = value(sheet, "pPr/jc") or found
        return _ALIGN.get(found or "")

    def numbering(self, paragraph: Element) -> tuple[str, int | None, str] | None:
        """(list id, level or None, style id) of a paragraph in a list, by itself or its style."""
        style = value(paragraph, "pPr/pStyle") or ""
        for element in (paragraph, *reversed(self._of(paragraph))):
            properties = find(element, "pPr/numPr")
            number = value(properties, "numId")
            if number is None:
                continue
            level = value(properties, "ilvl")
            own = style if element is paragraph else element.get(W + "styleId", "")
            return number, None if level is None else integer(level, 0, 8), own
        return None

    def list_of(self, style: str) -> str | None:
        """The list id that a numbering style stands for."""
        return value(self._styles.get(style), "pPr/numPr/numId")

    def page_break_before(self, paragraph: Element) -> bool:
        found = switch(find(paragraph, "pPr"), "pageBreakBefore")
        if found is not None:
            return found
        return any(switch(find(s, "pPr"), "pageBreakBefore") for s in self._of(paragraph))

    def table_borders(self, style: str | None) -> list[Element]:
        """The border elements that a table style and those below it set."""
        found = (find(sheet, "tblPr/tblBorders") for sheet in self._chain(style))
        return [borders for borders in found if borders is not None]

    def _of(self, paragraph: Element) -> list[Element]:
        return self._chain(value(paragraph, "pPr/pStyle") or self._default.get("paragraph"))

    def _chain(self, name: str | None) -> list[Element]:
        """The styles that a style is based on, the most basic first, then the style itself."""
        chain: list[Element] = []
        while name in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[name])
            name = value(chain[-1], "basedOn")
        return chain[::-1]


def _changed(style: RunStyle, properties: Element | None) -> RunStyle:
    if properties is None or not len(properties):
        return style
    bold, italic = switch(properties, "b"), switch(properties, "i")
    capitals, hidden = switch(properties, "caps"), switch(properties, "vanish")
    size = value(properties, "sz")
    fonts = find(properties, "rFonts")
    font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    place, up = value(properties, "vertAlign"), value(properties, "position")
    raised = place == "superscript" or integer(up, 0) >= _UP
    return replace(
        style,
        bold=style.bold if bold is None else bold,
        italic=style.italic if italic is None else italic,
        capitals=style.capitals if capitals is None else capitals,
        hidden=style.hidden if hidden is None else hidden,
        size=float(size) / 2 if size and size.replace(".", "", 1).isdigit() else style.size,
        font=font or style.font,
        raised=style.raised if place is None and up is None else raised,
    )
