"""Marks over vowels are seen in their picture, whatever is usual in their place."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans.font import serif
from extractors.scan.picture import Grey
from extractors.scan.tones import MARKS, Vowel, mark_of, marks_over, with_mark, with_marks_seen

SIZE, BASELINE = 50, 80  # 12 points at 300 dpi


def drawn(letter: str) -> tuple[Grey, Vowel]:
    face = ImageFont.truetype(serif("Regular"), SIZE)
    image = Image.new("L", (160, 120), 255)
    draw = ImageDraw.Draw(image)
    draw.text((60, BASELINE), letter, font=face, fill=0, anchor="ls")
    left, top, right, _ = draw.textbbox((60, BASELINE), letter, font=face, anchor="ls")
    x_height = BASELINE - draw.textbbox((60, BASELINE), "x", font=face, anchor="ls")[1]
    box = (int(left), int(top), int(right), BASELINE)
    return np.array(image), Vowel(letter, box, BASELINE, x_height)


@pytest.mark.parametrize("letter", list("ôốồổỗaáàảãăắằẳẵưứừửữ"))
def test_a_mark_is_seen(letter: str) -> None:
    page, vowel = drawn(letter)
    seen = marks_over(page, [vowel])[0]
    assert int(seen.argmax()) == mark_of(letter)
    assert seen.sum() == pytest.approx(1, abs=1e-3)


def test_the_engine_keeps_what_the_picture_does_not_deny() -> None:
    seen = np.array([0.53, 0.18, 0.06, 0.115, 0.115], np.float32)
    assert with_marks_seen([("ố", 0.7), ("ổ", 0.3)], seen)[0] == ("ố", pytest.approx(0.7))


def test_a_mark_the_engine_did_not_think_of_is_another_reading() -> None:
    seen = np.array([0.01, 0.01, 0.01, 0.96, 0.01], np.float32)
    (first, p), (second, q) = with_marks_seen([("ố", 1.0)], seen)
    assert {first, second} == {"ố", "ổ"}
    assert max(p, q) < 0.9


def test_marks_are_changed_alone() -> None:
    letters = [with_mark("Ấ", mark) for mark in range(len(MARKS))]
    assert letters == ["Â", "Ấ", "Ầ", "Ẩ", "Ẫ"]
