import json
import unicodedata
from pathlib import Path

import pytest

from normalizers.text import (
    channel_logprob,
    decode_phrase,
    reading_quality,
    repair_document,
    repair_text,
)
from normalizers.text.syllables import strip_marks
from schemas.document import Cell, Document, Line, Method, Page, Table, line_of, words_of

SHARED = Path(__file__).parents[4] / "shared"
MISREAD = """Phong Gido duc va Pao tao ban hanh ké hoach tb chire két nghia gitta cac
trudng trén dia ban huyén nim hoc 2023 - 2024 nhu sau:

1|Mam non Hoa Hong Mam non Son Ca
10{Mém non Binh Minh M4m non Hoa Sen
8/Mam non Tudi Tho Mam non Mang Non"""
NEGATIVE = json.loads((Path(__file__).parent / "negative.json").read_text(encoding="utf-8"))
CLEAN = """Phòng Giáo dục và Đào tạo ban hành kế hoạch kết nghĩa giữa các trường.
- Email: pgd@edu.vn; số 4340/KH-SGDĐT ngày 12/12/2022; Trường Marie Curie II, True North.
The Department of Education and Training issued this plan for all schools of the district."""


def document_of(text: str) -> Document:
    return Document("a.txt", "text", "0", pages=[Page(1, [line_of(t) for t in text.split("\n")])])


def test_clean_text_is_untouched() -> None:
    assert repair_text(CLEAN).text == CLEAN
    assert repair_text(CLEAN).steps == []


def test_misread_text_is_restored_and_its_separators_stay() -> None:
    lines = repair_text(MISREAD).text.split("\n")
    assert lines[0].startswith("Phòng Giáo dục và Đào tạo ban hành kế hoạch ")
    assert "2023 - 2024" in lines[1]
    assert lines[3] == "1|Mầm non Hoa Hồng Mầm non Sơn Ca"
    assert lines[4] == "10{Mầm non Bình Minh Mầm non Hoa Sen"
    assert lines[5].startswith("8/Mầm non Tuổi Thơ Mầm non Măng Non")


def test_white_space_stays() -> None:
    broken = strip_marks("  Kế hoạch\tkết nghĩa   của các trường tiểu học trên địa bàn huyện\n\n")
    fixed = repair_text(broken).text
    assert [len(a) for a in fixed.split("\n")] == [len(a) for a in broken.split("\n")]
    assert fixed.startswith("  Kế hoạch\tkết nghĩa   của")


def test_words_keep_what_was_read_and_get_alternatives() -> None:
    document = repair_document(document_of(MISREAD))
    line = next(document.lines)
    assert line.read is not None and line.read.startswith("Phong Gido")
    word = line.words[1]
    assert (word.text, word.read) == ("Giáo", "Gido")
    assert 0 < word.confidence <= 1
    assert all(0 < chance <= 1 for _, chance in word.alternatives)
    assert document.pages[0].reading.repaired == len(document.steps) > 20
    assert all(step.rule == "restore-misread" for step in document.steps)


def test_cells_are_restored_by_the_evidence_of_their_page() -> None:
    cell = Cell(0, 0, [Line(words_of("Mam non Hoa Hong"))])
    page = Page(1, [*(line_of(t) for t in MISREAD.split("\n")), Table(1, 1, [cell])])
    repair_document(Document("a.txt", "text", "0", pages=[page]))
    assert cell.text == "Mầm non Hoa Hồng"


@pytest.mark.parametrize("method", ["document", "text-layer", "plain-text"])
@pytest.mark.parametrize("lines", NEGATIVE, ids=lambda lines: lines[0][:20])
def test_names_and_signs_of_clean_documents_stay(lines: list[str], method: Method) -> None:
    document = document_of("\n".join(lines))
    document.pages[0].reading.method = method
    assert repair_document(document).steps == []
    assert document.text == "\n".join(lines)


def test_foreign_text_is_left_alone() -> None:
    text = "Le directeur de l'école a décidé de créer une équipe pour la qualité de la région."
    assert repair_text(text).text == text


def test_protected_tokens_stay_in_broken_text() -> None:
    broken = MISREAD + "\nEmail: pgd@edu.vn, www.moet.gov.vn, 12/12/2022, 07h30, lớp 5A, III."
    fixed = repair_text(broken).text
    for token in ("pgd@edu.vn,", "www.moet.gov.vn,", "12/12/2022,", "07h30,", "5A,", "III."):
        assert token in fixed


def test_phrase_decoding_ranks_by_channel_and_model() -> None:
    best = decode_phrase(["Nguyén", "Trai"], before=["trường"])
    assert best[0][0] == "Nguyễn Trãi"
    assert abs(sum(chance for _, chance in best)) <= 1.0 + 1e-9
    assert channel_logprob("Yét Kiéu", "Yết Kiêu") > channel_logprob("Yét Kiéu", "Yên Nghĩa")


def test_quality_orders_clean_over_stripped() -> None:
    text = "Căn cứ tình hình thực tế, nhà trường xây dựng kế hoạch kết nghĩa như sau"
    assert reading_quality(text) > 0.9
    assert reading_quality(strip_marks(text)) < 0.1


@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_clean_plans_are_untouched(number: str) -> None:
    if not SHARED.exists():
        pytest.skip("research material is not beside the checkout")
    path = next((SHARED / "seeds").glob(f"{number}_*"))
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    document = repair_document(document_of(text))
    assert document.steps == []
    assert repair_text(text).text == text


def test_in_domain_text_is_not_lifted_from_the_plans() -> None:
    if not SHARED.exists():
        pytest.skip("research material is not beside the checkout")
    from normalizers.text.tokens import model_tokens

    def runs(text: str) -> set[tuple[str, ...]]:
        words = [w for w in model_tokens(text) if not w.startswith("<")]
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    seeds = set().union(
        *(runs(p.read_text(encoding="utf-8").replace("\n", " ")) for p in SHARED.glob("seeds/*"))
    )
    own = Path(__file__).parents[3] / "benchmarks/language_model/in_domain.txt"
    for line in own.read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or not runs(line) & seeds, line
