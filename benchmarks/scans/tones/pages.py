"""Pages of syllables drawn, damaged, cleaned and read; the zones above their vowels, labelled.

The syllables are drawn at random from all that Vietnamese has, so that no usage tells a mark. The
engine says where each letter stands, as it will when a page is read; what it read counts for
nothing but to lay its letters beside those that were drawn.
"""

from __future__ import annotations

import random
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans.damage import damage
from benchmarks.scans.table_page import A4, DPI
from extractors.options import ReadOptions
from extractors.scan.ocr import PAGE, Symbol, Tesserocr, engine_named
from extractors.scan.picture import Grey
from extractors.scan.render import image_pictures
from extractors.scan.sheet import prepared
from extractors.scan.tones import Vowel, facts_of, has_mark_zone, zone_of
from normalizers.text.syllables import PARTS

BEARS_A_MARK = frozenset("\u0301\u0302\u0303\u0306\u0309\u031b")
LEFT, RIGHT, TOP, BOTTOM = 250, 2250, 220, 3200  # pixels of the page


class Recipe(NamedTuple):
    """How a page is made: its face, the size in points, what a scanner did, and the seed."""

    face: Path
    points: float
    condition: str
    seed: int


@dataclass(frozen=True, slots=True)
class Zones:
    """Zones above vowels with facts, what was drawn there, and what the engine read."""

    pixels: NDArray[np.uint8]
    facts: NDArray[np.float32]
    drawn: list[str]
    read: list[str]


def zones_of(recipe: Recipe) -> Zones:
    """The zones of one made page."""
    image, syllables = _page(recipe)
    shot = damage(image, recipe.condition, DPI, recipe.seed)
    engine = engine_named("tesserocr")
    assert isinstance(engine, Tesserocr)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        shot.save(path, dpi=shot.info["dpi"])
        sheet = prepared(next(iter(image_pictures(path, ReadOptions()))), engine)
    words = engine.symbols(sheet.grey, sheet.dpi, PAGE)
    pairs = [
        (letter, symbol)
        for syllable, symbols in _laid_beside(syllables, words)
        for letter, symbol in zip(syllable, symbols, strict=True)
        if has_mark_zone(letter) and symbol.place.is_clear
    ]
    return _gathered(pairs, sheet.grey)


def _gathered(pairs: list[tuple[str, Symbol]], grey: Grey) -> Zones:
    places: list[Vowel] = [symbol.place for _, symbol in pairs]
    return Zones(
        np.stack([zone_of(grey, place) for place in places]),
        np.array([facts_of(place) for place in places], np.float32),
        [letter for letter, _ in pairs],
        [symbol.text for _, symbol in pairs],
    )


def _page(recipe: Recipe) -> tuple[Image.Image, list[str]]:
    """A page full of syllables, and these in order."""
    rng = random.Random(recipe.seed)  # noqa: S311
    face = ImageFont.truetype(str(recipe.face), round(recipe.points * DPI / 72))
    image = Image.new("L", A4, 255)
    draw = ImageDraw.Draw(image)
    written: list[str] = []
    marked = sorted(s for s in PARTS if BEARS_A_MARK & set(unicodedata.normalize("NFD", s)))
    x, y = float(LEFT), float(TOP)
    while y < BOTTOM:
        syllable = _cased(rng.choice(marked), rng)
        if x + face.getlength(syllable) > RIGHT:
            x, y = float(LEFT), y + round(1.35 * recipe.points * DPI / 72)
            continue
        draw.text((x, y), syllable, font=face, fill=0)
        written.append(syllable)
        x += face.getlength(syllable) + face.getlength(" ") * rng.uniform(1, 1.6)
    return image, written


def _cased(syllable: str, rng: random.Random) -> str:
    chance = rng.random()
    return syllable.upper() if chance < 0.15 else syllable.title() if chance < 0.45 else syllable


def _laid_beside(
    syllables: list[str], words: list[list[Symbol]]
) -> Iterator[tuple[str, list[Symbol]]]:
    """Syllables with the letters that the engine read there: those that it read but for marks."""
    read = [_bare("".join(symbol.text for symbol in word)) for word in words]
    matcher = SequenceMatcher(None, [_bare(s) for s in syllables], read, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for syllable, word in zip(syllables[a : a + size], words[b : b + size], strict=True):
            if len(syllable) == len(word):
                yield syllable, word


def _bare(text: str) -> str:
    marked = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in marked if not unicodedata.combining(char))
