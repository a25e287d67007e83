"""Annex captions that repeat the plan's number and date: (Kèm theo Kế hoạch số … ngày …)."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.dating import find_date
from parsers.doc_type import type_of_phrase
from parsers.numbers import blank_symbol, find_numbers
from parsers.wording import clean, fold, starts_like
from schemas.document import Document, Line

_OPENINGS = ("Kèm theo", "Ban hành kèm theo", "Đính kèm")
_LINES = 3  # a caption is broken over at most this many lines


class AnnexCaption(NamedTuple):
    """What a caption says of the document that the annex belongs to."""

    doc_type: str | None
    number: str | None
    symbol: str | None
    issued_on: str | None
    issuer: str | None
    text: str
    lines: list[Line]


def read_captions(document: Document) -> list[AnnexCaption]:
    """The annex captions of a document, in order."""
    lines = [line for line in document.lines if line.words]
    captions = []
    for index, line in enumerate(lines):
        text = clean(line.text).lstrip("( ")
        if any(starts_like(text, opening, 80) for opening in _OPENINGS) or _is_bracketed(line.text):
            captions.append(_caption(lines[index : index + _LINES]))
    return [
        caption for caption in captions if caption.number or caption.issued_on or caption.symbol
    ]


def _is_bracketed(text: str) -> bool:
    """A line in brackets that holds nothing but a document's number and date, however misread."""
    text = clean(text)
    return text.startswith("(") and bool(find_numbers(text)) and find_date(text) is not None


def _caption(lines: list[Line]) -> AnnexCaption:
    taken: list[Line] = []
    for line in lines:
        taken.append(line)
        if ")" in line.text:
            break
    text = clean(" ".join(line.text for line in taken))
    numbers = find_numbers(text)
    dated = find_date(text[numbers[0].end :] if numbers else text)
    issuer = re.search(r"\bcủa\s+(.{4,90}?)\s*(?:\)|;|,|$|\s(?:về|V/v)\s)", text)
    words = fold(text).split(" ")
    kinds = (type_of_phrase(" ".join(words[i : i + 4])) for i in range(1, min(len(words), 8)))
    return AnnexCaption(
        next((kind for kind in kinds if kind), None),
        numbers[0].number if numbers else None,
        numbers[0].symbol if numbers else blank_symbol(text),
        dated.edtf if dated else None,
        issuer.group(1).strip() if issuer else None,
        text,
        taken,
    )
