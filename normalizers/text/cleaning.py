"""Stub: NFC only."""

from __future__ import annotations

import unicodedata

from schemas.document import Step


def clean_with_trail(text: str, font: str | None = None) -> tuple[str, list[Step]]:
    return unicodedata.normalize("NFC", text), []


def clean(text: str, font: str | None = None) -> str:
    return clean_with_trail(text, font)[0]
