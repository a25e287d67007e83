"""Stub: NFC only."""

from __future__ import annotations

import unicodedata

from schemas.document import Line, Step


def clean_with_trail(text: str, font: str | None = None) -> tuple[str, list[Step]]:
    return unicodedata.normalize("NFC", text), []


def clean(text: str, font: str | None = None) -> str:
    return clean_with_trail(text, font)[0]


def clean_line(line: Line, page: int) -> list[Step]:
    for word in line.words:
        cleaned = clean(word.text, word.font)
        if cleaned != word.text:
            word.read, word.text = word.as_read, cleaned
    return []
