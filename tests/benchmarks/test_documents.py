"""The document maker: repeatable, and its truth is what its documents print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.documents import make, specimen
from benchmarks.documents.draft import Json
from benchmarks.documents.names import LEVEL_WORDS
from benchmarks.documents.specimen import NEGATIVES
from benchmarks.documents.tcvn3 import encode
from schemas.findings import FINDING_CODES
from schemas.plan import CitedDocument, Event, Pairing, Party

SEEDS = (1, 2, 3)
LAYOUTS = specimen.all_layouts()


def judged(value: Json, model: type) -> Json:
    """The value without what only a truth has (`…_accept`, optional)."""
    known = model.model_fields  # type: ignore[attr-defined]
    return {k: v for k, v in value.items() if k in known}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_truth_is_printed_and_repeatable(layout: str) -> None:
    for seed in SEEDS:
        document, truth = specimen.make(seed, layout)
        again, same = specimen.make(seed, layout)
        assert truth == same
        assert list(document.texts()) == list(again.texts())
        assert make.check(document, truth) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_truth_has_the_shape_of_the_contract(layout: str) -> None:
    for seed in SEEDS:
        _, truth = specimen.make(seed, layout)
        for one in truth["pairings"]:
            Pairing.model_validate(judged(one, Pairing) | {"schools": []})
            for school in one["schools"]:
                Party.model_validate(judged(school, Party))
        for event in truth["timeline"]:
            Event.model_validate(judged(event, Event))
        for cited in truth["legal_basis"]:
            CitedDocument.model_validate(judged(cited, CitedDocument))
        assert {f["code"] for f in truth["findings"]} <= set(FINDING_CODES)


def test_pairings_hold_two_schools_and_negatives_none() -> None:
    for layout in LAYOUTS:
        _, truth = specimen.make(4, layout)
        assert all(len(p["schools"]) >= 2 for p in truth["pairings"])
        assert bool(truth["pairings"]) == (layout not in NEGATIVES)


def test_names_carry_no_level_word_in_front() -> None:
    words = {w.casefold() for level in LEVEL_WORDS.values() for w in level} | {"trường"}
    for layout in LAYOUTS:
        _, truth = specimen.make(5, layout)
        for one in truth["pairings"]:
            for school in one["schools"]:
                assert school["name"].casefold().split()[0] not in words


def test_a_table_prints_each_row_of_its_pairings() -> None:
    document, truth = specimen.make(6, "two-districts", flawless=True)
    text = list(document.texts())
    for one in truth["pairings"]:
        assert one["row"] in text
        for school in one["schools"]:
            assert any(school["name"] in line for line in text)


def test_files_repeat_byte_for_byte(tmp_path: Path) -> None:
    kinds = ("pdf", "docx", "text-bars", "markdown", "xlsx", "tcvn3")
    for run in ("a", "b"):
        make.make_documents(tmp_path / run, 9, len(kinds), kinds, ["ruled-table", "memorandum"])
    first = sorted(p.name for p in (tmp_path / "a" / "files").iterdir())
    assert len(first) == len(kinds)
    for name in first:
        one, two = (tmp_path / run / "files" / name for run in ("a", "b"))
        assert one.read_bytes() == two.read_bytes()
    truth = json.loads(next((tmp_path / "a" / "truth").iterdir()).read_text(encoding="utf-8"))
    assert truth["source"]["path"] in first


def test_legacy_text_is_not_vietnamese() -> None:
    assert encode("Trường Tiểu học Ứng Hòa") == "Tr\xad\xeang TiÓu häc øng Hßa"
