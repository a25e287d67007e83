"""Characters as pdfplumber gives them, with only what is asked of them.

pdfplumber resolves each character's colours, tags and so on, which takes half of its time.
"""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTChar


def spare_attributes(page: Any) -> None:
    """Have a pdfplumber page make of a character only text, box, size, font and direction."""
    usual = page.process_object
    left, top = page.mediabox[:2]
    height = page.height + top

    def process(found: Any) -> dict[str, Any]:
        if type(found) is not LTChar or not isinstance(found.fontname, str):
            return dict(usual(found))
        return {
            "object_type": "char",
            "text": found.get_text(),
            "x0": found.x0 + left,
            "x1": found.x1 + left,
            "top": height - found.y1,
            "bottom": height - found.y0,
            "size": found.size,
            "fontname": found.fontname,
            "upright": found.upright,
            "matrix": found.matrix,
        }

    page.process_object = process
