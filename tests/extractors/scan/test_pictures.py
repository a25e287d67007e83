"""Pages as they lie in files: turned, photographed, two on one, of false size; boxes lead home."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from benchmarks.scans.damage import damage
from benchmarks.scans.table_page import DPI, draw_pages, pair_rows
from extractors.options import ReadOptions
from extractors.scan import read_image, read_pdf_page, straightened_picture
from extractors.scan.picture import Grey
from extractors.scan.render import image_pictures
from extractors.scan.two_up import gutter
from extractors.scan.way import back, quarter_turn, rotation
from schemas.document import Page, Table
from tests.extractors.scan.test_read import needs_engine

A4_AT_150 = (1240, 1754)


def drawn(rows: int = 4, seed: int = 3) -> Image.Image:
    return draw_pages(pair_rows(rows, seed))[0].image


def small(image: Image.Image) -> Image.Image:
    return image.resize(A4_AT_150, Image.Resampling.BOX)


def covers_ink(page: Page, grey: Grey, points_a_pixel: float) -> float:
    """Share of the words whose box, led home, holds ink of the picture in the file."""
    boxes = [word.box for line in page.lines for word in line.words if word.box is not None]
    held = 0
    for box in map(page.in_file, boxes):
        x0, top, x1, bottom = (round(value / points_a_pixel) for value in box)
        part = grey[max(0, top) : bottom, max(0, x0) : x1]
        held += part.size > 0 and bool((part < 110).mean() > 0.1)
    return held / max(1, len(boxes))


def header(page: Page) -> str:
    return next(iter(page.lines)).text


@needs_engine
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_read_and_its_boxes_lead_home(
    turns: int, tmp_path: Path
) -> None:
    lying = small(drawn()).rotate(90 * turns, expand=True)
    lying.save(tmp_path / "page.png", dpi=(150, 150))
    (page,) = read_image(tmp_path / "page.png", ReadOptions())
    assert header(page).startswith("UBND HUYỆN TÂN HƯNG")
    assert covers_ink(page, np.array(lying.convert("L")), 72 / 150) > 0.97


@needs_engine
def test_boxes_of_a_slanted_page_lead_home(tmp_path: Path) -> None:
    slanted = small(drawn(8)).convert("L").rotate(2.5, Image.Resampling.BICUBIC, fillcolor=255)
    slanted.save(tmp_path / "page.pdf", resolution=150)
    page = read_pdf_page(tmp_path / "page.pdf", 1, ReadOptions())
    grey = np.array(slanted)
    assert covers_ink(page, grey, 72 / 150) > 0.97
    page.placements = []
    assert covers_ink(page, grey, 72 / 150) < 0.9


@needs_engine
def test_a_photo_is_cut_out_and_its_boxes_lead_home(tmp_path: Path) -> None:
    photo = damage(drawn(8), "photo", DPI, seed=5)
    photo.save(tmp_path / "photo.jpg")  # states no resolution: a point is a pixel
    (page,) = read_image(tmp_path / "photo.jpg", ReadOptions())
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert (table.rows, table.columns) == (9, 5)
    assert "cut out of its surroundings" in page.reading.reason
    assert covers_ink(page, np.array(photo.convert("L")), 1) > 0.95


@needs_engine
def test_two_pages_on_one_picture_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = (page.image for page in draw_pages(pair_rows(30, 5), points=15)[:2])
    both = Image.new("L", (2 * A4_AT_150[0], A4_AT_150[1]), 255)
    both.paste(small(left), (0, 0))
    both.paste(small(right), (A4_AT_150[0], 0))
    both.save(tmp_path / "both.png", dpi=(150, 150))
    (page,) = read_image(tmp_path / "both.png", ReadOptions())
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert (table.rows, table.columns) == (31, 5)
    assert len(page.placements) == 2
    assert covers_ink(page, np.array(both), 72 / 150) > 0.97


def test_a_wide_page_of_one_table_has_no_gutter() -> None:
    page = np.array(small(drawn(12)).resize((1754, 1240)).convert("L"))
    assert gutter(page) is None
    assert gutter(page.T.copy()) is None


@needs_engine
@pytest.mark.parametrize("stated", [None, 72, 600])
def test_a_false_resolution_is_not_believed(stated: int | None, tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    if stated is None:
        small(drawn()).save(path)
    else:
        small(drawn()).save(path, dpi=(stated, stated))
    (page,) = read_image(path, ReadOptions())
    assert header(page).startswith("UBND HUYỆN TÂN HƯNG")
    assert 580 < page.width < 610


@needs_engine
def test_a_picture_on_a_huge_pdf_page_is_read(tmp_path: Path) -> None:
    small(drawn()).convert("L").save(tmp_path / "huge.pdf", resolution=30)
    page = read_pdf_page(tmp_path / "huge.pdf", 1, ReadOptions())
    assert header(page).startswith("UBND HUYỆN TÂN HƯNG")


@needs_engine
def test_the_flat_pixels_of_a_fax_are_made_square(tmp_path: Path) -> None:
    fax = drawn().resize((1728, 1146)).convert("1")
    fax.save(tmp_path / "fax.tif", compression="group4", dpi=(204, 98))
    (page,) = read_image(tmp_path / "fax.tif", ReadOptions())
    assert page.height > 1.3 * page.width
    assert "HUYỆN" in page.text


@needs_engine
def test_the_straight_picture_is_given_to_who_wants_it(tmp_path: Path) -> None:
    small(drawn()).rotate(2, fillcolor=255).save(tmp_path / "page.png", dpi=(150, 150))
    (picture,) = image_pictures(tmp_path / "page.png", ReadOptions())
    straight = straightened_picture(picture, ReadOptions())
    assert straight.is_grey and "straightened" in straight.origin


def test_ways_there_and_back() -> None:
    way = rotation(3, 200, 100) @ quarter_turn(1, 100, 200)
    there = way @ [30, 40, 1]
    assert np.allclose(back(way) @ there, [30, 40, 1])
    assert cv2.determinant(way) > 0
