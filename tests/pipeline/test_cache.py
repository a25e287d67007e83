from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.work import done_before, lend, process_document
from schemas.document import Cell, Document, Line, Note, Page, Table, Word, line_of
from schemas.geometry import Box
from tests.pipeline.test_run import PLAN_TEXT

OPTIONS = ReadOptions()


def document(text: str = "KẾ HOẠCH", path: str = "a/ke-hoach.pdf") -> Document:
    word = Word(text, 0.5, Box(1, 2, 3, 4), alternatives=(("KÉ", 0.25),), size=13.0)
    table = Table(1, 1, [Cell(0, 0, [line_of("MN Hoa Ban", page=2)], box=Box(0, 0, 9, 9))])
    page = Page(1, [Line([word], align="center"), table], 595.0, 842.0)
    return Document(path, "pdf", "ab" * 32, [page], notes=[Note("page-blank", "3", 3)])


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_a_document_comes_back_as_it_was(cache: Cache) -> None:
    cache.keep_document(document(), OPTIONS)
    assert cache.document("ab" * 32, "a/ke-hoach.pdf", OPTIONS) == document()


def test_a_moved_file_is_found_under_its_new_name(cache: Cache) -> None:
    cache.keep_document(document(), OPTIONS)
    moved = cache.document("ab" * 32, "b/moi.pdf", OPTIONS)
    assert moved == document(path="b/moi.pdf")


def test_other_bytes_options_or_extension_are_absent(cache: Cache) -> None:
    cache.keep_document(document(), OPTIONS)
    assert cache.document("cd" * 32, "a/ke-hoach.pdf", OPTIONS) is None
    other = replace(OPTIONS, max_pages=7)
    assert cache.document("ab" * 32, "a/ke-hoach.pdf", other) is None
    assert cache.document("ab" * 32, "a/ke-hoach.txt", OPTIONS) is None


def test_a_damaged_entry_counts_as_absent(cache: Cache) -> None:
    cache.keep_document(document(), OPTIONS)
    cache.keep_outcome("ab" * 32, OPTIONS, {"plans": ["{}"]})
    for entry in cache.folder.rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:-9])
    assert cache.document("ab" * 32, "a/ke-hoach.pdf", OPTIONS) is None
    assert cache.outcome("ab" * 32, OPTIONS) is None


def test_plans_come_back(cache: Cache) -> None:
    assert cache.outcome("ab" * 32, OPTIONS) is None
    cache.keep_outcome("ab" * 32, OPTIONS, {"plans": ['{"x": 1}', "{}"]})
    assert cache.outcome("ab" * 32, OPTIONS) == {"plans": ['{"x": 1}', "{}"]}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.keep_document(document(text), OPTIONS)
    assert cache.document("ab" * 32, "a/ke-hoach.pdf", OPTIONS) == document(text)


def test_a_file_done_before_has_the_same_outcome(cache: Cache, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "KẾ HOẠCH\nTrường Mầm non Hoa Ban kết nghĩa với Trường Mầm non Cỏ May.\n", "utf-8"
    )
    source = InputDocument((InputFile(path, path.name),))
    assert done_before(source, OPTIONS, cache) is None
    outcome = process_document(source, OPTIONS, cache)
    assert outcome.rows[0].status == "ok"
    assert done_before(source, OPTIONS, cache) == outcome
    assert replace(process_document(source, OPTIONS), wording=outcome.wording) == outcome
    path.write_text("KẾ HOẠCH khác\n", "utf-8")
    assert done_before(source, OPTIONS, cache) is None


def test_a_cache_that_cannot_be_written_costs_no_file(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text("KẾ HOẠCH\n", "utf-8")
    (tmp_path / "blocked").write_text("a file where the folder should be")
    outcome = process_document(
        InputDocument((InputFile(path, path.name),)), OPTIONS, Cache(tmp_path / "blocked")
    )
    assert outcome.rows[0].status == "ok"


def test_what_cannot_be_kept_where_it_should_is_kept_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    cache = Cache(tmp_path / "blocked", spare=tmp_path / "spare")
    cache.keep_document(document(), OPTIONS)
    assert cache.document("ab" * 32, "a/ke-hoach.pdf", OPTIONS) == document()
    assert Cache(tmp_path / "spare").document("ab" * 32, "a/ke-hoach.pdf", OPTIONS) == document()


def test_what_a_document_lends_is_kept_when_it_is_asked_for(cache: Cache, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN_TEXT, "utf-8")
    source = InputDocument((InputFile(path, path.name),))
    outcome = process_document(source, OPTIONS, cache)
    assert outcome.wording and cache.wording(outcome.wording) is None
    assert done_before(source, OPTIONS, cache) == outcome
    lend(source, OPTIONS, cache)
    lent = cache.wording(outcome.wording)
    assert lent is not None and lent.digital and len(lent.keys)
    path.write_text("abc", "utf-8")
    short = process_document(source, OPTIONS, cache)
    lend(source, OPTIONS, cache)
    assert short.wording and short.wording != outcome.wording
    nothing = cache.wording(short.wording)
    assert nothing is not None and not len(nothing.keys)
