from pathlib import Path

from normalizers.text import Lexicon, learn, lexicon_of, repair_document, wording_of
from normalizers.text.lexicon import Tally
from schemas.document import Document, Page, Reading, line_of

CLEAN = """Căn cứ Kế hoạch số 12/KH-PGDĐT của Phòng Giáo dục và Đào tạo về việc kết nghĩa,
các nhà trường tổ chức thực hiện những nội dung sau đây trong năm học mới:
Thầy cô nắng ấm vườn hồng, học trò nắng ấm vườn hồng, phụ huynh nắng ấm vườn hồng."""
BROKEN = """Phong Gido duc va Pao tao ban hanh ké hoach tb chire két nghia gitta cac
trudng trén dia ban huyén. Thay c6 ning 4m vudn hong, hoc tro ning 4m vudn hong."""


def document(text: str, name: str, method: str = "document") -> Document:
    page = Page(1, [line_of(t) for t in text.split("\n")])
    page.reading = Reading("ocr" if method == "ocr" else "plain-text")
    return Document(name, "text", name, [page])


def test_wording_is_lent_and_never_lifts_confidence() -> None:
    alone = repair_document(document(BROKEN, "b"))
    lexicon = learn([document(CLEAN, "a")])
    together = repair_document(document(BROKEN, "b"), lexicon)
    assert "nắng ấm vườn hồng" in together.text
    lent = [step for step in together.steps if step.rule == "restore-misread-lent"]
    assert lent and all(step.confidence <= 0.85 for step in lent)
    for before, after in zip(alone.lines, together.lines, strict=True):
        for a, b in zip(before.words, after.words, strict=True):
            assert a.text != b.text or b.confidence <= a.confidence


def test_an_ocr_lends_only_what_two_documents_say() -> None:
    one = document(CLEAN, "a", "ocr")
    assert learn([one]).size == 0
    assert learn([one, document(CLEAN, "a", "ocr")]).size == 0  # the same file again
    assert learn([one, document(CLEAN, "c", "ocr")]).size > 0


def test_broken_and_short_documents_lend_nothing() -> None:
    assert wording_of(document(BROKEN * 3, "b")) is None
    assert wording_of(document("Kế hoạch kết nghĩa", "s")) is None


def test_the_order_of_documents_does_not_matter() -> None:
    wordings = [wording_of(document(CLEAN, "a")), wording_of(document(CLEAN + "\nNhư trên.", "c"))]
    results = [
        repair_document(document(BROKEN, "b"), lexicon_of(order)).steps
        for order in (wordings, wordings[::-1])
    ]
    assert results[0] == results[1]


def test_the_trail_names_who_lent_and_a_kept_lexicon_is_the_same(tmp_path: Path) -> None:
    lexicon = learn([document(CLEAN, "abc123abc123ff"), document(CLEAN + "\nNhư trên.", "dd")])
    lexicon.save(tmp_path / "lexicon.npz")
    kept = Lexicon.load(tmp_path / "lexicon.npz")
    assert (kept.digest, kept.size) == (lexicon.digest, lexicon.size)
    steps = repair_document(document(BROKEN, "b"), kept).steps
    lent = [step for step in steps if step.rule == "restore-misread-lent"]
    assert lent and {step.lender for step in lent} <= {"abc123abc123", "0000000000dd", ""}
    assert any(step.lender for step in lent)


def test_a_tally_may_be_counted_in_any_portions() -> None:
    wordings = [wording_of(document(CLEAN, name)) for name in ("a", "c", "d")]
    tally = Tally()
    for wording in wordings:
        assert wording is not None
        tally.add(wording)
        tally.lexicon()
    assert tally.lexicon().digest == lexicon_of(wordings[::-1]).digest
