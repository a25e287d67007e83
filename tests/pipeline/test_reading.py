from pathlib import Path

import pikepdf

import extractors
from pipeline.reading import distrust, page_note
from schemas.document import Page, Reading, line_of


def page(text: str, confidence: float, method: str = "ocr") -> Page:
    blocks = [line_of(text)] if text else []
    return Page(3, blocks, 595, 842, Reading(method, "", confidence))  # type: ignore[arg-type]


def test_blank_page_is_told() -> None:
    note = page_note(page("", 1.0))
    assert note is not None and note.code == "page-blank" and note.page == 3


def test_page_of_noise_is_told() -> None:
    note = page_note(page("ÿ ~ lÌ s", 0.2))
    assert note is not None and note.code == "page-unreadable"


def test_read_page_and_digital_page_are_not() -> None:
    assert page_note(page("KẾ HOẠCH", 0.9)) is None
    assert page_note(page("", 1.0, "document")) is None


def test_a_page_with_nothing_on_it_is_not_read_from_its_picture(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
    drawn = pikepdf.Stream(pdf, b"100 100 200 200 re f")
    pdf.pages[1].Contents = drawn
    pdf.save(tmp_path / "a.pdf")
    bare, other = extractors.read(tmp_path / "a.pdf", "a.pdf").pages
    assert distrust(bare) is None
    assert (note := page_note(bare)) is not None and note.code == "page-blank"
    assert distrust(other) == "no text layer"
