"""The frozen test documents: exact, repeatable, and unlike the development documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.documents import make, names, places, specimen, wording
from benchmarks.documents.draft import Json
from benchmarks.documents.model import Table
from benchmarks.documents.opened_split import names as own_names
from benchmarks.documents.opened_split import places as own_places
from benchmarks.documents.opened_split import sheet
from benchmarks.documents.opened_split import specimen as frozen
from benchmarks.documents.opened_split import wording as own_wording
from benchmarks.documents.plans import offices
from schemas.findings import FINDING_CODES
from schemas.plan import CitedDocument, Event, Pairing, Party

SEEDS = range(1, 6)
LAYOUTS = frozen.all_layouts()


def judged(value: Json, model: type) -> Json:
    """The value without what only a truth has."""
    known = model.model_fields  # type: ignore[attr-defined]
    return {k: v for k, v in value.items() if k in known}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_truth_is_printed_and_repeatable(layout: str) -> None:
    for seed in SEEDS:
        document, truth = frozen.make(seed, layout)
        again, same = frozen.make(seed, layout)
        assert truth == same
        assert list(document.texts()) == list(again.texts())
        assert make.check(document, truth) == []
        text = " ".join(" ".join(document.texts()).split())
        for one in (*truth["timeline"], *truth["tasks"]):
            assert (one.get("activity") or one["text"]) in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_truth_has_the_shape_of_the_contract(layout: str) -> None:
    for seed in SEEDS:
        _, truth = frozen.make(seed, layout)
        assert bool(truth["pairings"]) == (not layout.startswith("no-"))
        for one in truth["pairings"]:
            Pairing.model_validate(judged(one, Pairing) | {"schools": []})
            assert len(one["schools"]) >= 2
            for school in one["schools"]:
                Party.model_validate(judged(school, Party))
        for event in truth["timeline"]:
            Event.model_validate(judged(event, Event))
        for cited in truth["legal_basis"]:
            CitedDocument.model_validate(judged(cited, CitedDocument))
        assert {f["code"] for f in truth["findings"]} <= set(FINDING_CODES)


@pytest.mark.parametrize("layout", frozen.LAYOUTS)
def test_no_school_stands_in_two_pairings(layout: str) -> None:
    for seed in SEEDS:
        _, truth = frozen.make(seed, layout)
        schools = [(x["level"], x["name"]) for p in truth["pairings"] for x in p["schools"]]
        assert len(schools) == len(set(schools))


@pytest.mark.parametrize("layout", ["stacked-pairs", "district-header", "help-terms", "annexes"])
def test_each_row_holds_the_schools_of_its_number(layout: str) -> None:
    for seed in SEEDS:
        document, truth = frozen.make(seed, layout)
        tables = [b for b in document.blocks if isinstance(b, Table)]
        rows = [r for t in tables for r in t.rows if r[0].text.isdigit()]
        assert len(rows) == len(truth["pairings"])
        for row, one in zip(rows, truth["pairings"], strict=True):
            assert row[0].text == one["row"]
            printed = "\n".join(c.text for c in row).casefold()
            assert all(x["name"].casefold() in printed for x in one["schools"])


def test_nothing_is_shared_with_the_development_documents() -> None:
    assert not set(LAYOUTS) & set(specimen.all_layouts())
    assert not set(sheet.FACES) & set(offices.FONTS)
    provinces = {d.province for d in places.DISTRICTS} | set(places.NEW_COMMUNES)
    own = {d.province for pair in own_places.PAIRS for d in pair} | set(own_places.REFORMED)
    assert not own & provinces
    assert len(own) >= 8
    assert not set(own_names.NURSERY) & set(names.FLOWERS)
    assert not set(own_names.PEOPLE) & set(names.PERSONS)
    assert not sentences(own_wording) & sentences(wording)


def sentences(module: object) -> set[str]:
    pools = [v for k, v in vars(module).items() if k.isupper() and isinstance(v, tuple)]
    return {text for pool in pools for text in pool if isinstance(text, str) and len(text) > 25}


def test_slips_are_planted_and_told() -> None:
    codes = {
        finding["code"]
        for layout in frozen.LAYOUTS
        for seed in range(20)
        for finding in frozen.make(seed, layout)[1]["findings"]
    }
    assert {"row-gap", "name-two-spellings", "period-conflict", "number-mismatch"} <= codes


def test_files_repeat_byte_for_byte(tmp_path: Path) -> None:
    kinds = ("pdf", "docx", "text-bars", "xlsx")
    layouts = ["level-matrix", "pledge"]
    for run in ("a", "b"):
        make.make_documents(tmp_path / run, 9, len(kinds), kinds, layouts, split="opened")
    files = sorted(p.name for p in (tmp_path / "a" / "files").iterdir())
    assert len(files) == len(kinds)
    for name in files:
        one, two = (tmp_path / run / "files" / name for run in ("a", "b"))
        assert one.read_bytes() == two.read_bytes()
