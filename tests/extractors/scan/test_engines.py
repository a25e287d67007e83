import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans.font import serif
from extractors.scan.ocr import PAGE, engine_named


@pytest.mark.parametrize("name", ["auto", "tesserocr", "pytesseract"])
def test_each_engine_reads_a_line(name: str) -> None:
    image = Image.new("L", (1200, 200), 255)
    face = ImageFont.truetype(serif("Regular"), 54)
    ImageDraw.Draw(image).text((60, 60), "Trường Mầm non Hoa Hồng", font=face, fill=0)
    tokens = engine_named(name).read(np.array(image), 300, PAGE)
    assert " ".join(token.text for token in tokens) == "Trường Mầm non Hoa Hồng"
    assert len({token.line for token in tokens}) == 1
    assert all(0 < token.confidence <= 1 for token in tokens)
