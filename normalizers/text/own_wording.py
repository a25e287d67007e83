"""What a misread document says surely elsewhere, as a model for the places that it leaves in doubt.

A plan says the same things in other words many times: `đỡ đầu` that was read well on one page tells
what `do dau` is on the next.
"""

from __future__ import annotations

import numpy as np

from normalizers.text.language_model import Array, language_model
from normalizers.text.lexicon import Lexicon, pair_keys, triple_keys
from normalizers.text.tokens import CLASSES

_SURE = 0.9  # posterior of a word that tells something of others
_SHARE = 0.2  # of the document's wording in the mixed probability
_MOST = 10  # times that count, at most


def own_wording(best: Array, posterior: Array) -> Lexicon:
    """The runs of two and three sure words; `best` are the words of all places in their order."""
    sure = (posterior >= _SURE) & (best != language_model().unknown)
    last = best >= len(CLASSES)
    pairs = sure[:-1] & sure[1:] & last[1:]
    triples = sure[:-2] & pairs[1:]
    keys = np.concatenate(
        [
            triple_keys(best[:-2], best[1:-1], best[2:])[triples],
            pair_keys(best[:-1], best[1:])[pairs],
        ]
    )
    keys, counts = np.unique(keys, return_counts=True)
    return Lexicon(keys, np.minimum(counts, _MOST), np.zeros_like(keys), _SHARE)
