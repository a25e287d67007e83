"""Everything that is put right without guessing a word: encodings, look-alikes, loose marks.

Order: mojibake, legacy encodings (by font, else as detected), look-alikes, marks, NFC, broken
syllables. Clean text passes unchanged apart from NFC.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from normalizers.text.encodings import (
    Encoding,
    convert,
    detect,
    font_encoding,
    is_capitals_font,
    may_be_legacy,
)
from normalizers.text.joining import joins
from normalizers.text.marks import AFTER_ENCODINGS, BEFORE_ENCODINGS, Rule
from normalizers.text.rewriting import rewrite
from schemas.document import Document, Line, Step

_TOKEN = re.compile(r"(\s*)(\S+)")


def clean(text: str, font: str | None = None) -> str:
    """The text with its encoding repaired, of one font where that is known.

    >>> clean("Tr­êng mÇm non", ".VnTime"), clean("Ðồng Mai"), clean("nghi \\u0303a vụ")
    ('Trường mầm non', 'Đồng Mai', 'nghĩa vụ')
    """
    return "\n".join(line for line, _ in clean_lines(text, font))


def clean_lines(text: str, font: str | None = None) -> list[tuple[str, list[Step]]]:
    """Each line of a text clean, with a step (rule, before, after) for every change but NFC."""
    encoding = font_encoding(font) or detect(text)
    capitals = is_capitals_font(font)
    result: list[tuple[str, list[Step]]] = []
    for line in text.split("\n"):
        steps: list[Step] = []
        result.append((_clean_line(line, encoding, capitals, steps, 1), steps))
    return result


def _clean_line(
    text: str, encoding: Encoding | None, capitals: bool, steps: list[Step], page: int
) -> str:
    rules = [*BEFORE_ENCODINGS]
    if encoding and (may_be_legacy(text) or text.isascii()):
        rules.append(Rule(encoding, lambda t: convert(t, encoding, capitals=capitals)))
    rules += [*AFTER_ENCODINGS, Rule("broken-syllable", join_broken)]
    for rule in rules:
        after = rule.apply(text)
        if after != text:
            if rule.name != "nfc":
                steps.append(Step(rule.name, page, text, after))
            text = after
    return text


def join_broken(text: str) -> str:
    """Broken syllables of a line joined, its other white space kept.

    >>> join_broken("các tr ường  mầm non")
    'các trường  mầm non'
    """
    if text.isascii():
        return text
    tokens = _TOKEN.findall(text)
    glued = set(joins([token for _, token in tokens]))
    if not glued:
        return text
    return "".join(("" if i in glued else space) + token for i, (space, token) in enumerate(tokens))


def clean_document(document: Document) -> list[Step]:
    """Clean every line of a document in place; the steps taken.

    Words whose font tells their encoding are decoded by it, other text as its page reads.
    """
    steps: list[Step] = []
    for page in document.pages:
        plain = "\n".join(
            line.text for line in page.lines if not any(font_encoding(w.font) for w in line.words)
        )
        encoding = detect(plain)
        for line in page.lines:
            steps += clean_line(line, page.number, encoding)
    return steps


def clean_line(line: Line, page: int, encoding: Encoding | None = None) -> list[Step]:
    """Clean one line in place; words that are joined keep the box around both."""
    if line.text.isascii() and encoding != "viqr":
        fonts = Counter(font_encoding(word.font) for word in line.words)
        if not any(fonts) and encoding is None:
            return []
    before = line.text
    steps = _decode_fonts(line, page)
    raw = "".join(word.before + word.text for word in line.words)
    fonts_told = any(font_encoding(word.font) for word in line.words)
    after = _clean_line(raw, None if fonts_told else encoding, False, steps, page)
    if after != raw:
        rewrite(line, after)
    if steps and line.read is None:
        line.read = before
    return steps


def _decode_fonts(line: Line, page: int) -> list[Step]:
    """Decode the words of legacy fonts, run by run, so that a word's case is judged in its line."""
    steps: list[Step] = []
    runs = groupby(line.words, lambda w: (font_encoding(w.font), is_capitals_font(w.font)))
    for (encoding, capitals), members in runs:
        words = list(members)
        text = " ".join(word.text for word in words)
        if encoding is None or not (text.isascii() or may_be_legacy(text)):
            continue
        decoded = convert(text, encoding, capitals=capitals).split(" ")
        for word, new in zip(words, decoded, strict=True):
            if new != word.text:
                steps.append(Step(encoding, page, word.text, new))
                word.read, word.text = word.as_read, new
    return steps
