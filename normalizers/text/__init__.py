"""Broken Vietnamese text made whole, with a trail of what was changed.

`clean` undoes encodings, look-alikes and detached marks; `repair_text` and `repair_document` also
restore diacritics where the text reads badly; `reading_quality` says how well a text reads;
`learn` makes the lexicon that the clean documents of a folder lend to the broken ones.
"""

from normalizers.text.cleaning import clean
from normalizers.text.lexicon import Lexicon, Wording, learn, lexicon_of, wording_of
from normalizers.text.phrases import (
    channel_logprob,
    channel_of,
    decode_phrase,
    lm_logprobs,
    name_logprobs,
)
from normalizers.text.quality import reading_quality
from normalizers.text.repair import RepairedText, repair_text
from normalizers.text.repair_document import repair_document

__all__ = [
    "Lexicon",
    "RepairedText",
    "Wording",
    "channel_logprob",
    "channel_of",
    "clean",
    "decode_phrase",
    "learn",
    "lexicon_of",
    "lm_logprobs",
    "name_logprobs",
    "reading_quality",
    "repair_document",
    "repair_text",
    "wording_of",
]
