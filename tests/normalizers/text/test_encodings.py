import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.text import clean
from normalizers.text.cleaning import clean_document
from schemas.document import Document, Line, Page, words_of

CASES = json.loads(
    (Path(__file__).parents[3] / "benchmarks/repair/encodings.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['want'][:20]}")
def test_case(case: dict[str, str]) -> None:
    assert clean(case["read"], case.get("font")) == case["want"]


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x7E), max_size=60))
def test_plain_ascii_is_untouched_unless_viqr(text: str) -> None:
    if not any(sign in text for sign in "'`?~.^(+dD"):
        assert clean(text) == text


@given(st.text(alphabet="aàáâăeèéêoòóôơuùúưđ nhtrcgmb", max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def _document(line: Line) -> Document:
    return Document("a.pdf", "pdf", "0", pages=[Page(1, [line])])


def test_fonts_are_mixed_in_one_line() -> None:
    line = Line(words_of("Tr­êng mÇm non Sơn Ca"))
    for word in line.words[:3]:
        word.font = "ABCDEF+.VnTime"
    steps = clean_document(_document(line))
    assert line.text == "Trường mầm non Sơn Ca"
    assert [step.rule for step in steps] == ["tcvn3", "tcvn3"]
    assert line.words[0].as_read == "Tr­êng"


def test_a_capital_initial_is_not_a_word_in_capitals() -> None:
    line = Line(words_of("Sè: 12, Hµ Néi"))
    for word in line.words:
        word.font = ".VnTime"
    clean_document(_document(line))
    assert line.text == "Số: 12, Hà Nội"


def test_joined_words_keep_the_box_around_both() -> None:
    line = Line(words_of("các tr ường mầm non"))
    clean_document(_document(line))
    assert [word.text for word in line.words] == ["các", "trường", "mầm", "non"]
    assert line.words[1].as_read == "tr ường"
    assert line.read == "các tr ường mầm non"
