"""Paragraphs of a DOCX: their runs put together to words, split at line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.bullets import printed_bullet
from extractors.docx.numbering import Numbering
from extractors.docx.package import Element, Package, W
from extractors.docx.styles import RunStyle, Styles
from extractors.raised import raised
from schemas.document import Line, Word

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Tracked deletions, and what is told elsewhere or is no text.
_SKIPPED = frozenset(
    W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "rt", "sectPr",
                          "footnoteReference", "endnoteReference", "commentReference")
)  # fmt: skip
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",  # ư in TCVN3 fonts; elsewhere the repair drops it
}
PAGE_BREAK = "\f"
_SYMBOL = re.compile(r"^(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}$")


@dataclass(slots=True)
class Context:
    """What reading a document's text needs and counts: styles, lists, the page reached.

    `fresh` says that nothing was printed since the last page break, so that a break that the
    file tells twice (by hand and as rendered) counts once.
    """

    styles: Styles
    numbering: Numbering
    page: int = 1
    fresh: bool = True

    @classmethod
    def of(cls, package: Package) -> Context:
        styles = Styles(package.by_type.get("styles"))
        return cls(styles, Numbering(package.by_type.get("numbering"), styles))

    def break_page(self) -> None:
        if not self.fresh:
            self.page += 1
            self.fresh = True


def lines_of_paragraph(paragraph: Element, context: Context) -> list[Line]:
    """The lines of a paragraph; only the last ends it. An empty paragraph is a blank line.

    Words keep the tabs and spaces before them. The automatic number is the first line's label.
    """
    if context.styles.page_break_before(paragraph):
        context.break_page()
    label = context.numbering.label(paragraph)
    align = context.styles.align(paragraph)
    lines = [Line([], page=context.page, align=align, label=label)]
    word: list[tuple[str, RunStyle]] = []
    before = ""

    def close() -> None:
        nonlocal before
        if word:
            lines[-1].words.append(_word(word, before))
            lines[-1].page = context.page if len(lines[-1].words) == 1 else lines[-1].page
            context.fresh = False
            word.clear()
            before = ""

    for text, style in _pieces(paragraph, paragraph, context.styles):
        for character in text:
            if character == PAGE_BREAK or character == "\n":
                close()
                if character == PAGE_BREAK:
                    context.break_page()
                elif lines[-1].words or len(lines) > 1:
                    lines.append(Line([], page=context.page, align=align))
                before = ""
            elif character.isspace():
                close()
                before += character
            else:
                word.append((character, style))
    close()
    if len(lines) > 1 and not lines[-1].words:
        lines.pop()
    lines[-1].is_paragraph = True
    return lines


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of text boxes anchored in a paragraph, each once."""
    for box in paragraph.iter(W + "txbxContent"):
        inside_fallback = any(parent.tag == _MC + "Fallback" for parent in box.iterancestors())
        nested = any(parent.tag == W + "txbxContent" for parent in box.iterancestors())
        if not inside_fallback and not nested:
            yield box
    if not any(True for _ in paragraph.iter(_MC + "Choice")):
        return
    for fallback in paragraph.iter(_MC + "Fallback"):
        choice = fallback.getprevious()
        if choice is None or next(choice.iter(W + "txbxContent"), None) is None:
            yield from fallback.iter(W + "txbxContent")


def _pieces(element: Element, paragraph: Element, styles: Styles) -> Iterator[tuple[str, RunStyle]]:
    """(text, looks) in order; a page break is a form feed, a line break a line feed."""
    for child in element:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == W + "r":
            style = styles.run(paragraph, child)
            if not style.hidden:
                yield from ((text, style) for text in _run_texts(child, style))
        elif child.tag not in (W + "txbxContent", W + "drawing", W + "pict"):
            yield from _pieces(child, paragraph, styles)


def _run_texts(run: Element, style: RunStyle) -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            text = raised(child.text or "") if style.raised else child.text or ""
            yield text.upper() if style.capitals else text
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == W + "br":
            page = child.get(W + "type") == "page"
            yield PAGE_BREAK if page else "\n"
        elif child.tag == W + "lastRenderedPageBreak":
            yield PAGE_BREAK
        elif child.tag == W + "sym":
            code = child.get(W + "char", "")
            if _SYMBOL.match(code):
                yield printed_bullet(chr(int(code, 16)))


def _word(letters: list[tuple[str, RunStyle]], before: str) -> Word:
    style = letters[0][1]
    return Word(
        "".join(letter for letter, _ in letters),
        before=before,
        bold=all(style.bold for _, style in letters),
        italic=all(style.italic for _, style in letters),
        size=style.size,
        font=style.font,
    )
