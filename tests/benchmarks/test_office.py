import pytest
from PIL import Image, ImageDraw

from benchmarks.scans.office import FAULTS, scan


def pages() -> list[Image.Image]:
    images = [Image.new("L", (413, 584), 255) for _ in range(3)]
    for n, image in enumerate(images):
        ImageDraw.Draw(image).rectangle((50, 50 + 40 * n, 350, 65 + 40 * n), fill=0)
    return images


@pytest.mark.parametrize("fault", FAULTS)
def test_same_seed_same_pixels(fault: str) -> None:
    first, again, other = (scan(pages()[:2], fault, 50, seed) for seed in (3, 3, 4))
    assert [page.tobytes() for page in first] == [page.tobytes() for page in again]
    assert first[0].tobytes() != other[0].tobytes()


def test_two_pages_on_one_glass() -> None:
    assert [page.size for page in scan(pages(), "a3", 50, 1)] == [(3304, 2336), (1652, 2336)]


def test_unknown_fault() -> None:
    with pytest.raises(ValueError):
        scan(pages(), "rain", 50, 1)
