import pytest
from PIL import Image, ImageDraw

from benchmarks.scans.damage import CONDITIONS, damage


def page() -> Image.Image:
    image = Image.new("L", (827, 1169), 255)
    ImageDraw.Draw(image).rectangle((100, 100, 700, 130), fill=0)
    return image


@pytest.mark.parametrize("condition", CONDITIONS)
def test_same_seed_same_pixels(condition: str) -> None:
    first = damage(page(), condition, 100, 3)
    assert first.tobytes() == damage(page(), condition, 100, 3).tobytes()
    if not condition.startswith("clean"):
        assert first.tobytes() != damage(page(), condition, 100, 4).tobytes()


def test_size_follows_the_condition() -> None:
    assert damage(page(), "deg200", 100, 1).size == (1654, 2338)
    assert damage(page(), "bw200", 100, 1).mode == "1"


def test_unknown_condition() -> None:
    with pytest.raises(ValueError):
        damage(page(), "deg600", 100, 1)
