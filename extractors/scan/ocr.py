"""Optical character recognition behind one small interface.

tesserocr runs Tesseract in this process: no start-up per call, so that table cells can be read
one by one, and the alternatives of every character are at hand. pytesseract starts a process a
call; it reads pages as well, but neither cells nor alternatives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from extractors.scan.picture import Grey, PixelBox, scaled
from extractors.scan.roman import roman_reading
from extractors.scan.tones import (
    Floats,
    Vowel,
    has_mark_zone,
    has_tone,
    marks_over,
    with_marks_seen,
)
from extractors.tesseract_data import LANGUAGE, data_folder
from schemas.errors import SetupMissing

PAGE = 3  # Tesseract's page segmentation modes: a page of any layout
BLOCK = 6  # one block of text
MAX_ALTERNATIVES = 6
LEAST_SHARE = 0.001  # of the probability; less likely readings are left out
FRACTION_SLASH = "\u2044"  # the engine's reading of a slanted slash
# Letters of other languages that look as ours do: the eth of Icelandic and of Croatian.
SAME_LETTER = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", FRACTION_SLASH: "/"}
# Letters and signs that plans are not printed with, but blurred letters and digits are read as.
NEVER_PRINTED = "¡¿€£¥©®§¢šŠÿïÏëËöÖäÄüÜñÑçÇåÅæÆøØßœŒ"


Shares = list[tuple[str, float]]  # the readings of a character, each with its share


@dataclass(slots=True)
class Token:
    """A recognised word: where it stands in pixels, and how sure the engine is (0 to 1).

    `line` numbers the engine's own text lines. `alternatives` are other readings of the whole
    word with their share of the probability. `by_hand` says that a pen wrote it and the reader
    of handwritten digits read it.
    """

    text: str
    box: PixelBox
    confidence: float
    line: int
    alternatives: tuple[tuple[str, float], ...] = ()
    by_hand: bool = False


class Engine(Protocol):
    name: str
    reads_crops: bool  # cheap enough to be called for each table cell

    def read(self, grey: Grey, dpi: float, mode: int) -> list[Token]:
        """The words of a grey picture in the engine's own order."""
        ...


def read_zoomed(engine: Engine, grey: Grey, dpi: float, mode: int, zoom: float) -> list[Token]:
    """The words of a picture read `zoom` times as large, their boxes in the picture as it is."""

    def back(box: PixelBox) -> PixelBox:
        x0, top, x1, bottom = (round(value / zoom) for value in box)
        return x0, top, x1, bottom

    return [
        replace(token, box=back(token.box))
        for token in engine.read(scaled(grey, zoom), dpi * zoom, mode)
    ]


def engine_named(name: str) -> Engine:
    """The engine called `name`: `tesserocr`, `pytesseract`, or `auto` for the first that works.

    Raises SetupMissing when no engine or no Vietnamese data (`vie.traineddata`) is found.
    """
    if name == "pytesseract":
        return _pytesseract()
    try:
        return _tesserocr()
    except ImportError:
        if name == "tesserocr":
            raise SetupMissing(
                "The OCR engine tesserocr is not installed.", "Type: pip install tesserocr"
            ) from None
        return _pytesseract()


@cache
def _tesserocr() -> Engine:
    import tesserocr

    return Tesserocr(tesserocr, data_folder())


@cache
def _pytesseract() -> Engine:
    from extractors.scan.outside_engine import Pytesseract

    return Pytesseract(data_folder())


class Tesserocr:
    """Tesseract in this process, its model loaded once."""

    name = "tesserocr"
    reads_crops = True

    def __init__(self, module: Any, data: Path) -> None:
        self._module = module
        module.set_leptonica_log_level(module.LeptLogLevel.NONE)
        self._data = f"{data}/"
        self._loaded: Any = None

    def read(self, grey: Grey, dpi: float, mode: int) -> list[Token]:
        words = self._words(grey, dpi, mode)
        seen = _marks_seen([symbol for _, symbols in words for symbol in symbols], grey)
        tokens = [_word(token, symbols, seen) for token, symbols in words]
        return [token for token in tokens if token.text]

    def symbols(self, grey: Grey, dpi: float, mode: int) -> list[list[Symbol]]:
        """The characters of each word, as the engine alone reads them."""
        return [symbols for _, symbols in self._words(grey, dpi, mode)]

    def _words(self, grey: Grey, dpi: float, mode: int) -> list[tuple[Token, list[Symbol]]]:
        api = self._api(mode)
        height, width = grey.shape
        api.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(dpi))
        api.Recognize()
        try:
            return self._gathered(api.GetIterator())
        finally:
            api.Clear()

    def _api(self, mode: int) -> Any:
        if self._loaded is None:
            self._loaded = self._module.PyTessBaseAPI(path=self._data, lang=LANGUAGE)
            self._loaded.SetVariable("lstm_choice_mode", "1")
            self._loaded.SetVariable("tessedit_char_blacklist", NEVER_PRINTED)
        self._loaded.SetPageSegMode(mode)
        return self._loaded

    def _gathered(self, iterator: Any) -> list[tuple[Token, list[Symbol]]]:
        """The words with their boxes and characters, their text still to be settled."""
        level = self._module.RIL
        words: list[tuple[Token, list[Symbol]]] = []
        line, baseline, x_height = 0, 0.0, 0.0
        if iterator is None:
            return []
        for item in self._module.iterate_level(iterator, level.SYMBOL):
            if item.Empty(level.SYMBOL):
                continue
            line += item.IsAtBeginningOf(level.TEXTLINE)
            if item.IsAtBeginningOf(level.WORD):
                box = item.BoundingBox(level.WORD) or (0, 0, 0, 0)
                words.append((Token("", box, item.Confidence(level.WORD) / 100, line), []))
                baseline, x_height = _line_of(item, level)
            text = item.GetUTF8Text(level.SYMBOL)
            choices = [(c.GetUTF8Text(), c.Confidence()) for c in item.GetChoiceIterator() or ()]
            place = item.BoundingBox(level.SYMBOL) or (0, 0, 0, 0)
            vowel = Vowel(text, place, baseline, x_height)
            words[-1][1].append(Symbol(text, tuple((t, c) for t, c in choices if t), vowel))
        return words


