"""Markdown that a program made of a document: its marks undone, what they say kept.

Bold print stands between `**`, a backslash before what is no mark (`1\\.`, `\\-`), `&amp;` for `&`,
and `<br>` where a line ends inside a table's cell (CommonMark 0.31, GitHub Flavored Markdown).
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from schemas.document import Word, words_of

BREAK = "<br>"
_TABLE_RULE = re.compile(  # within a line: many blank ones would take long
    r"^[^\S\n]*+\|?(?:[^\S\n]*:?-{2,}:?[^\S\n]*\|)+(?:[^\S\n]*:?-{2,}:?)?[^\S\n]*$", re.MULTILINE
)
_BOLD_LINE = re.compile(r"^(?:#{1,6} .*|\*\*[^*\s][^*]*\*\*\s*)$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([-+*_.#()\[\]{}!\"'<>~`$&@^:=])")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{1,5});")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BOLD = re.compile(r"(?<!\*)\*\*(?![\s*])([^*]*[^\s*])\*\*(?!\*)")
_MARK = "\ufdd0"  # no character of any text: stands where bold print begins and ends


def is_markdown(text: str) -> bool:
    """Whether a text has a table's rule, or several lines in bold or with a heading's mark."""
    return _TABLE_RULE.search(text) is not None or len(_BOLD_LINE.findall(text)) > 2


def markdown_words(line: str) -> list[Word]:
    r"""The words of a line without its marks; a line that ends in a cell is the word `<br>`.

    >>> [(w.text, w.bold) for w in markdown_words(r"**1\. Ý chí** &amp; B<br>C")][:3]
    [('1.', True), ('Ý', True), ('chí', True)]
    >>> [w.text for w in markdown_words(r"\- A &amp; B<br>C")]
    ['-', 'A', '&', 'B', '<br>', 'C']
    >>> [w.text for w in markdown_words("** Ngày 16/5:*")]
    ['**', 'Ngày', '16/5:*']
    """
    text = _BREAK.sub(f" {BREAK} ", line.rstrip().removesuffix("\\"))
    text = _BOLD.sub(rf"{_MARK}\1{_MARK}", text)
    text = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\xa0", " "), text)
    text = _ESCAPED.sub(r"\1", text)
    words: list[Word] = []
    bold = False
    for word in words_of(text):
        plain = word.text.replace(_MARK, "")
        marked = bold or word.text.startswith(_MARK)
        bold ^= word.text.count(_MARK) % 2 == 1
        if plain:
            words.append(replace(word, text=plain, bold=marked))
    return words
