"""An I with its full stop that the engine took for an L."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans.font import serif
from extractors.scan.lookalikes import told_apart
from extractors.scan.ocr import Token
from extractors.scan.picture import Grey


def printed(text: str, dpi: int) -> Grey:
    page = Image.new("L", (160, 120), 255)
    font = ImageFont.truetype(serif("Bold"), round(13 * dpi / 72))
    ImageDraw.Draw(page).text((20, 20), text, font=font, fill=0)
    return np.asarray(page)


def read(grey: Grey) -> str:
    rows, columns = np.nonzero(grey < 128)
    box = int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
    return told_apart(Token("L.", box, 0.6, 0), None, grey).text


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_stem_without_an_arm_is_an_i(dpi: int) -> None:
    assert read(printed("I.", dpi)) == "I."


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_an_l_stays(dpi: int) -> None:
    assert read(printed("L.", dpi)) == "L."