def _line_of(item: Any, level: Any) -> tuple[float, float]:
    """Where the line of a word stands, and how high its small letters are, in pixels."""
    row = item.RowAttributes()
    (_, start), (_, end) = item.Baseline(level.WORD) or ((0, 0), (0, 0))
    return (start + end) / 2, row["row_height"] - row["ascenders"] + row["descenders"]


@dataclass(slots=True, frozen=True)
class Symbol:
    """A recognised character with the engine's choices and their scores (0 to 100)."""

    text: str
    choices: tuple[tuple[str, float], ...]
    place: Vowel

    def shares(self) -> Shares:
        """The readings with their share of the score, the one taken first."""
        taken = SAME_LETTER.get(self.text, self.text)
        if all(text == self.text for text, _ in self.choices):
            return [(taken, 1.0)]
        scores = {taken: 1.0}
        for choice, score in self.choices:
            text = SAME_LETTER.get(choice, choice)
            scores[text] = max(scores.get(text, 0.0), score)
        total = sum(scores.values())
        rest = sorted(((t, s) for t, s in scores.items() if t != taken), key=lambda p: -p[1])
        return [(t, s / total) for t, s in [(taken, scores[taken]), *rest]]


def _marks_seen(symbols: list[Symbol], grey: Grey) -> dict[Vowel, Floats]:
    """How likely each mark is over the vowels among the characters."""
    vowels = [s.place for s in symbols if has_mark_zone(s.text) and s.place.is_clear]
    return dict(zip(vowels, marks_over(grey, vowels), strict=True)) if vowels else {}


def _word(token: Token, symbols: list[Symbol], seen: Mapping[Vowel, Floats]) -> Token:
    shares = _with_marks([symbol.shares() for symbol in symbols], symbols, seen)
    text = "".join(options[0][0] for options in shares).strip()
    sure = min((options[0][1] for options in shares), default=0.0)
    confidence = max(0.0, min(token.confidence, sure))
    alternatives = alternatives_of(text, shares)
    roman = roman_reading(text)
    if roman:
        alternatives = (roman, *(pair for pair in alternatives if pair[0] != roman[0]))
        confidence = min(confidence, 1 - roman[1])
    return Token(text, token.box, confidence, token.line, alternatives[:MAX_ALTERNATIVES])


def _with_marks(
    own: list[Shares], symbols: list[Symbol], seen: Mapping[Vowel, Floats]
) -> list[Shares]:
    """The readings of a word's characters, weighed by the marks that were seen over its vowels."""
    shares = [
        with_marks_seen(read, seen[symbol.place]) if symbol.place in seen else read
        for read, symbol in zip(own, symbols, strict=True)
    ]
    if all(s[0][0] == o[0][0] for s, o in zip(shares, own, strict=True)):
        return shares
    if _tones(shares) > max(1, _tones(own)):  # a syllable has one: it was seen over a neighbour
        return [
            o if has_tone(s[0][0]) > has_tone(o[0][0]) else s
            for o, s in zip(own, shares, strict=True)
        ]
    return shares


def _tones(shares: list[Shares]) -> int:
    return sum(has_tone(options[0][0]) for options in shares)


def alternatives_of(text: str, shares: list[Shares]) -> tuple[tuple[str, float], ...]:
    """Whole-word readings other than `text`, made from the choices of each character.

    >>> alternatives_of("tố", [[("t", 1.0)], [("ố", 0.75), ("ổ", 0.25)]])
    (('tổ', 0.25),)
    """
    if all(len(options) == 1 for options in shares):
        return ()
    beam: Shares = [("", 1.0)]
    for options in shares:
        beam = [(h + t, p * q) for h, p in beam for t, q in options[:4] if p * q >= LEAST_SHARE]
        if len(options) > 1:
            beam = sorted(beam, key=lambda pair: -pair[1])[: MAX_ALTERNATIVES + 1]
    others = [(t, round(p, 4)) for t, p in beam if t != text and t.strip()]
    return tuple(others[:MAX_ALTERNATIVES])
