"""Whole pages, read with the engine that is installed."""

from pathlib import Path

import pytest
from PIL import Image

from benchmarks.scans.damage import damage
from benchmarks.scans.font import serif
from benchmarks.scans.table_page import DPI, draw_pages, pair_rows
from extractors.options import ReadOptions
from extractors.scan import read_image, read_pdf_page
from extractors.tesseract_data import data_folder
from schemas.document import Page, Table
from schemas.errors import SetupMissing, UnreadableFile


def engine_is_missing() -> bool:
    try:
        data_folder()
        serif("Regular")
    except (SetupMissing, FileNotFoundError):
        return True
    return False


needs_engine = pytest.mark.skipif(engine_is_missing(), reason="no Tesseract data or no fonts")


def table_in(page: Page) -> Table:
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    return table


@needs_engine
def test_slanted_stamped_scan(tmp_path: Path) -> None:
    (drawn,) = draw_pages(pair_rows(6, seed=2))
    path = tmp_path / "page.jpg"
    damage(drawn.image, "deg200", DPI, seed=4).save(path, dpi=(200, 200), quality=90)
    (page,) = read_image(path, ReadOptions())
    table = table_in(page)
    assert (table.rows, table.columns) == (7, 5)
    assert all(cell.box is not None for cell in table.cells)
    read = [tuple(cell.text for cell in row[:3] if cell) for row in table.grid()[1:]]
    assert read == [row[:3] for row in drawn.rows]
    assert 590 < page.width < 600 and page.reading.method == "ocr"


@needs_engine
def test_pdf_on_its_side(tmp_path: Path) -> None:
    (drawn,) = draw_pages(pair_rows(4, seed=3))
    path = tmp_path / "page.pdf"
    drawn.image.resize((1654, 2339)).rotate(90, expand=True).save(path, resolution=200)
    page = read_pdf_page(path, 1, ReadOptions())
    assert page.width < page.height
    first = next(iter(page.lines))
    assert first.text.startswith("UBND HUYỆN TÂN HƯNG") and len(first.columns) == 2


@needs_engine
def test_blank_pages_of_a_tiff(tmp_path: Path) -> None:
    path = tmp_path / "blank.tif"
    blank = Image.new("1", (1654, 2339), 1)
    blank.save(path, save_all=True, append_images=[blank], dpi=(200, 200))
    pages = read_image(path, ReadOptions())
    assert [page.number for page in pages] == [1, 2]
    assert all(not page.blocks and page.reading.reason.startswith("blank") for page in pages)


def test_no_image(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    with pytest.raises(UnreadableFile):
        read_image(path, ReadOptions())
