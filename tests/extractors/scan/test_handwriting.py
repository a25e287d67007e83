"""Digits by hand in a printed form: found, read, doubted; and nothing seen where nothing is."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from benchmarks.handwriting.strokes import Style, drawn
from extractors.scan.handwriting.net import CLASSES, frames_of
from extractors.scan.handwriting.pen import with_pen
from extractors.scan.handwriting.strip import HEIGHT, strip_of
from extractors.scan.handwriting.written import (
    painted_over,
    possible,
    with_symbols,
    without_written,
    written_in,
)
from extractors.scan.ocr import Token
from extractors.scan.picture import Grey, Picture

FONT = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")
BASE, CAP, WHITE = 120, 26, 255

pytestmark = pytest.mark.skipif(not FONT.exists(), reason="no Liberation fonts")


class Form:
    """A page with one line of a letterhead, and the words that an engine would see on it."""

    def __init__(self, before: str, behind: str, blank: int = 130) -> None:
        self.page = Image.new("L", (700, 900), WHITE)
        self.font = ImageFont.truetype(str(FONT), 39)
        self.left = 60 + round(self.font.getlength(before))
        self.right = self.left + blank
        self.tokens: list[Token] = []
        self.print(before, 60)
        self.print(behind, self.right)

    def print(self, text: str, x: int, confidence: float = 0.95) -> None:
        """Print words and let the engine see them."""
        pen = ImageDraw.Draw(self.page)
        pen.text((x, BASE), text, font=self.font, fill=0, anchor="ls")
        for word in text.split(" "):
            wide = round(self.font.getlength(word))
            box = (x, BASE - CAP, x + wide, BASE)
            self.tokens.append(Token(word, box, confidence, 1))
            x += wide + round(self.font.getlength(" "))

    def write(self, digits: str, seed: int) -> Grey:
        """The page with digits in one hand."""
        grey = np.asarray(self.page).copy()
        rng = np.random.default_rng(seed)
        style = Style(rng)
        x = self.left + 12
        for digit in digits:
            glyph = drawn(int(digit), style, rng)
            scale = 1.25 * CAP / glyph.shape[0]
            ink = cv2.resize(glyph, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            top, high, wide = BASE - ink.shape[0] + 2, *ink.shape
            view = grey[top : top + high, x : x + wide]
            np.minimum(view, WHITE - ink, out=view)
            x += wide + 4
        return grey


def read(form: Form, grey: Grey) -> list[tuple[str, str, float]]:
    return [(w.blank.kind, w.token.text, w.token.confidence) for w in _written(form, grey)]


def _written(form: Form, grey: Grey):  # type: ignore[no-untyped-def]
    return written_in(form.tokens, grey, None)


def test_numbers_by_hand_are_read_or_doubted() -> None:
    rights = 0
    for seed, digits in enumerate(("359", "2084", "17", "605", "1942", "88")):
        form = Form("Số:", "/KH-PGDĐT")
        form.tokens.append(Token("J5?", (form.left + 8, BASE - 30, form.right - 9, BASE), 0.1, 1))
        ((kind, text, confidence),) = read(form, form.write(digits, seed))
        assert kind == "number"
        rights += text == digits
        assert text == digits or confidence < 0.9
    assert rights >= 4


def test_days_by_hand() -> None:
    form = Form("Bắc Hà, ngày", "tháng 3 năm 2023")
    found = {kind: text for kind, text, _ in read(form, form.write("26", 4))}
    assert found.get("day") == "26"


@pytest.mark.parametrize("leader", ["", "........", "……", "__"])
def test_a_blank_holds_no_digits(leader: str) -> None:
    form = Form("Số:", "/KH-PGDĐT")
    form.print(leader, form.left + 6, 0.4) if leader else None
    assert read(form, np.asarray(form.page)) == []


def test_a_stamp_over_a_blank_is_no_number() -> None:
    form = Form("Số:", "/KH-PGDĐT")
    pen = ImageDraw.Draw(form.page)
    pen.ellipse((form.left - 30, BASE - 160, form.left + 190, BASE + 60), outline=60, width=4)
    assert all(p < 0.3 for _, _, p in read(form, np.asarray(form.page)))


def test_digits_in_print_are_left_to_the_engine() -> None:
    form = Form("Số:", "/KH-PGDĐT", blank=100)
    form.print("2130", form.left + 12)
    assert read(form, np.asarray(form.page)) == []


def test_pen_s_digits_take_the_place_of_the_engine_s_words() -> None:
    form = Form("Số:", "/KH-PGDĐT")
    glued = Token(":552/KH-PGDĐT", (form.left, BASE - CAP, form.tokens[1].box[2], BASE), 0.2, 1)
    tokens = [form.tokens[0], glued]
    grey = form.write("359", 0)
    written = written_in(tokens, grey, None)
    rest = without_written(tokens, written)
    words = sorted(with_symbols(rest, written), key=lambda token: token.box[0])
    assert [w.by_hand for w in words] == [False, True, False]
    assert words[0].text == "Số:" and words[2].text == "/KH-PGDĐT"
    clean = painted_over(grey, written)
    x0, top, x1, bottom = written[0].token.box
    assert clean[top:bottom, x0:x1].min() == WHITE and grey[top:bottom, x0:x1].min() < 100


def test_impossible_days_are_not_offered() -> None:
    assert possible("day", (("37", 0.6), ("31", 0.3))) == [("31", 0.6)]
    assert possible("number", (("", 1.0),)) == []


def test_the_net_takes_strips_of_any_width() -> None:
    for width in (3, 40, 211):
        frames = frames_of(np.zeros((HEIGHT, width), np.float32))
        assert frames.shape == (width // 2, len(CLASSES))
        assert np.allclose(np.exp(frames).sum(-1), 1, atol=1e-4)
    outside = strip_of(np.full((50, 50), 255, np.uint8), -30, 90, 20, 12)
    assert outside.shape == (HEIGHT, 120) and not outside.any()


def test_blue_ink_is_shown_and_a_red_stamp_is_not() -> None:
    pixels = np.full((400, 300, 3), 250, np.uint8)
    pixels[100:130, 50:56] = (70, 80, 190)
    pixels[60:160, 150:156] = (225, 60, 70)
    pixels[100:130, 200:206] = 20
    pen = with_pen(Picture(pixels, 200, "test"))
    assert pen is not None
    assert pen[115, 53] < 120 and pen[115, 203] < 60 and pen[80, 153] > 200
    assert with_pen(Picture(np.full((400, 300, 3), 250, np.uint8), 200, "test")) is None
