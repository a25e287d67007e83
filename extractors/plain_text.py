"""Plain text and Markdown as received: a line is a line, a form feed ends a page."""

from __future__ import annotations

import re

from schemas.document import Line, Page, Reading, words_of


def read_text(text: str) -> list[Page]:
    """The pages of a plain text. Lines keep their inner white space in `Word.before`.

    Blank lines are kept as lines without words, because they part paragraphs.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    pages = re.split("\f", text)
    return [
        Page(
            number=number,
            blocks=[Line(words_of(line), page=number) for line in content.split("\n")],
            reading=Reading("plain-text", "text as received"),
        )
        for number, content in enumerate(pages, 1)
    ]
