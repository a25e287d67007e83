from pipeline.reading import page_note
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
    assert page_note(page("", 1.0, "text-layer")) is None
