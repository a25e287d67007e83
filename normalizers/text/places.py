"""The decoder's places for the tokens of a text: one for each word, number and mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from normalizers.text.abbreviations import as_abbreviation
from normalizers.text.candidates import (
    BEGINS,
    NAMED,
    abbreviation_readings,
    misread_readings,
    single,
    split,
    stripped_readings,
)
from normalizers.text.channel import Channel, MisreadChannel
from normalizers.text.language_model import Array
from normalizers.text.pieces import Piece, ends_phrase, pieces_of, roman_numeral
from normalizers.text.spellings import Readings
from normalizers.text.tokens import NUMBER, PUNCTUATION, START

_NOTES = {"d/c": "đ/c", "D/c": "Đ/c"}  # đồng chí, comrade; địa chỉ, address
# What the language model hears for the short form of two words: báo cáo, report; thực hiện, carry
# out; phối hợp, work together; chỉ đạo, lead.
_SAID = {"b/c": "báo", "t/h": "thực", "p/h": "phối", "c/đ": "chỉ", "đ/c": "đồng"}
_FIGURE_WORDS = frozenset("60")  # ở (at), alone, is often read as one of these figures
_AS_FIGURE = 0.05  # nats: that a figure is one
_MIXED_SYMBOLS = ("CTr", "TTr", "BCTr", "TTg")  # programme, submission, Prime Minister
_SHORT = 3  # letters of an abbreviation in a document's number that may be spelt like a word


# A name and the letter that counts its schools (Bình ĐaA, not NGHiA), số (number) and its figure
# (s61), a school's level and its name (THAn).
_GLUED = re.compile(
    r"^(?P<name>(?![A-ZĐ]{2})[^\W\d_]+[^\W\d_A-Z])(?P<letter>[A-D])$"
    r"|^(?P<number>[sS][6oOóéèdO])(?P<figure>[1-9])$"
    r"|^(?P<level>TH|MN|MG|THCS|THPT)(?P<titled>[A-ZĐ][^\W\d_A-Z]+)$"
)


@dataclass(slots=True)
class Part:
    """A piece of a token with its candidates; `place` is its number in the decoder's sequence."""

    observed: str
    readings: Readings | None = None
    place: int = -1
    space: bool = False  # a space goes before it


def _parts_of(text: str, channel: MisreadChannel | None, *, code: bool) -> list[Part]:
    """As below, found once for a channel."""
    if channel is None:
        return _word_parts(text, None)
    known = channel.parted.get((text, code))
    if known is None:
        parts = _word_parts(text, channel, code=code)
        known = tuple((p.observed, p.readings, p.space) for p in parts if p.readings is not None)
        channel.parted[text, code] = known
    return [Part(observed, readings, space=space) for observed, readings, space in known]


def _word_parts(text: str, channel: MisreadChannel | None, *, code: bool = False) -> list[Part]:
    """A word, or two that lost their space; `channel` None: only marks are missing.

    `code`: a part of a document's number, whose abbreviations no context tells apart.
    """
    abbreviation = as_abbreviation(text, known_only=channel is not None)
    if abbreviation is not None:
        readings = abbreviation_readings(abbreviation, misread=channel is not None and not code)
        return [Part(abbreviation, readings)]
    if channel is None:
        return [Part(text, stripped_readings(text))]
    glued = _GLUED.match(text)
    if glued and (text[0].isupper() or glued["figure"]):
        left, right = (part for part in glued.groups() if part)
        if len(right) > 1:
            parts = [*_word_parts(left, channel), *_word_parts(right, channel)]
        else:
            said = NUMBER if right.isdigit() else right.lower()
            parts = [*_word_parts(left, channel), Part(right, single(said))]
        parts[-1].space = True
        return parts
    two = split(text, channel)
    if two is None:
        return [Part(text, misread_readings(text, channel))]
    parts = [part for half in two for part in _word_parts(half, channel)]
    parts[-1].space = True
    return parts


