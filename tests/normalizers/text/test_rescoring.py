import pytest

from normalizers.text import repair_document
from schemas.document import Document, Line, Page, Reading, words_of

BEFORE = "Phòng Giáo dục và Đào tạo ban hành"


def scanned(text: str, doubted: str, alternatives: tuple[tuple[str, float], ...] = ()) -> Document:
    words = words_of(text, confidence=0.99)
    for word in words:
        if word.text == doubted:
            word.confidence, word.alternatives = 0.5, alternatives
    page = Page(1, [Line(words)], reading=Reading("ocr"))
    return repair_document(Document("a.png", "image", "0", [page]))


@pytest.mark.parametrize(
    ("doubted", "right"), [("ké", "kế"), ("KÉ", "KẾ"), ("kê", "kế"), ("tauã", "tauã")]
)
def test_doubtful_words_follow_their_context(doubted: str, right: str) -> None:
    following = "HOẠCH" if doubted.isupper() else "hoạch"
    document = scanned(f"{BEFORE} {doubted} {following} năm học", doubted)
    assert document.text == f"{BEFORE} {right} {following} năm học"


def test_an_alternative_of_the_engine_is_taken() -> None:
    document = scanned(f"{BEFORE} kế hoạch năm hẹc", "hẹc", (("học", 0.3), ("hạc", 0.1)))
    assert document.text.endswith("năm học")
    word = document.pages[0].blocks[0].words[-1]  # type: ignore[union-attr]
    assert (word.as_read, word.confidence <= 0.95) == ("hẹc", True)
    assert [step.rule for step in document.steps] == ["rescore"]


@pytest.mark.parametrize("name", ["Krông", "Lơng", "Jút", "Vạn", "Đrông"])
def test_names_are_not_pulled_to_commoner_words(name: str) -> None:
    document = scanned(f"{BEFORE} kế hoạch của Trường Tiểu học {name} Khê năm học", name)
    assert name in document.text.split()


def test_sure_words_are_not_asked_about() -> None:
    words = words_of("Phòng Giáo dục ban hành kẻ hoạch", confidence=0.99)
    page = Page(1, [Line(words)], reading=Reading("ocr"))
    assert repair_document(Document("a.png", "image", "0", [page])).steps == []
