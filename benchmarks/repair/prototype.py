"""The decoder that this one grew out of, as a baseline in the same run.

Its code lies in the research material (`prototypes/diacritics`); here it gets this project's
language model and channel, so that only the decoders are compared.
"""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Any

import numpy as np

from normalizers.text.channel import misread_table
from normalizers.text.language_model import COARSE, language_model, shipped_arrays


def prototype(folder: Path, *, misread: bool) -> Any:
    """The prototype's restorer with nothing remembered; None where it is absent."""
    if not (folder / "decode2.py").is_file():
        return None
    before = list(sys.path)
    sys.path.insert(0, str(folder))
    try:
        module = _imported("decode2")
    finally:
        sys.path[:] = before
    arrays = shipped_arrays()
    arrays |= {name: arrays[name] * np.uint8(COARSE) for name in ("p2", "b2", "p3")}
    arrays["o3"] = np.concatenate([[0], np.cumsum(arrays.pop("n3"), dtype=np.uint32)])
    words = language_model().words
    table = misread_table() if misread else None
    weight = 0.5 if misread else 1.0  # as in its findings
    number = len(language_model().syllables)
    return module.R2(module.LMV(arrays), words, number, table=table, lam=weight)


def _imported(name: str) -> types.ModuleType:
    __import__(name)
    return sys.modules[name]
