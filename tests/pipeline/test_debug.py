"""`ketnghia show FILE --debug DIR`: what each step of reading a scan saw."""

from pathlib import Path

import pytest
from PIL import Image

from benchmarks.scans.table_page import draw_pages, pair_rows
from pipeline.debug import write_steps
from schemas.errors import WrongUsage
from tests.extractors.scan.test_read import needs_engine


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "page.png"
    page = draw_pages(pair_rows(3, 3))[0].image.resize((1240, 1754)).convert("RGB")
    page.save(path, dpi=(150, 150))
    return path


@needs_engine
def test_a_picture_a_step_is_written(scan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "steps" / "new"
    count = write_steps(scan, folder)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == count
    assert names[0] == "page-01-1-picture.png"
    assert [name[10:-4] for name in names][-2:] == ["cells", "words"]
    words = Image.open(folder / names[-1])
    colours = {colour for _, colour in words.getcolors(1_000_000) or []}
    assert (0, 140, 60) in colours  # a word read surely


@needs_engine
def test_a_folder_that_cannot_be_written_is_said(scan: Path) -> None:
    with pytest.raises(WrongUsage):
        write_steps(scan, scan)


def test_a_text_has_no_pictures(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Kế hoạch kết nghĩa", "utf-8")
    assert write_steps(path, tmp_path / "steps") == 0