class Places:
    """The decoder's places for tokens, gathered token by token."""

    def __init__(self, channel: MisreadChannel | None, topic: Array | None) -> None:
        self.channel = channel
        self.topic = topic
        self.places: list[Readings] = []
        self.titled: list[int] = []  # places of words with one capital, their first letter
        self.inside: list[int] = []  # those of them that no sign and no other item stands before
        self.tokens: list[list[Part]] = []
        self._punctuation, self._number, self._start = (
            single(c) for c in (PUNCTUATION, NUMBER, START)
        )

    def start(self) -> None:
        self.places.append(self._start)

    def _mark(self) -> None:
        if self.places[-1] is not self._punctuation:
            self.places.append(self._punctuation)

    def keep(self, token: str) -> None:
        self.places.append(self._number)
        self.tokens.append([Part(token)])

    def mark(self, token: str) -> None:
        """A sign that begins an item."""
        self.tokens.append([Part(token)])

    def add(self, token: str, *, first: bool, capitals: bool) -> None:
        """A token; `first` of its sequence, which is in `capitals`."""
        misread = self.channel is not None
        pieces = pieces_of(token, misread=misread)
        code = "/" in token and _is_code(pieces)
        numbered = "/" in token and any(c.isdigit() for c in token)
        parts: list[Part] = []
        for piece in pieces:
            if piece.kind == "punctuation":
                if ends_phrase(piece, misread=misread):
                    self._mark()
                parts.append(Part(piece.text))
            elif piece.kind == "number" and not misread and piece.text in _NOTES:
                parts.append(Part(_NOTES[piece.text]))
                self.places.append(self._counted(parts[-1].observed.lower()))
            elif self.channel and token in _FIGURE_WORDS and not first:
                parts.append(self._figure(token, self.channel))
            elif piece.kind == "number":
                self.places.append(self._counted(piece.text))
                parts.append(Part(_label(piece, pieces, first and capitals and misread)))
            elif code and _is_symbol(piece.text):
                parts.append(Part(as_abbreviation(piece.text) or piece.text))
                self.places.append(single(parts[-1].observed.lower()))
            else:
                heading = capitals and not first and len(pieces) == 1
                parts += self._word(piece.text, heading=heading, code=numbered)
        self.tokens.append(parts)

    def _counted(self, text: str) -> Readings:
        """A number, or the letters that count as one (bên A, học kỳ II) as the model has them."""
        said = _SAID.get(text, text)
        return single(said.lower()) if said.isalpha() else self._number

    def _figure(self, figure: str, channel: MisreadChannel) -> Part:
        """A figure that stands alone, or the word that an OCR read as it: `trường 6 các xã`."""
        words, costs = misread_readings(figure, channel)
        number = np.append(words, self._number.words), np.append(costs, _AS_FIGURE)
        part = Part(figure, Readings(*number), place=len(self.places))
        self.places.append(Readings(*number))
        return part

    def named(self) -> Array:
        """For each place how likely its word and the one before are parts of a name, below 0 how
        likely its word begins one: a capital inside a sentence."""
        channel: Channel = "misread" if self.channel else "stripped"
        titled, inside = np.zeros((2, len(self.places) + 1), dtype=bool)
        titled[self.titled] = True
        inside[self.inside] = True
        before = np.roll(titled, 1)
        named: Array = NAMED[channel] * (titled & before) - BEGINS[channel] * (inside & ~before)
        return named[:-1]

    def _word(self, text: str, *, heading: bool, code: bool) -> list[Part]:
        """A word or numeral; inside a heading in capitals VI may be VỊ (ĐƠN VỊ, unit)."""
        numeral = roman_numeral(text, misread=self.channel is not None)
        if numeral is not None and not (heading and text == "VI"):
            self.places.append(self._counted(numeral))
            return [Part(numeral)]
        parts = _parts_of(text, self.channel, code=code)
        for part in parts:
            part.place = len(self.places)
            if part.observed[0].isupper() and not any(c.isupper() for c in part.observed[1:]):
                self.titled.append(part.place)
                signs = (self._start, self._punctuation, self._number)
                if not any(self.places[-1] is sign for sign in signs):
                    self.inside.append(part.place)
            assert part.readings is not None
            readings = part.readings
            if self.topic is not None and len(readings.words) > 1:
                readings = Readings(readings.words, readings.costs - self.topic[readings.words])
            self.places.append(readings)
        return parts


def _is_code(pieces: Sequence[Piece]) -> bool:
    """True for the number of a document (06-CTr/TU), whose capitals are no words.

    >>> [_is_code(pieces_of(t, misread=True)) for t in ("06-CTr/TU", "388/BC-PGDDT", "/KH-UBND")]
    [True, True, True]
    >>> [_is_code(pieces_of(t, misread=True)) for t in ("TH/THCS", "8/Mam non", "1/MN-TH")]
    [False, False, False]
    """
    if any(p.kind == "number" for p in pieces):
        return any(p.text == "/" for p in pieces)
    first, *rest = pieces
    opens = first.text == "/" or (first.text[-1:] == "/" and len(first.text) > 2)
    return opens and any(p.text == "-" for p in rest)


def _is_symbol(text: str) -> bool:
    """Whether a part of a document's number is a symbol of it and no broken word.

    >>> [_is_symbol(text) for text in ("BC", "TTr", "QD", "Mam", "SGDDT")]
    [True, True, True, False, False]
    """
    return (len(text) <= _SHORT and text.isupper()) or text in _MIXED_SYMBOLS


def _label(piece: Piece, pieces: Sequence[Piece], misread_heading: bool) -> str:
    """A number as it stays; `L.` and `1.` before a heading in capitals were misread `I.`."""
    if misread_heading and piece.text in ("L", "l") and pieces[-1].text.startswith("."):
        return "I"
    return piece.text
