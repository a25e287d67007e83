"""Plain text and Markdown as received: a line is a line, a form feed ends a page."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from itertools import islice

from extractors.markdown import is_markdown, markdown_words
from extractors.options import ReadOptions
from schemas.document import Line, Page, Reading, Word, words_of
from schemas.errors import LimitExceeded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(r"\S+")
_DATA = re.compile(r"(?<!\S)(\S{40})\S{2000,}")
_SAMPLE = 65536  # bytes looked at to tell text from other data


def read_text(text: str, options: ReadOptions = ReadOptions()) -> list[Page]:  # noqa: B008
    """The pages of a plain text. Lines keep their inner white space in `Word.before`.

    Blank lines are kept as lines without words, because they part paragraphs. Of what is no word
    of any language (a picture as letters in Markdown) only the beginning stays. Raises
    `LimitExceeded` for more words or lines than `options.max_words`, before any is made.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    words = islice(_WORD.finditer(text), options.max_words, None)
    if text.count("\n") > options.max_words or any(words):
        raise LimitExceeded(f"The file has more than {options.max_words:,} words.", "Split it.")
    pages = _DATA.sub(r"\1…", text).split("\f")
    words_in = markdown_words if is_markdown(text) else words_of
    return [
        Page(
            number=number,
            blocks=[_line(line, number, words_in) for line in content.split("\n")],
            reading=Reading("plain-text", "text as received"),
        )
        for number, content in enumerate(pages, 1)
    ]


def _line(text: str, page: int, words_in: Callable[[str], list[Word]]) -> Line:
    return Line(words_in(text), page=page, space=text[len(text.rstrip()) :])


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file's bytes and the encoding found.

    Tried in turn: byte-order mark, UTF-8, UTF-16 without a mark, Windows-1258, and as last
    resort Windows-1252 or Latin-1, which keep each byte apart so that texts in TCVN3 or VNI
    fonts can be decoded later.

    >>> decode("Kế hoạch".encode("utf-16")), decode("Kế hoạch".encode())
    (('Kế hoạch', 'utf-16'), ('Kế hoạch', 'utf-8'))
    >>> decode(b"K\\xea\\xec ho\\xe0ch nha\\xcc tr\\xfd\\xf5\\xccng ho\\xf2c")[1]
    'cp1258'
    >>> decode("B¸o c¸o tµi chÝnh".encode("latin-1"))
    ('B¸o c¸o tµi chÝnh', 'cp1252')
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    utf16 = _utf16_without_mark(data)
    if utf16:
        return data.decode(utf16, "replace"), utf16
    if _nearly_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    for encoding in ("cp1258", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1258" or _reads_as_cp1258(text):
            return text, encoding
    return data.decode("latin-1"), "latin-1"


def looks_like_text(data: bytes) -> bool:
    """Whether bytes are text in some encoding: hardly any control characters."""
    sample = data[:_SAMPLE]
    if not sample:
        return False
    if b"\0" in sample and not (
        _utf16_without_mark(sample) or sample.startswith(tuple(bom for bom, _ in _BOMS))
    ):
        return False
    text, _ = decode(sample)
    return len(_CONTROL.findall(text)) <= len(text) / 1000


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every second byte of its spaces and digits."""
    sample = data[:_SAMPLE]
    if sample.count(0) < len(sample) / 10:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 20 * odd else None


def _nearly_utf8(data: bytes) -> bool:
    """Whether (nearly) all bytes are UTF-8: a text with some damage or a cut character is."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    marked = sum(ord(letter) > 0x7F for letter in text) - broken
    return broken == 0 or marked > 10 * broken


def _reads_as_cp1258(text: str) -> bool:
    """Whether the tone marks of Windows-1258 stand where they can: after a vowel.

    In a text of another 8-bit encoding the same bytes fall anywhere.
    """
    marks = [i for i, letter in enumerate(text) if unicodedata.combining(letter)]
    if not marks:
        return False
    placed = sum(
        i > 0 and len(unicodedata.normalize("NFC", text[i - 1 : i + 1])) == 1 for i in marks
    )
    return placed >= 0.95 * len(marks)
