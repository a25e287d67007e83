"""Stub: cleaning word by word."""

from __future__ import annotations

from normalizers.text.cleaning import clean
from schemas.document import Document


def repair_document(document: Document) -> Document:
    for page in document.pages:
        for line in page.lines:
            for word in line.words:
                cleaned = clean(word.text, word.font)
                if cleaned != word.text:
                    word.read, word.text = word.as_read, cleaned
    return document
